// SPDX-License-Identifier: Apache-2.0
import { spoken } from './language.js';

/** How instants (UTC) and days of the agency's calendar are written for people. The zone is the agency's, not the reader's. */
const locale = () => (spoken() === 'es' ? 'es-US' : 'en-US');

export const dateTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(instant));

export const dateOf = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone }).format(new Date(instant));

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

/** The calendar date so many days later; earlier when negative. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The instant at which a day of the agency's calendar begins. */
export function startOfDay(day: string, timeZone: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Twice: near a change of the clocks the first guess may lie on its other side.
  let at = midnight - offsetAt(midnight, timeZone);
  at = midnight - offsetAt(at, timeZone);
  return new Date(at).toISOString();
}

function offsetAt(instant: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
  return Date.parse(`${clock.replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000;
}

/** To the second, where two acts may lie close together. */
export const preciseTime = (instant: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(new Date(instant));

export const wholeNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** Day and month alone, where a year of room is too much. */
export const shortDay = (day: string): string =>
  new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
