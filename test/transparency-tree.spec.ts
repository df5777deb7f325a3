// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  consistencyProof,
  decodeBundle,
  decodeTile,
  emptyRoot,
  encodeBundle,
  entryHash,
  Frontier,
  inclusionProof,
  Malformed,
  parseTilePath,
  type Tile,
  tileLevels,
  tileOf,
  tilePath,
  tileReader,
  tilesOfConsistency,
  tilesOfFrontier,
  tilesOfInclusion,
  verifyConsistency,
  verifyInclusion,
  widthOf,
} from '@harbor/transparency';
import fc from 'fast-check';

interface Vectors {
  emptyRoot: string;
  inputs: string[];
  roots: string[];
  inclusion: { index: number; size: number; leafHash: string; proof: string[] }[];
  consistency: { first: number; second: number; proof: string[] }[];
}

const file = new URL('../libs/transparency/testdata/rfc6962.json', import.meta.url);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;
const base64 = (text: string) => Buffer.from(text, 'base64');
const most = 2_000;

// The slow and obvious tree: RFC 6962 §2.1 word for word, each range remembered.
const leaves = Array.from({ length: most }, (_, i) => entryHash(Buffer.from(`leaf ${i}`)));
const known = new Map<number, Buffer>();
function mth(from: number, to: number): Buffer {
  if (to === from) return createHash('sha256').digest();
  if (to - from === 1) return leaves[from]!;
  const name = from * 4_096 + to;
  if (!known.has(name)) {
    const k = largestPowerBelow(to - from);
    const parts = [Buffer.of(1), mth(from, from + k), mth(from + k, to)];
    known.set(name, createHash('sha256').update(Buffer.concat(parts)).digest());
  }
  return known.get(name)!;
}
function largestPowerBelow(n: number): number {
  return 2 ** Math.floor(Math.log2(n - 1));
}
function path(m: number, from: number, to: number): Buffer[] {
  if (to - from === 1) return [];
  const k = from + largestPowerBelow(to - from);
  return m < k ? [...path(m, from, k), mth(k, to)] : [...path(m, k, to), mth(from, k)];
}
function subproof(m: number, from: number, to: number, isWhole: boolean): Buffer[] {
  if (m === to) return isWhole ? [] : [mth(from, to)];
  const k = from + largestPowerBelow(to - from);
  return m <= k ? [...subproof(m, from, k, isWhole), mth(k, to)] : [...subproof(m, k, to, false), mth(from, k)];
}

const read = (level: number, index: number) => mth(index * 2 ** level, (index + 1) * 2 ** level);
const tree = (size: number) => ({ size, root: mth(0, size) });
const join = (hashes: readonly Buffer[]) => Buffer.concat(hashes).toString('hex');
const flip = (bytes: Buffer, at: number) => Buffer.from(bytes.map((byte, i) => (i === at ? byte ^ 0x10 : byte)));

describe('the published vectors', () => {
  it('give the roots of the first eight trees', () => {
    const frontier = new Frontier();
    expect(frontier.root().toString('base64')).toBe(vectors.emptyRoot);
    const roots = vectors.inputs.map((input) => {
      frontier.append([entryHash(Buffer.from(input, 'hex'))]);
      return frontier.root().toString('base64');
    });
    expect(roots).toEqual(vectors.roots);
  });

  it('have their proofs accepted', () => {
    const head = (size: number) => ({ size, root: base64(vectors.roots[size - 1]!) });
    for (const { index, size, leafHash, proof } of vectors.inclusion)
      expect(verifyInclusion(head(size), index, base64(leafHash), proof.map(base64))).toBe(true);
    for (const { first, second, proof } of vectors.consistency)
      expect(verifyConsistency(head(first), head(second), proof.map(base64))).toBe(true);
  });
});

