// SPDX-License-Identifier: Apache-2.0

/** What a spreadsheet would take for a formula, its full-width forms included. */
const formula = /^[=+\-@\t\r＝＋－＠]/u;

/** One line of a CSV file (RFC 4180), its end included. A cell that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`;
}

function cellOf(value: string | number | null | undefined): string {
  if (typeof value === 'number') return String(value);
  const text = value ?? '';
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
