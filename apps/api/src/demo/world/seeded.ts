// SPDX-License-Identifier: Apache-2.0

/**
 * A number in 0 … 2^32 − 1 that depends on nothing but the keys: the same keys give the same number on every machine
 * and in every release (FNV-1a over the keys, then a final mix, because FNV alone leaves neighbours alike).
 */
export function turn(...keys: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of keys.join('\u0000')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The element at `index`, counted round and round. Refuses an empty list. */
export function at<T>(list: readonly T[], index: number): T {
  if (list.length === 0) throw new Error('Nothing to choose from.');
  return list[index % list.length] as T;
}

/** One element, chosen by the keys. */
export function pick<T>(list: readonly T[], ...keys: readonly (string | number)[]): T {
  return at(list, turn(...keys));
}

/** All elements in an order chosen by the keys; taking the first n draws n without repeating. */
export function shuffle<T>(list: readonly T[], ...keys: readonly (string | number)[]): T[] {
  return list
    .map((element, place) => ({ element, rank: turn(...keys, place) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ element }) => element);
}
