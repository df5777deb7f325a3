// SPDX-License-Identifier: Apache-2.0

/** Markup that was put together here. Only `html` makes it. */
export class Html {
  constructor(readonly text: string) {}
}
type Piece = Html | string | number | undefined | false | readonly Piece[];

/** Markup of ours around texts of people: every text is escaped, so none of it becomes markup. */
export function html(ours: TemplateStringsArray, ...pieces: Piece[]): Html {
  return new Html(ours.reduce((made, next, i) => made + textOf(pieces[i - 1]) + next));
}

function textOf(piece: Piece): string {
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return piece.map(textOf).join('');
  return piece === undefined || piece === false ? '' : escaped(String(piece as string | number));
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign]!);
