// SPDX-License-Identifier: Apache-2.0
// Tiles as in C2SP tlog-tiles: a tile of level l holds up to 256 hashes of the tree's level 8 * l.
import { readDecimal } from './encoding.js';
import { nodeHash } from './hash.js';
import { Malformed } from './malformed.js';
import type { HashReader, Node } from './node.js';

/** Levels of the tree in one tile. */
export const tileHeight = 8;
/** Hashes in a full tile. */
export const tileWidth = 256;

const hashBytes = 32;
const highestLevel = 63;

/** Level `entries` is the bundle of the entries themselves. Width 256 is a full tile, less a partial one. */
export interface Tile {
  readonly level: number | 'entries';
  readonly index: number;
  readonly width: number;
}

/** The tile in which a node's hash stands, or from which it is computed; `from` and `count` say from which hashes of the tile. */
export function tileOf({ level, index }: Node): { level: number; index: number; from: number; count: number } {
  const above = level % tileHeight;
  const count = 2 ** above;
  const first = index * count;
  return { level: (level - above) / tileHeight, index: Math.floor(first / tileWidth), from: first % tileWidth, count };
}

/** How many hashes the tile has in a tree of this size; 0 where there is none. */
export function widthOf(level: number, index: number, size: number): number {
  const hashes = Math.floor(size / tileWidth ** level);
  return Math.min(tileWidth, Math.max(0, hashes - index * tileWidth));
}

/** Every tile of hashes that a tree of this size has, lowest level first: level, how many are full, the width of the partial one. */
export function tileLevels(size: number): { level: number; full: number; partial: number }[] {
  const levels = [];
  for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / tileWidth))
    levels.push({ level, full: Math.floor(hashes / tileWidth), partial: hashes % tileWidth });
  return levels;
}

/** `tile/0/x001/234`, `tile/entries/067.p/12`: the path below the log's prefix. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g)!;
  const place = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${place}${width === tileWidth ? '' : `.p/${width}`}`;
}

/** @throws Malformed unless `tilePath` could have written it */
export function parseTilePath(path: string): Tile {
  const parts = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,5}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (!parts) throw new Malformed('tile path', 'not of the form tile/<level>/<index>');
  const [, name, place, partial] = parts as unknown as [string, string, string, string | undefined];
  const level = name === 'entries' ? 'entries' : readDecimal('tile path', name);
  const tile: Tile = {
    level,
    index: Number(place.replace(/\D/g, '')),
    width: partial ? readDecimal('tile path', partial) : tileWidth,
  };
  if (level !== 'entries' && level > highestLevel) throw new Malformed('tile path', 'no such level');
  if (tile.width === 0 || tilePath(tile) !== path) throw new Malformed('tile path', 'not in its shortest form');
  return tile;
}

/**
 * The hashes of a tile.
 *
 * @throws Malformed unless there are exactly `width`
 */
export function decodeTile(bytes: Buffer, width: number): Buffer[] {
  if (bytes.length !== width * hashBytes) throw new Malformed('tile', `${bytes.length} bytes where ${width} hashes belong`);
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * hashBytes, (i + 1) * hashBytes));
}

/**
 * Reads the hashes of a tree out of its tiles.
 *
 * @param load the bytes of a tile; it may be wider than asked for, never narrower
 * @throws Malformed, from the reader, where a tile is too narrow for the hash asked for
 */
export function tileReader(load: (level: number, index: number) => Buffer): HashReader {
  return (level, index) => {
    const place = tileOf({ level, index });
    const bytes = load(place.level, place.index);
    if (bytes.length % hashBytes !== 0 || bytes.length < (place.from + place.count) * hashBytes)
      throw new Malformed('tile', 'too narrow');
    return subtree(bytes, place.from, place.count);
  };
}

function subtree(bytes: Buffer, from: number, count: number): Buffer {
  if (count === 1) return bytes.subarray(from * hashBytes, (from + 1) * hashBytes);
  const half = count / 2;
  return nodeHash(subtree(bytes, from, half), subtree(bytes, from + half, half));
}
