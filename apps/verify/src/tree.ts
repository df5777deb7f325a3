// SPDX-License-Identifier: Apache-2.0
// RFC 6962: hashes of leaves and nodes, and a tree that grows at its right edge.
import { hash } from 'node:crypto';

/** 32 bytes, one character each: of a million hashes strings are made and compared several times as fast as buffers. */
export type Hash = string;

export const hashOf = (bytes: Buffer): Hash => hash('sha256', bytes, 'binary');
export const emptyRoot: Hash = hashOf(Buffer.alloc(0));

const leaf = Buffer.alloc(0x10000);
export function leafHash(entry: Buffer): Hash {
  leaf.set(entry, 1);
  return hashOf(leaf.subarray(0, entry.length + 1));
}

const pair = Buffer.alloc(65, 1);
function nodeHash(left: Hash, right: Hash): Hash {
  pair.write(left, 1, 'latin1');
  pair.write(right, 33, 'latin1');
  return hashOf(pair);
}

/** The complete subtrees at the right edge, largest first, and the hashes of each level's newest tile. */
export class Edge {
  size = 0;
  #hashes: Hash[] = [];
  /** By level of tiles, from 1: the hashes that the tile now being filled has so far. */
  readonly tiles: Hash[][] = [];

  append(leaf: Hash): void {
    let hash = leaf;
    let index = this.size;
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.#hashes.pop()!, hash);
      index = (index - 1) / 2;
      if (level % 8 === 0) (this.tiles[level / 8] ??= []).push(hash);
    }
    this.#hashes.push(hash);
    this.size++;
  }

  root(): Hash {
    const [last, ...rest] = this.#hashes.toReversed();
    return last === undefined ? emptyRoot : rest.reduce((right, left) => nodeHash(left, right), last);
  }

  copy(): Edge {
    const copy = new Edge();
    copy.size = this.size;
    copy.#hashes = [...this.#hashes];
    this.tiles.forEach((hashes, level) => (copy.tiles[level] = [...hashes]));
    return copy;
  }
}
