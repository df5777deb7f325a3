// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type HsdsRecord, split } from '@harbor/hsds';
import { DirectoryWriter, type Kept, standard } from '../../apps/api/src/directory/index.js';
import { auditEvent, Ledger } from '../../apps/api/src/ledger/index.js';
import { type Agency, foundAgency } from '../support/agency.js';
import { ctxOf } from '../support/ctx.js';
import { openHouse } from '../support/house.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

const house = openHouse();
const kept = auditEvent('test.directoryKept', 'service');
let agency: Agency;
let elsewhere: Agency;
beforeAll(async () => {
  [agency, elsewhere] = [await foundAgency(house), await foundAgency(house)];
});

/** As an import would, in one transaction. */
function upsert(person: Person, records: readonly HsdsRecord[]): Promise<Kept> {
  const ctx = ctxOf(person, 'caseworker', 'directory.edit');
  return house.app.get(Ledger).write(ctx, async (tx) => {
    tx.record(kept, {});
    return house.app.get(DirectoryWriter).upsert(tx, ctx, records);
  });
}
const example = (name: string) => JSON.parse(readFileSync(`libs/hsds/standard/examples/${name}.json`, 'utf8'));

interface Made {
  name: string;
  zip?: string;
  languages?: string[];
  ages?: [number, number];
  description?: string;
  checked?: string;
  schedules?: object[];
  organization?: string;
}
/** A compiled service of the standard, at one place. */
function compiled({
  name,
  zip = '61801',
  languages = [],
  ages,
  description = 'Help.',
  checked,
  schedules = [],
  organization,
}: Made) {
  const address = { id: randomUUID(), address_1: '1 Oak', city: 'Urbana', state_province: 'IL', postal_code: zip, country: 'US' };
  const location = {
    id: randomUUID(),
    location_type: 'physical',
    name: 'The house',
    addresses: [{ ...address, address_type: 'physical' }],
  };
  return {
    id: randomUUID(),
    ...{ name, description, status: 'active', schedules },
    ...(ages ? { minimum_age: ages[0], maximum_age: ages[1] } : {}),
    ...(checked ? { assured_date: checked } : {}),
    languages: languages.map((code) => ({ id: randomUUID(), code })),
    phones: [{ id: randomUUID(), number: '217-555-0100' }],
    organization: { id: randomUUID(), name: organization ?? `Org of ${name}`, description: 'An organization.' },
    service_at_locations: [{ id: randomUUID(), location }],
  };
}
async function brought(person: Person, ...made: Made[]) {
  const services = made.map(compiled);
  await upsert(
    person,
    services.flatMap((service) => split(standard().schemas, 'service', service)),
  );
  return services;
}
const namesIn = ({ body }: { body: { items: { name: string }[] } }) => body.items.map(({ name }) => name);
const hsds = (person: Person, path: string) => person.get(`/hsds${path}`);

describe('a batch of records', () => {
  it('is kept by id, once: a second time changes nothing, and a changed record steps on', async () => {
    const [service] = [compiled({ name: 'Twice', organization: 'A house' })];
    const records = split(standard().schemas, 'service', service);
    expect(await upsert(agency.caseworker, records)).toMatchObject({ added: 4, changed: 0, same: 0, notKept: [] });
    expect(await upsert(agency.caseworker, records)).toMatchObject({ added: 0, changed: 0, same: 4 });
    const renamed = split(standard().schemas, 'service', { ...service, name: 'Thrice' });
    expect(await upsert(agency.caseworker, renamed)).toMatchObject({ added: 0, changed: 1, same: 3 });
    expect(namesIn(await agency.caseworker.post('/directory/search', { words: 'thrice' }))).toEqual(['Thrice']);
    expect(namesIn(await agency.caseworker.post('/directory/search', { words: 'twice' }))).toEqual([]);
  });

  it('leaves out what needs a record that is not there, and keeps the rest', async () => {
    const [lost, found] = [compiled({ name: 'Lost' }), compiled({ name: 'Found' })];
    const records = [lost, found].flatMap((service) => split(standard().schemas, 'service', service));
    const without = records.filter(({ id }) => id !== lost.organization.id);
    const outcome = await upsert(agency.caseworker, without);
    expect(outcome.notKept).toEqual([
      { kind: 'service', id: lost.id, by: 'organization_id', to: lost.organization.id },
      { kind: 'service_at_location', id: lost.service_at_locations[0]!.id, by: 'service_id', to: lost.id },
    ]);
    expect(outcome.added).toBe(5);
  });

  it('holds the official example, which the read API gives back as it was', async () => {
    const given = example('service_full');
    await upsert(elsewhere.caseworker, split(standard().schemas, 'service', given));
    const reply = await hsds(elsewhere.caseworker, `/services/${given.id}`);
    expect(reply.status).toBe(200);
    const answer = reply.body;
    expect(standard().validator.misfits('service', answer)).toEqual([]);
    const { organization, ...rest } = given;
    expect(answer).toMatchObject(rest);
    expect(answer.organization).toMatchObject({ id: organization.id, name: organization.name });
    expect((await hsds(agency.caseworker, `/services/${given.id}`)).status).toBe(404);
  });
});

