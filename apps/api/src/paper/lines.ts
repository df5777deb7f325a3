// SPDX-License-Identifier: Apache-2.0
import LineBreaker from 'linebreak';
import type { Face, FontName, Fonts } from './fonts.js';
import { type Order, isReadFromRight, orderOf, turned } from './order.js';
import { clustersOf, type Signs, shown, signsOf } from './signs.js';

/** A piece of a line in one font and one direction. */
export interface Run {
  text: string;
  font: FontName;
  /** From the line's left edge, in points. */
  x: number;
}
/** In reading order, which is not always that from left to right. */
export type Line = readonly Run[];

export interface Measure {
  fonts: Fonts;
  /** In points. */
  width(text: string, font: FontName): number;
}
export interface Typeset {
  lines: Line[];
  /** It begins at the right. */
  startsRight: boolean;
  /** What is drawn does not tell the text by itself: it is read from the right, or shows less. */
  needsText: boolean;
}

/** Breaks a text into lines of at most this width. */
export function typeset(text: string, face: Face, width: number, measure: Measure): Typeset {
  const paragraphs = text.split('\n').map((one) => {
    const signs = signsOf(one, face, measure.fonts);
    return { signs, order: orderOf(signs.text) };
  });
  return {
    lines: paragraphs.flatMap(({ signs, order }) => linesOf(signs, order, width, measure)),
    startsRight: paragraphs[0]!.order.startsRight,
    needsText: isReadFromRight(text) || paragraphs.some(({ signs }) => signs.showsLess),
  };
}

function linesOf(signs: Signs, order: Order, width: number, measure: Measure): Line[] {
  return breaksOf(signs, width, measure).map(([from, to]) => {
    const runs = runsOf(signs, order, from, to).map((run) => ({ ...run, width: measure.width(run.text, run.font) }));
    let x = order.startsRight ? width - runs.reduce((sum, run) => sum + run.width, 0) : 0;
    const placed = runs.map((run) => ({ ...run, x: (x += run.width) - run.width }));
    return placed.sort((a, b) => a.at - b.at).map(({ text, font, x: left }) => ({ text, font, x: left }));
  });
}

/** Where lines begin and end (UAX #14). A word wider than a line is broken between signs. */
function breaksOf(signs: Signs, width: number, measure: Measure): [number, number][] {
  const { text } = signs;
  const lines: [number, number][] = [];
  let [from, at, used] = [0, 0, 0];
  /** A space at a line's end needs no room. */
  const put = (length: number, full: number, space = 0) => {
    if (used + full - space > width && at > from) {
      lines.push([from, at]);
      [from, used] = [at, 0];
    }
    at += length;
    used += full;
  };
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const word = text.slice(at, next.position);
    const full = widthOf(signs, at, next.position, measure);
    const space = widthOf(signs, at + word.trimEnd().length, next.position, measure);
    if (full - space <= width) put(word.length, full, space);
    else for (const part of clustersOf(word)) put(part.length, widthOf(signs, at, at + part.length, measure));
  }
  return [...lines, [from, at]];
}

function widthOf({ text, fonts }: Signs, from: number, to: number, measure: Measure): number {
  let width = 0;
  for (let start = from, i = from + 1; start < to; i += 1) {
    if (i < to && fonts[i] === fonts[start]) continue;
    width += measure.width(shown(text.slice(start, i), fonts[start]!), fonts[start]!);
    start = i;
  }
  return width;
}

/** Pieces of one font and direction, from left to right, each with the place where it begins in the text. */
function runsOf({ text, fonts }: Signs, order: Order, from: number, to: number): (Omit<Run, 'x'> & { at: number })[] {
  const places = order.places(from, to);
  const runs: (Omit<Run, 'x'> & { at: number })[] = [];
  let first = places[0];
  for (const [i, last] of places.entries()) {
    const fromRight = order.isFromRight(last);
    const next = places[i + 1];
    const goesOn = next === last + (fromRight ? -1 : 1) && fonts[next] === fonts[last] && order.isFromRight(next) === fromRight;
    if (goesOn) continue;
    const [at, end] = fromRight ? [last, first!] : [first!, last];
    const piece = text.slice(at, end + 1);
    const font = fonts[at]!;
    runs.push({ text: shown(fromRight ? turned(piece) : piece, font), font, at });
    first = next;
  }
  return runs.filter((run) => run.text !== '');
}
