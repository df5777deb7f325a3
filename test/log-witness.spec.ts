// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  consistencyProof,
  cosignedAt,
  entryHash,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  Frontier,
  nodeHash,
  type Note,
  parseSignatures,
  parseVerifierKey,
  signatureType,
  signerOf,
  signText,
  type Verifier,
} from '@harbor/transparency';
import { loadKey, loadLogs, makeKey } from 'harbor-witness';
import { privateKeyOf } from './support/sample-log.js';

const bin = fileURLToPath(new URL('../apps/witness/bin/harbor-witness.mjs', import.meta.url));
const origin = 'log.example/k7f2/0';
const key = signerOf(origin, signatureType.ed25519, privateKeyOf('log'));
const leaves = (kind: string) => Array.from({ length: 40 }, (_, n) => entryHash(Buffer.from(`${kind} ${n}`)));
const [honest, forked] = [leaves('honest'), leaves('forked')];

function rootOf(hashes: Buffer[], size: number): Buffer {
  const frontier = new Frontier();
  frontier.append(hashes.slice(0, size));
  return frontier.root();
}

function noteOf(size: number, hashes = honest, by = key, name = origin): Note {
  const text = formatCheckpoint({ origin: name, size, root: rootOf(hashes, size), extensions: [] });
  return { text, signatures: [signText(text, by)] };
}

function proofOf(first: number, second: number, hashes = honest): string[] {
  const read = (level: number, index: number): Buffer =>
    level === 0 ? hashes[index]! : nodeHash(read(level - 1, index * 2), read(level - 1, index * 2 + 1));
  return consistencyProof(first, second, read).map((hash) => hash.toString('base64'));
}

const request = (old: number | string, size: number, proof = proofOf(Number(old), size), note = noteOf(size)) =>
  [`old ${old}`, ...proof, '', formatNote(note)].join('\n');

let folder: string;
let url: string;
let witness: Verifier;
let process_: ChildProcess;

async function start(state = 'state'): Promise<ChildProcess> {
  const args = ['serve', '--key', 'key', '--logs', 'logs', '--state', state, '--port', '0'];
  const child = spawn(process.execPath, [bin, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    child.once('exit', () => reject(new Error('It did not start.')));
  });
  url = /http:\S+/.exec(line)![0];
  return child;
}

function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

async function ask(body: string | Buffer, how = 'POST', where = 'add-checkpoint') {
  const reply = await fetch(`${url}${where}`, {
    method: how,
    ...(how === 'POST' && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  return { status: reply.status, type: reply.headers.get('content-type'), body: await reply.text() };
}

/** Whether the answer is a true cosignature of this checkpoint. */
function isCosigned(body: string, note = noteOf(20)): boolean {
  return cosignedAt({ ...note, signatures: parseSignatures(body) }, witness) !== null;
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'witness-'));
  const made = spawnSync(process.execPath, [bin, 'keygen', '--name', 'witness.example/one', '--key', 'key'], {
    cwd: folder,
    encoding: 'utf8',
  });
  witness = parseVerifierKey(made.stdout.trim());
  writeFileSync(path.join(folder, 'logs'), `# ours\n${formatVerifierKey(key)}\n`);
  process_ = await start();
});
afterAll(async () => {
  await stopped(process_, 'SIGTERM');
  rmSync(folder, { recursive: true });
});

