// SPDX-License-Identifier: Apache-2.0
import { jest } from '@jest/globals';
import { generateSync } from 'otplib';
import { offerStates, type ReferralView } from '@harbor/contracts';
import { type EventBody, commit, leaf, writerMac } from '@harbor/transparency';
import { demoIsThere, demoSignIns, seedDemo } from '../apps/api/src/demo/index.js';
import { Founding, foundAgency as foundByCommand } from '../apps/api/src/founding/index.js';
import { foundAgency } from './support/agency.js';
import { openHouse } from './support/house.js';
import { NightWatch } from '../apps/api/src/sealed-log/index.js';
import { Person } from './support/person.js';

describe('the demo', () => {
  const house = openHouse();
  let javi: string;
  let stranger: Person;
  beforeAll(async () => {
    const began = performance.now();
    await seedDemo(house.owner, house.keys, new Date());
    console.info(`Seeded in ${Math.round(performance.now() - began)} ms.`);
    // What waits since the seeding is not for the first who asks for something that is sealed first.
    await house.sealer!.beat();
    stranger = new Person(house.url, undefined, { agencyId: '', userId: '', sessionId: '' });
    javi = (await one<{ youth_id: string }>(withMorales)).youth_id;
  });

  const withMorales = `select m.youth_id from harbor.care_team m join harbor.account u on u.id = m.user_id
    where u.sign_in_name = 'l.morales' and m.relation = 'placed' and m.until_at is null`;
  const one = async <R>(sql: string, values: unknown[] = []): Promise<R> => (await house.owner.query(sql, values)).rows[0] as R;

  const known = new Map<string, Promise<Person>>();
  /** Through the front door, once per person: a code is good for one sign-in. */
  function as(signInName: string): Promise<Person> {
    const person = known.get(signInName) ?? signIn(signInName);
    known.set(signInName, person);
    return person;
  }
  async function signIn(signInName: string): Promise<Person> {
    const { agencyCode, password, code } = demoSignIns(new Date(), 'everyone').find((who) => who.signInName === signInName)!;
    const { status, body } = await stranger.post('/sign-in', { agencyCode, signInName, password, code });
    expect([signInName, status, body.isDemo]).toEqual([signInName, 200, true]);
    return new Person(house.url, body.token, { agencyId: '', userId: body.userId, sessionId: '' });
  }

  it('lets d.reyes in with password and code, to seven youth', async () => {
    const { status, body } = await (await as('d.reyes')).get('/youth');
    expect([status, body.items.length, body.next]).toEqual([200, 7, null]);
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(javi);
  });

  it('opens the file and the signed plan of the youth who lives with l.morales', async () => {
    const worker = await as('d.reyes');
    const file = await worker.get(`/youth/${javi}`);
    expect(file.body).toMatchObject({ view: 'casework', caseCode: 'M-118', usedName: 'Javi', age: 14, languages: ['es', 'en'] });
    expect((await worker.get(`/youth/${javi}/restricted`)).body.school).toMatch(/grade 9/);
    const plan = await worker.get(`/youth/${javi}/plan`);
    expect(plan.body).toMatchObject({ draftId: null, acknowledgements: [] });
    const revision = await worker.get(`/youth/${javi}/plan/revisions/${plan.body.currentRevision}`);
    expect(revision.body).toMatchObject({ signedByName: 'Dana Reyes', stage: plan.body.stage, reviewBy: plan.body.reviewBy });
    expect(revision.body.items.length).toBeGreaterThanOrEqual(8);
  });

  it('has consents that run, end soon, are over and were taken back, and says who is still to be told', async () => {
    const worker = await as('d.reyes');
    const { body: list } = await worker.get('/youth?limit=100');
    const answers = await Promise.all(list.items.map(({ id }: { id: string }) => worker.get(`/youth/${id}/consents`)));
    const states = answers.flatMap(({ body }) => body.items.map(({ state }: { state: string }) => state)).sort();
    expect([...new Set(states)]).toEqual(['expired', 'running', 'withdrawn']);
    const { body: shared } = await worker.get(`/youth/${javi}/disclosures`);
    expect(shared.items).toMatchObject([{ recipient: 'Casa Aurora', how: 'phone' }, { how: 'paper' }]);
    const kinds = (await worker.get('/today')).body.items.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => /^(recall|consent)_/.test(kind))).toEqual(['recall_due', 'consent_ending']);
  });

  it('has referrals in every state of an offer, and says who waits on whom', async () => {
    const worker = await as('d.reyes');
    const { body: list } = await worker.get('/youth?limit=100');
    const answers = await Promise.all(list.items.map(({ id }: { id: string }) => worker.get(`/youth/${id}/referrals`)));
    const all: ReferralView[] = answers.flatMap(({ body }) => body.items);
    const states = all.flatMap(({ offers }) => offers.map(({ state }) => state));
    expect([...new Set(states)].sort()).toEqual([...offerStates].sort());
    expect(new Set(all.map(({ closedAs }) => closedAs))).toEqual(new Set([null, 'completed', 'called_off']));
    const { body: open } = await worker.get('/referrals?limit=100');
    expect(new Set(open.items.map(({ waitsOn }: { waitsOn: string }) => waitsOn))).toEqual(
      new Set(['worker', 'service', 'youth']),
    );
    expect(open.items.some(({ isLate }: { isLate: boolean }) => isLate)).toBe(true);
  });

  it('lets a partner see what was agreed and asked, a foster parent a list that was shared, and anybody 300 services', async () => {
    const partner = await as('n.castle');
    const { body: shared } = await partner.get('/shared');
    expect(shared.items.length).toBeGreaterThanOrEqual(2);
    const { body: asked } = await partner.get('/shared/offers');
    expect(asked.items.map(({ state }: { state: string }) => state)).toEqual(expect.arrayContaining(['requested', 'rejected']));
    const { body: lists } = await (await as('l.morales')).get(`/youth/${javi}/lists`);
    expect(lists.items).toMatchObject([{ name: 'Cerca de casa', count: 3 }]);
    expect((await (await as('d.reyes')).get(`/youth/${javi}/lists`)).body.items).toHaveLength(2);
    const { body: near } = await (await as('o.bashir')).post('/directory/search', { zip: '61801', withinMiles: 100, limit: 100 });
    expect([near.items.length, near.next === null]).toEqual([100, false]);
    // With the standard's own example, which other people's programs know.
    expect((await one<{ count: string }>('select count(*) from harbor.service')).count).toBe('301');
    const { body: official } = await (await as('o.bashir')).get('/hsds/services?search=Community+Counselling');
    expect(official.contents).toMatchObject([{ name: 'Community Counselling' }]);
  });

  it('keeps a line’s id from one revision to the next, so that a comparison shows what stayed', async () => {
    const worker = await as('d.reyes');
    const { body } = await worker.get(`/youth/${javi}/plan/compare?from=1&to=2`);
    const first = await worker.get(`/youth/${javi}/plan/revisions/1`);
    const removed = body.items.filter(({ kind }: { kind: string }) => kind === 'removed');
    expect(removed.length).toBeLessThan(first.body.items.length / 2);
  });

  it('shows l.morales her copy under Spanish titles, and nothing of the team’s plan', async () => {
    const caregiver = await as('l.morales');
    const copy = await caregiver.get(`/youth/${javi}/caregiver-plan?language=es`);
    expect(copy.body.acknowledgedAt).toBeNull();
    expect(copy.body.items.map(({ sectionTitle }: { sectionTitle: string }) => sectionTitle).join()).toMatch(/[áéíóúñ]/);
    expect(copy.body.items.some(({ text }: { text: string }) => text.startsWith('Dime Javi'))).toBe(true);
    expect((await caregiver.get(`/youth/${javi}`)).body).toMatchObject({ view: 'caregiver', usedName: 'Javi' });
    expect((await caregiver.get(`/youth/${javi}/plan`)).status).toBe(404);
  });

  it('lets m.oakley read as the supervisor of d.reyes, and the other agency see nothing of it', async () => {
    expect((await (await as('m.oakley')).get(`/youth/${javi}/plan`)).body.currentRevision).toBeGreaterThanOrEqual(1);
    const elsewhere = await as('w.tate');
    const list = await elsewhere.get('/youth');
    expect(list.body.items.length).toBe(3);
    expect((await elsewhere.get(`/youth/${javi}`)).status).toBe(404);
    // Likeness may find a name of their own; M-118 is nobody there.
    const found = [...(await elsewhere.post('/youth/search', { words: 'Javi' })).body.items];
    found.push(...(await elsewhere.post('/youth/search', { words: 'M-118' })).body.items);
    expect(found.map(({ id }: { id: string }) => id)).not.toContain(javi);
  });

  it('gives no demo sign-in a way into a real agency, not even where someone has the same name', async () => {
    const { id, code: agencyCode } = await foundAgency(house);
    const founding = new Founding(house.owner, house.keys);
    const namesake = { role: 'caseworker', signInName: 'd.reyes', displayName: 'Dana Reyes', language: 'en' } as const;
    const secret = await founding.credential(id, await founding.account(id, namesake), 'another password altogether');
    const { signInName, password, code } = demoSignIns(new Date())[0]!;
    const attempt = (proof: { password: string; code: string }) =>
      stranger.post('/sign-in', { agencyCode, signInName, ...proof });
    expect((await attempt({ password, code })).status).toBe(401);
    const own = { password: 'another password altogether', code: generateSync({ secret }) };
    expect(await attempt(own)).toMatchObject({ status: 200, body: { isDemo: false } });
  });

  it('has no real agency founded beside it, and leaves nothing of one that was tried', async () => {
    const asked = { code: 'county', name: 'County', timeZone: 'America/Chicago', onCallName: 'On call', onCallPhone: '555-0100' };
    const keys = jest.spyOn(house.keys, 'createAgencyKey');
    await expect(foundByCommand(house.owner, house.keys, asked)).rejects.toThrow(
      /^A real agency is never founded beside a demo, .* the demo agency demo: use one of its own .*\.$/,
    );
    expect(keys).not.toHaveBeenCalled();
    expect((await house.owner.query(`select from harbor.agency where code = 'county'`)).rowCount).toBe(0);
  });

  it('leaves no gap in any base line, and no row whose event is missing', async () => {
    const gaps = await one<{ count: string }>(`select count(*) from (select during, lead(lower(during)) over
      (partition by youth_id order by lower(during)) as next_from from harbor.living_arrangement where layer = 'base') line
      where upper(during) is distinct from next_from`);
    expect(gaps.count).toBe('0');
    // Every row of every table is as the newest event about it left it, which it could not be without one.
    const { rows } = await house.owner.query<{ id: string }>('select agency_id as id from harbor.agency where is_demo');
    for (const { id } of rows) await house.app.get(NightWatch).check(id);
    expect((await house.owner.query('select kind, places from harbor.audit_warning')).rows).toEqual([]);
  });

  it('has weeks of events of every kind of person, refusals and late evenings among them, and none to come', async () => {
    const told = await one<Record<string, number>>(`select count(*)::int as events, count(distinct actor_role)::int as roles,
        count(*) filter (where decision <> 'allow')::int as refused, count(*) filter (where at > harbor.now())::int as to_come,
        count(*) filter (where actor_role = 'caseworker' and extract(hour from at at time zone 'America/Chicago') >= 21)::int as late,
        count(distinct date_trunc('day', at))::int as days from harbor.audit_event e
      join harbor.agency g on g.agency_id = e.agency_id and g.is_demo where e.session_ref not in (select id from gate.session) and e.actor_role <> 'log watch'`);
    expect(told).toMatchObject({ to_come: 0, roles: 7 });
    expect(told['events']).toBeGreaterThan(4000);
    expect(told['refused']).toBeGreaterThan(20);
    expect(told['late']).toBeGreaterThan(10);
    expect(told['days']).toBeGreaterThan(30);
  });

  it('shows each reader only youth who were within their reach that day', async () => {
    const { rows } = await house.owner.query(`select e.event_id from harbor.audit_event e cross join unnest(e.subjects) as s
      where e.decision = 'allow' and e.relation_used in ('assigned', 'placed') and not exists (select from harbor.care_team m
        where m.agency_id = e.agency_id and m.youth_id = s and m.user_id = e.actor_id and m.relation = e.relation_used
          and m.from_at <= e.at and (m.until_at is null or m.until_at > e.at))`);
    expect(rows).toEqual([]);
  });

  it('commits to every event with what stands in its columns', async () => {
    const { rows } = await house.owner.query<EventRow>(
      `select e.*, e.xid::text as xid, p.leaf, p.mac from harbor.audit_event e join (select agency_id, event_id, leaf, mac from harbor.audit_pending
          union all select agency_id, event_id, leaf, mac from harbor.audit_leaf) p using (agency_id, event_id)
        join harbor.agency g on g.agency_id = e.agency_id and g.is_demo order by md5(e.event_id::text) limit 500`,
    );
    expect(rows).toHaveLength(500);
    for (const row of rows) {
      expect(leaf(row.event_id, row.at, commit(row.salt, bodyOf(row))).equals(row.leaf)).toBe(true);
      expect(writerMac(house.ring.writerKey(), row.agency_id, row.leaf).equals(row.mac)).toBe(true);
    }
  });

  it('is made once: the second time changes nothing', async () => {
    const rows = () =>
      one(`select (select count(*) from harbor.audit_event) as events, (select count(*) from harbor.youth) as youth,
      (select max(changed_at) from gate.credential) as credentials`);
    const before = await rows();
    await seedDemo(house.owner, house.keys, new Date());
    expect(await rows()).toEqual(before);
    expect(await demoIsThere(house.owner)).toBe(true);
  });
});

type EventRow = Record<string, never> & {
  event_id: string;
  agency_id: string;
  at: Date;
  salt: Buffer;
  leaf: Buffer;
  mac: Buffer;
};

/** The committed body of a stored event: its columns under the names the commitment knows. */
function bodyOf(row: EventRow): EventBody {
  const named = Object.entries(row).map(([column, value]) => [
    column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(named) as EventBody;
}
