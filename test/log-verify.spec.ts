// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { formatVerifierKey, signatureType, signerOf } from '@harbor/transparency';
import fc from 'fast-check';
import { type Demand, memoryStore, openStore, policyOf, type Report, Unreadable, verify } from 'harbor-verify';
import {
  bundle,
  bytesOf,
  checkpointOf,
  epochFiles,
  eventOf,
  idOf,
  logKey,
  policyText,
  prefix,
  privateKeyOf,
  rootOf,
  type SampleEvent,
  sealed,
  stateOf,
  tilesOf,
  witness,
  writerKey,
} from './support/sample-log.js';
import { expungedLog, flipped } from './support/tampering.js';
import { tarOf } from './support/tar-of.js';
import { readLog } from './support/tlog-reader.js';

const demand: Demand = { policies: [0, 1, 2].map((epoch) => policyOf(policyText(epoch))) };
const many = Array.from({ length: 600 }, (_, n) => eventOf('many', n));
const sizes = [0, 1, 256, 300];
const whole = bundle(epochFiles(many, sizes));
const vkeys = [logKey(0), witness].map(formatVerifierKey);
const check = (files: Map<string, Buffer>, more: Partial<Demand> = {}) => verify(memoryStore(files), { ...demand, ...more });
const said = ({ exitCode, findings }: Report) => [
  exitCode,
  ...findings.map(({ kind, epoch, idx, last }) => ({ kind, epoch, idx, last })),
];
const found = (report: Report) => report.findings.map(({ kind }) => kind);
const changed = (events: SampleEvent[], idx: number) => events.with(idx, eventOf('forged', idx));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, files: Map<string, Buffer>): string {
  const root = path.join(folder, name);
  for (const [file, bytes] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), bytes);
  }
  return root;
}

describe('a log of several tiles', () => {
  it('is good, its rows and MACs too', () => {
    const report = check(whole, { writerKey, state: { name: 'state', lines: stateOf(many) } });
    expect(report).toMatchObject({ exitCode: 0, findings: [], epochs: [{ epoch: 0, origin: `${prefix}/0`, size: 600 }] });
    expect(report.epochs[0]).toMatchObject({ root: rootOf(many).toString('base64'), checkpoints: 5, witnessed: 5 });
  });

  it('tells the tile from the leaf, in any of them', () => {
    for (const [name, at, kind, idx, last] of [
      ['0/tile/entries/001', 59 * 44 + 30, 'entry-changed', 300, null],
      ['0/tile/0/001', 32 * 44, 'tile-changed', 300, null],
      ['0/tile/0/002.p/88', 32 * 87 + 31, 'tile-changed', 599, null],
      ['0/tile/1/000.p/2', 40, 'tile-changed', 256, 511],
    ] as const)
      expect(said(check(new Map(whole).set(name, flipped(whole.get(name)!, at))))).toEqual([30, { kind, epoch: 0, idx, last }]);
  });

  it('says between which checkpoints something was written anew', () => {
    const files = bundle(
      epochFiles(many, sizes),
      new Map([...epochFiles(changed(many, 270), [])].filter(([name]) => name.includes('/0'))),
    );
    for (const [name, bytes] of tilesOf(changed(many, 270))) files.set(name, bytes);
    expect(said(check(files))).toContainEqual({ kind: 'tree-changed', epoch: 0, idx: 256, last: 299 });
  });

  it('knows its own MACs', () => {
    const name = '0/macs/001';
    const files = new Map(whole).set(name, flipped(whole.get(name)!, 32 * 7));
    expect(check(files).exitCode).toBe(0);
    expect(check(files, { writerKey }).findings).toMatchObject([
      { kind: 'mac-wrong', idx: 263, event_id: many[263]!.body.eventId },
    ]);
    expect(check(whole, { writerKey: bytesOf('other') }).counts.tampered).toBe(600);
    // Whoever takes the MACs out of a bundle does not make it good.
    const bare = new Map([...whole].filter(([path]) => !path.startsWith('0/macs/')));
    expect(said(check(bare, { writerKey }))).toMatchObject([20, { kind: 'input-unusable', epoch: 0 }]);
    expect(check(bare).exitCode).toBe(0);
    expect(check(whole, { writerKey: bytesOf('other') }).findings).toHaveLength(600);
  });

  it('finds an event that is there twice or out of its time, even where the tree stands', () => {
    const twice = many.slice(0, 20).with(9, many[4]!);
    expect(said(check(bundle(epochFiles(twice, []))))).toEqual([30, { kind: 'entry-twice', epoch: 0, idx: 9, last: null }]);
    const late = many.slice(0, 20).with(9, eventOf('late', -3_600));
    expect(said(check(bundle(epochFiles(late, []))))).toEqual([20, { kind: 'time-order', epoch: 0, idx: 9, last: null }]);
    const early = many.slice(0, 20).with(9, eventOf('early', 7_200));
    expect(found(check(bundle(epochFiles(early, []))))).toContain('time-order');
  });
});

