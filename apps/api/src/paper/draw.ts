// SPDX-License-Identifier: Apache-2.0
import { setImmediate as turnOfOthers } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { type FontName, fonts } from './fonts.js';
import { layOut, type Pages, type Row } from './layout.js';
import { isReadFromRight } from './order.js';
import type { Paper } from './paper.js';
import { type Sheet, sheets } from './sheets.js';
import { Structure } from './structure.js';

/** As long as drawing may keep others waiting, in milliseconds. */
const turnMs = 10;
/** Of capital letters, in sizes of the letters. */
const capHeight = 0.73;
const bullet = '•';

/** A paper as a PDF file. */
export async function draw(paper: Paper): Promise<Buffer> {
  const sheet = sheets[paper.sheet];
  const loaded = await fonts();
  const pdf = begin(paper, sheet);
  const bytes = collected(pdf);
  for (const [name, font] of Object.entries(loaded)) pdf.registerFont(name, font.bytes);
  const pause = turns();
  // Signs are measured as they are drawn: with all of the font's rules.
  const width = (text: string, font: FontName, size: number) => pdf.font(font, size).widthOfString(text);
  const pages = await layOut(paper.blocks, sheet, { fonts: loaded, width, pause });
  await drawPages(pdf, pages, sheet, pause);
  pdf.end();
  return bytes;
}

function begin({ language, title, madeAt }: Paper, { width, height }: Sheet): PDFKit.PDFDocument {
  return new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    // None of the fonts that viewers bring along.
    font: '',
    // Nobody's name, and nothing of what made it.
    info: { Title: title, Creator: '', Producer: '', CreationDate: madeAt },
  });
}

async function drawPages(pdf: PDFKit.PDFDocument, pages: Pages, sheet: Sheet, pause: () => Promise<void>): Promise<void> {
  const structure = new Structure(pdf);
  for (const [i, rows] of pages.entries()) {
    pdf.addPage();
    let y = sheet.margin;
    for (const [at, row] of rows.entries()) {
      y += at > 0 ? row.above : 0;
      drawRow(pdf, structure, row, sheet, y);
      y += row.height;
      await pause();
    }
    if (pages.length > 1) structure.beside(() => drawNumber(pdf, `${i + 1} / ${pages.length}`, sheet));
  }
}

function drawRow(pdf: PDFKit.PDFDocument, structure: Structure, row: Row, { width, margin }: Sheet, top: number): void {
  const { part, line, size } = row;
  const baseline = top + (row.height + capHeight * size) / 2;
  if (row.isFirst) {
    structure.begin(part, () => {
      const left = part.startsRight ? width - margin - pdf.font('regular', size).widthOfString(bullet) : margin;
      put(pdf, bullet, 'regular', size, left, baseline);
    });
  }
  if (line.length === 0) return;
  structure.content(() => {
    for (const { text, font, x } of line) put(pdf, text, font, size, margin + row.left + x, baseline);
  });
}

function drawNumber(pdf: PDFKit.PDFDocument, text: string, { width, height, margin }: Sheet): void {
  const size = Math.min(9, margin / 2);
  const right = width - margin - pdf.font('regular', size).widthOfString(text);
  put(pdf, text, 'regular', size, right, height - margin / 2);
}

function put(pdf: PDFKit.PDFDocument, text: string, font: FontName, size: number, x: number, y: number): void {
  // The library keeps words it has set before. Word by word, a piece that is read from the right would come out of order.
  const whole = isReadFromRight(text) ? { features: [] } : {};
  pdf.font(font, size).text(text, x, y, { lineBreak: false, baseline: 'alphabetic', ...whole });
}

function collected(pdf: PDFKit.PDFDocument): Promise<Buffer> {
  const parts: Buffer[] = [];
  return new Promise((resolve, reject) => {
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}

/** Comes back at once, or after the others had their turn when it has been `turnMs` since they last did. */
function turns(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < turnMs) return;
    await turnOfOthers();
    since = performance.now();
  };
}
