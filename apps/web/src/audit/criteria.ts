// SPDX-License-Identifier: Apache-2.0
import type { AuditCountQuery, AuditSearch } from '../api/generated/types.gen.js';
import { dayAfter, daysBetween, startOfDay, todayIn } from '../language/dates.js';
import { isGroup, ofGroup } from './acts.js';

/** Days back from today, today included. */
export const spans = { today: 1, week: 7, month: 30, quarter: 90 } as const;
export type When = keyof typeof spans | 'dates';
export const whens: readonly When[] = ['today', 'week', 'month', 'quarter', 'dates'];
export const results = ['done', 'refused', 'step-up'] as const;

/** Enumerations and dates: these may stand in the address. */
export interface Enumerated {
  when?: When;
  from?: string;
  to?: string;
  /** A group of acts, or the code of one. */
  what?: string;
  result?: (typeof results)[number];
}
/** Everything that is looked for; whom it is about stays in memory. */
export interface Criteria extends Enumerated {
  who?: string;
  youth?: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const code = /^[a-z]+(?:\.[a-zA-Z]+)?$/i;

/** What an address may say; the rest of it is left out. */
export function enumerated(search: Record<string, unknown>): Enumerated {
  const { when, from, to, what, result } = search;
  return {
    ...(whens.includes(when as When) ? { when: when as When } : {}),
    ...(typeof from === 'string' && day.test(from) ? { from } : {}),
    ...(typeof to === 'string' && day.test(to) ? { to } : {}),
    ...(typeof what === 'string' && code.test(what) ? { what } : {}),
    ...(results.includes(result as never) ? { result: result as 'done' } : {}),
  };
}

/** The days that are looked at, by the agency's calendar, both included. */
export function daysOf({ when = 'week', from, to }: Enumerated, timeZone: string): { from: string; to: string } {
  const today = todayIn(timeZone);
  if (when !== 'dates') return { from: dayAfter(today, 1 - spans[when]), to: today };
  return { from: from ?? today, to: to ?? today };
}

/** @param known the codes of all acts, to say which belong to a group */
export function searchFor(criteria: Criteria, timeZone: string, known: readonly string[]): AuditSearch {
  const { who, youth, what, result } = criteria;
  const { from, to } = daysOf(criteria, timeZone);
  const actions = what === undefined ? [] : isGroup(what) ? ofGroup(what, known) : [what];
  return {
    from: startOfDay(from, timeZone),
    to: startOfDay(dayAfter(to, 1), timeZone),
    ...(who ? { actorId: who } : {}),
    ...(youth ? { youthId: youth } : {}),
    ...(actions.length ? { actions } : {}),
    ...(result === 'step-up' ? { decision: result } : result ? { outcome: result } : {}),
  };
}

const mostDays = 92;
/** Counts are made of at most so many days; undefined when more are asked for. */
export function countsFor({ who, youth, ...criteria }: Criteria, timeZone: string): AuditCountQuery | undefined {
  const days = daysOf(criteria, timeZone);
  if (daysBetween(days.from, days.to) >= mostDays) return undefined;
  return { ...days, ...(who ? { actorId: who } : {}), ...(youth ? { youthId: youth } : {}) };
}
