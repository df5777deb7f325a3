// SPDX-License-Identifier: Apache-2.0
import type { DirectoryHit } from '@harbor/contracts';
import { type Agency, foundAgency } from '../support/agency.js';
import { published } from '../support/guides.js';
import { openHouse } from '../support/house.js';
import { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { ReferralDesk } from '../support/referrals.js';
import { openFile } from '../support/youth-files.js';

describe('one youth and the help that was asked for', () => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  beforeAll(async () => {
    agency = await foundAgency(house);
    ({ id: youthId } = await openFile(agency.caseworker, { usedName: 'Canary Sol', languages: ['es'], birthDate: '2011-05-06' }));
    const place = { street: '44 Molino', city: 'Urbana', state: 'IL', zip: '61801', isConfidential: false };
    for (const organization of ['Casa Aurora', 'Lantern House']) {
      const asked = { name: `Consejería ${organization}`, organization, description: 'Hablar.', languages: ['es'], place };
      const { body } = await agency.caseworker.post('/directory/services', { ...asked, phone: '217-555-0120' });
      await agency.caseworker.patch(`/directory/services/${body.id}`, { youngest: 10, welcomesGenders: ['girl'] }, body.version);
    }
  });
  const eventsOf = async (action: string, offerId: string) =>
    (await house.owner.query('select from harbor.audit_event where action = $1 and resource_id = $2', [action, offerId]))
      .rowCount;

  it('from the need to two attestations, with a consent taken back in the middle', async () => {
    const { caseworker } = agency;
    const nobody = new Person(house.url, undefined, agency.caseworker.ids);
    const look = (secret: string) => nobody.post('/referral-link/look', { secret });
    const answer = (secret: string, act: string) => nobody.post('/referral-link/answer', { secret, act });
    // The need: what is near, and suits her.
    const near = await caseworker.post(`/youth/${youthId}/directory/search`, { words: 'consejeria', zip: '61820' });
    const hits = near.body.items as DirectoryHit[];
    expect(hits.map(({ fit, miles }) => [fit?.verdict, (miles ?? 99) < 10])).toEqual([
      ['fits', true],
      ['fits', true],
    ]);
    const [aurora, lantern] = ['Casa Aurora', 'Lantern House'].map(
      (name) => hits.find(({ organization }) => organization === name)!.serviceId,
    );
    // Nothing leaves before she has said yes to it.
    const desk = new ReferralDesk(caseworker, youthId);
    await desk.made([aurora!, lantern!], { words: 'Alguien con calma.', interpreterLanguage: 'es' });
    expect((await desk.act('offers/0/send')).body.code).toBe('consent/not-covered');
    const [toAurora] = await desk.agreed([aurora!, lantern!]);
    const [first, second] = [await desk.sent(0), await desk.sent(1)];
    expect((await look(first)).body).toMatchObject({ words: 'Alguien con calma.', need: 'counselling' });
    expect((await look(second)).text).not.toMatch(/Canary|Aurora/);
    // She takes one of them back.
    const taken = await caseworker.post(`/youth/${youthId}/consents/${toAurora}/withdraw`, { by: 'minor' }, { version: 1 });
    expect(taken.status).toBe(200);
    expect([(await look(first)).status, (await answer(first, 'accept')).status]).toEqual([410, 410]);
    expect((await desk.loaded()).offers.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    const kinds = (await caseworker.get('/today')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toContain('recall_due');
    await desk.act('offers/0/acts', { act: 'cancel', reason: 'youth_declined' });
    // The other says yes, they are brought together, and both have the last word.
    const yes = await answer(second, 'accept');
    expect(yes.body.state).toBe('accepted');
    expect((await answer(second, 'accept')).status).toBe(410);
    await desk.loaded();
    await desk.act('offers/1/hand-over', { how: 'in_person', words: 'Le gusta que le pregunten dos veces.' });
    expect((await look(yes.body.secret)).body.handOverWords).toBe('Le gusta que le pregunten dos veces.');
    expect((await answer(yes.body.secret, 'seen')).status).toBe(200);
    await desk.loaded();
    expect(desk.view).toMatchObject({ waitsOn: 'youth', waitsFor: 'outcome', closedAt: null });
    await desk.act('offers/1/outcome', { outcome: 'helped', by: 'youth', words: 'Ya duermo.' });
    expect(desk.view).toMatchObject({ closedAs: 'completed', waitsOn: null });
    expect(desk.view.offers.map(({ state }) => state)).toEqual(['cancelled', 'completed']);
    // Who received what: each time something left, and nothing after it was taken back.
    const { body: left } = await caseworker.get(`/youth/${youthId}/disclosures`);
    expect(left.items.map(({ recipient }: { recipient: string }) => recipient)).toEqual([
      'Lantern House',
      'Lantern House',
      'Casa Aurora',
    ]);
    const [stopped, seen] = desk.view.offers.map(({ id }) => id);
    expect([await eventsOf('referralLink.refused', stopped!), await eventsOf('referralLink.answered', seen!)]).toEqual([2, 2]);
    const line = (await caseworker.get(`/youth/${youthId}/timeline`)).body.items as { type: string; reason: string | null }[];
    expect(line.filter(({ type }) => type === 'referral')).toMatchObject([{ reason: 'completed' }]);
  });

  it('a foster parent has resources, a list and guides for the youth with them, and nothing once the placement has ended', async () => {
    const { caseworker, caregiver } = agency;
    await published(agency, { languages: ['es'] });
    const placed = await placeCaregiver(house, agency, youthId, caregiver);
    const near = await caregiver.post(`/youth/${youthId}/directory/search`, { zip: '61820' });
    // Her age is not theirs to know, so it is theirs to ask.
    expect(near.body.items.map(({ fit }: DirectoryHit) => fit?.verdict)).toEqual(['ask', 'ask']);
    const serviceIds = near.body.items.map(({ serviceId }: DirectoryHit) => serviceId);
    const { body: list } = await caseworker.post(`/youth/${youthId}/lists`, { name: 'Cerca', serviceIds });
    await caseworker.patch(`/youth/${youthId}/lists/${list.id}`, { isShared: true }, list.version);
    const paths = ['guides', 'lists', `lists/${list.id}`].map((path) => `/youth/${youthId}/${path}`);
    const found = await Promise.all(paths.map((path) => caregiver.get(path)));
    expect(found.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(found[0]!.body.items[0].reasons).toEqual([{ fact: 'language', value: 'es' }]);
    for (const path of ['referrals', 'consents', 'disclosures', 'timeline'])
      expect((await caregiver.get(`/youth/${youthId}/${path}`)).status).toBe(404);

    await placed.end();
    for (const path of paths) expect((await caregiver.get(path)).status).toBe(404);
    expect((await caregiver.post(`/youth/${youthId}/directory/search`, { zip: '61820' })).status).toBe(404);
    expect((await caregiver.post('/directory/search', { zip: '61820' })).status).toBe(200);
  });
});
