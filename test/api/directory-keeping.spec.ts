// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { workOff } from '../support/jobs.js';
import { withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

const house = openHouse();
let agency: Agency;
beforeAll(async () => void (agency = await foundAgency(house)));

const oak = { street: '1 Oak', city: 'Urbana', state: 'IL', zip: '61801', isConfidential: false };
const service = (name: string, more: object = {}) => ({ name, organization: 'Place keepers', description: 'Help.', ...more });
const everyDay = { days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], opensAt: '00:00', closesAt: '00:00' };
const found = async (asked: object, person: Person = agency.caseworker) =>
  (await person.post('/directory/search', asked)).body.items as { name: string; open: string; address: string | null }[];

describe('a service added by hand', () => {
  it('gets kinds of help, hours and places, and each of them can be changed', async () => {
    const { caseworker } = agency;
    const kinds = (await caseworker.get('/directory/terms')).body.items as { id: string; kind: string }[];
    const [food, legal] = ['food', 'legal'].map((code) => kinds.find(({ kind }) => kind === code)!.id);
    const added = await caseworker.post('/directory/services', service('Night kitchen', { terms: [food], hours: [everyDay] }));
    expect(added.body).toMatchObject({
      terms: [{ kind: 'food', name: 'Food' }],
      hours: [{ opensAt: '00:00:00', closesAt: '00:00:00', isWeekly: true }],
    });
    expect(await found({ terms: [food], openNow: true })).toMatchObject([{ name: 'Night kitchen', open: 'open' }]);
    const path = `/directory/services/${added.body.id}`;
    const moved = await caseworker.patch(path, { terms: [legal], hours: [] }, 1);
    expect(moved.body).toMatchObject({ terms: [{ kind: 'legal' }], hours: [] });
    expect([await found({ terms: [food] }), (await found({ terms: [legal] })).length]).toEqual([[], 1]);
    expect((await caseworker.patch(path, { terms: [added.body.id] }, 2)).body.errors).toMatchObject([{ code: 'no-such-term' }]);
    const placed = await caseworker.post(`${path}/places`, { ...oak, timeZone: 'Pacific/Auckland', hours: [everyDay] });
    expect(placed.body.places).toMatchObject([
      { address: '1 Oak, Urbana, IL 61801', street: '1 Oak', timeZone: 'Pacific/Auckland', open: 'open', version: 1 },
    ]);
    for (const hours of [[{ ...everyDay, days: [] }], [{ ...everyDay, opensAt: '25:00' }]])
      expect((await caseworker.patch(path, { hours }, 2)).status).toBe(422);
    expect((await agency.caregiver.post(`${path}/places`, oak)).status).toBe(404);
  });

  it('is open by the clock of its place', async () => {
    const { caseworker } = agency;
    const at = (zone: string) =>
      new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
    const parts = Object.fromEntries(
      at('Asia/Kolkata')
        .formatToParts(house.now())
        .map(({ type, value }) => [type, value]),
    );
    const hour = Number(parts['hour']);
    const clock = (add: number) => `${String((hour + add + 24) % 24).padStart(2, '0')}:00`;
    const hours = [{ days: everyDay.days, opensAt: clock(-1), closesAt: clock(2) }];
    await caseworker.post('/directory/services', service('Far clock', { hours, place: { ...oak, timeZone: 'Asia/Kolkata' } }));
    await caseworker.post('/directory/services', service('Near clock', { hours, place: oak }));
    const both = await found({ words: 'clock' });
    expect(both.map(({ name, open }) => [name, open]).sort()).toEqual([
      ['Far clock', 'open'],
      ['Near clock', 'closed'],
    ]);
  });
});

