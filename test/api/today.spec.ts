// SPDX-License-Identifier: Apache-2.0
import type { Today, TodayItem } from '@harbor/contracts';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { aHome, aYouth, conflictOf, inHome, placed } from '../support/living.js';
import { offTheRecord } from '../support/oversight.js';
import { withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { aLine, PlanDesk } from '../support/plans.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
let desk: PlanDesk;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
const dayIn = (days: number) => new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(inDays(days));
const byOwner = (sql: string, values: unknown[]) => offTheRecord(house.owner, sql, values);

async function today(person: Person): Promise<Today> {
  const { status, body } = await person.get('/today');
  expect(status).toBe(200);
  return body as Today;
}
async function itemsOf(person: Person, kind?: string): Promise<TodayItem[]> {
  return (await today(person)).items.filter((item) => kind === undefined || item.kind === kind);
}
const kindsOf = async (person: Person) => (await itemsOf(person)).map(({ kind }) => kind);

beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
  desk = new PlanDesk(agency.caseworker, youthId);
});

describe('today', () => {
  it('tells of a youth without a plan, until one is signed', async () => {
    const { caseworker } = agency;
    expect(await today(caseworker)).toMatchObject({
      day: dayIn(0),
      hasMore: false,
      items: [
        { kind: 'plan_missing', youthId, usedName: 'Sam', workerNames: [`caseworker of ${agency.code}`], at: expect.any(String) },
      ],
    });
    await desk.signed();
    expect(await kindsOf(caseworker)).toEqual([]);
  });

  it.each([
    [8, undefined],
    [7, false],
    [0, false],
    [-1, true],
  ])('names a review due in %i days, overdue once the day is over', async (days, isOverdue) => {
    await desk.signed();
    await byOwner('update harbor.safety_plan set review_by = $2 where youth_id = $1', [youthId, dayIn(days)]);
    const [item] = await itemsOf(agency.caseworker, 'plan_review');
    if (isOverdue === undefined) expect(item).toBeUndefined();
    else expect(item).toMatchObject({ youthId, dueOn: dayIn(days), isOverdue, number: 1, detail: 'in_placement' });
  });

  it('follows a draft from hand to hand, and says whose it is', async () => {
    const { caseworker, manager } = agency;
    await desk.signed();
    const drafts = async (person: Person) =>
      (await itemsOf(person)).filter(({ kind }) => kind.startsWith('draft_')).map(({ kind, isMine }) => [kind, isMine]);
    let version = await desk.drafted();
    expect(await drafts(caseworker)).toEqual([['draft_open', true]]);
    expect(await drafts(manager)).toEqual([['draft_open', false]]);

    ({ version } = (await desk.act('propose', version)).body);
    const [waits] = await itemsOf(manager, 'draft_proposed');
    expect(waits).toMatchObject({ youthId, number: 2, personId: caseworker.userId, isMine: false });

    const decide = (decision: string) =>
      new PlanDesk(manager, youthId).act(
        'decide',
        version,
        decision === 'send_back' ? { decision, why: 'Say whom to call first.' } : { decision },
      );
    ({ version } = (await decide('send_back')).body);
    expect(await itemsOf(caseworker, 'draft_sent_back')).toMatchObject([{ personId: manager.userId, isMine: true }]);
    ({ version } = (await desk.act('propose', version)).body);
    ({ version } = (await decide('approve')).body);
    expect(await itemsOf(caseworker, 'draft_approved')).toMatchObject([{ personId: manager.userId, number: 2 }]);
    await desk.sign(version);
    expect(await drafts(caseworker)).toEqual([]);
  });

  it('says since when a proposal waits, also after a line was taken back meanwhile', async () => {
    const line = aLine();
    const { version } = (await desk.act('propose', await desk.drafted([line, aLine({ text: 'Another.' })]))).body;
    const [before] = await itemsOf(agency.manager, 'draft_proposed');
    expect((await desk.act('withdraw-words', version, { itemId: line.id })).status).toBe(200);
    const [after] = await itemsOf(agency.manager, 'draft_proposed');
    expect(after?.at).toBe(before?.at);
  });

  it('misses an acknowledgement of the newest copy, of each caregiver there who could read it', async () => {
    const { caseworker, caregiver, otherCaregiver } = agency;
    await placed(caseworker, youthId, inHome(await aHome(caseworker, [caregiver, otherCaregiver])));
    await desk.signed();
    const missing = async () => (await itemsOf(caseworker, 'acknowledgement_missing')).map(({ personId }) => personId).sort();
    expect(await missing()).toEqual([caregiver.userId, otherCaregiver.userId].sort());
    await caregiver.post(`/youth/${youthId}/caregiver-plan/acknowledge`, { number: 1 });
    expect(await missing()).toEqual([otherCaregiver.userId]);
    await desk.signed();
    expect(await missing()).toEqual([caregiver.userId, otherCaregiver.userId].sort());

    await caseworker.post(`/youth/${youthId}/caregivers/${otherCaregiver.userId}/freeze`);
    expect(await missing()).toEqual([caregiver.userId]);
    expect(await itemsOf(caseworker, 'caregiver_frozen')).toMatchObject([
      { personId: otherCaregiver.userId, personName: `otherCaregiver of ${agency.code}`, at: expect.any(String) },
    ]);
    await conflictOf(house, agency, youthId, caregiver.userId);
    expect(await missing()).toEqual([]);
  });

  it('neither counts nor names a caregiver who is a person of concern, until that has ended', async () => {
    const { caseworker, manager, caregiver, otherCaregiver } = agency;
    await placed(caseworker, youthId, inHome(await aHome(caseworker, [caregiver, otherCaregiver])));
    await desk.signed();
    const concern = { name: 'Somebody', connection: 'caregiver', why: 'The youth told us.', userId: caregiver.userId };
    const { body } = await caseworker.post(`/youth/${youthId}/persons-of-concern`, concern);
    // Also in a session whose second factor was proved this morning, which would not be shown who they are.
    const people = [caseworker, manager, await withoutFreshFactor(house, agency, caseworker, 'caseworker')];
    const missing = (person: Person) => itemsOf(person, 'acknowledgement_missing');
    for (const person of people) {
      expect(await missing(person)).toMatchObject([{ personId: otherCaregiver.userId }]);
      expect((await person.get('/today')).text).not.toContain(caregiver.userId);
    }
    await manager.post(`/youth/${youthId}/persons-of-concern/${body.id}/end`, undefined, { version: 1 });
    expect(await missing(caseworker)).toHaveLength(2);
  });

  it('tells of moves within a week or late, of respite that ends soon, and of a youth who is away', async () => {
    const { caseworker } = agency;
    const [home, rest] = [await aHome(caseworker, [], { label: 'Home One' }), await aHome(caseworker, [], { label: 'Home Two' })];
    await placed(caseworker, youthId, inHome(home, { from: inDays(-2).toISOString() }));
    await desk.signed();
    const move = { kind: 'foster_family_home', homeId: home, expectedOn: dayIn(7), why: 'Nearer.' };
    expect((await caseworker.post(`/youth/${youthId}/planned-moves`, move)).status).toBe(201);
    expect((await caseworker.post(`/youth/${youthId}/respite`, { homeId: rest, until: inDays(2.9).toISOString() })).status).toBe(
      201,
    );
    expect((await caseworker.post(`/youth/${youthId}/away`, { kind: 'runaway' })).status).toBe(201);
    const items = await itemsOf(caseworker);
    expect(items).toMatchObject([
      { kind: 'youth_away', detail: 'runaway', at: expect.any(String) },
      { kind: 'respite_ending', homeLabel: 'Home Two', at: expect.any(String) },
      { kind: 'move_due', dueOn: dayIn(7), isOverdue: false, homeLabel: 'Home One', detail: 'foster_family_home' },
    ]);
    await byOwner('update harbor.planned_move set expected_on = $2 where youth_id = $1', [youthId, dayIn(-1)]);
    await byOwner(
      `update harbor.living_arrangement set during = tstzrange(lower(during), upper(during) + interval '1 day') where youth_id = $1 and layer = 'respite'`,
      [youthId],
    );
    expect(await kindsOf(caseworker)).toEqual(['youth_away', 'move_due']);
    expect(await itemsOf(caseworker, 'move_due')).toMatchObject([{ isOverdue: true }]);
  });

  it('shows a manager approvals first, of the workers they supervise alone', async () => {
    const { manager, otherManager } = agency;
    await aYouth(agency);
    await desk.act('propose', await desk.drafted());
    expect((await kindsOf(manager))[0]).toBe('draft_proposed');
    expect(await kindsOf(manager)).toHaveLength(3);
    expect(await kindsOf(otherManager)).toEqual([]);
  });

  it('leaves out a youth from whom the reader is kept', async () => {
    await conflictOf(house, agency, youthId, agency.caseworker.userId);
    expect(await kindsOf(agency.caseworker)).toEqual([]);
    expect(await kindsOf(agency.manager)).toEqual(['plan_missing']);
  });

  it('leaves one event with every youth named, and none that is not', async () => {
    const other = await aYouth(agency);
    await new PlanDesk(agency.caseworker, other).signed();
    await today(agency.caseworker);
    const { rows } = await house.owner.query(
      `select subjects, result_count, relation_used from harbor.audit_event where agency_id = $1 and action = 'today.opened'`,
      [agency.id],
    );
    expect(rows).toEqual([{ subjects: [youthId], result_count: 1, relation_used: 'assigned' }]);
  });

  it('holds 500 and says when there is more', async () => {
    await byOwner(
      `with new as (select gen_random_uuid() as id from generate_series(1, 501)),
        k as (insert into harbor.data_key (agency_id, id, wrapped) select $1, id, '' from new),
        y as (insert into harbor.youth (agency_id, id, used_name) select $1, id, 'Sam' from new),
        c as (insert into harbor.youth_case (agency_id, id, case_code, legal_name, gender, birth_date)
          select $1, id, left(id::text, 12), 'Sam', 'other', '2010-01-01' from new)
        insert into harbor.care_team (agency_id, id, youth_id, user_id, relation, why, from_at)
          select $1, gen_random_uuid(), id, $2, 'assigned', 'assignment', harbor.now() from new`,
      [agency.id, agency.caseworker.userId],
    );
    const { items, hasMore } = await today(agency.caseworker);
    expect([items.length, hasMore]).toEqual([500, true]);
  });

  it.each([
    ['caseworker', 200],
    ['otherCaseworker', 200],
    ['manager', 200],
    ['caregiver', 404],
    ['privacyOfficer', 404],
    ['admin', 404],
    ['stranger', 401],
  ] as const)('answers %s with %i', async (who, status) => {
    const reply = await agency[who].get('/today');
    expect(reply.status).toBe(status);
    if (who === 'otherCaseworker') expect(reply.body.items).toEqual([]);
  });
});