describe('whom to believe', () => {
  const few = many.slice(0, 20);
  const files = bundle(epochFiles(few, [5]));
  const second = signerOf(`${prefix}/0`, signatureType.ed25519, privateKeyOf('second'));
  const secondWitness = signerOf('witness.example/two', signatureType.cosignature, privateKeyOf('second witness'));

  it('is said by whoever checks, not by the bundle', () => {
    expect(said(check(files, { policies: [] }))).toMatchObject([20, { kind: 'keys-unproved' }]);
    expect(check(files, { policies: [], isBundleTrusted: true }).exitCode).toBe(0);
    const thief = { ...logKey(0), privateKey: privateKeyOf('thief') };
    const forged = new Map(files)
      .set('0/checkpoint', checkpointOf(few, 0, thief))
      .set('0/checkpoints/5', checkpointOf(few.slice(0, 5), 0, thief));
    expect(found(check(forged))).toContain('checkpoint-forged');
  });

  it('needs enough witnesses', () => {
    const two = `${policyText(0).replace('quorum one\n', '')}witness two ${formatVerifierKey(secondWitness)}\ngroup both all one two\nquorum both\n`;
    expect(said(check(files, { policies: [policyOf(two)] }))).toEqual([
      20,
      { kind: 'quorum-missing', epoch: 0, idx: 0, last: 19 },
    ]);
  });

  it('may change within a log, each key for its sizes', () => {
    const policies = [policyOf(`log ${formatVerifierKey(second)}\n${policyText(0)}`)];
    const keys = `0 9 ${formatVerifierKey(logKey(0))}\n8 - ${formatVerifierKey(second)}\n`;
    const rotated = new Map(files).set('0/keys', Buffer.from(keys)).set('0/checkpoint', checkpointOf(few, 0, second));
    expect(said(check(rotated, { policies }))).toEqual([0]);
    rotated.set('0/checkpoint', checkpointOf(few));
    expect(found(check(rotated, { policies }))).toContain('checkpoint-forged');
  });
});

describe('epochs', () => {
  const first = many.slice(0, 20);
  const openings = (of: string[], reasonCode = 'lost_tail') => [
    eventOf('opening', 30, { action: 'log.continued', reasonCode, fieldsTouched: of, changes: [] }),
    ...many.slice(31, 35),
  ];
  const root = rootOf(first).toString('base64');
  const log = (fields: string[]) => bundle(epochFiles(first, [7]), epochFiles(openings(fields), [], 1));

  it('continue each other', () => {
    expect(said(check(log([`${prefix}/0`, '20', root])))).toEqual([0]);
  });

  it('may declare that the end of the one before was lost', () => {
    expect(said(check(log([`${prefix}/0`, '23', root])))).toEqual([10, { kind: 'tail-lost', epoch: 0, idx: 20, last: 22 }]);
  });

  it.each([
    ['another root', [`${prefix}/0`, '20', rootOf(many).toString('base64')]],
    ['fewer events', [`${prefix}/0`, '19', root]],
    ['another log', ['other.example/0', '20', root]],
    ['nothing', []],
    ['no number', [`${prefix}/0`, 'many', root]],
  ])('are broken where one names %s', (_, fields) => {
    expect(said(check(log(fields)))).toEqual([30, { kind: 'epoch-broken', epoch: 1, idx: 0, last: null }]);
  });

  it('are missed', () => {
    const files = bundle(epochFiles(openings([`${prefix}/0`, '20', root]), [], 1));
    expect(said(check(files))).toEqual([20, { kind: 'epoch-missing', epoch: 0, idx: null, last: null }]);
  });
});

