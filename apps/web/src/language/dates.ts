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

/** Today in a zone, as 2026-03-01. */
export const todayIn = (timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());

/** Whole days from one calendar date to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export const languageName = (tag: string): string =>
  new Intl.DisplayNames([locale()], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
