// SPDX-License-Identifier: Apache-2.0
// Checking proofs, by the algorithms of RFC 9162. They take what a stranger sent: whatever it is, the answer is yes or no.
import { emptyRoot, nodeHash } from './hash.js';

/** A tree as a checkpoint names it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Whether the proof shows that the leaf stands at this index of the tree (RFC 9162 §2.1.3.2). */
export function verifyInclusion(tree: TreeHead, index: number, leafHash: Buffer, proof: readonly Buffer[]): boolean {
  if (!isSize(tree.size) || !isSize(index) || index >= tree.size || !areHashes([leafHash, ...proof])) return false;
  let [fn, sn] = [index, tree.size - 1];
  let hash = leafHash;
  for (const sibling of proof) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = nodeHash(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else hash = nodeHash(hash, sibling);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && hash.equals(tree.root);
}

/**
 * Whether the proof shows that the second tree begins with the first (RFC 9162 §2.1.4.2). Of equal sizes the roots must be equal;
 * the empty tree begins every other. Both take the empty proof only.
 */
export function verifyConsistency(first: TreeHead, second: TreeHead, proof: readonly Buffer[]): boolean {
  if (!isSize(first.size) || !isSize(second.size) || first.size > second.size || !areHashes(proof)) return false;
  if (first.size === second.size) return proof.length === 0 && first.root.equals(second.root);
  if (first.size === 0) return proof.length === 0 && first.root.equals(emptyRoot);
  let [fn, sn] = [first.size - 1, second.size - 1];
  while (fn % 2 === 1) [fn, sn] = [half(fn), half(sn)];
  // Where the first tree is complete its root is where both begin.
  const path = fn === 0 ? [first.root, ...proof] : [...proof];
  const [start, ...rest] = path;
  if (!start || rest.length === 0) return false;
  let [old, whole] = [start, start];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [old, whole] = [nodeHash(hash, old), nodeHash(hash, whole)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)];
    } else whole = nodeHash(whole, hash);
    [fn, sn] = [half(fn), half(sn)];
  }
  return sn === 0 && old.equals(first.root) && whole.equals(second.root);
}

const half = (value: number) => Math.floor(value / 2);
const isSize = (value: number) => Number.isSafeInteger(value) && value >= 0;
const areHashes = (all: readonly Buffer[]) => all.length <= 64 && all.every((hash) => hash.length === 32);
