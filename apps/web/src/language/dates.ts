// SPDX-License-Identifier: Apache-2.0
import { spoken } from './language.js';

/** How instants (UTC) and days of the agency's calendar are written for people. The zone is the agency's, not the reader's. */
const locale = () => (spoken() === 'es' ? 'es-US' : 'en-US');

export const dateTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant));

export const dateOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone }).format(new Date(instant));

/** The time of day, with the day where that is another than today. */
export const timeOrDay = (instant: number, timeZone: string): string => {
  const written = new Date(instant).toISOString();
  return dateOf(written, timeZone) === dateOf(new Date().toISOString(), timeZone)
    ? timeOf(instant, timeZone)
    : dateTime(written, timeZone);
};

/** The time of day alone, such as 10:42 AM. */
export const timeOf = (instant: number | string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { timeStyle: 'short', timeZone }).format(new Date(instant));

/** A calendar date such as 2026-03-01, which has no zone. */
export const calendarDate = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

/** The day of an instant in a zone, as 2026-03-01. */
export const dayOf = (instant: string | Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));

/** Today in a zone, as 2026-03-01. */
export const todayIn = (timeZone: string): string => dayOf(new Date(), timeZone);

/** So many days after a calendar date, or before it. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole days from one calendar date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** The instant (UTC) at which clocks in a zone show this day and time; undefined when either is unfinished. */
export function instantIn(timeZone: string, day: string, time: string): string | undefined {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // Twice: the first guess may lie on the other side of a change of clocks.
  const first = asUtc - aheadMs(timeZone, asUtc);
  return new Date(asUtc - aheadMs(timeZone, first)).toISOString();
}

/** How far a zone's clocks are ahead of UTC at an instant. */
function aheadMs(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)!.value);
  const shown = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return shown - Math.floor(instant / 1000) * 1000;
}

/** A month and its year, such as March 2026. */
export const monthOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { month: 'long', year: 'numeric', timeZone }).format(new Date(instant));
/** The calendar date so many days later; earlier when negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The instant at which a day of the agency's calendar begins. */
export const startOfDay = (day: string, timeZone: string): string => instantIn(timeZone, day, '00:00')!;

/** To the second, where two acts may lie close together. */
export const preciseTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(new Date(instant));

export const wholeNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** Day and month alone, where a year of room is too much. */
export const shortDay = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