describe('an expunge', () => {
  const events = expungedLog('e', 12);
  const by = (more: Partial<SampleEvent['body']>) => events.with(8, sealed({ ...events[8]!.body, ...more }, bytesOf('salt')));

  it('is a gap, declared', () => {
    expect(said(check(bundle(epochFiles(events, []))))).toEqual([10, { kind: 'body-expunged', epoch: 0, idx: 2, last: 3 }]);
    const undone = events.with(3, eventOf('e', 3));
    expect(said(check(bundle(epochFiles(undone, []))))).toContainEqual({ kind: 'expunge-undone', epoch: 0, idx: 3, last: 3 });
  });

  it.each([
    ['by one person', { onBehalfOf: idOf('first approver') }],
    ['by nobody', { onBehalfOf: null }],
    ['without a ground', { reasonCode: null }],
    ['of what comes after it', { fieldsTouched: ['0/2-9'] }],
    ['of what nobody can read', { fieldsTouched: ['2 to 3'] }],
    ['of another epoch', { fieldsTouched: ['1/2-3'] }],
  ])('does not count %s', (_, more) => {
    const report = check(bundle(epochFiles(by(more), [])));
    expect(said(report)).toContainEqual({ kind: 'expunge-void', epoch: 0, idx: 8, last: null });
    expect(said(report)).toContainEqual({ kind: 'body-missing', epoch: 0, idx: 2, last: 3 });
  });

  it('leaves rows that nobody can prove', () => {
    const lines = [...stateOf(events), `youth/${idOf('unknown')}/1/00`];
    expect(found(check(bundle(epochFiles(events, [])), { state: { name: 's', lines } }))).toContain('row-unproved');
    expect(found(check(bundle(epochFiles(events, [])), { state: { name: 's', lines: ['rows'] } }))).toContain('input-unusable');
  });
});

describe('whatever is handed in', () => {
  const small = bundle(epochFiles(expungedLog('h', 12), [5]));
  const tar = tarOf(small);
  let tars = 0;
  const openTar = (bytes: Buffer) => {
    const file = path.join(folder, `${tars++}.tar`);
    writeFileSync(file, bytes);
    return openStore(file);
  };

  it('comes to an end with findings: noise in any file', () => {
    const noise = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...small.keys()), noise, (name, bytes) => {
        const { exitCode, findings } = check(new Map(small).set(name, Buffer.from(bytes)), { writerKey });
        expect(exitCode).toBeGreaterThanOrEqual(20);
        expect(findings.every(({ text }) => /^[\x20-\x7e\u2014\u2026\ufffd]+$/.test(text))).toBe(true);
      }),
      { numRuns: 200, seed: 20260301 },
    );
  });

  it('is a folder or a tar, good or bad', () => {
    for (const store of [
      openStore(write('small', small)),
      openTar(tar),
      openTar(tarOf([...small].reverse().map(([name, bytes]) => [`./${name}`, bytes]))),
    ]) {
      expect(verify(store, demand).exitCode).toBe(10);
      store.close();
    }
    const passed: number[] = [];
    for (let at = 1; at < tar.length; at += 331) {
      if (verdict(tar.subarray(0, at)) < 20 && at < tar.length - 512) passed.push(at);
      if (verdict(flipped(tar, at, 0x40)) < 20 && tar[at] !== 0) passed.push(-at);
    }
    expect(passed).toEqual([]);
  });

  function verdict(bytes: Buffer): number {
    try {
      const store = openTar(bytes);
      const { exitCode } = verify(store, { ...demand, writerKey });
      store.close();
      return exitCode;
    } catch (error) {
      expect(error).toBeInstanceOf(Unreadable);
      return 20;
    }
  }

  it('leads nowhere else', () => {
    for (const [name, kind] of [
      ['../../escape', '0'],
      ['/etc/passwd', '0'],
      ['0/link', '2'],
      ['0/hard', '1'],
      ['0/device', '3'],
      ['a\u001b[2J', '0'],
    ] as const) {
      const store = openTar(Buffer.concat([tar.subarray(0, -1_024), tarOf([[name, Buffer.alloc(0)]], kind)]));
      const report = verify(store, demand);
      expect(said(report)).toContainEqual({ kind: 'file-unexpected', epoch: null, idx: null, last: null });
      expect(JSON.stringify(report.findings.map(({ text }) => text))).not.toContain('\\u001b');
      store.close();
    }
    const twice = openTar(Buffer.concat([tar.subarray(0, -1_024), tarOf([['0/policy', Buffer.from('quorum none')]])]));
    expect(found(verify(twice, demand))).toContain('file-twice');
    twice.close();
    const root = write('links', small);
    symlinkSync('/etc', path.join(root, 'etc'));
    symlinkSync('/dev/zero', path.join(root, '0/zero'));
    execFileSync('mkfifo', [path.join(root, '0/pipe')]);
    expect(found(verify(openStore(root), demand)).filter((kind) => kind === 'file-unexpected')).toHaveLength(3);
    for (const wrong of ['/dev/zero', path.join(folder, 'nothing'), path.join(root, '0/policy')])
      expect(() => openStore(wrong)).toThrow(Unreadable);
    expect(check(new Map()).exitCode).toBe(20);
    expect(check(new Map([['harbor-log', Buffer.from('harbor-log@v2\n')]])).findings).toMatchObject([{ kind: 'format-unknown' }]);
  });
});

