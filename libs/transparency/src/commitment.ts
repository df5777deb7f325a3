// SPDX-License-Identifier: Apache-2.0
import { createHmac, hash } from 'node:crypto';
import type { EventBody } from './event.js';
import { uuid } from './field.js';
import { jcs } from './jcs.js';

const eventDomain = 'safe-harbor/audit/v1\n';
const writerDomain = Buffer.from('safe-harbor/writer/v1\n');
const epochDomain = 'safe-harbor/epoch/v1\n';
const leafBytes = 57;
const leafPrefix = 0x01;
const hashPrefix = Buffer.of(0x00);

/**
 * Binds an event's body without telling it: HMAC-SHA-256 under the event's own random salt (32 bytes).
 * Once the salt is destroyed nobody can test a guess about the body against these 32 bytes.
 *
 * @throws TypeError on a salt of another size or a body that cannot be committed to
 */
export function commit(salt: Buffer, body: EventBody): Buffer {
  sized('salt', salt, 32);
  return createHmac('sha256', salt)
    .update(eventDomain + jcs(body))
    .digest();
}

/**
 * What the tree holds of an event, 57 bytes:
 * `0x01 || event_id (16) || milliseconds since 1970 (8, big-endian) || commitment (32)`.
 *
 * @throws TypeError on an event id that is no UUID, an instant before 1970 or invalid, a commitment of another size
 */
export function leaf(eventId: string, at: Date, commitment: Buffer): Buffer {
  sized('commitment', commitment, 32);
  const ms = at.getTime();
  if (!(ms >= 0)) throw new TypeError('at: not an instant since 1970');
  const bytes = Buffer.alloc(leafBytes);
  bytes[0] = leafPrefix;
  bytes.write(plainHex('event_id', eventId), 1, 'hex');
  bytes.writeBigUInt64BE(BigInt(ms), 17);
  commitment.copy(bytes, 25);
  return bytes;
}

/** The RFC 6962 hash of a leaf, `SHA-256(0x00 || leaf)`, 32 bytes. */
export function leafHash(leaf: Buffer): Buffer {
  checkLeaf(leaf);
  return hash('sha256', Buffer.concat([hashPrefix, leaf]), 'buffer');
}

/**
 * Says "the application wrote this leaf": HMAC-SHA-256 under the writer key (32 bytes, never in the
 * database) over `"safe-harbor/writer/v1\n" || agency_id (16 bytes) || leaf`. Without it a leaf is never sealed.
 *
 * @throws TypeError on a wrong size or an agency id that is no UUID
 */
export function writerMac(key: Buffer, agencyId: string, leaf: Buffer): Buffer {
  sized('writer key', key, 32);
  checkLeaf(leaf);
  const agency = Buffer.from(plainHex('agency_id', agencyId), 'hex');
  return createHmac('sha256', key)
    .update(Buffer.concat([writerDomain, agency, leaf]))
    .digest();
}

/** Where a log ended, and the event that says so and begins the next epoch. */
export interface EpochDeclaration {
  readonly epoch: number;
  readonly eventId: string;
  readonly origin: string;
  readonly size: number;
  /** Base64. */
  readonly root: string;
}

/** Says "the application wrote this declaration": HMAC-SHA-256 under the writer key over the domain and one line for each part. */
export function epochMac(key: Buffer, agencyId: string, { epoch, eventId, origin, size, root }: EpochDeclaration): Buffer {
  sized('writer key', key, 32);
  const lines = [uuid('agency_id', agencyId), epoch, uuid('event_id', eventId), origin, size, root];
  return createHmac('sha256', key)
    .update(epochDomain + lines.join('\n'))
    .digest();
}

function checkLeaf(leaf: Buffer): void {
  sized('leaf', leaf, leafBytes);
  if (leaf[0] !== leafPrefix) throw new TypeError('leaf: unknown kind');
}

function sized(what: string, bytes: Buffer, size: number): void {
  if (bytes.length !== size) throw new TypeError(`${what}: ${bytes.length} bytes where ${size} belong`);
}

function plainHex(column: string, id: string): string {
  return uuid(column, id).replaceAll('-', '');
}
