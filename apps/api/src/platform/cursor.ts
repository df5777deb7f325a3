// SPDX-License-Identifier: Apache-2.0
import { Unprocessable } from './refusal.js';

/** Where the next page of a list begins. Opaque to clients; it tells no more than the last row they have seen. */
export function toCursor(...parts: string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** @throws Unprocessable when it is not a cursor of this many parts */
export function fromCursor(cursor: string | undefined, size: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === size && parts.every((part) => typeof part === 'string' && part.length <= 200)) {
      return parts as string[];
    }
  } catch {
    // Falls through to the refusal: what is not JSON is not a cursor.
  }
  throw new Unprocessable([
    { pointer: '/cursor', code: 'not-a-cursor', detail: 'Use the value of "next" from the page before, unchanged.' },
  ]);
}
