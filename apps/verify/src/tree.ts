// SPDX-License-Identifier: Apache-2.0
// RFC 6962: hashes of leaves and nodes, and a tree that grows at its right edge.
import { hash } from 'node:crypto';

export const emptyRoot: Buffer = hash('sha256', '', 'buffer');

export function leafHash(entry: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(entry.length + 1);
  bytes[0] = 0;
  bytes.set(entry, 1);
  return hash('sha256', bytes, 'buffer');
}

const pair = Buffer.alloc(65, 1);
function nodeHash(left: Buffer, right: Buffer): Buffer {
  pair.set(left, 1);
  pair.set(right, 33);
  return hash('sha256', pair, 'buffer');
}

/** The complete subtrees at the right edge, largest first, and the hashes of each level's newest tile. */
export class Edge {
  size = 0;
  #hashes: Buffer[] = [];
  /** By level of tiles, from 1: the hashes that the tile now being filled has so far. */
  readonly tiles: Buffer[][] = [];

  append(leaf: Buffer): void {
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

  root(): Buffer {
    const [last, ...rest] = this.#hashes.toReversed();
    return last ? rest.reduce((right, left) => nodeHash(left, right), last) : emptyRoot;
  }

  copy(): Edge {
    const copy = new Edge();
    copy.size = this.size;
    copy.#hashes = [...this.#hashes];
    this.tiles.forEach((hashes, level) => (copy.tiles[level] = [...hashes]));
    return copy;
  }
}
