// SPDX-License-Identifier: Apache-2.0
import type { AuditCounts, AuditDay } from '../api/generated/types.gen.js';
import { calendarDate, dayAfter, wholeNumber } from '../language/dates.js';

/** Days without an event are days, too. */
export function everyDay(counted: readonly AuditDay[], { from, to }: { from: string; to: string }): AuditDay[] {
  const known = new Map(counted.map((one) => [one.day, one]));
  const days: AuditDay[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(known.get(day) ?? { day, times: 0, refused: 0 });
  return days;
}

export interface Finding {
  key: 'nothing' | 'oneDay' | 'busiest' | 'onePerson';
  values: Record<string, string>;
}

/** What the picture shows, in a sentence: the busiest day, and whether one person made it so. */
export function findingOf({ days, people }: AuditCounts): Finding {
  const [top] = [...days].sort((a, b) => b.times - a.times);
  if (!top) return { key: 'nothing', values: {} };
  const values = { day: calendarDate(top.day), times: wholeNumber(top.times) };
  if (days.length === 1) return { key: 'oneDay', values };
  const made = people
    .map(({ actorName, days: own }) => ({ name: actorName, times: own.find(({ day }) => day === top.day)?.times ?? 0 }))
    .sort((a, b) => b.times - a.times)[0];
  if (people.length > 1 && made?.name && made.times * 2 > top.times)
    return { key: 'onePerson', values: { ...values, name: made.name } };
  return { key: 'busiest', values };
}
