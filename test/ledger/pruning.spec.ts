// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Pruning } from '../../apps/api/src/ledger/index.js';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { asApplication, refusalOf } from '../support/raw.js';
import { cookiesOf, enrol } from '../support/sign-in.js';

const hour = 3_600_000;
const day = 24 * hour;
const none = { keys: 0, sessions: 0, devices: 0, tries: 0 };

describe('old rows', () => {
  const house = openHouse();
  let agency: Agency;
  const prune = () => house.app.get(Pruning, { strict: false }).prune();
  const count = async (table: string, where: string, values: unknown[]) =>
    (await house.owner.query(`select from ${table} where ${where}`, values)).rowCount;
  beforeEach(async () => {
    agency = await foundAgency(house);
  });
  afterEach(() => house.travel(0));

  it('that are young all stay', async () => {
    await agency.admin.post('/people', { role: 'caregiver', signInName: 'some.one', displayName: 'Some One' });
    await (await enrol(house, agency)).tries({ password: 'wrong wrong wrong' });

    expect(await prune()).toEqual(none);
  });

  it('of idempotency: a key is kept for 24 hours, in which a repeat gets the same answer, and is free after', async () => {
    const key = randomUUID();
    const add = async (signInName: string) => {
      const admin = await signedIn(house, agency.id, agency.admin.userId, 'agency_admin');
      return admin.post('/people', { role: 'caregiver', signInName, displayName: 'Some One' }, { key });
    };
    const first = await add('some.one');

    await house.travel(day - hour / 60);
    expect((await prune()).keys).toBe(0);
    expect((await add('some.one')).body.personId).toBe(first.body.personId);
    expect((await add('another.one')).body.code).toBe('idempotency-key-reused');

    await house.travel(day + hour / 60);
    expect((await prune()).keys).toBeGreaterThanOrEqual(1);
    expect((await add('another.one')).status).toBe(201);
  });

  it('of sessions: one that ended is kept for 30 days, and whoever is signed in stays so', async () => {
    const { sessionId } = agency.manager.ids;
    const kept = () => count('gate.session', 'id = $1', [sessionId]);
    await house.owner.query('update gate.session set revoked_at = harbor.now() where id = $1', [sessionId]);

    await house.travel(30 * day - hour);
    await prune();
    expect(await kept()).toBe(1);

    await house.travel(30 * day + hour);
    const worker = await signedIn(house, agency.id, agency.caseworker.userId, 'caseworker');
    expect((await prune()).sessions).toBeGreaterThanOrEqual(1);
    expect(await kept()).toBe(0);
    expect((await worker.get('/me')).status).toBe(200);
    // Ended by itself after ten hours, so its 30 days are not over yet.
    expect(await count('gate.session', 'id = $1', [agency.caseworker.ids.sessionId])).toBe(1);
  });

  it('of devices: one is known for a year from its last sign-in', async () => {
    const member = await enrol(house, agency);
    const cookie = `__Host-device=${cookiesOf(await member.tries())['__Host-device']}`;
    const known = () => count('gate.known_device', 'user_id = $1', [member.ids.userId]);
    await house.travel(300 * day);
    expect((await member.tries({}, cookie)).status).toBe(200);

    await house.travel(600 * day);
    await prune();
    expect(await known()).toBe(1);

    await house.travel(670 * day);
    expect((await prune()).devices).toBeGreaterThanOrEqual(1);
    expect(await known()).toBe(0);
    expect((await member.tries({}, cookie)).status).toBe(200);
  });

  it('of wrong tries: they count for a day', async () => {
    await (await enrol(house, agency)).tries({ password: 'wrong wrong wrong' });
    await house.travel(day - hour);
    expect((await prune()).tries).toBe(0);
    await house.travel(day + hour);
    expect((await prune()).tries).toBeGreaterThanOrEqual(2);
  });

  it('go batch after batch until none is left', async () => {
    await house.owner.query(
      `insert into harbor.idempotency select $1, $2, 'old-' || i, sha256('x'), 'TEST /', gen_random_uuid(), harbor.now() - interval '2 days'
        from generate_series(1, 1234) i`,
      [agency.id, agency.admin.userId],
    );
    expect((await prune()).keys).toBeGreaterThanOrEqual(1234);
    expect(await count('harbor.idempotency', 'agency_id = $1', [agency.id])).toBe(0);
  });

  it('are removed by one process at a time; the other leaves it at that and waits for nothing', async () => {
    await asApplication(house, async (client) => {
      await client.query('begin');
      expect((await client.query('select * from gate.prune(1)')).rowCount).toBe(1);
      expect(await prune()).toEqual(none);
      expect((await agency.caseworker.get('/me')).status).toBe(200);
      await client.query('commit');
    });
  });

  it('leave alone what somebody holds', async () => {
    await (await enrol(house, agency)).tries({ password: 'wrong wrong wrong' });
    await house.travel(2 * day);
    const other = new pg.Client({ connectionString: house.ownerUrl });
    await other.connect();
    await other.query('begin');
    await other.query('select from gate.guess for update');
    expect((await prune()).tries).toBe(0);
    await other.query('rollback');
    await other.end();
    expect((await prune()).tries).toBeGreaterThanOrEqual(2);
  });

  it('are all that injected SQL can have removed', async () => {
    await agency.admin.post('/people', { role: 'caregiver', signInName: 'some.one', displayName: 'Some One' });
    const before = await count('harbor.idempotency', 'agency_id = $1', [agency.id]);
    await asApplication(house, async (client) => {
      for (const most of [-1, 0, 2_000_000_000]) await client.query('select gate.prune($1)', [most]);
      for (const sql of ['delete from gate.session', 'delete from harbor.idempotency', 'delete from gate.guess'])
        expect(await refusalOf(client.query(sql))).toBe('42501');
    });
    expect(await count('harbor.idempotency', 'agency_id = $1', [agency.id])).toBe(before);
    expect((await agency.caseworker.get('/me')).status).toBe(200);
  });
});
