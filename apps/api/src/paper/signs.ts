// SPDX-License-Identifier: Apache-2.0
import type { Face, FontName, Fonts } from './fonts.js';

/** A line of text without line breaks, as it can be drawn: every sign of it has a font. */
export interface Signs {
  text: string;
  /** By UTF-16 unit of `text`. */
  fonts: readonly FontName[];
  /** Something of it cannot be seen: a sign that no font has stands here as a box, and outlines have no colour of skin. */
  showsLess: boolean;
}

/** What stands for a sign that no font has, so that nothing is dropped in silence. */
const box = '□';
/** What people see as one sign, such as a letter with its accents or a family of emoji. */
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const isUnseen = /^\p{Default_Ignorable_Code_Point}$/u;
/** What shows nothing, but for the two that join or part the letters beside them. */
const unseen = /[^\P{Default_Ignorable_Code_Point}\u200c\u200d]/gu;
/** What only turns the order of others. */
const turning = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
/** Drawn in colour elsewhere: by itself, or because a selector or keycap asks for it. */
const isEmoji = /\p{Emoji_Presentation}|\ufe0f|\u20e3/u;
const hasTone = /\p{Emoji_Modifier}/u;
/** Letters and signs of which each stands for itself: most of what people write, and quick to tell apart. */
const isSimple = /^[ -~\u00a0-\u02ff\u2010-\u2027]*$/;

export function* clustersOf(text: string): Generator<string> {
  if (isSimple.test(text)) yield* text;
  else for (const { segment } of clusters.segment(text)) yield segment;
}

/** Gives each sign the first font that draws all of it; parts of a sign that none draws as a whole are drawn side by side. */
export function signsOf(text: string, face: Face, fonts: Fonts): Signs {
  const found: FontName[] = [];
  let drawn = '';
  let showsLess = false;
  const add = (sign: string, font: FontName) => {
    drawn += sign;
    for (let i = 0; i < sign.length; i += 1) found.push(font);
  };
  const known = new Map<string, FontName | undefined>();
  const fontOf = (sign: string) => {
    if (!known.has(sign)) known.set(sign, firstFont(sign, face, fonts));
    return known.get(sign);
  };
  for (const cluster of clustersOf(text.replaceAll('\t', '    '))) {
    const whole = fontOf(cluster);
    showsLess ||= hasTone.test(cluster);
    if (whole) {
      add(cluster, whole);
      continue;
    }
    for (const part of cluster) {
      const font = fontOf(part);
      showsLess ||= !font;
      add(font ? part : box, font ?? face);
    }
  }
  return { text: drawn, fonts: found, showsLess };
}

function firstFont(sign: string, face: Face, fonts: Fonts): FontName | undefined {
  const order: readonly FontName[] = isEmoji.test(sign) ? ['emoji', face] : [face, 'emoji'];
  return order.find((name) => [...sign].every((one) => isUnseen.test(one) || fonts[name].draws(one.codePointAt(0)!)));
}

/** What is handed to a font. Emoji keep what chooses and joins them. */
export function shown(piece: string, font: FontName): string {
  return piece.replace(font === 'emoji' ? turning : unseen, '');
}
