// SPDX-License-Identifier: Apache-2.0

const dayMs = 86_400_000;

/** Marks on the scale: months, or weeks where little time is shown, or years where much is; about ten in all. */
export function ticks(start: number, end: number, timeZone: string, language: string): { instant: number; label: string }[] {
  const days = (end - start) / dayMs;
  const step = days < 70 ? 7 * dayMs : (Math.ceil(days / 30.44 / 10) || 1) * 30.44 * dayMs;
  const format = new Intl.DateTimeFormat(
    language,
    days < 70 ? { day: 'numeric', month: 'short', timeZone } : { month: 'short', year: '2-digit', timeZone },
  );
  const marks: { instant: number; label: string }[] = [];
  for (let instant = start; instant < end - step / 2; instant += step) marks.push({ instant, label: format.format(instant) });
  return marks;
}

/** Room that a moment's shape and word take, in hundredths of the width. */
const momentWidth = 6;

/** Pieces that would lie over each other go into rows below each other. */
export function inRows<P extends { from: string; to: string | null }>(
  pieces: readonly P[],
  at: (instant: number) => number,
  nowAt: number,
): P[][] {
  const rows: { pieces: P[]; until: number }[] = [];
  const inOrder = [...pieces].sort((a, b) => a.from.localeCompare(b.from));
  for (const piece of inOrder) {
    const left = at(Date.parse(piece.from));
    const right = piece.to === piece.from ? left + momentWidth : at(piece.to === null ? nowAt : Date.parse(piece.to));
    const row = rows.find(({ until }) => until <= left + 0.01);
    if (row) {
      row.pieces.push(piece);
      row.until = right;
    } else rows.push({ pieces: [piece], until: right });
  }
  return rows.map((row) => row.pieces);
}
