// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, onlyTheirWorkers } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { eventsAbout, withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, aNote, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describe('printing a signed plan', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  const words = aLine({ text: 'Drawing with headphones on.' });
  const note = aNote({ text: 'Goes quiet after calls.' });
  const between = aLine({ section: 'about_me', audience: 'youth_and_worker', text: 'Between us.' });
  const restricted = aLine({ section: 'run_risk', audience: 'team', text: 'The east gate.' });
  const mine = () => [words, note, between, restricted].map((line) => ({ ...line, id: randomUUID() }));
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    const { id } = await openFile(agency.caseworker);
    desk = new PlanDesk(agency.caseworker, id);
    await desk.signed(mine());
  });
  const print = (person: Person, body: Record<string, unknown> = { form: 'full' }, number = 1, key: string = randomUUID()) =>
    person.post(`/youth/${desk.youthId}/plan/revisions/${number}/prints`, body, { key });
  const textsOf = ({ body }: { body: { items: { text: string }[] } }) => body.items.map(({ text }) => text);

  it('answers with the lines for paper in the order of the template, never with closed ones, and records the form', async () => {
    const reply = await print(agency.caseworker, { form: 'full', language: 'es' });

    expect(reply.status).toBe(201);
    expect(textsOf(reply)).toEqual([between.text, words.text, note.text]);
    expect(reply.body).toMatchObject({ number: 1, form: 'full', stage: 'in_placement', leftOut: 1 });
    expect(reply.body.items[1]).toMatchObject({ sectionTitle: 'Lo que me ayuda a calmarme', isQuote: true });
    const events = (await eventsAbout(house, desk.youthId)).filter(({ action }) => action === 'plan.printed');
    expect(events).toMatchObject([{ reason_code: 'full', relation_used: 'assigned' }]);
    expect(JSON.stringify(events)).not.toContain('headphones');
  });

  it('gives a supervisor no line between the youth and their worker', async () => {
    expect(textsOf(await print(agency.manager))).toEqual([words.text, note.text]);
  });

  it('gives the caregivers’ part without a hint at what is left out', async () => {
    const reply = await print(agency.caseworker, { form: 'caregiver' });
    expect([textsOf(reply), reply.body.leftOut]).toEqual([[words.text], 0]);
  });

  it('prints no word that the youth took back since', async () => {
    const { body } = await desk.start();
    const taken = body.items.find(({ text }: { text: string | null }) => text === words.text).id;
    await desk.act('withdraw-words', body.version, { itemId: taken });
    expect(textsOf(await print(agency.caseworker))).toEqual([between.text, note.text]);
    expect(textsOf(await print(agency.caseworker, { form: 'caregiver' }))).toEqual([]);
  });

  it('answers the same request once more alike', async () => {
    const key = randomUUID();
    const [first, again] = [
      await print(agency.caseworker, { form: 'card' }, 1, key),
      await print(agency.caseworker, { form: 'card' }, 1, key),
    ];
    expect(again.body).toEqual(first.body);
  });

  it('asks for a fresh second factor', async () => {
    const tired = await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker');
    expect((await print(tired)).body.code).toBe('step-up-required');
  });

  it.each(onlyTheirWorkers(201))('answers %s with %i', async (who, status) => {
    await placeCaregiver(house, agency, desk.youthId, agency.caregiver);
    expect((await print(agency[who])).status).toBe(status);
  });

  it.each([
    ['a form that is in no list', { form: 'poster' }, 1, 422],
    ['a plan that was never signed', { form: 'full' }, 2, 404],
  ] as const)('refuses %s', async (_, body, number, status) => {
    expect((await print(agency.caseworker, body, number)).status).toBe(status);
  });
});
