// SPDX-License-Identifier: Apache-2.0
// A leaf says id, time and commitment of an event; a body and its salt must give that commitment.
import { createHmac } from 'node:crypto';
import { type Hash, hashOf } from './tree.js';

const writerDomain = 'safe-harbor/writer/v1\n';
const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Leaf {
  /** 16 bytes, one character each. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly commitment: Hash;
}

/** Null unless the entry is a leaf as we make them. */
export function leafOf(entry: Buffer): Leaf | null {
  if (entry.length !== 57 || entry[0] !== 1 || entry.readUInt16BE(17) !== 0) return null;
  return { id: entry.toString('latin1', 1, 17), at: entry.readUIntBE(19, 6), commitment: entry.toString('latin1', 25) };
}

/** The event's id as people write it. */
export function uuidOf({ id }: Leaf): string {
  const hex = Buffer.from(id, 'latin1').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The body of a line `<salt> <body>` that gives the leaf's commitment and names its event; null of any other line. */
export function provenBody(line: Buffer, leaf: Leaf): Buffer | null {
  if (line.length < 66 || line[64] !== 0x20) return null;
  const salt = Buffer.from(line.toString('latin1', 0, 64), 'hex');
  const body = line.subarray(65);
  if (salt.length !== 32 || commitment(salt, body) !== leaf.commitment) return null;
  return isAbout(body, leaf) ? body : null;
}

const [blockBytes, saltBytes, hashBytes] = [64, 32, 32];
const domain = Buffer.from('safe-harbor/audit/v1\n');
const textAt = blockBytes + domain.length;
const outer = Buffer.alloc(blockBytes + hashBytes, 0x5c);
let inner = innerOf(4_096);

function innerOf(bodyBytes: number): Buffer {
  const bytes = Buffer.alloc(textAt + bodyBytes, 0x36);
  bytes.set(domain, blockBytes);
  return bytes;
}

/** HMAC-SHA-256 (RFC 2104) with the salt as key, in two hashes: half the time of an Hmac object, of which there would be millions. */
function commitment(salt: Buffer, body: Buffer): Hash {
  const length = textAt + body.length;
  if (length > inner.length) inner = innerOf(body.length * 2);
  for (let i = 0; i < saltBytes; i++) {
    inner[i] = salt[i]! ^ 0x36;
    outer[i] = salt[i]! ^ 0x5c;
  }
  inner.set(body, textAt);
  outer.write(hashOf(inner.subarray(0, length)), blockBytes, 'latin1');
  return hashOf(outer);
}

// Quotes within a JSON text are escaped, so these stand nowhere but before the value of this key.
const idKey = Buffer.from(',"event_id":"');
const formatKey = Buffer.from(',"format":1,');
const actionOf = (name: string) => Buffer.from(`{"action":"${name}",`);
const expunged = actionOf('log.expunged');

const digits = Buffer.from('0123456789abcdef');
const uuid = Buffer.from('00000000-0000-0000-0000-000000000000');
/** Where in a UUID each of its bytes begins. */
const placeOf = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34];

function isAbout(body: Buffer, { id }: Leaf): boolean {
  const from = body.indexOf(idKey) + idKey.length;
  placeOf.forEach((place, i) => {
    const byte = id.charCodeAt(i);
    uuid[place] = digits[byte >> 4]!;
    uuid[place + 1] = digits[byte & 15]!;
  });
  return (
    from >= idKey.length &&
    from + uuid.length <= body.length &&
    body.compare(uuid, 0, uuid.length, from, from + uuid.length) === 0
  );
}

export const isFormatKnown = (body: Buffer) => body.includes(formatKey);
/** In canonical form the action comes first. */
export const isExpunge = (body: Buffer) =>
  body.length > expunged.length && body.compare(expunged, 0, expunged.length, 0, expunged.length) === 0;

/** What a verifier reads of a body. Everything in it was committed to, and yet anybody may have written it. */
export interface Told {
  readonly action: unknown;
  readonly agency: unknown;
  readonly reason: unknown;
  readonly actor: unknown;
  readonly behalf: unknown;
  readonly fields: readonly string[];
  readonly changes: readonly string[];
}

/** Null of what is no body. */
export function told(body: Buffer): Told | null {
  try {
    const { action, agency_id, reason_code, actor_id, on_behalf_of, fields_touched, changes } = JSON.parse(
      body.toString(),
    ) as Record<string, unknown>;
    return {
      action,
      agency: agency_id,
      reason: reason_code,
      actor: actor_id,
      behalf: on_behalf_of,
      fields: texts(fields_touched),
      changes: texts(changes),
    };
  } catch {
    return null;
  }
}

export function isWriters(key: Buffer, agency: unknown, entry: Buffer, mac: Hash): boolean {
  if (typeof agency !== 'string' || !idForm.test(agency)) return false;
  const made = createHmac('sha256', key)
    .update(writerDomain)
    .update(Buffer.from(agency.replaceAll('-', ''), 'hex'))
    .update(entry)
    .digest('binary');
  return made === mac;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
