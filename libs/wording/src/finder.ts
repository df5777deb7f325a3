// SPDX-License-Identifier: Apache-2.0

/** What a finder needs of an entry. */
interface Entry {
  readonly phrases: readonly string[];
}
/** A phrase in a text: where it begins, how it stands there, and the entry it is of. */
export interface Found<E extends Entry> {
  readonly at: number;
  readonly said: string;
  readonly entry: E;
}

const between = String.raw`(?:[-\u2010\u2011]|\s+)`;

/**
 * Finds whole words of these entries in texts, large or small letters alike. `gap` is a regular expression of what may stand
 * where a phrase has a space. Takes a millisecond for a page of text, so it may run while somebody types.
 */
export function finderOf<E extends Entry>(entries: readonly E[], gap = between): (text: string) => Found<E>[] {
  const plain = (text: string) => text.toLowerCase().replace(new RegExp(gap, 'gu'), ' ');
  const known = new Map(entries.flatMap((entry) => entry.phrases.map((phrase) => [plain(phrase), entry] as const)));
  // A longer phrase before the word that it begins with.
  const phrases = [...known.keys()].sort((a, b) => b.length - a.length).map((phrase) => phrase.replaceAll(' ', gap));
  if (phrases.length === 0) return () => [];
  const any = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${phrases.join('|')})(?![\p{L}\p{N}_])`, 'giu');
  return (text) =>
    [...text.matchAll(any)].flatMap(({ index, 0: said }) => {
      const entry = known.get(plain(said));
      return entry ? [{ at: index, said, entry }] : [];
    });
}
