// SPDX-License-Identifier: Apache-2.0
// Where the parts of a tiled log are (C2SP tlog-tiles), and what is in them.
import type { Hash } from './tree.js';
import { Unreadable } from './unreadable.js';

export const tileWidth = 256;

/** `x001/x234/067`, and `.p/12` for a partial one. */
export function tilePlace(index: number, width: number): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!;
  const place = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return width === tileWidth ? place : `${place}.p/${width}`;
}

/** How many of a tile's places a level of so many hashes fills. */
export function widthOf(index: number, hashes: number): number {
  return Math.min(tileWidth, hashes - index * tileWidth);
}

export function hashesOf(bytes: Buffer, width: number): Hash[] {
  if (bytes.length !== width * 32) throw new Unreadable(`it has ${bytes.length} bytes where ${width * 32} belong`);
  return Array.from({ length: width }, (_, i) => bytes.toString('latin1', i * 32, i * 32 + 32));
}

export function entriesOf(bytes: Buffer, width: number): Buffer[] {
  const entries: Buffer[] = [];
  let at = 0;
  while (at + 2 <= bytes.length && entries.length < width) {
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) break;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (entries.length !== width || at !== bytes.length) throw new Unreadable(`it does not hold exactly ${width} entries`);
  return entries;
}

/** The lines of a file of bodies, without their newlines. */
export function linesOf(bytes: Buffer, width: number): Buffer[] {
  const lines: Buffer[] = [];
  for (let at = 0; at < bytes.length && lines.length <= width;) {
    const end = bytes.indexOf(10, at);
    if (end < 0) throw new Unreadable('its last line has no end');
    lines.push(bytes.subarray(at, end));
    at = end + 1;
  }
  if (lines.length !== width) throw new Unreadable(`it does not hold exactly ${width} lines`);
  return lines;
}
