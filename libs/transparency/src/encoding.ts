// SPDX-License-Identifier: Apache-2.0
import { Malformed } from './malformed.js';

const decimalForm = /^(?:0|[1-9]\d{0,15})$/;

/** A whole number as these formats write it: ASCII decimal, no leading zero, at most 2^53 - 1. */
export function readDecimal(what: string, text: string): number {
  const value = decimalForm.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(value)) throw new Malformed(what, 'not a whole number in decimal');
  return value;
}

/** Standard base64 (RFC 4648 §4) in its one canonical form: padded, no stray bits, no space. */
export function readBase64(what: string, text: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Malformed(what, 'not base64');
  return bytes;
}

/** A SHA-256 hash in base64. */
export function readHash(what: string, text: string): Buffer {
  const bytes = readBase64(what, text);
  if (bytes.length !== 32) throw new Malformed(what, 'not a hash of 32 bytes');
  return bytes;
}

/** Bytes as text; what is not UTF-8 is refused and never replaced, because signatures cover bytes. */
export function readText(what: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed(what, 'not UTF-8');
  }
}