describe('a witness', () => {
  it('has a key that its owner alone reads, and never writes over it', () => {
    const file = path.join(folder, 'key');
    expect(statSync(file).mode & 0o777).toBe(0o400);
    expect(formatVerifierKey(loadKey(file))).toBe(formatVerifierKey(witness));
    expect(() => makeKey('witness.example/two', file)).toThrow('EEXIST');
    expect(() => makeKey('two words', path.join(folder, 'other'))).toThrow('key name');
    const open = path.join(folder, 'open');
    makeKey('witness.example/two', open);
    chmodSync(open, 0o644);
    expect(() => loadKey(open)).toThrow('chmod 0400');
    writeFileSync(open.replace('open', 'logs2'), formatVerifierKey(witness));
    expect(() => loadLogs(path.join(folder, 'logs2'))).toThrow("is no log's");
  });

  it('signs the first checkpoint, and each that continues the last', async () => {
    for (const [old, size] of [
      [0, 5],
      [5, 5],
      [5, 8],
      [8, 13],
      [13, 20],
      [20, 20],
    ] as const) {
      const reply = await ask(request(old, size));
      expect(reply).toMatchObject({ status: 200 });
      expect(isCosigned(reply.body, noteOf(size))).toBe(true);
    }
  });

  it.each<[number, string, () => string | Buffer, string | RegExp]>([
    [409, 'an old size that is not the last', () => request(13, 25), '20\n'],
    [409, 'none at all, to ask for it', () => request(0, 25), '20\n'],
    [409, 'another root of the same size', () => request(20, 20, [], noteOf(20, forked)), '20\n'],
    [400, 'a size below the old', () => request(20, 13, []), /smaller/],
    [422, 'a proof of another log', () => request(20, 25, proofOf(20, 25, forked)), /proof/],
    [422, 'no proof', () => request(20, 25, []), /proof/],
    [422, 'another past', () => request(20, 25, proofOf(20, 25), noteOf(25, forked)), /proof/],
    [404, 'a log it does not know', () => request(20, 25, [], noteOf(25, honest, key, 'other.example')), /not known/],
    [
      403,
      'a checkpoint signed by a stranger',
      () => request(20, 25, [], noteOf(25, honest, { ...key, privateKey: privateKeyOf('thief') })),
      /signed/,
    ],
    [
      403,
      'a checkpoint signed by another name',
      () => request(20, 25, [], noteOf(25, honest, signerOf('x', 1, privateKeyOf('x')))),
      /signed/,
    ],
    [400, 'nothing', () => '', /request/],
    [400, 'no old size', () => formatNote(noteOf(25)), /old size/],
    [400, 'a size with a zero', () => request('020', 25), /decimal/],
    [400, 'a hash that is none', () => request(20, 25, ['AAAA']), /hash/],
    [400, 'sixty-four hashes', () => request(20, 25, Array<string>(64).fill(rootOf(honest, 3).toString('base64'))), /63/],
    [400, 'a note without signatures', () => `old 20\n\n${noteOf(25).text}`, /note/],
    [
      400,
      'a note that is no checkpoint',
      () => `old 20\n\n${formatNote({ text: 'x\n', signatures: noteOf(25).signatures })}`,
      /checkpoint/,
    ],
    [400, 'bytes that are no text', () => Buffer.from([0x6f, 0x6c, 0x64, 0x20, 0xff]), /UTF-8/],
    [400, 'far too much', () => 'x'.repeat(1_000_000), /large/],
  ])('answers %i to %s', async (status, _, body, says) => {
    const reply = await ask(body());
    expect(reply.status).toBe(status);
    if (typeof says === 'string') expect(reply.body).toBe(says);
    else expect(reply.body).toMatch(says);
    expect(reply.type).toBe(status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8');
  });

  it('keeps the proof of a log with two pasts', () => {
    const kept = readdirSync(path.join(folder, 'state')).filter((name) => name.startsWith('fork-'));
    expect(kept.map((name) => readFileSync(path.join(folder, 'state', name), 'utf8'))).toEqual([
      `${formatNote(noteOf(20))}\n${formatNote(noteOf(20, forked))}`,
    ]);
  });

  it('has one address and one method', async () => {
    expect(await ask('', 'POST', 'else')).toMatchObject({ status: 404 });
    expect(await ask('', 'GET')).toMatchObject({ status: 405 });
  });

  it('lets one of many that continue the same checkpoint win', async () => {
    const sizes = [21, 22, 23, 24, 25, 26, 27, 28];
    const replies = await Promise.all(sizes.map((size) => ask(request(20, size))));
    const winners = sizes.filter((_, i) => replies[i]!.status === 200);
    expect(winners).toHaveLength(1);
    const losers = replies.filter(({ status }) => status === 409);
    expect(losers.map(({ body }) => body)).toEqual(Array(7).fill(`${winners[0]}\n`));
  });

  it('remembers after it was killed, and does not share its memory', async () => {
    const [last] = (await ask(request(0, 40))).body.split('\n');
    await stopped(process_, 'SIGKILL');
    process_ = await start();
    expect(await ask(request(0, 40))).toMatchObject({ status: 409, body: `${last}\n` });
    const second = spawnSync(
      process.execPath,
      [bin, 'serve', '--key', 'key', '--logs', 'logs', '--state', 'state', '--port', '0'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(second).toMatchObject({ status: 1, stderr: expect.stringContaining('belongs to a running witness') });
    expect(await ask(request(Number(last), 40))).toMatchObject({ status: 200 });
  });

  it('outlives callers that say nothing or stop in between', async () => {
    const { hostname, port } = new URL(url);
    const half = createConnection(Number(port), hostname);
    half.write('POST /add-checkpoint HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nold 4');
    await new Promise((resolve) => setTimeout(resolve, 50));
    half.destroy();
    expect(await ask(request(40, 40))).toMatchObject({ status: 200 });
  });
});
