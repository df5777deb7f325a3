// SPDX-License-Identifier: Apache-2.0
import type { Paper } from './paper.js';

export type { Block, Paper } from './paper.js';

/**
 * Draws a paper as a tagged PDF (1.7): structure tree in reading order, language, title, fonts embedded as far as they are
 * used. The same paper gives the same bytes. Other requests get their turn while it is drawn.
 *
 * What drawing needs (fonts, typesetting) is loaded with the first paper, so that the server starts without it.
 */
export async function pdfOf(paper: Paper): Promise<Buffer> {
  const { draw } = await import('./draw.js');
  return draw(paper);
}
