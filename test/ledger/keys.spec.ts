// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileKeyProvider, KeyDestroyed, KeyRing } from '../../apps/api/src/keys/index.js';
import { auditEvent, Ledger } from '../../apps/api/src/ledger/index.js';
import { ExpungingService } from '../../apps/api/src/youth/index.js';
import { type Agency, foundAgency, type Youth } from '../support/agency.js';
import { ctxOf } from '../support/ctx.js';
import { openHouse } from '../support/house.js';
import { changeRow, eventsAbout } from '../support/owner.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, aNote, PlanDesk } from '../support/plans.js';
import { inSessionOf } from '../support/raw.js';
import { openFile } from '../support/youth-files.js';

const keyDestroyed = auditEvent('test.keyDestroyed', 'data_key');

describe('the texts of a youth', () => {
  const house = openHouse();
  let agency: Agency;
  let youth: Youth;
  let desk: PlanDesk;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    youth = await openFile(agency.caseworker);
    desk = new PlanDesk(agency.caseworker, youth.id);
  });
  const restricted = () => agency.caseworker.get(`/youth/${youth.id}/restricted`);
  const write = (words: Record<string, string>, version = 1) =>
    agency.caseworker.patch(`/youth/${youth.id}/restricted`, words, version);

  it('have keys that a caregiver’s session finds only of the youth who live with them, in raw SQL too', async () => {
    const keys = () =>
      inSessionOf(house, agency.caregiver, async (client) => (await client.query('select id from harbor.data_key')).rows);
    expect(await keys()).toEqual([]);
    const { end } = await placeCaregiver(house, agency, youth.id, agency.caregiver);
    expect(await keys()).toEqual([{ id: youth.id }]);
    await end();
    expect(await keys()).toEqual([]);
  });

  describe('in a stolen database', () => {
    const canary = (what: string) => `canary-${what}-${'0123456789abcdef'.repeat(2)}`;
    const secret = [
      'marks',
      'handles',
      'safeContact',
      'restrictedNote',
      'school',
      'concern',
      'why',
      'line',
      'closed',
      'note',
      'agreement',
    ];

    beforeEach(async () => {
      await write(Object.fromEntries(secret.slice(0, 5).map((field) => [field, canary(field)])));
      await agency.caseworker.patch(`/youth/${youth.id}`, { dailyCare: canary('known') }, 2);
      const person = { name: canary('concern'), why: canary('why'), connection: 'peer' };
      expect((await agency.caseworker.post(`/youth/${youth.id}/persons-of-concern`, person)).status).toBe(201);
      const lines = [
        aLine({ text: canary('line') }),
        aNote({ section: 'run_risk', text: canary('closed') }),
        aNote({ text: canary('note') }),
      ];
      const signed = await desk.sign(await desk.drafted(lines), { agreement: 'agrees_in_part', why: canary('agreement') });
      expect(signed.status).toBe(201);
      await desk.start();
      expect((await restricted()).text).toContain(canary('school'));
    });

    it('are in no row of any table', async () => {
      const { rows: tables } = await house.owner.query<{ name: string }>(
        `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      let dump = '';
      for (const { name } of tables) {
        const { rows } = await house.owner.query<{ row: string }>(`select t::text as row from ${name} t`);
        dump += rows.map(({ row }) => row).join('\n');
      }

      expect(tables.length).toBeGreaterThan(25);
      expect(dump).toContain(canary('known'));
      const inside = secret.filter(
        (what) => dump.includes(canary(what)) || dump.includes(Buffer.from(canary(what)).toString('hex')),
      );
      expect(inside).toEqual([]);
    });

    it('are in no file of the cluster, neither tables nor write-ahead log nor the server’s own log', async () => {
      await house.owner.query('checkpoint');
      const { rows } = await house.owner.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
      const found = new Map<string, Set<string>>();

      for (const entry of readdirSync(path.dirname(rows[0]!.folder), { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const bytes = bytesOf(path.join(entry.parentPath, entry.name));
        if (!bytes.includes('canary-')) continue;
        for (const what of [...secret, 'known']) {
          if (bytes.includes(canary(what))) found.set(what, (found.get(what) ?? new Set()).add(path.basename(entry.parentPath)));
        }
      }

      expect([...found.keys()]).toEqual(['known']);
      expect(found.get('known')).toContain('pg_wal');
    });

    it('are in no line of the application’s log, nor in the audit', async () => {
      const { rows } = await house.owner.query<{ row: string }>('select e::text as row from harbor.audit_event e');

      expect(`${house.log.join('\n')}${rows.map(({ row }) => row).join('\n')}`).not.toContain('canary-');
    });
  });

  describe('once their key is destroyed', () => {
    const wrapped = async () => {
      const { rows } = await house.owner.query<{ wrapped: Buffer | null }>('select wrapped from harbor.data_key where id = $1', [
        youth.id,
      ]);
      return rows[0]!.wrapped;
    };
    const destroy = async () => {
      const expunging = house.app.get(ExpungingService, { strict: false });
      await house.app.get(Ledger, { strict: false }).write(ctxOf(agency.caseworker, 'caseworker', 'youth.update'), async (tx) => {
        await expunging.destroyKey(tx, youth.id);
        tx.record(keyDestroyed, { resourceId: youth.id, subjects: [youth.id] });
      });
      await expunging.forgetForGood(agency.id, youth.id);
    };

    beforeEach(async () => {
      await write({ marks: 'A small star.' });
      await desk.signed([aLine()]);
      await desk.start();
    });

    it('can be read by nobody, and each who tries is told so and written down', async () => {
      await destroy();

      const paths = ['/restricted', '/plan', '/plan/draft', '/plan/revisions/1', '/caregiver-plan', '/persons-of-concern'];
      for (const below of paths) {
        const { status, body } = await agency.caseworker.get(`/youth/${youth.id}${below}`);
        expect([below, status, body.code]).toEqual([below, 410, 'expunged']);
      }
      expect((await write({ marks: 'Again.' }, 2)).status).toBe(410);
      expect((await agency.otherCaseworker.get(`/youth/${youth.id}/restricted`)).status).toBe(404);
      expect(await wrapped()).toBeNull();
      const events = await eventsAbout(house, youth.id);
      expect(events).toContainEqual(
        expect.objectContaining({ action: 'test.keyDestroyed', changes: [`data_key/${youth.id}/update/2`], version_after: 2 }),
      );
      expect(events.filter(({ action, decision }) => action === 'access.refused' && decision === 'deny')).toHaveLength(
        paths.length + 2,
      );
    });

    it('stay unreadable when an older backup brings the wrapped key back, for other processes too', async () => {
      const kept = (await wrapped())!;
      const elsewhere = new KeyRing(new FileKeyProvider(process.env['HARBOR_TEST_KEYS']!));
      await elsewhere.open(agency.id, youth.id, kept);
      await destroy();

      await changeRow(house, agency.id, 'data_key', youth.id, `wrapped = '\\x${kept.toString('hex')}', destroyed_at = null`);

      expect(await wrapped()).toEqual(kept);
      expect((await restricted()).status).toBe(410);
      await expect(elsewhere.open(agency.id, youth.id, kept)).rejects.toThrow(KeyDestroyed);
      const restarted = new FileKeyProvider(process.env['HARBOR_TEST_KEYS']!);
      await expect(restarted.unwrap(agency.id, youth.id, kept)).rejects.toThrow(KeyDestroyed);
    });

    it('stay so where a full disk cut off the line before', async () => {
      const folder = mkdtempSync(path.join(tmpdir(), 'harbor-keys-'));
      const provider = new FileKeyProvider(folder);
      for (const list of ['destroyed', 'forgotten']) writeFileSync(path.join(folder, list), '{"agencyId":"a-line-that-en');
      const decided = { askedBy: 'one', approvedBy: 'two', ground: 'court-order' };
      await provider.destroy(agency.id, youth.id, decided);
      await provider.destroy(agency.id, youth.id, decided);
      expect(provider.isDestroyed(agency.id, youth.id)).toBe(true);
      expect(provider.forgotten()).toEqual([{ agencyId: agency.id, subjectId: youth.id, ...decided }]);
      rmSync(folder, { recursive: true });
    });

    it('are destroyed once, in one’s own agency, with the application’s own proof', async () => {
      const elsewhere = await foundAgency(house);
      const expunging = house.app.get(ExpungingService, { strict: false });
      const ledger = house.app.get(Ledger, { strict: false });
      const foreign = ledger.write(ctxOf(elsewhere.caseworker, 'caseworker', 'youth.update'), (tx) =>
        expunging.destroyKey(tx, youth.id),
      );
      await expect(foreign).rejects.toMatchObject({ status: 410 });
      const forged = ledger.write(ctxOf(agency.caseworker, 'caseworker', 'youth.update'), (tx) =>
        tx.rows('forged-destroy', 'select gate.destroy_key($1, $2)', [youth.id, Buffer.alloc(32)]),
      );
      await expect(forged).rejects.toThrow();

      expect((await restricted()).body.marks).toBe('A small star.');
    });
  });

  describe('moved to another place', () => {
    const from = (table: string, column: string) => `(select ${column} from harbor.${table} where id = '${youth.id}')`;
    const change = (table: string, id: string, set: string) => changeRow(house, agency.id, table, id, set);

    it.each([
      ['another field of the same youth', 'handles_enc'],
      ['the same field of another youth', 'marks_enc'],
    ])('do not open: %s', async (_, column) => {
      const other = column === 'marks_enc' ? await openFile(agency.caseworker) : youth;
      await write({ marks: 'A small star.' });
      await change('youth_case', other.id, `${column} = ${from('youth_case', 'marks_enc')}`);

      const { status, text } = await agency.caseworker.get(`/youth/${other.id}/restricted`);

      expect(status).toBe(500);
      expect(text + house.log.join()).not.toContain('A small star.');
    });

    it('do not open under the key of another youth', async () => {
      const other = await openFile(agency.caseworker);
      await write({ marks: 'A small star.' });
      await change('data_key', other.id, `wrapped = ${from('data_key', 'wrapped')}`);
      await change('youth_case', other.id, `marks_enc = ${from('youth_case', 'marks_enc')}`);

      expect((await agency.caseworker.get(`/youth/${other.id}/restricted`)).status).toBe(500);
    });
  });
});

/** Nothing of a file that is gone: databases of other tests end meanwhile. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
