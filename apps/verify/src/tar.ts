// SPDX-License-Identifier: Apache-2.0
import type { Kind } from './findings.js';
import { Unreadable } from './unreadable.js';

/** What is wrong with a bundle itself. */
export interface StoreProblem {
  readonly kind: Kind & ('bundle-damaged' | 'file-twice' | 'file-unexpected');
  readonly path?: string;
  readonly detail?: string;
}

const block = 512;

/**
 * Where in a ustar file each regular file lies. Nothing is ever unpacked, so a name that leads elsewhere leads nowhere; it is a
 * finding all the same.
 *
 * @throws Unreadable when it does not begin as a tar
 */
export function tarFiles(size: number, read: (from: number, length: number) => Buffer) {
  const places = new Map<string, { from: number; length: number }>();
  const problems: StoreProblem[] = [];
  const damaged = (detail: string) => problems.push({ kind: 'bundle-damaged', detail });
  let at = 0;
  if (size < block) throw new Unreadable('it is neither a folder nor a tar');
  for (; at + block <= size;) {
    const header = read(at, block);
    if (header.every((byte) => byte === 0)) return { places, problems };
    const length = octal(header.subarray(124, 136));
    if (length === null || octal(header.subarray(148, 156)) !== checksum(header)) {
      if (at === 0) throw new Unreadable('it is neither a folder nor a tar');
      damaged(`at byte ${at} there is no file header`);
      return { places, problems };
    }
    const from = at + block;
    at = from + Math.ceil(length / block) * block;
    if (from + length > size) {
      damaged('it is cut off within a file');
      return { places, problems };
    }
    take(header, from, length, places, problems);
  }
  damaged('it is cut off before its end');
  return { places, problems };
}

function take(
  header: Buffer,
  from: number,
  length: number,
  places: Map<string, { from: number; length: number }>,
  problems: StoreProblem[],
): void {
  const name = nameOf(header);
  const kind = String.fromCharCode(header[156]!);
  // Folders say nothing; x and g only describe the file after them.
  if ('5xg'.includes(kind)) return;
  const isPlain =
    (kind === '0' || kind === '\0') && !name.split('/').some((part) => part === '' || part === '.' || part === '..');
  if (!isPlain) problems.push({ kind: 'file-unexpected', path: name });
  else if (places.has(name)) problems.push({ kind: 'file-twice', path: name });
  else places.set(name, { from, length });
}

function nameOf(header: Buffer): string {
  const isUstar = header.toString('latin1', 257, 262) === 'ustar';
  const prefix = isUstar ? text(header.subarray(345, 500)) : '';
  const name = text(header.subarray(0, 100));
  return (prefix ? `${prefix}/${name}` : name).replace(/^\.\//, '');
}

function text(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? field.length : end);
}

function octal(field: Buffer): number | null {
  const digits = /^ *([0-7]{1,12})[ \0]*$/.exec(field.toString('latin1'))?.[1];
  return digits === undefined ? null : parseInt(digits, 8);
}

/** The sum of the header's bytes, its own field taken as spaces. */
function checksum(header: Buffer): number {
  return header.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 32 : byte), 0);
}
