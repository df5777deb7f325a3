// SPDX-License-Identifier: Apache-2.0
// Making proofs. Which hashes a proof needs is known before any is read, so they can be fetched all at once.
import { foldHashes, type HashReader, type Node, nodesOf, requireSize, splitOf } from './node.js';
import { type Tile, tileOf, tilePath, widthOf } from './tile.js';

/** What a proof is made of: each of its hashes is folded from these complete subtrees, mostly one. */
type Plan = Node[][];

/**
 * The inclusion proof of a leaf in the tree of the first `size` leaves (RFC 6962 §2.1.1), leaf's sibling first.
 *
 * @throws RangeError when the tree has no such leaf
 */
export function inclusionProof(index: number, size: number, read: HashReader): Buffer[] {
  return carryOut(planInclusion(index, size), read);
}

/**
 * The proof that the tree of `second` leaves begins with the tree of `first` leaves (RFC 6962 §2.1.2). Empty for equal sizes and
 * from the empty tree.
 *
 * @throws RangeError when `first` is larger than `second`
 */
export function consistencyProof(first: number, second: number, read: HashReader): Buffer[] {
  return carryOut(planConsistency(first, second), read);
}

/** The tiles that hold what the inclusion proof needs, each once, as wide as a tree of this size has them. */
export function tilesOfInclusion(index: number, size: number): Tile[] {
  return tilesOf(planInclusion(index, size), size);
}

/** The tiles that hold what the consistency proof needs, each once, as wide as a tree of size `second` has them. */
export function tilesOfConsistency(first: number, second: number): Tile[] {
  return tilesOf(planConsistency(first, second), second);
}

/** The tiles from which `Frontier.from` reads. */
export function tilesOfFrontier(size: number): Tile[] {
  return tilesOf([nodesOf(0, size)], size);
}

function planInclusion(index: number, size: number): Plan {
  requireSize('index', index);
  requireSize('size', size);
  if (index >= size) throw new RangeError(`A tree of ${size} leaves has no leaf ${index}.`);
  const plan: Plan = [];
  let [from, to] = [0, size];
  while (to - from > 1) {
    const middle = from + splitOf(to - from);
    plan.push(index < middle ? nodesOf(middle, to) : nodesOf(from, middle));
    if (index < middle) to = middle;
    else from = middle;
  }
  return plan.reverse();
}

function planConsistency(first: number, second: number): Plan {
  requireSize('first', first);
  requireSize('second', second);
  if (first > second) throw new RangeError(`A tree of ${second} leaves does not begin with ${first}.`);
  if (first === 0 || first === second) return [];
  const plan: Plan = [];
  let [from, to] = [0, second];
  while (to !== first) {
    const middle = from + splitOf(to - from);
    plan.push(first <= middle ? nodesOf(middle, to) : nodesOf(from, middle));
    if (first <= middle) to = middle;
    else from = middle;
  }
  // A whole left edge needs no hash of its own: whoever checks has it already, as the first tree's root.
  if (from !== 0) plan.push(nodesOf(from, to));
  return plan.reverse();
}

function carryOut(plan: Plan, read: HashReader): Buffer[] {
  return plan.map((nodes) => foldHashes(nodes.map(({ level, index }) => read(level, index))));
}

function tilesOf(plan: Plan, size: number): Tile[] {
  const places = plan.flat().map(tileOf);
  const tiles = places.map(({ level, index }) => ({ level, index, width: widthOf(level, index, size) }));
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
}
