// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkpointOf, openStore, policyOf, verify } from 'harbor-verify';
import { bundlePiece, LogReader, sliceOf } from '../../apps/api/src/sealed-log/index.js';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { withoutFreshFactor } from '../support/owner.js';
import { harbor } from '../support/program.js';
import {
  Fault,
  faulty,
  partsIn,
  Roots,
  sealAll,
  sealerAtWork,
  sealerConnection,
  sealerFolder,
  sealerUrl,
  sealWith,
} from '../support/sealer.js';

describe('a log that goes on as a new one', () => {
  const house = openHouse({ isSealed: false });
  const folder = sealerFolder();
  const bundles = mkdtempSync(path.join(tmpdir(), 'harbor-epochs-'));
  afterAll(() => rmSync(bundles, { recursive: true, force: true }));
  let agency: Agency;
  beforeEach(async () => {
    agency = await foundAgency(house);
  });

  const look = async (times: number) => {
    for (let i = 0; i < times; i += 1) await agency.caseworker.get('/youth');
  };
  const tables = ['audit_head', 'audit_leaf', 'audit_tile', 'audit_checkpoint'];
  const asSuperuser = async (...statements: string[]) => {
    for (const statement of ['set session_replication_role = replica', ...statements, 'reset session_replication_role'])
      await house.owner.query(statement);
  };
  /** As a backup and its restore. */
  const backUp = () =>
    asSuperuser(
      ...tables.map((table) => `drop table if exists public.${table}`),
      ...tables.map((table) => `create table public.${table} as select * from harbor.${table} where agency_id = '${agency.id}'`),
    );
  const restore = () =>
    asSuperuser(
      ...tables.map((table) => `delete from harbor.${table} where agency_id = '${agency.id}'`),
      ...tables.map((table) => `insert into harbor.${table} select * from public.${table}`),
    );
  const health = async () => (await agency.privacyOfficer.get('/log')).body;
  const anchor = () => partsIn(house, folder).anchors.read(agency.id)!;
  const epochs = async () => (await agency.manager.get('/log/epochs')).body.items;

  /** The whole log, checked by harbor-verify with the keys of all epochs. */
  async function checked(kept = new Map<string, string>()) {
    const ask = async <R extends object>(_: string, text: string, values: unknown[]) =>
      (await house.owner.query(text, values)).rows as R[];
    const reader = new LogReader(ask, agency.id);
    const heads = await reader.epochs();
    const { bytes } = await bundlePiece(reader, heads.map(sliceOf), { at: 0, part: 0 }, 1_000);
    const file = path.join(bundles, `${agency.id}.tar`);
    writeFileSync(file, bytes);
    const store = openStore(file);
    const policies = heads.map(({ verifierKey }) => policyOf(`log ${verifierKey}\nquorum none\n`));
    const notes = new Map([...kept].map(([name, note]) => [name, checkpointOf(Buffer.from(note))]));
    const report = verify(store, { policies, kept: notes, writerKey: house.keys.installationKeyFor('writer') });
    store.close();
    return report;
  }

  it('a restored old backup stops sealing until a privacy officer declares a new epoch; then what was lost is a declared gap', async () => {
    await look(3);
    await sealAll(house, folder);
    await backUp();
    const old = anchor().size;
    await look(4);
    await sealAll(house, folder);
    const lost = anchor();
    const { rows } = await house.owner.query<{ note: string }>(
      'select note from harbor.audit_checkpoint where agency_id = $1 order by size desc limit 1',
      [agency.id],
    );
    await restore();
    await look(2);
    await sealAll(house, folder);
    const { manager, privacyOfficer } = agency;
    expect(await health()).toMatchObject({
      ...{ problem: 'rolled-back', size: old, remembered: { epoch: 0, origin: lost.origin, size: lost.size, root: lost.root } },
      alarms: [{ code: 'stopped', since: expect.any(String), places: [] }],
    });
    expect((await checked()).exitCode).toBe(0);
    expect((await checked(new Map([['kept', rows[0]!.note]]))).findings).toMatchObject([{ kind: 'log-rolled-back' }]);

    const said = { reason: 'backup-restored', size: lost.size };
    expect((await manager.post('/log/epochs', said)).status).toBe(404);
    const stale = await withoutFreshFactor(house, agency, privacyOfficer, 'privacy_officer');
    expect((await stale.post('/log/epochs', said)).body.code).toBe('step-up-required');
    expect((await privacyOfficer.post('/log/epochs', { ...said, size: old })).body.code).toBe('log/has-moved');
    await sealAll(house, folder);
    expect((await health()).problem).toBe('rolled-back');

    const key = '4d3c9a64-41e8-4d5c-9f44-6d2f6f7a1b2c';
    expect((await privacyOfficer.post('/log/epochs', said, { key })).status).toBe(204);
    const continues = { epoch: 0, origin: lost.origin, size: lost.size, root: lost.root };
    expect((await privacyOfficer.get('/log/epochs')).body.items).toMatchObject([
      { epoch: 0, size: old, continues: null },
      { epoch: 1, origin: null, continues, reason: 'backup-restored' },
    ]);
    expect((await privacyOfficer.post('/log/epochs', said, { key })).status).toBe(204);
    expect(await epochs()).toHaveLength(2);
    await sealAll(house, folder);
    expect(await health()).toMatchObject({ epoch: 1, problem: null, remembered: null, alarms: [] });
    expect((await privacyOfficer.post('/log/epochs', said)).body.code).toBe('log/has-moved');
    await look(2);
    await sealAll(house, folder);

    const report = await checked(new Map([['kept', rows[0]!.note]]));
    expect(report.findings).toMatchObject([{ kind: 'tail-lost', epoch: 0, idx: old, last: lost.size - 1 }]);
    expect([report.exitCode, report.epochs[1]!.continues]).toEqual([
      10,
      { origin: lost.origin, size: lost.size, reason: 'backup-restored' },
    ]);
    expect(await epochs()).toMatchObject([{ epoch: 0 }, { epoch: 1, origin: anchor().origin, size: anchor().size }]);
    expect(anchor()).toMatchObject({ epoch: 1, origin: lost.origin.replace(/0$/, '1') });
  });

  it('the operator begins one when a key may be in wrong hands: nothing is lost, and what is older than the declaration comes after it', async () => {
    await look(3);
    await sealAll(house, folder);
    await look(2);
    const env = {
      ...{ HARBOR_OWNER_URL: house.ownerUrl, DATABASE_URL: house.appUrl, HARBOR_SEALER_URL: sealerUrl(house) },
      ...{ HARBOR_KEYS: process.env['HARBOR_TEST_KEYS'], HARBOR_LOG: 'silent' },
    };
    const command = ['declare-epoch', '--agency', agency.code, '--reason', 'key-at-risk'];
    expect(await harbor([...command, '--size', '7'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('leave --size out'),
    });
    expect(await harbor(command, env)).toMatchObject({ code: 0, out: expect.stringContaining('epoch 1') });
    await sealAll(house, folder);
    const report = await checked();
    expect([report.exitCode, report.findings, report.epochs.map((one) => one.continues?.reason)]).toEqual([
      0,
      [],
      [undefined, 'key-at-risk'],
    ]);
    const { rows } = await house.owner.query<{ action: string }>(
      `select e.action from harbor.audit_leaf l join harbor.audit_event e using (agency_id, event_id) where agency_id = $1 and epoch = 1 order by idx`,
      [agency.id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['log.continued', 'youth.listed', 'youth.listed']);
  });

  it('of several who declare at once one begins it, and the log goes on while they do', async () => {
    const sealer = sealerAtWork(house, folder);
    await look(1);
    await sealer.beat();
    const { privacyOfficer, caseworker } = agency;
    const said = { reason: 'key-at-risk' };
    const looking = Promise.all(Array.from({ length: 30 }, () => caseworker.get('/youth')));
    const replies = await Promise.all(Array.from({ length: 6 }, () => privacyOfficer.post('/log/epochs', said)));
    await looking;
    const kinds = new Set(replies.map(({ status, body }) => body?.code ?? status));
    expect([...kinds].filter((kind) => kind !== 204 && kind !== 'log/epoch-open-already')).toEqual([]);
    expect(kinds.has(204)).toBe(true);
    await sealer.beat();
    await sealer.stop();
    const report = await checked();
    expect([report.exitCode, report.findings]).toEqual([0, []]);
    expect(report.epochs.length).toBeGreaterThan(1);
  });

  it('is opened once and whole, whatever step fails, and never by a declaration that somebody wrote into the database', async () => {
    const parts = partsIn(house, folder);
    const roots = new Roots();
    const { privacyOfficer } = agency;
    let faults = 0;
    await look(1);
    await sealAll(house, folder);
    for (const isDone of [false, true])
      for (let at = 0, isOver = false; !isOver; at += 1) {
        await look(1);
        expect((await privacyOfficer.post('/log/epochs', { reason: 'key-at-risk' })).status).toBe(204);
        const db = await sealerConnection(house);
        const broken = faulty(db, parts, at, isDone);
        const failed = await sealWith(broken.db, broken.parts, agency.id).then(
          () => false,
          (error: unknown) => error instanceof Fault,
        );
        isOver = !failed;
        if (failed) faults += 1;
        await roots.lookAt(house, agency.id, parts);
        await db.end();
        await sealAll(house, folder);
        await roots.lookAt(house, agency.id, parts);
      }
    expect(faults).toBeGreaterThan(40);
    const report = await checked();
    expect([report.exitCode, report.findings, report.epochs.length]).toEqual([0, [], faults + 3]);

    const { epoch, origin, size, root } = anchor();
    await asSuperuser(
      `insert into harbor.audit_epoch (agency_id, epoch, event_id, old_origin, old_size, old_root, reason, mac, declared_at)
        values ('${agency.id}', ${epoch + 1}, gen_random_uuid(), '${origin}', ${size}, '${root}', 'key-lost', sha256('x'), now())`,
    );
    await look(1);
    await sealAll(house, folder);
    expect(await health()).toMatchObject({ epoch, problem: 'epoch-undeclared' });
  }, 60_000);
});
