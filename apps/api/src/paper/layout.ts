// SPDX-License-Identifier: Apache-2.0
import type { FontName, Fonts } from './fonts.js';
import { type Line, typeset } from './lines.js';
import type { Block } from './paper.js';
import type { PartKind, Sheet } from './sheets.js';

/** A part of the structure: what screen readers tell from one another. */
export interface Part {
  kind: PartKind;
  /** The text itself, where what is drawn does not tell it. */
  text: string | undefined;
  startsRight: boolean;
}
/** One line, and what stands around it. Lengths in points. */
export interface Row {
  part: Part;
  line: Line;
  /** The part begins with it. */
  isFirst: boolean;
  /** Of the letters. */
  size: number;
  /** Of the line, from the left margin. */
  left: number;
  /** Room above it, but for the first on a page; and its own. */
  above: number;
  height: number;
  /** No page ends with it. */
  staysWithNext: boolean;
}
export type Pages = readonly (readonly Row[])[];

export interface Desk {
  fonts: Fonts;
  width(text: string, font: FontName, size: number): number;
  /** Lets others have their turn. */
  pause(): Promise<void>;
}

/** Sets the blocks in lines and the lines on pages, in the largest letters of the sheet in which they fit on one. */
export async function layOut(blocks: readonly Block[], sheet: Sheet, desk: Desk): Promise<Pages> {
  let first: Pages | undefined;
  for (const letters of sheet.letters) {
    const pages = pagesOf(await rowsOf(blocks, sheet, letters, desk), sheet);
    if (pages.length === 1) return pages;
    first ??= pages;
  }
  return first ?? [];
}

async function rowsOf(blocks: readonly Block[], sheet: Sheet, letters: number, desk: Desk): Promise<Row[]> {
  const rows: Row[] = [];
  for (const block of blocks) {
    const texts = block.kind === 'list' ? block.items : [block.text];
    for (const text of texts) {
      rows.push(...rowsOfPart(block.kind === 'list' ? 'item' : block.kind, text, sheet, letters, desk));
      await desk.pause();
    }
  }
  return rows;
}

function rowsOfPart(kind: PartKind, text: string, sheet: Sheet, letters: number, desk: Desk): Row[] {
  const style = sheet.styles[kind];
  const [size, indent] = [style.size * letters, style.indent * letters];
  const { lines, startsRight, needsText } = typeset(text, style.face, sheet.width - 2 * sheet.margin - indent, {
    fonts: desk.fonts,
    width: (piece, font) => desk.width(piece, font, size),
  });
  const part: Part = { kind, startsRight, text: needsText ? text : undefined };
  return lines.map((line, i) => ({
    part,
    line,
    size,
    left: startsRight ? 0 : indent,
    isFirst: i === 0,
    above: i === 0 ? style.above * letters : 0,
    height: size * sheet.leading,
    // A heading is not left alone, nor is one line of several.
    staysWithNext: kind === 'title' || kind === 'heading' || (lines.length > 1 && (i === 0 || i === lines.length - 2)),
  }));
}

/** Fills pages from the top. Rows that stay together go to the next page together, unless they fill more than one. */
function pagesOf(rows: readonly Row[], { height, margin }: Sheet): Pages {
  const room = height - 2 * margin;
  const pages: Row[][] = [[]];
  let used = 0;
  const turnUnlessFits = (needed: number) => {
    if (used === 0 || used + needed <= room) return;
    pages.push([]);
    used = 0;
  };
  for (let from = 0, to = 0; from < rows.length; from = to) {
    do to += 1;
    while (to < rows.length && rows[to - 1]!.staysWithNext);
    const together = rows.slice(from, to);
    turnUnlessFits(together.reduce((sum, row) => sum + row.above + row.height, 0));
    for (const row of together) {
      turnUnlessFits(row.above + row.height);
      used += (used > 0 ? row.above : 0) + row.height;
      pages.at(-1)!.push(row);
    }
  }
  return pages;
}