describe('a place', () => {
  it('is corrected one version at a time, and its distance with it', async () => {
    const { caseworker, manager } = agency;
    const { body } = await caseworker.post('/directory/services', service('Moving house', { place: oak }));
    const [other, [place]] = [await caseworker.post('/directory/services', service('Elsewhere')), body.places];
    const path = `/directory/services/${body.id}/places/${place.id}`;
    const change = { street: '9 Lake', city: 'Chicago', zip: '60601', phone: '312-555-0100', name: 'The tower' };
    expect((await manager.patch(path, change)).status).toBe(428);
    const changed = await manager.patch(path, change, 1);
    expect(changed.body.places).toMatchObject([
      { name: 'The tower', address: '9 Lake, Chicago, IL 60601', phones: [{ number: '312-555-0100' }], version: 2 },
    ]);
    expect((await caseworker.patch(path, change, 1)).body).toMatchObject({ status: 412, current: 2 });
    expect(await found({ words: 'moving', zip: '61801' })).toEqual([]);
    expect(await found({ words: 'moving', zip: '60601' })).toMatchObject([{ address: '9 Lake, Chicago, IL 60601' }]);
    expect((await caseworker.patch(path, { phone: '12' }, 2)).status).toBe(422);
    for (const [person, at] of [
      [agency.caregiver, path],
      [caseworker, `/directory/services/${other.body.id}/places/${place.id}`],
      [caseworker, `/directory/services/${body.id}/confidential-places/${place.id}`],
    ] as const)
      expect((await person.patch(at, { name: 'x' }, 2)).status).toBe(404);
  });

  it('that must be hidden is in nothing that leaves from that moment on, and is opened again only with a fresh code', async () => {
    const { caseworker, manager, caregiver } = agency;
    const { id: youthId } = await openFile(caseworker);
    await placeCaregiver(house, agency, youthId, caregiver);
    const { body } = await caseworker.post(
      '/directory/services',
      service('Safe hut', { place: { ...oak, street: '7 Hidden Way' } }),
    );
    const [{ id: placeId }] = body.places;
    const list = await caseworker.post(`/youth/${youthId}/lists`, { name: 'Beds', serviceIds: [body.id] });
    const at = `/youth/${youthId}/lists/${list.body.id}`;
    await caseworker.patch(at, { isShared: true }, 1);
    const exported = async () => {
      const { body: job } = await manager.post('/directory/exports', {});
      await workOff(house, manager, job.id);
      return manager.get(`/jobs/${job.id}/result`);
    };
    const whatLeaves = () =>
      Promise.all([
        caseworker.post('/directory/search', { words: 'hut' }),
        caseworker.post(`/youth/${youthId}/directory/search`, { zip: '61801' }),
        caregiver.get(`/directory/services/${body.id}`),
        caseworker.get(`/directory/services/${body.id}`),
        caregiver.get(at),
        caregiver.post(`${at}/prints`),
        caseworker.get(`/hsds/services/${body.id}`),
        caseworker.get('/hsds/service_at_locations?full=true&per_page=1000'),
        exported(),
      ]);
    for (const { text } of await whatLeaves()) expect(text).toContain('7 Hidden Way');
    const hidden = await caseworker.patch(`/directory/services/${body.id}/places/${placeId}`, { isConfidential: true }, 1);
    expect([hidden.status, hidden.body.places, hidden.body.confidentialPlaces]).toEqual([200, [], 1]);
    for (const { text } of [hidden, ...(await whatLeaves())])
      expect([text.includes('7 Hidden Way'), text.includes(placeId)]).toEqual([false, false]);
    expect((await found({ words: 'hut' })).length).toBe(1);
    const { rows } = await house.owner.query(
      `select action, fields_touched from harbor.audit_event where agency_id = $1 and resource_id = $2 order by at desc limit 1`,
      [agency.id, placeId],
    );
    expect(rows).toEqual([{ action: 'directory.placeChanged', fields_touched: ['isConfidential'] }]);

    const closed = `/directory/services/${body.id}/confidential-places`;
    expect((await caseworker.patch(`/directory/services/${body.id}/places/${placeId}`, { name: 'x' }, 2)).status).toBe(404);
    const tired = await withoutFreshFactor(house, agency, manager, 'program_manager');
    expect((await tired.patch(`${closed}/${placeId}`, { street: '8 Hidden Way' }, 2)).body.code).toBe('step-up-required');
    const corrected = await manager.patch(`${closed}/${placeId}`, { street: '8 Hidden Way' }, 2);
    expect([corrected.status, corrected.text.includes('Hidden Way')]).toEqual([200, false]);
    expect((await manager.get(closed)).body.items).toMatchObject([{ address: '8 Hidden Way, Urbana, IL 61801', version: 3 }]);
    const opened = await manager.patch(`${closed}/${placeId}`, { isConfidential: false }, 3);
    expect(opened.body).toMatchObject({ confidentialPlaces: 0, places: [{ address: '8 Hidden Way, Urbana, IL 61801' }] });
  });
});

