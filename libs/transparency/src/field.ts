// SPDX-License-Identifier: Apache-2.0
// Each field takes the one form in which PostgreSQL gives it back, so that a commitment made before the
// insert can be checked against the row for years. What has no such form is refused: it is a bug in the caller.

const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const xidForm = /^(?:0|[1-9]\d{0,19})$/;

/** 36 characters, lower case. PostgreSQL also reads braces and missing hyphens, but writes only this. */
export function uuid(column: string, value: string): string {
  if (uuidForm.test(value)) return value;
  const lower = value.toLowerCase();
  if (!uuidForm.test(lower)) throw new TypeError(`${column}: not a UUID of 36 characters`);
  return lower;
}

export function uuidOrNull(column: string, value: string | null | undefined): string | null {
  return value == null ? null : uuid(column, value);
}

export function uuids(column: string, values: readonly string[]): string[] {
  return values.map((value) => uuid(column, value));
}

/** Bytes as lower-case hex without prefix. */
export function hexOrNull(value: Buffer | null | undefined): string | null {
  return value?.toString('hex') ?? null;
}

export function wholeOrNull(column: string, value: number | null | undefined): number | null {
  if (value == null) return null;
  if (!Number.isSafeInteger(value)) throw new TypeError(`${column}: not a whole number`);
  return value;
}

/** `2026-03-01T09:00:00.000Z`; years 0 to 9999, because others have a longer form. */
export function instant(column: string, value: Date): string {
  const ms = value.getTime();
  if (!(ms >= -62_167_219_200_000 && ms <= 253_402_300_799_999))
    throw new TypeError(`${column}: not an instant of years 0 to 9999`);
  return value.toISOString();
}

export function xid(column: string, value: string): string {
  if (!xidForm.test(value)) throw new TypeError(`${column}: not a transaction id in decimal`);
  return value;
}
