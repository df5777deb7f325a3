// SPDX-License-Identifier: Apache-2.0
import { type Entry, isEntry } from './entities.js';

const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const day = 24 * 60;
const week = 7 * day;

/** From one minute of the week, counted from Monday 00:00, up to and without another. */
export type Minutes = readonly [from: number, until: number];

/**
 * When schedules say it is open in every week, in the place's own time. Undefined when they do not: there are none, or they
 * go by month, by every other week, or by times that are not said. One that has ended by `today` (`2026-03-01`), or has
 * not begun, says nothing any more, or yet. A closing time before the opening time is of the next day.
 */
export function openMinutes(schedules: unknown, today: string): Minutes[] | undefined {
  const weekly = (Array.isArray(schedules) ? schedules : []).filter(isEntry).filter((one) => isWeekly(one, today));
  if (weekly.length === 0) return undefined;
  return weekly.flatMap((one) => {
    const [from, until] = [minuteOf(one['opens_at'])!, minuteOf(one['closes_at'])!];
    const length = until > from ? until - from : until + day - from;
    return daysOf(one).flatMap((index): Minutes[] => {
      const start = index * day + from;
      const end = start + length;
      return end <= week
        ? [[start, end]]
        : [
            [start, week],
            [0, end - week],
          ];
    });
  });
}

/** Every week, at these times, with no first or last day: what people mean by opening hours. */
export function isPlainWeekly(schedule: Entry): boolean {
  const { valid_from: from, valid_to: to, until, dtstart, count, description, ...rest } = schedule;
  const isBound = [from, to, until, dtstart, count, description].some((said) => said !== undefined && said !== null);
  return !isBound && isWeekly(rest, '');
}

function isWeekly(schedule: Entry, today: string): boolean {
  const { valid_from: from, valid_to: to, until, freq, interval = 1 } = schedule;
  const isOver = [to, until].some((last) => typeof last === 'string' && last < today);
  const isToCome = typeof from === 'string' && from > today;
  const isSaid = minuteOf(schedule['opens_at']) !== undefined && minuteOf(schedule['closes_at']) !== undefined;
  return freq === 'WEEKLY' && Number(interval) === 1 && isSaid && !isOver && !isToCome && daysOf(schedule).length > 0;
}

function daysOf({ byday }: Entry): number[] {
  const named = typeof byday === 'string' ? byday.split(',') : [];
  return named.map((name) => days.indexOf(name.trim().toUpperCase())).filter((index) => index >= 0);
}

/** Of `10:00`, `10:00:00` or `10:00Z`: the zone is the place's, whatever stands behind. */
function minuteOf(time: unknown): number | undefined {
  const [, hours, minutes] = (typeof time === 'string' && /^([01]\d|2[0-4]):([0-5]\d)/.exec(time)) || [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}
