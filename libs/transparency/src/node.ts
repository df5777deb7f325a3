// SPDX-License-Identifier: Apache-2.0
import { nodeHash } from './hash.js';

/** A complete subtree: the one over leaves `index * 2^level` to `(index + 1) * 2^level - 1`. Level 0 is a leaf. */
export interface Node {
  readonly level: number;
  readonly index: number;
}

/** Gives the hash of a complete subtree, from wherever hashes are kept. */
export type HashReader = (level: number, index: number) => Buffer;

/** @throws RangeError on anything but a whole number from 0 to 2^53 - 1 */
export function requireSize(what: string, size: number): void {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`${what}: ${size} is no count of leaves`);
}

/** The largest power of two below `size`, where RFC 6962 splits a tree of at least two leaves. */
export function splitOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/**
 * The complete subtrees of the leaves `from` to `to - 1`, left to right. `from` is a multiple of the largest of them, as in every
 * range that RFC 6962 splits a tree into.
 */
export function nodesOf(from: number, to: number): Node[] {
  const nodes: Node[] = [];
  for (let start = from; start < to;) {
    let [level, width] = [0, 1];
    while (start + width * 2 <= to) [level, width] = [level + 1, width * 2];
    nodes.push({ level, index: start / width });
    start += width;
  }
  return nodes;
}

/** The hash over neighbours of falling size: the two rightmost are joined first. */
export function foldHashes(hashes: readonly Buffer[]): Buffer {
  return hashes.reduceRight((right, left) => nodeHash(left, right));
}
