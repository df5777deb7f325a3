// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, onlyTheirWorkers } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { eventsAbout, withoutFreshFactor } from '../support/owner.js';
import { readPdf } from '../support/pdf.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, aNote, type Line, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describe('downloading a signed plan as a PDF', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  let lines: Record<'words' | 'note' | 'between' | 'restricted', Line>;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    const { id } = await openFile(agency.caseworker, { usedName: 'Canary Sam' });
    desk = new PlanDesk(agency.caseworker, id);
    lines = {
      words: aLine({ text: 'Dibujar con audífonos 🧵 שלום' }),
      note: aNote({ text: 'Goes quiet after calls.' }),
      between: aLine({ section: 'about_me', audience: 'youth_and_worker', text: 'Between us.' }),
      restricted: aLine({ section: 'run_risk', audience: 'team', text: 'The east gate.' }),
    };
    await desk.signed(Object.values(lines));
  });
  const download = (
    person: Person,
    body: Record<string, unknown> = { form: 'full' },
    { number = 1, key = randomUUID() }: { number?: number; key?: string } = {},
  ) => person.post(`/youth/${desk.youthId}/plan/revisions/${number}/prints/pdf`, body, { key });
  const downloads = async () => (await eventsAbout(house, desk.youthId)).filter(({ action }) => action === 'plan.downloaded');

  it('answers with a file to keep under a neutral name, tagged and in the language asked for, and records it', async () => {
    const reply = await download(agency.caseworker, { form: 'full', language: 'es' });

    expect(reply.status).toBe(200);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="list.pdf"',
      'cache-control': 'no-store',
    });
    const pdf = await readPdf(reply.bytes);
    expect(pdf).toMatchObject({ isTagged: true, language: 'es-US', showsTitle: true, info: { Title: 'Lista' } });
    expect(pdf.words).toEqual([
      'Mi plan',
      expect.stringMatching(/^Hecho el \d+ \S+ \d{4}\. Para revisar antes del \d+ \S+ \d{4}\.$/),
      'Sobre mí',
      '•',
      '“Between us.”',
      'Lo que me ayuda a calmarme',
      '•',
      '“Dibujar con audífonos 🧵 שלום”',
      'Cómo se nota que la paso mal',
      '•',
      'Goes quiet after calls.',
    ]);
    expect(await downloads()).toMatchObject([{ reason_code: 'full', relation_used: 'assigned' }]);
    expect(JSON.stringify(pdf)).not.toMatch(/Canary|Test Agency|t-[0-9a-f]{8}|The east gate/);
  });

  it('gives the caregivers’ part and no other line', async () => {
    const { bytes } = await download(agency.caseworker, { form: 'caregiver' });
    const { words } = await readPdf(bytes);
    expect(words.slice(2)).toEqual(['What helps me feel steady', '•', '“Dibujar con audífonos 🧵 שלום”']);
  });

  it('gives a card of the size of a bank card with the picked lines in their order, and names nobody', async () => {
    const picked = [lines.words.id, lines.between.id];
    const { bytes } = await download(agency.caseworker, { form: 'card', lines: picked });
    const pdf = await readPdf(bytes);
    expect(pdf.words).toEqual(['My list', '•', 'Dibujar con audífonos 🧵 שלום', '•', 'Between us.']);
    expect(pdf.pages).toHaveLength(1);
    expect(Math.abs(pdf.pages[0]!.width - 242.65) + Math.abs(pdf.pages[0]!.height - 153.07)).toBeLessThan(1);
    expect(JSON.stringify(pdf)).not.toMatch(/Canary|Test Agency|t-[0-9a-f]{8}/);

    const named = await download(agency.caseworker, { form: 'card', cardTitle: 'For 2 pm ❤️', lines: picked, language: 'es' });
    const other = await readPdf(named.bytes);
    expect([other.words[0], other.info['Title']]).toEqual(['For 2 pm ❤️', 'Lista']);
    const untitled = await download(agency.caseworker, { form: 'card', cardTitle: '', lines: picked });
    expect((await readPdf(untitled.bytes)).words[0]).toBe('•');
    expect((await downloads()).map((event) => event['reason_code'])).toEqual(['card', 'card', 'card']);
  });

  it('holds no word that the youth took back since, on a card neither', async () => {
    const { body } = await desk.start();
    const taken = body.items.find(({ text }: { text: string | null }) => text === lines.words.text).id;
    await desk.act('withdraw-words', body.version, { itemId: taken });
    expect((await readPdf((await download(agency.caseworker)).bytes)).words.join()).not.toContain('audífonos');
    expect((await download(agency.caseworker, { form: 'card', lines: [taken] })).status).toBe(422);
  });

  it('gives the same file for the same request, and a line of a card that a supervisor may not see to none', async () => {
    const key = randomUUID();
    const [one, again] = [
      await download(agency.caseworker, undefined, { key }),
      await download(agency.caseworker, undefined, { key }),
    ];
    expect(again.bytes.equals(one.bytes)).toBe(true);
    expect((await download(agency.manager, { form: 'card', lines: [lines.note.id] })).status).toBe(200);
    expect((await download(agency.manager, { form: 'card', lines: [lines.between.id] })).status).toBe(422);
  });

  it('lets no byte leave when its event cannot be written', async () => {
    await house.owner.query('alter table harbor.audit_event add constraint ck_nothing_more check (false) not valid');
    const reply = await download(agency.caseworker);
    await house.owner.query('alter table harbor.audit_event drop constraint ck_nothing_more');

    expect(reply.status).toBeGreaterThanOrEqual(500);
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.text).not.toContain('%PDF');
  });

  it('asks for a fresh second factor', async () => {
    const tired = await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker');
    const reply = await download(tired);
    expect([reply.body.code, reply.headers.get('content-disposition')]).toEqual(['step-up-required', null]);
  });

  it.each(onlyTheirWorkers(200))('answers %s with %i', async (who, status) => {
    await placeCaregiver(house, agency, desk.youthId, agency.caregiver);
    expect((await download(agency[who])).status).toBe(status);
  });

  it.each([
    ['a card without lines', { form: 'card' }, '/lines', 'required'],
    ['a card of no line', { form: 'card', lines: [] }, '/lines', 'required'],
    ['a line that is not in the plan', { form: 'card', lines: [randomUUID()] }, '/lines/0', 'not-for-paper'],
    ['seven lines', { form: 'card', lines: Array.from({ length: 7 }, () => randomUUID()) }, '/lines', 'array-max-size'],
    ['a title of two lines', { form: 'card', cardTitle: 'a\nb', lines: [randomUUID()] }, '/cardTitle', 'plain-text'],
    ['picked lines of what is no card', { form: 'full', lines: [randomUUID()] }, '/lines', 'only-for-a-card'],
    ['a title of what is no card', { form: 'caregiver', cardTitle: 'Mine' }, '/cardTitle', 'only-for-a-card'],
  ] as const)('refuses %s, and records no download', async (_, body, pointer, code) => {
    const reply = await download(agency.caseworker, body);
    expect([reply.status, reply.body.errors[0].pointer, reply.body.errors[0].code]).toEqual([422, pointer, code]);
    expect(await downloads()).toEqual([]);
  });

  it('puts no closed line on a card', async () => {
    const reply = await download(agency.caseworker, { form: 'card', lines: [lines.words.id, lines.restricted.id] });
    expect(reply.body.errors).toMatchObject([{ pointer: '/lines/1', code: 'not-for-paper' }]);
    expect(reply.text).not.toContain('east gate');
  });

  it('answers a plan that was never signed like one out of reach', async () => {
    expect((await download(agency.caseworker, { form: 'full' }, { number: 2 })).body.code).toBe('not-found');
  });
});
