// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkpointOf, openStore, policyOf, verify } from 'harbor-verify';
import { Latest, loadKey, loadLogs, makeKey, serve, Witness } from 'harbor-witness';
import { bundlePiece, LogReader, sliceOf } from '../../apps/api/src/sealed-log/index.js';
import { readWitnessSet, Witnessing } from '../../apps/api/src/sealer/index.js';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { sealAll, sealerFolder, sealerUrl } from '../support/sealer.js';

describe('witnesses of the log', () => {
  const house = openHouse({ isSealed: false });
  const sealing = sealerFolder();
  const folder = mkdtempSync(path.join(tmpdir(), 'harbor-witnesses-'));
  const servers: Server[] = [];
  const told: string[] = [];
  let agency: Agency;
  let verifierKey: string;
  afterAll(() => {
    for (const server of servers) server.close().closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  });

  const listen = async (server: Server): Promise<string> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  /** One that runs as its operator runs it. */
  const witness = async (name: string): Promise<string> => {
    const key = path.join(folder, `${name}.key`);
    const vkey = makeKey(`witness.test/${name}`, key);
    writeFileSync(path.join(folder, 'logs'), `${verifierKey}\n`);
    const latest = new Latest(path.join(folder, name));
    const asked = new Witness(loadKey(key), loadLogs(path.join(folder, 'logs')), latest, () => Math.floor(Date.now() / 1_000));
    return `witness ${name} ${vkey} ${await listen(serve(asked))}`;
  };
  const settings = (...lines: string[]) => {
    const file = path.join(folder, 'policy');
    writeFileSync(file, `# ours\n${lines.join('\n')}\n`);
    return readWitnessSet(file);
  };
  const say = (text: string) => void told.push(text);
  const asking = (set?: ReturnType<typeof settings>) =>
    new Witnessing(sealerUrl(house), set, { info: say, warn: say, error: say });
  const round = async (set?: ReturnType<typeof settings>) => {
    const one = asking(set);
    await one.round();
    await one.stop();
  };
  const grow = async (times = 2) => {
    for (let i = 0; i < times; i += 1) await agency.caseworker.get('/youth');
    await sealAll(house, sealing);
  };
  const newest = async () =>
    (await agency.manager.get('/log/checkpoints?limit=1')).body.items[0] as { note: string; size: number };
  const alarms = async () =>
    (await agency.privacyOfficer.get('/log')).body.alarms.filter((one: { code: string }) => one.code !== 'lagging');
  async function checked(policy: string) {
    const ask = async <R extends object>(_: string, text: string, values: unknown[]) =>
      (await house.owner.query(text, values)).rows as R[];
    const reader = new LogReader(ask, agency.id);
    const { bytes } = await bundlePiece(reader, (await reader.epochs()).map(sliceOf), { at: 0, part: 0 }, 100);
    const file = path.join(folder, 'log.tar');
    writeFileSync(file, bytes);
    const store = openStore(file);
    const own = policyOf(store.read('0/policy').toString());
    const report = verify(store, {
      policies: [policyOf(policy)],
      kept: new Map([['k', checkpointOf(store.read('0/checkpoint'))]]),
    });
    store.close();
    return { ...report, own };
  }

  it('sign what continues, stand under checkpoints and in the bundle, and count as the auditor’s policy says', async () => {
    agency = await foundAgency(house);
    await grow();
    const { rows } = await house.owner.query<{ key: string }>('select verifier_key as key from harbor.audit_head');
    verifierKey = rows[0]!.key;
    const [one, two] = [await witness('one'), await witness('two')];
    const lines = [one, two, 'group both all one two', 'quorum both'];
    const policy = `log ${verifierKey}\n${lines.join('\n')}\n`;
    await round();
    expect(await checked(policy)).toMatchObject({ exitCode: 20, findings: [{ kind: 'quorum-missing' }] });

    await round(settings(...lines));
    await grow(5);
    // Whoever asks next remembers nothing: the witness says which size it signed last.
    await round(settings(...lines));
    const { note, size } = await newest();
    expect(note.split('\n').filter((line) => line.startsWith('— '))).toHaveLength(3);
    const report = await checked(policy);
    expect([report.exitCode, report.findings, report.epochs[0]!.size]).toEqual([0, [], size]);
    expect([...report.own.witnesses.keys()]).toEqual(['one', 'two']);

    // What came since is exported once it is witnessed, too: an auditor need not ask twice.
    await grow();
    expect((await checked(policy)).epochs[0]!.size).toBe(size);
    expect(told).toEqual([]);
  });

  it('that do not sign, or not truly, are named in an alarm after a minute, and it ends when they do', async () => {
    let answer: RequestListener = (_, reply) => void reply.writeHead(500).end('?');
    const url = await listen(createServer((request, reply) => answer(request, reply)));
    const three = makeKey('witness.test/three', path.join(folder, 'three.key'));
    const set = settings(`witness three ${three} ${url}`, 'quorum three');
    const stranger = loadKey(path.join(folder, 'one.key'));
    const odd: RequestListener[] = [
      answer,
      (_, reply) => void reply.end('nothing of a signature'),
      (_, reply) => void reply.end(`\u2014 ${stranger.name} ${Buffer.alloc(80).toString('base64')}\n`),
      (_, reply) => void reply.end('x'.repeat(30_000)),
      (_, reply) => void reply.writeHead(409).end('999999\n'),
      (_, reply) => void reply.writeHead(302, { location: '/elsewhere' }).end(),
      (request) => request.destroy(),
    ];
    for (answer of odd) await round(set);
    expect(told.filter((line) => line.includes('The witness three did not sign'))).toHaveLength(odd.length);
    expect(await alarms()).toEqual([]);
    await house.travel(70_000);
    await round(set);
    expect(await alarms()).toMatchObject([{ code: 'witnesses-missing', places: ['three'] }]);
    const { note } = await newest();
    expect(note).not.toContain('three');

    const latest = new Latest(path.join(folder, 'three'));
    const key = loadKey(path.join(folder, 'three.key'));
    const true_ = serve(new Witness(key, loadLogs(path.join(folder, 'logs')), latest, () => Math.floor(Date.now() / 1_000)));
    answer = (request, reply) => void true_.emit('request', request, reply);
    await round(set);
    expect(await alarms()).toEqual([]);
    expect((await newest()).note).toContain('witness.test/three');
    await house.travel(0);
  });

  it('that do not know one log still sign the others', async () => {
    const others = [await foundAgency(house), await foundAgency(house), await foundAgency(house)];
    for (const { caseworker } of others) await caseworker.get('/youth');
    await sealAll(house, sealing);
    const [, known] = others;
    const { rows } = await house.owner.query<{ key: string }>(
      'select verifier_key as key from harbor.audit_head where agency_id = $1',
      [known!.id],
    );
    verifierKey = rows[0]!.key;
    await round(settings(await witness('five'), 'quorum five'));
    const signed = await house.owner.query(`select agency_id as id from harbor.audit_cosignature where witness = 'five'`);
    expect(signed.rows).toEqual([{ id: known!.id }]);
  });

  it('are read from a file that says what is wrong with it', () => {
    expect(() => readWitnessSet(path.join(folder, 'none'))).toThrow(/cannot be read \(ENOENT\)/);
    expect(() => settings('quorum one')).toThrow(/is no policy: .*before it is defined/);
    const vkey = makeKey('witness.test/four', path.join(folder, 'four.key'));
    expect(() => settings(`witness four ${vkey}`, 'quorum four')).toThrow(/no address of the witness four/);
  });
});
