// SPDX-License-Identifier: Apache-2.0

/** Something handed in that does not have the form it must have. It becomes a finding, never a crash. */
export class Unreadable extends Error {}

const decimalForm = /^(?:0|[1-9]\d{0,15})$/;

/** A whole number in ASCII decimal, without leading zeroes. */
export function decimal(text: string): number {
  const value = decimalForm.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value)) throw new Unreadable('a number is not in decimal');
  return value;
}

/** Canonical standard base64. */
export function base64(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Unreadable('something is not base64');
  return bytes;
}

export function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Unreadable('it is not UTF-8');
  }
}
