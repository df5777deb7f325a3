// SPDX-License-Identifier: Apache-2.0
import type { Face } from './fonts.js';

/** What a line of text belongs to. */
export type PartKind = 'title' | 'heading' | 'text' | 'item';

/** Sizes in points (1/72 inch). */
export interface Sheet {
  width: number;
  height: number;
  margin: number;
  /** Of the letters; the first at which everything is on one page, else the first of all. */
  letters: readonly number[];
  /** Of one line, in sizes of its letters. */
  leading: number;
  /** In sizes of the letters: their own, the room above a part, and how far it stands in. */
  styles: Readonly<Record<PartKind, { face: Face; size: number; above: number; indent: number }>>;
}

const mm = 72 / 25.4;
const text = { face: 'regular', size: 1, above: 0.5, indent: 0 } as const;

export const sheets = {
  letter: {
    width: 612,
    height: 792,
    margin: 54,
    letters: [11.5],
    leading: 1.4,
    styles: {
      title: { face: 'bold', size: 1.7, above: 0, indent: 0 },
      heading: { face: 'bold', size: 1.2, above: 1.4, indent: 0 },
      text,
      item: { ...text, indent: 1.3 },
    },
  },
  /** As large as a bank card. */
  card: {
    width: 85.6 * mm,
    height: 54 * mm,
    margin: 3.5 * mm,
    letters: [8.5, 8, 7.5, 7, 6.5, 6],
    leading: 1.25,
    styles: {
      title: { face: 'bold', size: 1.1, above: 0, indent: 0 },
      heading: { face: 'bold', size: 1, above: 0.4, indent: 0 },
      text,
      item: { ...text, above: 0.2, indent: 1 },
    },
  },
} satisfies Record<string, Sheet>;
export type SheetName = keyof typeof sheets;
