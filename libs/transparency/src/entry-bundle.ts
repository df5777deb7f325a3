// SPDX-License-Identifier: Apache-2.0
import { Malformed } from './malformed.js';
import { tileWidth } from './tile.js';

const longest = 0xffff;

/**
 * Up to 256 entries as C2SP tlog-tiles keeps them, each after its length as a big-endian uint16.
 *
 * @throws RangeError on more entries, or one of more than 65,535 bytes
 */
export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  if (entries.length > tileWidth) throw new RangeError('A bundle holds 256 entries.');
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > longest) throw new RangeError(`An entry holds ${longest} bytes.`);
      return [Buffer.of(entry.length >> 8, entry.length & 0xff), entry];
    }),
  );
}

/** @throws Malformed unless the bytes are exactly `width` entries */
export function decodeBundle(bytes: Buffer, width: number): Buffer[] {
  const entries: Buffer[] = [];
  let at = 0;
  while (at < bytes.length && entries.length < width) {
    if (at + 2 > bytes.length) throw new Malformed('entry bundle', 'ends within a length');
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) throw new Malformed('entry bundle', 'ends within an entry');
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width || at !== bytes.length) throw new Malformed('entry bundle', `not ${width} entries`);
  return entries;
}
