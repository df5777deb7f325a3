// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { dateIn } from '@harbor/calendar';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { changeRow, eventsAbout } from '../support/owner.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, aNote, besideYouth, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describe('what changes in a safety plan', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  let supervisor: PlanDesk;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    desk = new PlanDesk(agency.caseworker, (await openFile(agency.caseworker)).id);
    supervisor = new PlanDesk(agency.manager, desk.youthId);
  });
  const unmarked = { audience: null, voice: null, basis: null, movedFrom: null, isClosed: false };

  it('is told word by word between two signed revisions, unchanged lines left out', async () => {
    const [same, changed, gone, added] = [
      aLine(),
      aNote({ text: 'Goes quiet after calls.' }),
      aNote({ text: 'Old.' }),
      aNote({ text: 'New.' }),
    ];
    await desk.signed([same, changed, gone]);
    await desk.start();
    await desk.save(1, { items: [{ ...changed, text: 'Goes very quiet after calls.' }, added], remove: [gone.id] });
    await desk.sign(2);

    const { body } = await desk.get('/compare?from=1&to=2');

    const marks = (before: boolean) => {
      const told = (value: string) => (before ? { before: value, after: null } : { before: null, after: value });
      return { ...unmarked, audience: told('team'), voice: told('worker'), basis: told('observed') };
    };
    const line = { section: 'warning_signs' };
    expect(body).toEqual({
      from: 1,
      to: 2,
      items: [
        {
          ...{ ...line, ...unmarked, id: changed.id, kind: 'changed' },
          words: [
            { kind: 'same', text: 'Goes ' },
            { kind: 'added', text: 'very ' },
            { kind: 'same', text: 'quiet after calls.' },
          ],
        },
        { ...line, ...marks(false), id: added.id, kind: 'added', words: [{ kind: 'added', text: 'New.' }] },
        { ...line, ...marks(true), id: gone.id, kind: 'removed', words: [{ kind: 'removed', text: 'Old.' }] },
      ],
    });
    expect((await desk.get('/compare?from=2&to=2')).body.items).toEqual([]);
    expect((await desk.get('/compare?from=1&to=9')).status).toBe(404);
    expect((await desk.get('/compare?from=0&to=1')).status).toBe(422);
  });

  it('is told of a line that was opened to caregivers, moved, or known in another way, though not a word changed', async () => {
    const [opened, moved, known, between] = [
      aNote({ text: 'Calls at night.' }),
      aNote({ text: 'Walks by the river.' }),
      aNote({ text: 'Skips meals.' }),
      aLine({ audience: 'youth_and_worker', text: 'Only for us.' }),
    ];
    await desk.signed([opened, moved, known, between]);
    await desk.start();
    await besideYouth(house, desk, 1);
    const saved = await desk.save(2, {
      items: [
        { ...opened, audience: 'caregiver' },
        { ...moved, section: 'about_me' },
        { ...known, basis: 'reported' },
        { ...between, audience: 'caregiver' },
      ],
    });
    await desk.act('propose', saved.body.version);

    const { status, body, text } = await supervisor.get('/draft/compare');

    expect([status, body.from, body.draftVersion]).toEqual([200, 1, saved.body.version + 1]);
    const same = (words: string) => [{ kind: 'same', text: words }];
    expect(body.items).toEqual([
      {
        ...{ ...unmarked, id: opened.id, section: 'warning_signs', kind: 'changed' },
        ...{ audience: { before: 'team', after: 'caregiver' }, words: same('Calls at night.') },
      },
      {
        ...{ ...unmarked, id: moved.id, section: 'about_me', kind: 'changed' },
        ...{ movedFrom: 'warning_signs', words: same('Walks by the river.') },
      },
      {
        ...{ ...unmarked, id: known.id, section: 'warning_signs', kind: 'changed' },
        ...{ basis: { before: 'observed', after: 'reported' }, words: same('Skips meals.') },
      },
      // It was between the youth and their worker, so its words stay there; that it was opened is told.
      {
        ...{ ...unmarked, id: between.id, section: 'grounding', kind: 'changed', isClosed: true },
        ...{ audience: { before: 'youth_and_worker', after: 'caregiver' }, words: [] },
      },
    ]);
    expect(text).not.toContain('Only for us.');
    const [looked] = (await eventsAbout(house, desk.youthId)).filter(({ action }) => action === 'plan.draftCompared');
    expect(looked).toMatchObject({ resource_id: body.draftId, actor_id: agency.manager.userId, relation_used: 'supervising' });
  });

  it('is shown of a draft beside the plan in force, also when it began with an earlier one, or beside another, to those who read the plan', async () => {
    const first = aNote({ text: 'First.' });
    const version = await desk.drafted([first]);
    expect((await desk.get('/draft/compare')).body).toMatchObject({ from: 0, items: [{ id: first.id, kind: 'added' }] });
    await desk.sign(version);
    await desk.start();
    await desk.save(1, { items: [{ ...first, text: 'Second.' }] });
    await desk.sign(2);
    await desk.start({ restore: 1 });

    expect((await desk.get('/draft/compare')).body).toMatchObject({ from: 2, items: [{ id: first.id, kind: 'changed' }] });
    expect((await desk.get('/draft/compare?from=1')).body).toMatchObject({ from: 1, items: [] });
    expect((await desk.get('/draft/compare?from=9')).status).toBe(404);
    expect((await desk.get('/draft/compare?from=0')).status).toBe(422);
    for (const person of [agency.otherCaseworker, agency.caregiver])
      expect((await new PlanDesk(person, desk.youthId).get('/draft/compare')).status).toBe(404);
    await desk.act('set-aside', 1);
    expect((await desk.get('/draft/compare')).status).toBe(404);
  });
});

