// SPDX-License-Identifier: Apache-2.0
import { emptyRoot, nodeHash } from './hash.js';
import { foldHashes, type HashReader, type Node, nodesOf, requireSize } from './node.js';
import { tileHeight } from './tile.js';

/** A hash that has its place in a tile: that of a leaf, or of a full tile one level below. */
export interface TileHash extends Node {
  readonly hash: Buffer;
}

/**
 * The right edge of a tree, all that is needed to make it grow: one hash per complete subtree, at most 53. (In other works: a
 * compact range from 0.)
 */
export class Frontier {
  /** Largest subtree first. */
  readonly #hashes: Buffer[];
  #size: number;

  /**
   * @param hashes those of `frontierNodes(size)`, in this order
   * @throws RangeError when they are not as many as a tree of this size has
   */
  constructor(size = 0, hashes: readonly Buffer[] = []) {
    requireSize('size', size);
    if (frontierNodes(size).length !== hashes.length) throw new RangeError('A tree of this size has another frontier.');
    this.#size = size;
    this.#hashes = [...hashes];
  }

  /** The frontier of a tree whose hashes are kept elsewhere, as in tiles. */
  static from(size: number, read: HashReader): Frontier {
    requireSize('size', size);
    return new Frontier(
      size,
      frontierNodes(size).map(({ level, index }) => read(level, index)),
    );
  }

  get size(): number {
    return this.#size;
  }

  /** What a new `Frontier` of this size takes. */
  get hashes(): readonly Buffer[] {
    return [...this.#hashes];
  }

  root(): Buffer {
    return this.#hashes.length === 0 ? emptyRoot : foldHashes(this.#hashes);
  }

  /**
   * Appends leaves and gives every hash that thereby gets a place in a tile: the leaves' own (level 0) and, for each tile they
   * fill, the hash that goes into the tile above (level 8, 16, …). `tileOf` says which tile and where in it.
   */
  append(leafHashes: readonly Buffer[]): TileHash[] {
    return leafHashes.flatMap((hash) => this.#appendOne(hash));
  }

  #appendOne(leafHash: Buffer): TileHash[] {
    const placed: TileHash[] = [{ level: 0, index: this.#size, hash: leafHash }];
    let hash = leafHash;
    let index = this.#size;
    // Each trailing one bit of the size is a subtree that the new leaf completes.
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(this.#hashes.pop()!, hash);
      index = (index - 1) / 2;
      if (level % tileHeight === 0) placed.push({ level, index, hash });
    }
    this.#hashes.push(hash);
    this.#size += 1;
    return placed;
  }
}

/** The complete subtrees at the right edge of a tree, largest first. */
export function frontierNodes(size: number): Node[] {
  return nodesOf(0, size);
}