describe('other people', () => {
  it('read the log with a reader of their own, and refuse it with any byte flipped', () => {
    const get = (files: Map<string, Buffer>) => (name: string) => files.get(`0/${name}`);
    expect(readLog(get(whole), vkeys)).toEqual(many.map(({ entry }) => entry));
    const few = epochFiles(many.slice(0, 20), []);
    expect(readLog(get(few), vkeys)).toHaveLength(20);
    const accepted: string[] = [];
    let cases = 0;
    for (const [name, bytes] of [...few].filter(([one]) => /checkpoint$|tile/.test(one))) {
      for (let at = 0; at < bytes.length; at++, cases++) {
        try {
          readLog(get(new Map(few).set(name, flipped(bytes, at))), vkeys);
          accepted.push(`${name} ${at}`);
        } catch (error) {
          expect((error as Error).message).not.toBe('');
        }
      }
    }
    expect(accepted).toEqual([]);
    expect(cases).toBeGreaterThan(1_800);
  });

  it('copy the verifier, and run it without the application', () => {
    const tool = path.join(folder, 'verifier');
    cpSync(new URL('../apps/verify', import.meta.url), tool, {
      recursive: true,
      filter: (from) => !/node_modules|\/src$/.test(from),
    });
    const run = (...args: string[]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(tool, 'bin/harbor-verify.mjs'), ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: {},
      });
      return { status, stdout, stderr };
    };
    write(
      '.',
      new Map([
        ['policy', Buffer.from(policyText(0))],
        ['mine', checkpointOf(many.slice(0, 300))],
        ['state', Buffer.from(stateOf(many).join('\n'))],
      ]),
    );
    const good = write('good', whole);
    const trust = ['--policy', 'policy', '--checkpoint', 'mine', '--state', 'state'];
    expect(run(...trust, good)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('GOOD. Nothing was changed'),
    });
    expect(run(good)).toMatchObject({ status: 20, stdout: expect.stringContaining('CANNOT DECIDE') });
    writeFileSync(path.join(folder, 'gap.tar'), tarOf(bundle(epochFiles(expungedLog('t', 12), []))));
    expect(run('--policy', 'policy', 'gap.tar')).toMatchObject({
      status: 10,
      stdout: expect.stringContaining('events 2 to 3 of epoch 0'),
    });
    const name = '0/tile/entries/001';
    const bad = write('bad', new Map(whole).set(name, flipped(whole.get(name)!, 59 * 45 + 30)));
    const { status, stdout } = run('--json', ...trust, bad);
    expect(status).toBe(30);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 30, findings: [{ kind: 'entry-changed', epoch: 0, idx: 301 }] });
    expect(run('--policy', 'nothing', good)).toMatchObject({
      status: 20,
      stderr: expect.stringContaining('nothing: it is not there'),
    });
    expect(run('--nonsense')).toMatchObject({ status: 20, stderr: expect.stringContaining('--nonsense') });
    expect(run('--help').stdout).toContain('Exit codes: 0 good');
  });
});
