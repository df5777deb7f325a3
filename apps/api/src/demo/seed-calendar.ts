// SPDX-License-Identifier: Apache-2.0
import { addDays, dateIn } from '@harbor/calendar';

const minuteMs = 60_000;

/** Days counted back from the day of seeding, and the clocks on the wall of one agency. */
export class DemoCalendar {
  readonly today: string;
  private readonly offsets = new Map<string, number>();

  constructor(
    readonly timeZone: string,
    readonly now: Date,
  ) {
    this.today = dateIn(timeZone, now);
  }

  /** The agency's date so many days ago; a negative number is a day to come. */
  date(daysAgo: number): string {
    return addDays(this.today, -daysAgo);
  }

  /** The instant at which the agency's clocks showed `minute` of that day (0 is midnight). */
  at(daysAgo: number, minute: number): Date {
    const date = this.date(daysAgo);
    return new Date(Date.parse(`${date}T00:00:00.000Z`) + (minute - this.offset(date)) * minuteMs);
  }

  isWeekend(daysAgo: number): boolean {
    return [0, 6].includes(new Date(`${this.date(daysAgo)}T12:00:00.000Z`).getUTCDay());
  }

  /** Minutes the zone is ahead of UTC at noon of that day: nothing of the demo happens in the hour when clocks change. */
  private offset(date: string): number {
    const known = this.offsets.get(date);
    if (known !== undefined) return known;
    const noon = new Date(`${date}T12:00:00.000Z`);
    const parts = new Intl.DateTimeFormat('en-US', {
      timeZone: this.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    const [hour, minute] = parts.format(noon).split(':').map(Number) as [number, number];
    const offset = hour * 60 + minute - 12 * 60;
    this.offsets.set(date, offset);
    return offset;
  }
}

export const later = (at: Date, minutes: number): Date => new Date(at.getTime() + Math.round(minutes * minuteMs));
