// SPDX-License-Identifier: Apache-2.0
// A leaf says id, time and commitment of an event; a body and its salt must give that commitment.
import { createHmac, timingSafeEqual } from 'node:crypto';

const commitmentDomain = 'safe-harbor/audit/v1\n';
const writerDomain = 'safe-harbor/writer/v1\n';
const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export interface Leaf {
  readonly eventId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly commitment: Buffer;
}

/** Null unless the entry is a leaf as we make them. */
export function leafOf(entry: Buffer): Leaf | null {
  if (entry.length !== 57 || entry[0] !== 1 || entry.readUInt16BE(17) !== 0) return null;
  const hex = entry.toString('hex', 1, 17);
  const eventId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  return { eventId, at: entry.readUIntBE(19, 6), commitment: entry.subarray(25) };
}

/** The body of a line `<salt> <body>` that gives the leaf's commitment and names its event; null of any other line. */
export function provenBody(line: Buffer, { eventId, commitment }: Leaf): Buffer | null {
  if (line.length < 66 || line[64] !== 0x20) return null;
  const salt = Buffer.from(line.toString('latin1', 0, 64), 'hex');
  const body = line.subarray(65);
  if (salt.length !== 32) return null;
  const made = createHmac('sha256', salt).update(commitmentDomain).update(body).digest();
  return made.equals(commitment) && body.includes(`"event_id":"${eventId}"`) ? body : null;
}

export const isFormatKnown = (body: Buffer) => body.includes('"format":1,');

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

export function isWriters(key: Buffer, agency: unknown, entry: Buffer, mac: Buffer): boolean {
  if (typeof agency !== 'string' || !idForm.test(agency)) return false;
  const made = createHmac('sha256', key)
    .update(writerDomain)
    .update(Buffer.from(agency.replaceAll('-', ''), 'hex'))
    .update(entry)
    .digest();
  return timingSafeEqual(made, mac);
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
