// SPDX-License-Identifier: Apache-2.0
import type { SheetName } from './sheets.js';

/** What goes on paper, in reading order. Texts are drawn as they are: nothing in them is markup, link or formula. */
export interface Paper {
  /** BCP 47, of what we say; words that people typed may be in another language, which nobody knows. */
  language: string;
  /** In the window's title bar and the file's properties, so neutral and never typed by anybody. */
  title: string;
  sheet: SheetName;
  /** What the file gives as the time it was made. */
  madeAt: Date;
  blocks: Block[];
}

/** `\n` in a text begins a new line. */
export type Block = { kind: 'title' | 'heading' | 'text'; text: string } | { kind: 'list'; items: string[] };
