// SPDX-License-Identifier: Apache-2.0
import { checkDate } from './date.js';

/**
 * `UTC`, or an area of the IANA database and a place. Engines also accept offsets and abbreviations, but
 * not all of them, and PostgreSQL reads some otherwise: `IST` is Kolkata here and Jerusalem there.
 */
const form =
  /^(?:UTC|(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Canada|Etc|Europe|Indian|Pacific|US)\/[\w+/-]+)$/;

/** Whether the name is a time zone an agency may keep: one that Node and PostgreSQL both know as the same. */
export function isTimeZone(name: unknown): boolean {
  if (typeof name !== 'string' || !form.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Making a formatter costs twenty times as much as using one; there are as many as agencies have zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The rows of a list all ask the same. Zones differ from UTC by whole seconds, so within one the date is the same. */
const lastDates = new Map<string, { second: number; date: string }>();

const earliest = Date.UTC(1899, 11, 30);

/**
 * The calendar date, `YYYY-MM-DD`, that people in the zone wrote at that instant.
 *
 * @throws RangeError on an unknown zone, an invalid instant, or a date outside 1900 to 2200
 */
export function dateIn(timeZone: string, instant: Date): string {
  // Years before our era would come out without their sign.
  if (instant.getTime() < earliest) throw new RangeError('The instant lies before 1900.');
  const second = Math.floor(instant.getTime() / 1000);
  const known = lastDates.get(timeZone);
  if (known?.second === second) return known.date;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const date = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  checkDate(date);
  lastDates.set(timeZone, { second, date });
  return date;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  if (!isTimeZone(timeZone)) throw new RangeError(`Unknown time zone: ${timeZone}`);
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}
