// SPDX-License-Identifier: Apache-2.0
// Signed notes, checkpoints and cosignatures (C2SP signed-note, tlog-checkpoint, tlog-cosignature v1).
import { createPublicKey, hash, type KeyObject, verify } from 'node:crypto';
import type { Hash } from './tree.js';
import { base64, decimal, Unreadable, utf8 } from './unreadable.js';

export interface Key {
  readonly name: string;
  readonly vkey: string;
  /** 1: a log's own signature. 4: a witness's, with its time. */
  readonly type: number;
  readonly id: string;
  readonly material: Buffer;
  readonly key: KeyObject;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** What is signed. */
  readonly text: string;
  readonly signatures: readonly { name: string; id: string; bytes: Buffer }[];
}

const nameForm = /^[^\s+\p{Cc}\p{Cs}]+$/u;
const mostSignatures = 100;
const largestNote = 1_000_000;

/** `name+id+base64(type || key)` */
export function keyOf(vkey: string): Key {
  const [name = '', id = '', ...rest] = vkey.split('+');
  const bytes = base64(rest.join('+'));
  const type = bytes[0];
  if (!nameForm.test(name) || bytes.length !== 33 || (type !== 1 && type !== 4))
    throw new Unreadable('a key is none we can check');
  const known = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), bytes]), 'buffer');
  if (known.toString('hex', 0, 4) !== id) throw new Unreadable('the id of a key is wrong');
  const material = bytes.subarray(1);
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: material.toString('base64url') }, format: 'jwk' });
  return { name, vkey, type, id, material, key };
}

export function checkpointOf(bytes: Buffer): Checkpoint {
  if (bytes.length > largestNote) throw new Unreadable('it is larger than 1 MB');
  const note = utf8(bytes);
  if (/(?!\n)[\0-\x1f]/.test(note)) throw new Unreadable('it holds a control character');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw new Unreadable('it is not a signed note');
  const text = note.slice(0, end + 1);
  const [origin = '', size = '', root = '', ...more] = text.slice(0, -1).split('\n');
  if (origin === '' || more.includes('')) throw new Unreadable('it holds an empty line');
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > mostSignatures) throw new Unreadable('it has too many signatures');
  const rootHash = base64(root);
  if (rootHash.length !== 32) throw new Unreadable('its root is not a hash');
  return { origin, size: decimal(size), root: rootHash.toString('latin1'), text, signatures: lines.map(signatureOf) };
}

/** Whether the key has signed: null without a signature that claims to be of it, false with only untrue ones. */
export function signedBy(checkpoint: Checkpoint, key: Key): boolean | null {
  const text = Buffer.from(checkpoint.text);
  const claims = signaturesBy(checkpoint, key).map((bytes) => bytes.length === 64 && verify(null, text, key.key, bytes));
  return claims.length === 0 ? null : claims.includes(true);
}

/** Seconds since 1970 of the key's earliest true cosignature; null without one that claims to be of it, false with only untrue ones. */
export function cosignedAt(checkpoint: Checkpoint, key: Key): number | null | false {
  const claims = signaturesBy(checkpoint, key);
  const times = claims.flatMap((bytes) => {
    if (bytes.length !== 72) return [];
    const seconds = bytes.readBigUInt64BE();
    const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${checkpoint.text}`);
    return verify(null, message, key.key, bytes.subarray(8)) ? [Number(seconds)] : [];
  });
  if (times.length === 0) return claims.length === 0 ? null : false;
  return Math.min(...times);
}

function signaturesBy({ signatures }: Checkpoint, { name, id }: Key): Buffer[] {
  return signatures.filter((one) => one.name === name && one.id === id).map(({ bytes }) => bytes);
}

function signatureOf(line: string): Checkpoint['signatures'][number] {
  const [dash, name = '', encoded = '', ...more] = line.split(' ');
  if (dash !== '\u2014' || !nameForm.test(name) || more.length > 0) throw new Unreadable('a signature line has another form');
  const bytes = base64(encoded);
  if (bytes.length < 5) throw new Unreadable('a signature is too short');
  return { name, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) };
}
