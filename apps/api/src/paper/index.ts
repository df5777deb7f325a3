// SPDX-License-Identifier: Apache-2.0
import type { Paper } from './paper.js';

export type { Block, Paper } from './paper.js';

/** Ends with the paper that was asked for last. */
let earlier: Promise<unknown> = Promise.resolve();

/**
 * Draws a paper as a tagged PDF (1.7): structure tree in reading order, language, title, fonts embedded as far as they are
 * used. The same paper gives the same bytes. Other requests get their turn while it is drawn, and papers are drawn one at a
 * time: many together would take those turns away.
 *
 * What drawing needs (fonts, typesetting) is loaded with the first paper, so that the server starts without it.
 */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const { draw } = await import('./draw.js');
  const drawn = earlier.then(() => draw(paper));
  earlier = drawn.catch(() => undefined);
  return drawn;
}