describe('a search for one youth', () => {
  it('puts what fits first, then what asks, on every page, and says to a foster parent no more than they may know', async () => {
    const here = await foundAgency(house);
    const { id } = await openFile(here.caseworker, { languages: ['es'], gender: 'trans_girl', birthDate: '2012-01-01' });
    await placeCaregiver(house, here, id, here.caregiver);
    const everyone = ['boy', 'girl', 'trans_boy', 'trans_girl', 'nonbinary', 'two_spirit', 'other'];
    const all = [
      [12, 17],
      [2, 4],
      [null, null],
    ].flatMap(([youngest, oldest]) =>
      [everyone, ['trans_girl'], ['boy'], []].flatMap((welcomesGenders) =>
        [['es'], ['vi'], []].map((languages) => ({ youngest, oldest, welcomesGenders, languages })),
      ),
    );
    for (const [i, { languages, ...more }] of all.entries()) {
      const name = i % 2 ? `Hut ${i}` : `House ${i}`;
      const asked = service(name, { languages, description: 'A hut.', ...(i % 5 === 4 ? {} : { place: oak }) });
      const { body } = await here.caseworker.post('/directory/services', asked);
      await here.caseworker.patch(`/directory/services/${body.id}`, more, 1);
    }
    const verdicts = ['fits', 'ask', 'does_not_fit'];
    type Hit = { id: string; fit: { verdict: string; reasons: { fact: string; verdict: string }[] } };
    const pages = async (person: Person, asked: object) => {
      const items: Hit[] = [];
      for (let cursor: string | undefined; ;) {
        const { body } = await person.post(`/youth/${id}/directory/search`, {
          ...asked,
          limit: 7,
          ...(cursor ? { cursor } : {}),
        });
        items.push(...body.items);
        if (!body.next) return items;
        cursor = body.next;
      }
    };
    for (const person of [here.caseworker, here.caregiver])
      for (const asked of [{}, { words: 'hut' }, { zip: '61820' }, { words: 'hut', zip: '61820' }]) {
        const items = await pages(person, asked);
        const plain = (await person.post('/directory/search', { ...asked, limit: 100 })).body.items as Hit[];
        expect(items.map((one) => one.id).sort()).toEqual(plain.map((one) => one.id).sort());
        const order = items.map(({ fit }) => verdicts.indexOf(fit.verdict));
        expect(order).toEqual([...order].sort());
        expect(new Set(order).size).toBe(3);
      }
    const seen = await pages(here.caregiver, {});
    const told = new Set(seen.flatMap(({ fit }) => fit.reasons.map(({ fact, verdict }) => `${fact} ${verdict}`)));
    // By age they are told; by the gender of the case nothing but that everyone is welcome.
    expect([told.has('age fits'), told.has('age does_not_fit')]).toEqual([true, true]);
    expect([told.has('gender fits'), told.has('gender ask'), told.has('gender does_not_fit')]).toEqual([true, true, false]);
    const ages = await here.caregiver.get(`/youth/${id}`);
    expect([ages.body.age, ages.text.includes('2012')]).toEqual([new Date(house.now()).getUTCFullYear() - 2012, false]);
  });
});
