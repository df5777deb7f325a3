// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  decodeBundle,
  entryHash,
  Frontier,
  parseCheckpoint,
  parseLogPolicy,
  parseNote,
  parseReceipt,
  verifyConsistency,
  verifyReceipt,
} from '@harbor/transparency';
import { checkpointOf, openStore, policyOf, verify } from 'harbor-verify';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { workOff } from '../support/jobs.js';
import { openFile } from '../support/oversight.js';
import { withoutFreshFactor } from '../support/owner.js';
import { harbor, run } from '../support/program.js';
import { sealerAtWork, sealerFolder, sealerUrl } from '../support/sealer.js';

describe('the sealed log, to those who answer for it', () => {
  const house = openHouse({ isSealed: false });
  const folder = sealerFolder();
  const bundles = mkdtempSync(path.join(tmpdir(), 'harbor-bundle-'));
  afterAll(() => rmSync(bundles, { recursive: true, force: true }));
  let agency: Agency;
  let youthId: string;
  let sealer: ReturnType<typeof sealerAtWork>;
  afterAll(() => sealer.stop());
  beforeAll(async () => {
    sealer = sealerAtWork(house, folder);
    agency = await foundAgency(house);
    youthId = await openFile(agency.caseworker, 'L-101');
    for (let i = 0; i < 300; i += 1) await agency.caseworker.get('/youth');
    await sealer.beat();
  });

  const policy = async () => {
    const { rows } = await house.owner.query<{ verifier_key: string }>(
      'select verifier_key from harbor.audit_head where agency_id = $1',
      [agency.id],
    );
    return `log ${rows[0]!.verifier_key}\nquorum none\n`;
  };
  const sealedEvent = async (where: string) => {
    const { rows } = await house.owner.query<{ id: string; idx: number }>(
      `select l.event_id as id, l.idx::int as idx from harbor.audit_leaf l join harbor.audit_event e using (agency_id, event_id)
        where agency_id = $1 and ${where} order by l.idx desc limit 1`,
      [agency.id],
    );
    return rows[0]!;
  };
  const exported = async (name: string): Promise<string> => {
    const { privacyOfficer } = agency;
    const { status, body } = await privacyOfficer.post('/log/exports');
    expect(status).toBe(201);
    await workOff(house, privacyOfficer, body.id as string);
    const { headers, bytes } = await privacyOfficer.get(`/jobs/${body.id}/result`);
    expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
      'application/x-tar',
      'attachment; filename="list.tar"',
    ]);
    const file = path.join(bundles, name);
    writeFileSync(file, bytes);
    return file;
  };
  const check = async (file: string, kept = new Map<string, ReturnType<typeof checkpointOf>>()) => {
    const store = openStore(file);
    const writerKey = house.keys.installationKeyFor('writer');
    const report = verify(
      store,
      { policies: [policyOf(await policy())], isBundleTrusted: false, kept, writerKey },
      () => undefined,
    );
    store.close();
    return report;
  };
  const verified = async () => {
    const { manager } = agency;
    const { body } = await manager.post('/log/verifications');
    await workOff(house, manager, body.id as string);
    const [job, result] = [await manager.get(`/jobs/${body.id}`), await manager.get(`/jobs/${body.id}/result`)];
    expect(job.body).toMatchObject({ state: 'done', done: job.body.total });
    return result.body as { events: number; found: number; findings: object[] };
  };

  it('a receipt proves one event to whoever has the key, and nobody gets one for what is out of reach', async () => {
    const { manager, otherManager, privacyOfficer, caseworker, admin } = agency;
    const { id, idx } = await sealedEvent(`action = 'youth.listed'`);
    const place = await manager.get(`/log/events/${id}`);
    expect(place.body).toMatchObject({ eventId: id, epoch: 0, idx });
    const { text, headers } = await privacyOfficer.get(`/log/events/${id}/receipt`);
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const hash = entryHash(Buffer.from(place.body.leaf as string, 'base64'));
    expect(verifyReceipt(parseReceipt(text), hash, parseLogPolicy(await policy()))).toBe(true);
    expect(verifyReceipt(parseReceipt(text), entryHash(Buffer.alloc(57)), parseLogPolicy(await policy()))).toBe(false);

    for (const who of [otherManager, caseworker, admin]) expect((await who.get(`/log/events/${id}`)).status).toBe(404);
    const elsewhere = await foundAgency(house);
    expect((await elsewhere.privacyOfficer.get(`/log/events/${id}/receipt`)).status).toBe(404);
    // Nobody looks at their own acts here; and what has just happened has no place yet.
    const own = await house.owner.query<{ id: string }>(
      'select event_id as id from harbor.audit_event where actor_id = $1 limit 1',
      [privacyOfficer.userId],
    );
    expect((await privacyOfficer.get(`/log/events/${own.rows[0]!.id}`)).status).toBe(404);
    expect((await privacyOfficer.get(`/log/events/${(await waiting(caseworker.userId)).id}`)).body.code).toBe(
      'log/not-sealed-yet',
    );

    async function waiting(actorId: string) {
      await caseworker.get(`/youth/${youthId}`);
      const { rows } = await house.owner.query<{ id: string }>(
        'select event_id as id from harbor.audit_pending join harbor.audit_event using (agency_id, event_id) where actor_id = $1',
        [actorId],
      );
      return rows[0]!;
    }
  });

  it('its checkpoints are listed, and one is proved to continue another', async () => {
    await agency.caseworker.get('/youth');
    await sealer.beat();
    const { body: page } = await agency.manager.get('/log/checkpoints?limit=1');
    const { body: next } = await agency.manager.get(`/log/checkpoints?limit=1&cursor=${page.next as string}`);
    const [second, first] = [page.items[0], next.items[0]] as { size: number; note: string }[];
    const { body } = await agency.privacyOfficer.get(`/log/consistency?first=${first!.size}&second=${second!.size}`);
    const head = (note: string) => parseCheckpoint(parseNote(note).text);
    const proof = (body.proof as string[]).map((hash) => Buffer.from(hash, 'base64'));
    expect(verifyConsistency(head(first!.note), head(second!.note), proof)).toBe(true);
    expect((await agency.manager.get(`/log/consistency?first=1&second=${second!.size}`)).body.code).toBe(
      'log/no-such-checkpoint',
    );
    expect((await agency.manager.get('/log')).body).toMatchObject({ size: second!.size, problem: null, quarantined: 0 });
    expect((await (await foundAgency(house)).manager.get('/log/checkpoints')).body.code).toBe('log/nothing-sealed');
  });

  it('its tiles are served in the paths of tlog-tiles, as far as the newest checkpoint counts', async () => {
    const { privacyOfficer, manager, caseworker } = agency;
    const read = async (where: string) => (await privacyOfficer.get(`/log/0/${where}`)).bytes;
    const { size, root } = parseCheckpoint(parseNote((await read('checkpoint')).toString()).text);
    const [full, rest] = [await read('tile/entries/000'), await read(`tile/entries/001.p/${size - 256}`)];
    const hashes = [...decodeBundle(full, 256), ...decodeBundle(rest, size - 256)].map(entryHash);
    const edge = new Frontier();
    edge.append(hashes);
    expect(edge.root()).toEqual(root);
    expect(Buffer.concat([await read('tile/0/000'), await read(`tile/0/001.p/${size - 256}`)])).toEqual(Buffer.concat(hashes));
    expect(await read('tile/1/000.p/1')).toHaveLength(32);
    for (const none of [
      'tile/0/001',
      `tile/0/001.p/${size - 255}`,
      'tile/0/x000/001',
      'tile/9/000',
      'tile/0/1',
      'tile/0/000.p/0',
    ])
      expect((await manager.get(`/log/0/${none}`)).body.code).toBe('log/no-such-tile');
    expect((await manager.get('/log/1/checkpoint')).body.code).toBe('log/no-such-tile');
    expect((await caseworker.get('/log/0/tile/0/000')).body.code).toBe('not-found');
  });

  it('a bundle is good until one row was edited with SQL: then harbor-verify and the check here say which', async () => {
    await sealer.beat();
    const good = await exported('good.tar');
    const report = await check(good);
    expect([report.exitCode, report.findings]).toEqual([0, []]);
    expect(await verified()).toEqual({ events: expect.any(Number), found: 0, findings: [] });
    const from = openStore(good);
    const kept = new Map([['kept', checkpointOf(from.read('0/checkpoint'))]]);
    from.close();

    // The sealer as a process of its own, and the command of the database's owner.
    const env = {
      ...{ HARBOR_OWNER_URL: house.ownerUrl, DATABASE_URL: house.appUrl, HARBOR_SEALER_URL: sealerUrl(house) },
      ...{ HARBOR_KEYS: process.env['HARBOR_TEST_KEYS'], HARBOR_SEALER: folder, HARBOR_LOG: 'silent' },
    };
    await sealer.stop();
    const apart = run(['scripts/sealer.mjs'], env);
    await apart.says(/Sealing the log/);
    const isSealed = async () =>
      (await house.owner.query('select from harbor.audit_pending where agency_id = $1', [agency.id])).rowCount === 0;
    while (!(await isSealed())) await new Promise((resolve) => setTimeout(resolve, 50));
    apart.child.kill('SIGTERM');
    expect(await apart.ended).toMatchObject({ code: 0, err: '' });
    sealer = sealerAtWork(house, folder);
    const { id, idx } = await sealedEvent(`action = 'youth.listed'`);
    const command = ['verify-log', '--agency', agency.code];
    expect(await harbor(command, env)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('GOOD. Nothing was changed'),
    });
    await house.owner.query(`update harbor.audit_event set actor_id = $2 where event_id = $1`, [
      id,
      agency.otherCaseworker.userId,
    ]);
    const bad = await check(await exported('bad.tar'), kept);
    expect(bad.exitCode).toBe(30);
    expect(bad.findings).toMatchObject([{ kind: 'body-changed', epoch: 0, idx, event_id: id }]);
    expect(await verified()).toMatchObject({ found: 1, findings: [{ kind: 'body-changed', epoch: 0, idx, eventId: id }] });

    expect(await harbor(command, env)).toMatchObject({
      code: 30,
      out: expect.stringMatching(new RegExp(`event ${idx} of epoch 0`)),
    });

    // The tar is one that other programs read.
    const list = execFileSync('tar', ['-tf', good], { encoding: 'utf8' }).trimEnd().split('\n');
    expect(list).toEqual(
      expect.arrayContaining([
        'harbor-log',
        '0/checkpoint',
        '0/policy',
        '0/tile/0/000',
        '0/tile/entries/000',
        '0/bodies/000',
        '0/macs/000',
      ]),
    );
  });

  it('what was edited or taken out in any table of the log is found and named', async () => {
    const { id, idx } = await sealedEvent(`action = 'youth.listed' and l.idx < 200`);
    const as = async (statement: string, values: unknown[] = [agency.id, idx]) => {
      await house.owner.query('set session_replication_role = replica');
      await house.owner.query(statement, values);
      await house.owner.query('reset session_replication_role');
    };
    const kinds = async () => (await verified()).findings.map((one) => (one as { kind: string }).kind);
    const before = await kinds();
    await as('update harbor.audit_leaf set mac = sha256(mac) where agency_id = $1 and idx = $2');
    expect(await kinds()).toEqual(['mac-wrong', ...before]);
    await as(
      'update harbor.audit_leaf set leaf = set_byte(leaf, 30, 255 - get_byte(leaf, 30)) where agency_id = $1 and idx = $2',
    );
    expect(await kinds()).toEqual(['entry-changed', ...before, 'tree-changed']);
    await as('delete from harbor.audit_event where agency_id = $1 and event_id = $2', [
      agency.id,
      (await sealedEvent(`l.idx = ${idx - 1}`)).id,
    ]);
    expect(await kinds()).toEqual(['body-missing', 'entry-changed', ...before, 'tree-changed']);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('what cannot be proved any more is refused with an alarm, until a check finds the log whole', async () => {
    const there = await foundAgency(house);
    const { caseworker, manager, privacyOfficer } = there;
    for (let i = 0; i < 4; i += 1) await caseworker.get('/youth');
    await sealer.beat();
    const { rows } = await house.owner.query<{ id: string }>(
      `select event_id as id from harbor.audit_leaf join harbor.audit_event using (agency_id, event_id)
        where agency_id = $1 and action = 'youth.listed' limit 1`,
      [there.id],
    );
    const size = (await manager.get('/log/checkpoints')).body.items[0].size as number;
    await house.owner.query('create table public.tiles as select * from harbor.audit_tile where agency_id = $1', [there.id]);
    await house.owner.query('delete from harbor.audit_tile where agency_id = $1', [there.id]);
    const asked = [`/log/events/${rows[0]!.id}/receipt`, `/log/0/tile/0/000.p/${size}`];
    for (const path of asked) {
      const { status, body } = await manager.get(path);
      expect([path, status, body.code]).toEqual([path, 409, 'log/damaged']);
    }
    expect((await privacyOfficer.get('/log')).body.alarms).toMatchObject([{ code: 'log-damaged', places: ['0/0'] }]);
    await house.owner.query('insert into harbor.audit_tile select * from public.tiles');
    const { body } = await manager.post('/log/verifications');
    await workOff(house, manager, body.id as string);
    expect((await privacyOfficer.get('/log')).body.alarms).toEqual([]);
    expect((await manager.get(asked[0]!)).status).toBe(200);
  });

  it('tiles beyond the first thousand have their paths too', async () => {
    const { manager } = await foundAgency(house);
    const pretend = [
      `insert into harbor.audit_head (agency_id, epoch, origin, verifier_key, root, sealed_at) values ($1, 0, 'o', 'v', sha256(''), now())`,
      `insert into harbor.audit_checkpoint (agency_id, epoch, size, note, signed_at) values ($1, 0, 300000, 'A note.', now())`,
      `insert into harbor.audit_tile (agency_id, epoch, level, idx, hashes) values ($1, 0, 0, 1171, decode(repeat('ab', 32 * 224), 'hex'))`,
    ];
    for (const statement of pretend) await house.owner.query(statement, [manager.ids.agencyId]);
    expect((await manager.get('/log/0/tile/0/x001/171.p/224')).bytes).toHaveLength(32 * 224);
    expect((await manager.get('/log/0/tile/0/x001/171')).body.code).toBe('log/no-such-tile');
  });

  it('is a privacy officer’s alone to take out, with a fresh second factor', async () => {
    const { manager, admin, privacyOfficer } = agency;
    for (const who of [manager, admin]) expect((await who.post('/log/exports')).status).toBe(404);
    const stale = await withoutFreshFactor(house, agency, privacyOfficer, 'privacy_officer');
    expect((await stale.post('/log/exports')).body.code).toBe('step-up-required');
  });
});