describe('a tree', () => {
  it('has the root of the definition at every size to 2,000, in steps and in batches', () => {
    const one = new Frontier();
    const wrong: number[] = [];
    for (let size = 0; size <= most; size++) {
      if (!one.root().equals(mth(0, size))) wrong.push(size);
      if (!Frontier.from(size, read).root().equals(mth(0, size))) wrong.push(size);
      if (size < most) one.append([leaves[size]!]);
    }
    expect(wrong).toEqual([]);
    const batches = new Frontier();
    for (let from = 0, width = 1; from < most; from += width, width = ((width * 7) % 300) + 1)
      batches.append(leaves.slice(from, from + width));
    expect(batches.root()).toEqual(mth(0, most));
    expect(new Frontier(most, batches.hashes).root()).toEqual(mth(0, most));
  });

  it('proves every leaf of every tree to 256, as the definition does', () => {
    const wrong: string[] = [];
    for (let size = 1; size <= 256; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusionProof(index, size, read);
        if (join(proof) !== join(path(index, 0, size))) wrong.push(`${index} of ${size}: made`);
        if (!verifyInclusion(tree(size), index, leaves[index]!, proof)) wrong.push(`${index} of ${size}: refused`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('proves that every tree to 256 continues every smaller one, as the definition does', () => {
    const wrong: string[] = [];
    for (let second = 0; second <= 256; second++) {
      for (let first = 0; first <= second; first++) {
        const proof = consistencyProof(first, second, read);
        if (first > 0 && join(proof) !== join(subproof(first, 0, second, true))) wrong.push(`${first} ${second}: made`);
        if (!verifyConsistency(tree(first), tree(second), proof)) wrong.push(`${first} ${second}: refused`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has no proof with a byte flipped, a hash more or fewer, or for another place', () => {
    let cases = 0;
    const accepted: string[] = [];
    const refused = (isAccepted: boolean, what: string) => {
      cases++;
      if (isAccepted) accepted.push(what);
    };
    for (let index = 0; index < 250; index += 13) {
      const size = 256 - (index % 7);
      const proof = inclusionProof(index, size, read);
      const changed = [...flips(proof), ...resized(proof)];
      for (const one of changed) refused(verifyInclusion(tree(size), index, leaves[index]!, one), `${index} of ${size}`);
      for (let i = 0; i < 32; i++) {
        refused(verifyInclusion(tree(size), index, flip(leaves[index]!, i), proof), 'leaf');
        refused(verifyInclusion({ size, root: flip(mth(0, size), i) }, index, leaves[index]!, proof), 'root');
      }
      for (let other = 0; other < size; other++)
        if (other !== index) refused(verifyInclusion(tree(size), other, leaves[index]!, proof), `${index} as ${other}`);
    }
    for (const [first, second] of [
      [1, 2],
      [3, 7],
      [64, 256],
      [100, 101],
      [129, 255],
      [128, 200],
      [255, 256],
      [7, 250],
    ] as const) {
      const proof = consistencyProof(first, second, read);
      for (const one of [...flips(proof), ...resized(proof)])
        refused(verifyConsistency(tree(first), tree(second), one), `${first} to ${second}`);
      for (let i = 0; i < 32; i++) {
        refused(verifyConsistency({ size: first, root: flip(mth(0, first), i) }, tree(second), proof), 'first root');
        refused(verifyConsistency(tree(first), { size: second, root: flip(mth(0, second), i) }, proof), 'second root');
      }
    }
    expect(accepted).toEqual([]);
    expect(cases).toBeGreaterThan(10_000);
  });

  it('answers no to whatever else is handed in', () => {
    const proof = inclusionProof(3, 8, read);
    for (const index of [-1, 8, 3.5, NaN, Infinity]) expect(verifyInclusion(tree(8), index, leaves[3]!, proof)).toBe(false);
    for (const size of [-8, 2 ** 60, NaN]) expect(verifyInclusion({ ...tree(8), size }, 3, leaves[3]!, proof)).toBe(false);
    expect(verifyInclusion(tree(8), 3, leaves[3]!.subarray(1), proof)).toBe(false);
    expect(verifyConsistency(tree(8), tree(4), [])).toBe(false);
    expect(verifyConsistency({ size: 0, root: mth(0, 1) }, tree(4), [])).toBe(false);
    expect(verifyConsistency({ size: 0, root: emptyRoot }, tree(4), [mth(0, 4)])).toBe(false);
    expect(() => inclusionProof(8, 8, read)).toThrow(RangeError);
    expect(() => consistencyProof(9, 8, read)).toThrow(RangeError);
    expect(() => new Frontier(3, [leaves[0]!])).toThrow(RangeError);
  });
});

function* flips(proof: readonly Buffer[]): Generator<Buffer[]> {
  for (let at = 0; at < proof.length; at++)
    for (let i = 0; i < 32; i++) yield proof.map((hash, n) => (n === at ? flip(hash, i) : hash));
}

function resized(proof: readonly Buffer[]): Buffer[][] {
  const extra = leaves[0]!;
  return [
    [...proof, extra],
    [extra, ...proof],
    proof.slice(0, -1),
    proof.slice(1),
    [...proof.slice(0, -1), proof.at(-1)!.subarray(1)],
  ];
}

describe('tiles', () => {
  // What a store of tiles would hold after these batches.
  const stored = new Map<string, Buffer[]>();
  const frontier = new Frontier();
  for (let from = 0; from < most; from += 333) {
    for (const { level, index, hash } of frontier.append(leaves.slice(from, from + 333))) {
      const place = tileOf({ level, index });
      const name = `${place.level}/${place.index}`;
      stored.set(name, [...(stored.get(name) ?? []), hash]);
      expect(stored.get(name)).toHaveLength(place.from + 1);
    }
  }
  const load = (level: number, index: number) => Buffer.concat(stored.get(`${level}/${index}`) ?? []);

  it('hold what the specification says: MTH(D[(n * 256 + i) * 256^l : (n * 256 + i + 1) * 256^l])', () => {
    const levels = tileLevels(most);
    expect(levels).toEqual([
      { level: 0, full: 7, partial: 208 },
      { level: 1, full: 0, partial: 7 },
    ]);
    for (const { level, full, partial } of levels)
      for (let n = 0; n < full + (partial ? 1 : 0); n++) {
        const width = widthOf(level, n, most);
        const hashes = Array.from({ length: width }, (_, i) =>
          mth((n * 256 + i) * 256 ** level, (n * 256 + i + 1) * 256 ** level),
        );
        expect(join(decodeTile(load(level, n), width))).toBe(join(hashes));
      }
    expect(tileLevels(70_000)).toEqual([
      { level: 0, full: 273, partial: 112 },
      { level: 1, full: 1, partial: 17 },
      { level: 2, full: 0, partial: 1 },
    ]);
    expect(tileLevels(256)).toEqual([
      { level: 0, full: 1, partial: 0 },
      { level: 1, full: 0, partial: 1 },
    ]);
  });

  it('give every proof, from the tiles it names and no others', () => {
    const sizes = fc
      .integer({ min: 1, max: most })
      .chain((size) => fc.tuple(fc.integer({ min: 0, max: size - 1 }), fc.constant(size)));
    const only = (tiles: Tile[]) => {
      const names = new Map(tiles.map((tile) => [`${tile.level}/${tile.index}`, tile.width]));
      return tileReader((level, index) => load(level, index).subarray(0, 32 * names.get(`${level}/${index}`)!));
    };
    fc.assert(
      fc.property(sizes, ([index, size]) => {
        expect(join(inclusionProof(index, size, only(tilesOfInclusion(index, size))))).toBe(join(path(index, 0, size)));
        const continued = consistencyProof(index, size, only(tilesOfConsistency(index, size)));
        expect(join(continued)).toBe(index === 0 ? '' : join(subproof(index, 0, size, true)));
        expect(Frontier.from(size, only(tilesOfFrontier(size))).root()).toEqual(mth(0, size));
      }),
      { numRuns: 300, seed: 20260301 },
    );
    expect(() => tileReader(() => Buffer.alloc(32))(0, 1)).toThrow(Malformed);
  });

  it('have paths of three digits', () => {
    const tile = (level: number | 'entries', index: number, width = 256) => ({ level, index, width });
    expect(tilePath(tile(0, 1_234_067))).toBe('tile/0/x001/x234/067');
    expect(tilePath(tile('entries', 5, 12))).toBe('tile/entries/005.p/12');
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
        fc.nat(2 ** 40),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) => expect(parseTilePath(tilePath(tile(level, index, width)))).toEqual(tile(level, index, width)),
      ),
      { numRuns: 1_000, seed: 20260301 },
    );
    const wrong =
      'tile/64/000 tile/00/000 tile/0/0 tile/0/x000/001 tile/0/000.p/0 tile/0/000.p/256 tile/0/000.p/01 tile/0/../000';
    for (const path of [...wrong.split(' '), '', 'tile/0/000\n', '/tile/0/000', `tile/0/${'x999/'.repeat(9)}999`])
      expect(() => parseTilePath(path)).toThrow(Malformed);
  });

  it('keep entries after their lengths, and nothing else', () => {
    const entries = [Buffer.from('one'), Buffer.alloc(0), Buffer.alloc(0xffff, 7)];
    const bytes = encodeBundle(entries);
    expect(bytes.subarray(0, 7).toString('hex')).toBe('00036f6e650000');
    expect(decodeBundle(bytes, 3)).toEqual(entries);
    expect(() => encodeBundle([Buffer.alloc(0x10000)])).toThrow(RangeError);
    for (const [wrong, width] of [
      [bytes, 2],
      [bytes, 4],
      [bytes.subarray(0, -1), 3],
      [Buffer.concat([bytes, Buffer.of(0)]), 3],
      [Buffer.of(0), 1],
    ] as const)
      expect(() => decodeBundle(wrong, width)).toThrow(Malformed);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(8), (noise, width) => {
        try {
          expect(encodeBundle(decodeBundle(Buffer.from(noise), width))).toEqual(Buffer.from(noise));
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
    );
  });
});