describe('the template of safety plans', () => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  const newVersion = async (effectiveOn: string) => {
    const id = randomUUID();
    await house.owner.query(
      `insert into harbor.plan_template (agency_id, id, code, template_version, effective_on, sections)
        select agency_id, $2, code, 2, $3, sections from harbor.plan_template where agency_id = $1 limit 1`,
      [agency.id, id, effectiveOn],
    );
    return id;
  };

  it('changes at midnight of the agency, and every version stays to be read beside what was signed with it', async () => {
    const desk = new PlanDesk(agency.caseworker, (await openFile(agency.caseworker)).id);
    const signed = await desk.signed();
    // Three in the morning, UTC: in Chicago it is still the day before.
    const night = new Date(house.now() + 2 * 86_400_000);
    night.setUTCHours(3, 0, 0, 0);
    const tomorrow = night.toISOString().slice(0, 10);
    expect(dateIn('America/Chicago', night) < tomorrow).toBe(true);
    await house.owner.query('alter table harbor.plan_template disable trigger user');
    const id = await newVersion(tomorrow).finally(() =>
      house.owner.query('alter table harbor.plan_template enable trigger user'),
    );
    const at = async (hours: number) => {
      await house.travel(night.getTime() + hours * 3_600_000 - Date.now());
      return signedIn(house, agency.id, agency.caseworker.userId, 'caseworker');
    };
    try {
      const before = await at(0);
      expect((await before.get('/plan-template')).body).toMatchObject({ id: signed.templateId, templateVersion: 1 });
      expect((await before.get('/plan-templates')).body.items).toEqual([
        { id, code: 'safety_plan', templateVersion: 2, effectiveOn: tomorrow, isCurrent: false },
        { id: signed.templateId, code: 'safety_plan', templateVersion: 1, effectiveOn: expect.any(String), isCurrent: true },
      ]);
      const after = await at(4);
      expect((await after.get('/plan-template')).body).toMatchObject({ id, templateVersion: 2, effectiveOn: tomorrow });
      const old = await after.get(`/plan-template/${signed.templateId}?language=es`);
      expect(old.body).toMatchObject({ id: signed.templateId, templateVersion: 1, language: 'es' });
      expect((await after.get(`/plan-template/${randomUUID()}`)).status).toBe(404);
    } finally {
      await house.travel(0);
    }
  });

  it('speaks the language of whoever reads it, and another when asked', async () => {
    const desk = new PlanDesk(agency.caseworker, (await openFile(agency.caseworker)).id);
    await placeCaregiver(house, agency, desk.youthId, agency.caregiver);
    await desk.signed([aLine()]);
    const copy = (query = '') => agency.caregiver.get(`/youth/${desk.youthId}/caregiver-plan${query}`);
    const title = async (query = '') => (await copy(query)).body.items[0].sectionTitle as string;
    const [english, spanish] = [await title('?language=en'), await title('?language=es')];
    expect(await title()).toBe(english);

    await changeRow(house, agency.id, 'account', agency.caregiver.userId, `language = 'es'`);
    await changeRow(house, agency.id, 'account', agency.caseworker.userId, `language = 'es'`);

    expect([await title(), await title('?language=en')]).toEqual([spanish, english]);
    expect((await agency.caseworker.get('/plan-template')).body.language).toBe('es');
    await desk.start();
    expect((await desk.get('/draft/caregiver-preview')).body.items[0].sectionTitle).toBe(spanish);
  });
});
