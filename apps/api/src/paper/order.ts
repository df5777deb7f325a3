// SPDX-License-Identifier: Apache-2.0
import bidiFactory, { type Bidi } from 'bidi-js';
import { clustersOf } from './signs.js';

/** Its types are those of its other build, where the function stands in `default`. */
const bidi = (bidiFactory as unknown as () => Bidi)();
const letterFromTheRight = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Also signs that show nothing themselves and turn the order of others. */
const turnsOrder = new RegExp(`${letterFromTheRight.source}|[\\u200f\\u061c\\u202b\\u202e\\u2067]`, 'u');
/** Emoji and other signs beyond the first plane, which the library would take for letters from the left. */
const farSigns = /(?=[\u{10000}-\u{10ffff}])\p{S}/gu;
const sign = '□□';

/** Whether any of it is read from the right. */
export const isReadFromRight = (text: string): boolean => letterFromTheRight.test(text);

/** How what stands in one line of text follows from left to right (UAX #9). Places count UTF-16 units. */
export interface Order {
  /** The whole text begins at the right. */
  startsRight: boolean;
  isFromRight(place: number): boolean;
  /** The places from `from` to before `to`, from left to right, when they make one line. */
  places(from: number, to: number): number[];
}

export function orderOf(text: string): Order {
  if (!turnsOrder.test(text)) {
    const places = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
    return { startsRight: false, isFromRight: () => false, places };
  }
  const levels = bidi.getEmbeddingLevels(text.replace(farSigns, sign));
  return {
    startsRight: levels.paragraphs[0]?.level === 1,
    isFromRight: (place) => ((levels.levels[place] ?? 0) & 1) === 1,
    places: (from, to) => bidi.getReorderedIndices(text, levels, from, to - 1).slice(from, to),
  };
}

/** A piece that runs from the right, as a font wants it: it turns letters of such scripts itself, and nothing else. */
export function turned(piece: string): string {
  const mirrored = [...piece].map((one) => bidi.getMirroredCharacter(one) ?? one).join('');
  return isReadFromRight(mirrored) ? mirrored : [...clustersOf(mirrored)].reverse().join('');
}
