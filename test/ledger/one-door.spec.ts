// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { auditEvent, eventValues, insertEvent, Ledger, type RowChange } from '../../apps/api/src/ledger/index.js';
import { changeFile } from '../../apps/api/src/youth/youth-rows.js';
import { type Agency, foundAgency, type Youth } from '../support/agency.js';
import { ctxOf } from '../support/ctx.js';
import { openHouse } from '../support/house.js';
import { eventsAbout } from '../support/owner.js';
import { asApplication, inSessionOf, refusalOf } from '../support/raw.js';
import { openFile } from '../support/youth-files.js';

const changed = auditEvent('test.changed', 'youth');
type Entered = Parameters<typeof eventValues>[1];

describe('the one door to the records', () => {
  const house = openHouse();
  let agency: Agency;
  let youth: Youth;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    youth = await openFile(agency.caseworker);
  });
  const ledger = () => house.app.get(Ledger, { strict: false });
  const ctx = () => ctxOf(agency.caseworker, 'caseworker', 'youth.update');
  const versionOf = async (id: string) =>
    (await house.owner.query<{ version: number }>('select version from harbor.youth where id = $1', [id])).rows[0]!.version;
  // A file stands in two rows, which step together.
  const stepped = (over: Partial<RowChange> = {}): RowChange[] =>
    ['youth', 'youth_case'].map((table) => ({ table, id: youth.id, act: 'update', version: 2, ...over }));
  const stepFile = `with care as (update harbor.youth set version = version + 1 where id = $1)
    update harbor.youth_case set hair_color = 'green', version = version + 1 where id = $1`;
  const entered = ({ at, xid }: { at: Date; xid: string }): Entered => ({
    ...agency.caseworker.ids,
    role: 'caseworker',
    freshUntil: null,
    at,
    xid,
  });
  const event = (who: Entered, changes: RowChange[] = []) => ({
    text: insertEvent.text,
    values: eventValues(
      house.ring,
      who,
      { requestId: randomUUID(), ruleId: 'youth.update' },
      changed,
      { subjects: [youth.id] },
      changes,
    ),
  });

  describe('a change without its event', () => {
    it('is refused by the ledger, and nothing of it is kept', async () => {
      const untold = ledger().write(ctx(), (tx) => changeFile(tx, youth.id, 1, { hairColor: 'green' }));

      await expect(untold).rejects.toThrow('told no event');
      expect(await versionOf(youth.id)).toBe(1);
      await expect(ledger().read(ctx(), async () => 'read in secret')).rejects.toThrow('told no event');
    });

    it('is refused by the database at COMMIT, in raw SQL with a session that may change the row', async () => {
      const attempt = (changes: RowChange[] | undefined) =>
        inSessionOf(house, agency.caseworker, async (client, opened) => {
          await client.query(stepFile, [youth.id]);
          if (changes) await client.query(event(entered(opened), changes));
          return refusalOf(client.query('commit'));
        });

      expect(await attempt(undefined)).toBe('ck_change_has_event');
      expect(await attempt([])).toBe('ck_change_has_event');
      expect(await attempt(stepped({ version: 3 }))).toBe('ck_change_has_event');
      expect(await attempt(stepped({ id: randomUUID() }))).toBe('ck_change_has_event');
      expect(await attempt(stepped({ act: 'insert' }))).toBe('ck_change_has_event');
      expect(await attempt(stepped().slice(0, 1))).toBe('ck_change_has_event');
      expect(await attempt(stepped().slice(1))).toBe('ck_change_has_event');
      expect(await versionOf(youth.id)).toBe(1);
      expect(await attempt(stepped())).toBeUndefined();
      expect(await versionOf(youth.id)).toBe(2);
    });

    it.each(['youth', 'youth_case'])('of half a file is refused: %s', async (table) => {
      const half = await inSessionOf(house, agency.caseworker, async (client, opened) => {
        await client.query(`update harbor.${table} set version = version + 1 where id = $1`, [youth.id]);
        await client.query(event(entered(opened), stepped()));
        return refusalOf(client.query('commit'));
      });

      expect(half).toBe('ck_youth_and_case_in_step');
    });

    it('is refused in a table that tells by statement as well: every row of every statement must be named', async () => {
      const [one, two] = [randomUUID(), randomUUID()];
      const attempt = (changes: Pick<RowChange, 'id' | 'act' | 'version'>[] | undefined) =>
        inSessionOf(house, agency.caseworker, async (client, opened) => {
          const add = `insert into harbor.taxonomy (agency_id, id, hsds, name) select gate.ctx_agency(), id, '{}', 'x' from unnest($1::uuid[]) id`;
          await client.query(add, [[one, two]]);
          await client.query(`update harbor.taxonomy set name = 'y', version = 2 where id = $1`, [two]);
          if (changes)
            await client.query(
              event(
                entered(opened),
                changes.map((change) => ({ table: 'taxonomy', ...change })),
              ),
            );
          return refusalOf(client.query('commit'));
        });
      const all = [
        { id: one, act: 'insert', version: 1 },
        { id: two, act: 'insert', version: 1 },
        { id: two, act: 'update', version: 2 },
      ] as const;
      expect(await attempt(undefined)).toBe('ck_change_has_event');
      for (const left of all) expect(await attempt(all.filter((change) => change !== left))).toBe('ck_change_has_event');
      expect(await attempt([...all])).toBeUndefined();
      const { rows } = await house.owner.query('select count(*)::int as n from harbor.taxonomy where agency_id = $1', [
        agency.id,
      ]);
      expect(rows).toEqual([{ n: 2 }]);
    });

    it('cannot lean on a queue row that has no event, or another event than its own', async () => {
      const attempt = (leafOf: (values: unknown[]) => unknown[]) =>
        inSessionOf(house, agency.caseworker, async (client, opened) => {
          const told = event(entered(opened), []).values;
          await client.query(stepFile, [youth.id]);
          await client.query({ text: insertEvent.text, values: told });
          return refusalOf(
            client.query(
              `insert into harbor.audit_pending (agency_id, event_id, xid, changes, leaf, writer_key_id, mac) values ($1, $2, pg_current_xact_id(), $3, $4, 'x', $5)`,
              leafOf(told),
            ),
          );
        });
      const code = [`youth/${youth.id}/update/2`];
      const mac = Buffer.alloc(32);

      expect(await attempt(() => [agency.id, randomUUID(), code, Buffer.alloc(57), mac])).toBe('ck_audit_pending_has_event');
      expect(await attempt((told) => [agency.id, randomUUID(), code, told[26], mac])).toBe('ck_audit_pending_has_event');
    });

    it('cannot lean on the event of an earlier transaction', async () => {
      const second = await inSessionOf(house, agency.caseworker, async (client, opened) => {
        await client.query(event(entered(opened), stepped()));
        await client.query('commit');
        await client.query('begin');
        await client.query('select gate.enter($1)', [agency.caseworker.token]);
        await client.query(stepFile, [youth.id]);
        return refusalOf(client.query('commit'));
      });

      expect(second).toBe('ck_change_has_event');
    });

    it.each([
      ['skips a version', `version = version + 2`, 'ck_version_steps_by_one'],
      ['keeps the version', `allergies = 'x'`, 'ck_version_steps_by_one'],
      ['moves a row to another agency', `agency_id = gen_random_uuid(), version = version + 1`, '42501'],
      ['gives a row another id', `id = gen_random_uuid(), version = version + 1`, '42501'],
    ])('is refused when it %s', async (_, set, refusal) => {
      expect(
        await inSessionOf(house, agency.caseworker, (client) =>
          refusalOf(client.query(`update harbor.youth set ${set} where id = $1`, [youth.id])),
        ),
      ).toBe(refusal);
    });
  });

  describe('an event', () => {
    const hour = 3_600_000;

    it.each<[string, (real: Entered) => Partial<Entered>]>([
      ['of an hour ago', ({ at }) => ({ at: new Date(at.getTime() - hour) })],
      ['of an hour from now', ({ at }) => ({ at: new Date(at.getTime() + hour) })],
      ['of a second before this transaction began', ({ at }) => ({ at: new Date(at.getTime() - 1000) })],
      ['of another actor', () => ({ userId: agency.otherCaseworker.userId })],
      ['of another session', () => ({ sessionId: randomUUID() })],
      ['of another agency', () => ({ agencyId: randomUUID() })],
      ['of another transaction', ({ xid }) => ({ xid: String(BigInt(xid) + 1n) })],
    ])('%s is refused, though it is signed', async (_, forged) => {
      const tried = (over: (real: Entered) => Partial<Entered>) =>
        inSessionOf(house, agency.caseworker, async (client, opened) => {
          const real = entered(opened);
          return refusalOf(client.query(event({ ...real, ...over(real) })));
        });

      expect(await tried(() => ({}))).toBeUndefined();
      expect(await tried(forged)).toBe('42501');
    });

    it.each(['audit_event', 'audit_pending', 'audit_event_default', 'idempotency'])(
      'cannot be changed or taken away in %s by the application',
      async (table) => {
        for (const sql of [
          `delete from harbor.${table}`,
          `truncate harbor.${table}`,
          `update harbor.${table} set agency_id = agency_id`,
        ]) {
          expect(await inSessionOf(house, agency.caseworker, (client) => refusalOf(client.query(sql)))).toBe('42501');
        }
      },
    );

    it.each(['audit_event', 'audit_pending', 'audit_event_default'])('cannot be read in %s by the application', async (table) => {
      const read = (sql: string) => inSessionOf(house, agency.manager, (client) => refusalOf(client.query(sql)));

      expect(await read(`select 1 from harbor.${table}`)).toBe('42501');
      expect(await read('select 1 from harbor.youth')).toBeUndefined();
    });
  });

  describe('the context of a session', () => {
    const seen = 'select count(*)::int as n from harbor.youth';

    it('shows nothing before a session is proved, after COMMIT, or when it is carried into a later transaction', async () => {
      const counts = await asApplication(house, async (client) => {
        const count = async () => (await client.query<{ n: number }>(seen)).rows[0]!.n;
        const found = { before: await count(), within: 0, after: 0, carried: 0, kept: 0 };
        await client.query('begin');
        await client.query('select gate.enter($1)', [agency.caseworker.token]);
        found.within = await count();
        const { rows } = await client.query<{ c: string }>(`select current_setting('harbor.context') as c`);
        await client.query('commit');
        found.after = await count();
        await client.query('begin');
        await client.query('select pg_current_xact_id()');
        await client.query(`select set_config('harbor.context', $1, true)`, [rows[0]!.c]);
        found.carried = await count();
        await client.query('commit');
        await client.query(`select set_config('harbor.context', $1, false)`, [rows[0]!.c]);
        found.kept = await count();
        return found;
      });

      expect(counts.within).toBeGreaterThan(0);
      expect({ ...counts, within: 0 }).toEqual({ before: 0, within: 0, after: 0, carried: 0, kept: 0 });
    });

    it.each<[string, (context: string) => string]>([
      ['another agency', (c) => randomUUID() + c.slice(36)],
      ['another user', (c) => c.slice(0, 36) + agency.otherCaseworker.userId + c.slice(72)],
      ['another role', (c) => c.slice(0, 108) + 'program_manager'.padEnd(20) + c.slice(128)],
      ['another seal', (c) => c.slice(0, 148) + 'f'.repeat(64)],
      ['nothing in it', () => ''],
      ['no sense', () => 'x'.repeat(212)],
    ])('shows nothing when it is forged: %s', async (_, forge) => {
      const count = (change: (context: string) => string) =>
        inSessionOf(house, agency.caseworker, async (client) => {
          const { rows } = await client.query<{ c: string }>(`select current_setting('harbor.context') as c`);
          await client.query(`select set_config('harbor.context', $1, true)`, [change(rows[0]!.c)]);
          return (await client.query<{ n: number }>(seen)).rows[0]!.n;
        });

      expect(await count((context) => context)).toBeGreaterThan(0);
      expect(await count(forge)).toBe(0);
    });

    it('is not opened on a connection that carries rows of the session before', async () => {
      const refusal = await inSessionOf(house, agency.caseworker, async (client) => {
        await client.query('declare left_behind cursor with hold for select * from harbor.youth');
        await client.query('commit');
        await client.query('begin');
        return refusalOf(client.query('select gate.enter($1)', [agency.otherCaseworker.token]));
      });

      expect(refusal).toBe('08000');
    });

    it('asks nobody to sign in again because of such a connection: it is thrown away', async () => {
      const runner = house.app.get(DataSource, { strict: false }).createQueryRunner();
      await runner.query('begin');
      await runner.query('select gate.enter($1)', [agency.caseworker.token]);
      await runner.query('declare left_behind cursor with hold for select 1');
      await runner.query('commit');
      await runner.release();

      const statuses: number[] = [];
      for (let i = 0; i < 20; i++) statuses.push((await agency.caseworker.get(`/youth/${youth.id}`)).status);

      expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
      expect(statuses.filter((status) => status === 503).length).toBeLessThanOrEqual(1);
    });
  });

  describe('a unit of work that the database could not serialize', () => {
    it('runs again as a whole and leaves one change and one event', async () => {
      let attempts = 0;
      await ledger().write(ctx(), async (tx) => {
        attempts += 1;
        await changeFile(tx, youth.id, 1, { hairColor: `try ${attempts}` });
        tx.record(changed, { resourceId: youth.id, subjects: [youth.id] });
        if (attempts < 3)
          await tx.rows(`fail-${attempts}`, `do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
      });

      expect([attempts, await versionOf(youth.id)]).toEqual([3, 2]);
      expect((await eventsAbout(house, youth.id)).filter(({ action }) => action === 'test.changed')).toHaveLength(1);
    });

    it('gives up after five tries and keeps nothing', async () => {
      let attempts = 0;
      const hopeless = ledger().write(ctx(), async (tx) => {
        attempts += 1;
        tx.record(changed, { subjects: [youth.id] });
        await tx.rows('fail-always', `do $$ begin raise exception 'never' using errcode = '40001'; end $$`);
      });

      await expect(hopeless).rejects.toMatchObject({ code: '40001' });
      expect(attempts).toBe(5);
      expect((await eventsAbout(house, youth.id)).filter(({ action }) => action === 'test.changed')).toEqual([]);
    });

    it('is told apart in a real deadlock: both finish, one at a later try', async () => {
      const other = await openFile(agency.caseworker);
      let attempts = 0;
      const holdsOne = meetingOf(2);
      const inOrder = (first: string, second: string) =>
        ledger().write(ctx(), async (tx) => {
          attempts += 1;
          for (const id of [first, second]) {
            const [row] = await tx.rows<{ version: number }>(
              'hold',
              'select version from harbor.youth where id = $1 for update',
              [id],
            );
            await changeFile(tx, id, row!.version, {});
            await holdsOne();
          }
          tx.record(changed, { subjects: [first, second] });
        });

      await Promise.all([inOrder(youth.id, other.id), inOrder(other.id, youth.id)]);

      // Once more, or twice: whoever starts again may take the lock before the other has woken up to it.
      expect(attempts).toBeGreaterThanOrEqual(3);
      expect([await versionOf(youth.id), await versionOf(other.id)]).toEqual([3, 3]);
    });
  });
});

/** Resolves for everyone once so many have come; whoever comes later passes. */
function meetingOf(people: number): () => Promise<void> {
  let come = 0;
  let open: () => void;
  const met = new Promise<void>((resolve) => (open = resolve));
  return () => {
    come += 1;
    if (come === people) open();
    return met;
  };
}