describe('a search', () => {
  it('puts names before descriptions and the nearest first, in both languages and without accents', async () => {
    const { caseworker } = await foundAgency(house);
    await brought(
      caseworker,
      { name: 'Far counseling', zip: '60601' },
      { name: 'Near counseling', zip: '61801' },
      { name: 'A house', description: 'Also counseling.' },
      { name: 'Educación para jóvenes', description: 'Clases.' },
    );
    const near = { words: 'counseling', zip: '61820', withinMiles: 250 };
    const found = await caseworker.post('/directory/search', near);
    expect(namesIn(found)).toEqual(['Near counseling', 'Far counseling', 'A house']);
    expect(found.body.items[0].miles).toBeLessThan(5);
    expect(found.body.items[1].miles).toBeGreaterThan(100);
    expect(namesIn(await caseworker.post('/directory/search', { ...near, withinMiles: 25 }))).toEqual([
      'Near counseling',
      'A house',
    ]);
    expect(namesIn(await caseworker.post('/directory/search', { words: 'educacion joven' }))).toEqual(['Educación para jóvenes']);
    const first = await caseworker.post('/directory/search', { ...near, limit: 2 });
    const second = await caseworker.post('/directory/search', { ...near, limit: 2, cursor: first.body.next });
    expect([...namesIn(first), ...namesIn(second)]).toEqual(namesIn(found));
    expect(second.body.next).toBeNull();
  });

  it('narrows by language, age, checked, open now, and says a ZIP code it does not know', async () => {
    const { caseworker } = await foundAgency(house);
    const day = (ago: number) => new Date(house.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const always = { id: randomUUID(), freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR,SA,SU', opens_at: '00:00', closes_at: '24:00' };
    await brought(
      caseworker,
      { name: 'Uno', languages: ['spa'], ages: [12, 17], checked: day(10), schedules: [always] },
      { name: 'Two', languages: ['en'], ages: [18, 25], checked: day(100) },
    );
    const by = async (asked: object) => namesIn(await caseworker.post('/directory/search', asked));
    expect(await by({ languages: ['es-MX'] })).toEqual(['Uno']);
    expect(await by({ age: 15 })).toEqual(['Uno']);
    expect(await by({ checkedRecently: true })).toEqual(['Uno']);
    expect(await by({ openNow: true })).toEqual(['Uno']);
    expect(await by({ takesReferrals: true })).toEqual([]);
    expect(await by({})).toEqual(['Uno', 'Two']);
    const unknown = await caseworker.post('/directory/search', { zip: '00000' });
    expect([unknown.status, unknown.body.errors]).toMatchObject([422, [{ pointer: '/zip', code: 'zip-unknown' }]]);
    expect((await caseworker.post('/directory/search', { latitude: 40 })).body.errors).toMatchObject([
      { code: 'place-incomplete' },
    ]);
  });

  it('for a youth says what fits and why, from what the searcher sees of them, and to others nothing', async () => {
    const { id } = await openFile(agency.caseworker, { languages: ['es'], gender: 'girl', birthDate: '2011-05-06' });
    await placeCaregiver(house, agency, id, agency.caregiver);
    const [made] = await brought(agency.caseworker, { name: 'Fitting hut', languages: ['es'], ages: [2, 4] });
    const { body: page } = await agency.caseworker.get(`/directory/services/${made!.id}`);
    await agency.caseworker.patch(`/directory/services/${made!.id}`, { welcomesGenders: ['girl'] }, page.version);
    const look = async (person: Person) =>
      (await person.post(`/youth/${id}/directory/search`, { words: 'hut' })).body.items?.[0]?.fit;
    expect(await look(agency.caseworker)).toEqual({
      verdict: 'does_not_fit',
      reasons: [
        { fact: 'age', verdict: 'does_not_fit' },
        { fact: 'gender', verdict: 'fits' },
        { fact: 'language', verdict: 'fits' },
      ],
    });
    // A foster parent knows the age; the gender of the case they do not read.
    expect((await look(agency.caregiver)).reasons.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'does_not_fit',
      'ask',
      'fits',
    ]);
    expect((await agency.otherCaregiver.post(`/youth/${id}/directory/search`, {})).status).toBe(404);
    expect((await agency.otherCaseworker.post(`/youth/${id}/directory/search`, {})).status).toBe(404);
  });
});

describe('a confidential place', () => {
  it('is in no answer but one, which asks who may and for a fresh code', async () => {
    const asked = {
      name: 'Quiet house',
      organization: 'Quiet',
      description: 'A bed.',
      place: { name: 'Secret den', street: '77 Hidden Way', city: 'Urbana', state: 'IL', zip: '61801', isConfidential: true },
    };
    const added = await agency.caseworker.post('/directory/services', asked);
    expect([added.status, added.body.confidentialPlaces, added.body.places]).toEqual([201, 1, []]);
    const path = `/directory/services/${added.body.id}`;
    const { rows } = await house.owner.query('select id, hsds from harbor.location where hsds::text like $1', [
      '%77 Hidden Way%',
    ]);
    const texts = await Promise.all([
      agency.caregiver.get(path),
      agency.caseworker.get(path),
      agency.caseworker.post('/directory/search', { words: 'quiet' }),
      agency.caseworker.post('/directory/search', { zip: '61801' }),
      ...[
        '/services?full=true&per_page=1000',
        '/service_at_locations?per_page=1000',
        '/organizations?full=true&per_page=1000',
      ].map((list) => hsds(agency.caseworker, list)),
      hsds(agency.caseworker, `/services/${added.body.id}`),
    ]);
    for (const { text } of texts) expect([text.includes('Hidden Way'), text.includes(rows[0].id)]).toEqual([false, false]);
    expect((await agency.caregiver.get(path)).body.confidentialPlaces).toBe(0);
    expect((await agency.caregiver.get(`${path}/confidential-places`)).status).toBe(404);
    expect((await agency.manager.get(`${path}/confidential-places`)).body.items).toMatchObject([
      { address: '77 Hidden Way, Urbana, IL 61801', isConfidential: true },
    ]);
  });
});

describe('staff keep services', () => {
  it('one version at a time, keeping every field of the record they do not touch', async () => {
    const given = { ...compiled({ name: 'Kept' }), wait_time: 'A week', x_own: { of: 'theirs' } };
    await upsert(agency.caseworker, split(standard().schemas, 'service', given));
    const path = `/directory/services/${given.id}`;
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(house.now());
    const change = { fees: 'Free', phone: '217-555-0111', youngest: 12, oldest: 17, checkedOn: today };
    expect((await agency.manager.patch(path, change)).status).toBe(428);
    const changed = await agency.manager.patch(path, change, 1);
    expect(changed.body).toMatchObject({ fees: 'Free', phones: [{ number: '217-555-0111' }], checkedOn: today, version: 2 });
    expect((await agency.caseworker.patch(path, change, 1)).status).toBe(412);
    expect((await hsds(agency.caseworker, `/services/${given.id}`)).body).toMatchObject({
      wait_time: 'A week',
      x_own: { of: 'theirs' },
      assured_date: today,
      phones: [{ id: given.phones[0]!.id, number: '217-555-0111' }],
    });
    expect((await agency.caseworker.patch(path, { youngest: 20 }, 2)).body.errors).toMatchObject([{ code: 'ages-do-not-fit' }]);
    expect((await agency.caseworker.patch(path, { checkedOn: '2199-01-01' }, 2)).body.errors).toMatchObject([
      { code: 'after-today' },
    ]);
    expect((await agency.caregiver.patch(path, change, 2)).status).toBe(404);
    expect((await elsewhere.caseworker.patch(path, change, 2)).status).toBe(404);
  });

  it('an add that is sent twice makes one service', async () => {
    const key = randomUUID();
    const asked = { name: 'Only one', organization: 'Once', description: 'Help.' };
    const [first, second] = [
      await agency.caseworker.post('/directory/services', asked, { key }),
      await agency.caseworker.post('/directory/services', asked, { key }),
    ];
    expect([first.status, second.body]).toEqual([201, first.body]);
  });
});

describe('the read API of the standard', () => {
  it('pages and filters as the specification says, and every answer fits the schemas', async () => {
    const { caseworker } = await foundAgency(house);
    const services = await brought(caseworker, { name: 'Alpha' }, { name: 'Beta' }, { name: 'Gamma', zip: '60601' });
    const get = async (path: string) => (await hsds(caseworker, path)).body;
    expect(await get('')).toMatchObject({ version: '3.0' });
    const page = await get('/services?per_page=2&page=2');
    expect(page).toMatchObject({
      total_items: 3,
      total_pages: 2,
      page_number: 2,
      size: 1,
      first_page: false,
      last_page: true,
      empty: false,
    });
    // Whoever reads on is told the total of the first page; who begins anew, that of now.
    await brought(caseworker, { name: 'Delta', zip: '60601' });
    expect(await get('/services?per_page=2&page=2')).toMatchObject({ total_items: 3, size: 2 });
    expect(await get('/services?per_page=2')).toMatchObject({ total_items: 4, total_pages: 2 });
    expect((await get('/services?per_page=2&page=3')).empty).toBe(true);
    expect((await get('/services?search=delta&page=2')).total_items).toBe(1);
    const all = await get('/services');
    for (const one of all.contents) expect(standard().validator.misfits('service', one)).toEqual([]);
    expect(all.contents[0]).toMatchObject({ organization: { name: expect.any(String) } });
    expect(all.contents[0].phones).toBeUndefined();
    expect((await get('/services?search=beta')).contents).toMatchObject([{ name: 'Beta' }]);
    expect((await get(`/services?organization_id=${services[0]!.organization.id}`)).contents).toMatchObject([{ name: 'Alpha' }]);
    expect((await get('/services?minimal=true')).contents[0]).toEqual({
      id: expect.any(String),
      modified_date: expect.any(String),
    });
    expect((await get('/services?modified_after=2199-01-01')).empty).toBe(true);
    for (const since of ['2020-01-01', '2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000%2B02:00', '2020-01-01T00:00:00+02:00'])
      expect((await get(`/services?modified_after=${since}`)).total_items).toBe(4);
    expect((await get('/services?modified_after=2199-01-01T00:00:00-05:00')).empty).toBe(true);
    const full = await get('/services?full=true');
    for (const one of full.contents) expect(standard().validator.misfits('service', one)).toEqual([]);
    expect(full.contents[0].service_at_locations[0].location.addresses).toHaveLength(1);
    const near = await get('/service_at_locations?postcode=61820&proximity=20000');
    expect(near.contents.map(({ service }: { service: { name: string } }) => service.name).sort()).toEqual(['Alpha', 'Beta']);
    for (const one of near.contents) expect(standard().validator.misfits('service_at_location', one)).toEqual([]);
    const organization = await get(`/organizations/${services[0]!.organization.id}`);
    expect(standard().validator.misfits('organization', organization)).toEqual([]);
    expect(organization.services).toMatchObject([{ name: 'Alpha' }]);
    for (const list of ['/organizations', '/taxonomies', '/taxonomy_terms?top_only=true'])
      expect((await get(list)).page_number).toBe(1);
    expect((await hsds(caseworker, '/services?per_page=0')).status).toBe(422);
    expect((await hsds(caseworker, '/service_at_locations?postcode=00000')).status).toBe(422);
    expect((await hsds(agency.stranger, '/services')).status).toBe(401);
  });
});
