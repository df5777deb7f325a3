// SPDX-License-Identifier: Apache-2.0
import { idForm, recordId } from '@harbor/contracts';
import { Unprocessable } from './refusal.js';

/** What a part of a cursor can be: what the column it continues from can hold. Else the database would find out. */
const fits = {
  id: (part: string) => idForm.test(part),
  /** Events are in the order of their ids, which only those of version 7 have. */
  eventId: (part: string) => idForm.test(part) && part[14] === '7',
  recordId: (part: string) => recordId.test(part),
  whole: (part: string) => /^\d{1,9}$/.test(part),
  real: (part: string) => /^-?\d{1,9}(?:\.\d{1,20})?(?:e-\d{1,2})?$/.test(part),
  line: (part: string) => part !== '' && part.length <= 200 && !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(part),
} as const;
export type CursorPart = keyof typeof fits;

/** Where the next page of a list begins. Opaque to clients; it tells no more than the last row they have seen. */
export function toCursor(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The parts of a cursor, each of the kind that is named.
 *
 * @param pointer where it stands: in the query, unless told
 * @throws Unprocessable when it is not a cursor of these parts
 */
export function fromCursor<const K extends readonly CursorPart[]>(
  cursor: string | undefined,
  kinds: K,
  pointer: '?cursor' | '/cursor' = '?cursor',
): { [I in keyof K]: string } | undefined {
  if (cursor === undefined) return undefined;
  const parts = partsOf(cursor);
  if (parts?.length === kinds.length && kinds.every((kind, i) => typeof parts[i] === 'string' && fits[kind](parts[i]))) {
    return parts as { [I in keyof K]: string };
  }
  throw new Unprocessable([
    { pointer, code: 'not-a-cursor', detail: 'Use the value of "next" from the page before, unchanged.' },
  ]);
}

/** What is not JSON is not a cursor. */
function partsOf(cursor: string): unknown[] | undefined {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : undefined;
  } catch {
    return undefined;
  }
}
