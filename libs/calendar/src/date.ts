// SPDX-License-Identifier: Apache-2.0
const dayMs = 86_400_000;
const form = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Whether the text is a day that exists, written `YYYY-MM-DD`, of the years 1900 to 2200. Wider would
 * only let slips of the keyboard through: nobody in our records was born or is planned for outside.
 */
export function isCalendarDate(text: unknown): boolean {
  if (typeof text !== 'string' || !form.test(text)) return false;
  const year = Number(text.slice(0, 4));
  if (year < 1900 || year > 2200) return false;
  // Date.UTC carries 30 February over into March; a day that exists comes back as it was written.
  const ms = utc(text);
  return !Number.isNaN(ms) && written(ms) === text;
}

/**
 * The day `n` days after `date`, or before it when `n` is negative. Days are counted on the calendar, so
 * no time zone and no change of clocks has a say.
 *
 * @throws RangeError on a date that is none, an `n` that is not whole, or a result outside 1900 to 2200
 */
export function addDays(date: string, n: number): string {
  checkDate(date);
  if (!Number.isSafeInteger(n)) throw new RangeError('A number of days must be whole.');
  const ms = utc(date) + n * dayMs;
  const day = Math.abs(ms) <= 8.64e15 ? written(ms) : '';
  checkDate(day);
  return day;
}

/**
 * Completed years of life on a day. Somebody born on 29 February completes a year on 1 March of years
 * that have no 29th.
 *
 * @throws RangeError on a date that is none, or a birth after the day asked about
 */
export function ageOn(birthDate: string, on: string): number {
  checkDate(birthDate);
  checkDate(on);
  if (birthDate > on) throw new RangeError('The birth date lies after the day asked about.');
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** @throws RangeError that does not repeat the text: it may be a birth date, and messages end up in logs */
export function checkDate(text: string): void {
  if (!isCalendarDate(text)) throw new RangeError('Not a calendar date of the years 1900 to 2200.');
}

function utc(date: string): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));
}

function written(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
