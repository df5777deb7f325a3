// SPDX-License-Identifier: Apache-2.0
// A reader of tiled logs, written from RFC 6962 and the C2SP documents alone: it shares no line with our library or our verifier,
// and stands for the tools of other people.
import { createHash, createPublicKey, verify } from 'node:crypto';

/** Fetches `<prefix>/<path>`; undefined for 404. */
type Fetch = (path: string) => Buffer | undefined;

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962 §2.1: the Merkle Tree Hash over leaf hashes, split at the largest power of two below their number. */
function treeHash(hashes: Buffer[]): Buffer {
  if (hashes.length === 0) return sha256();
  if (hashes.length === 1) return hashes[0]!;
  let k = 1;
  while (k << 1 < hashes.length) k <<= 1;
  return sha256(Buffer.from([1]), treeHash(hashes.slice(0, k)), treeHash(hashes.slice(k)));
}

/**
 * Reads the whole log and gives its entries.
 *
 * @param vkeys of the log and of every witness that must have signed
 * @throws Error saying what does not hold
 */
export function readLog(get: Fetch, vkeys: string[]): Buffer[] {
  const note = fetched(get, 'checkpoint').toString('utf8');
  const split = note.lastIndexOf('\n\n') + 1;
  const body = note.slice(0, split);
  const signatures = note.slice(split + 1).split('\n');
  if (signatures.pop() !== '') throw new Error('the note does not end with a newline');
  for (const vkey of vkeys) checkSignature(vkey, body, signatures);
  if (signatures.length !== vkeys.length) throw new Error('signatures of others');
  const [origin, size, root, ...rest] = body.split('\n');
  if (origin !== vkeys[0]!.split('+')[0] || rest.length !== 1 || !/^(0|[1-9][0-9]*)$/.test(size!))
    throw new Error('not this log');
  return checkTree(get, Number(size), Buffer.from(root!, 'base64'));
}

function checkTree(get: Fetch, size: number, root: Buffer): Buffer[] {
  const entries = tiles(get, 'entries', size).flatMap(({ bytes, width }) => bundled(bytes, width));
  let hashes: Buffer[] = entries.map((entry) => sha256(Buffer.from([0]), entry));
  if (!treeHash(hashes).equals(root)) throw new Error('another root');
  for (let level = 0; hashes.length > 0; level++) {
    const stored = tiles(get, String(level), hashes.length).map(({ bytes }) => bytes);
    if (!Buffer.concat(stored).equals(Buffer.concat(hashes))) throw new Error(`another tile of level ${level}`);
    const full = Math.floor(hashes.length / 256);
    hashes = Array.from({ length: full }, (_, n) => treeHash(hashes.slice(n * 256, n * 256 + 256)));
  }
  return entries;
}

function tiles(get: Fetch, level: string, count: number): { bytes: Buffer; width: number }[] {
  return Array.from({ length: Math.ceil(count / 256) }, (_, n) => {
    const width = Math.min(256, count - n * 256);
    const thousands: string[] = [];
    for (let rest = n; thousands.length === 0 || rest > 0; rest = Math.floor(rest / 1000))
      thousands.unshift(String(rest % 1000).padStart(3, '0'));
    const name = thousands.map((part, i) => (i === thousands.length - 1 ? part : `x${part}`)).join('/');
    return { width, bytes: fetched(get, `tile/${level}/${name}${width < 256 ? `.p/${width}` : ''}`) };
  });
}

function bundled(bytes: Buffer, width: number): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) throw new Error('a bundle that ends early');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width) throw new Error('a bundle of another width');
  return entries;
}

function checkSignature(vkey: string, body: string, lines: string[]): void {
  const [name, id, ...material] = vkey.split('+') as [string, string, ...string[]];
  const key = Buffer.from(material.join('+'), 'base64');
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key.subarray(1)]);
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const start = `\u2014 ${name} `;
  const line = lines.find((one) => one.startsWith(start));
  const blob = Buffer.from(line?.slice(start.length) ?? '', 'base64');
  if (blob.toString('base64') !== line?.slice(start.length)) throw new Error('not base64');
  if (blob.subarray(0, 4).toString('hex') !== id) throw new Error(`not signed by ${name}`);
  const isTimed = key[0] === 4;
  const message = isTimed ? `cosignature/v1\ntime ${blob.readBigUInt64BE(4)}\n${body}` : body;
  if (!verify(null, Buffer.from(message), publicKey, blob.subarray(isTimed ? 12 : 4)))
    throw new Error(`a bad signature of ${name}`);
}

function fetched(get: Fetch, path: string): Buffer {
  const bytes = get(path);
  if (!bytes) throw new Error(`404 ${path}`);
  return bytes;
}
