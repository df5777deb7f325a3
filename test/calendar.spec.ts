// SPDX-License-Identifier: Apache-2.0
import { addDays, ageOn, dateIn, isCalendarDate, isTimeZone } from '@harbor/calendar';
import fc from 'fast-check';

const runs = { numRuns: 10_000, seed: 20260301 };

/** The slow, obvious calendar: every day from 1900 to 2200, counted one by one as on a wall. */
const wall = everyDay();

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function everyDay(): string[] {
  const days: string[] = [];
  for (let year = 1900; year <= 2200; year++) {
    const lengths = [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    lengths.forEach((length, month) => {
      for (let day = 1; day <= length; day++) {
        days.push(`${year}-${String(month + 1).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
      }
    });
  }
  return days;
}

describe('calendar dates', () => {
  it('are exactly the days on the wall, of all texts of that form', () => {
    const onTheWall = new Set(wall);
    for (let year = 1898; year <= 2202; year++) {
      for (let month = 0; month <= 13; month++) {
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          if (isCalendarDate(text) !== onTheWall.has(text)) throw new Error(text);
        }
      }
    }
    expect(wall).toHaveLength(109_938);
  });

  it.each([
    '2026-02-30',
    '2025-02-29',
    '2100-02-29',
    '2026-13-01',
    '2026-00-10',
    '1899-12-31',
    '2201-01-01',
    '26-03-01',
    '2026-3-1',
    '',
    '2026-03-01T00:00:00Z',
    ' 2026-03-01',
    '2026-03-01\n',
    '٢٠٢٦-٠٣-٠١',
    '+002026-03-01',
    '2026-03-99',
    null,
    undefined,
    20260301,
    ['2026-03-01'],
  ])('are not %p', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });
});

describe('counting days', () => {
  it('is walking along the wall', () => {
    const place = fc.integer({ min: 0, max: wall.length - 1 });
    fc.assert(
      fc.property(place, place, (from, to) => {
        expect(addDays(wall[from]!, to - from)).toBe(wall[to]);
      }),
      runs,
    );
  });

  it('refuses to leave the calendar', () => {
    for (const [date, n] of [
      ['2200-12-31', 1],
      ['1900-01-01', -1],
      ['2026-03-01', 1e9],
      ['2026-03-01', 2 ** 52],
    ] as const) {
      expect(() => addDays(date, n)).toThrow(RangeError);
    }
  });

  it('refuses what is no date and no whole number', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    for (const n of [0.5, NaN, Infinity]) expect(() => addDays('2026-03-01', n)).toThrow(RangeError);
  });
});

describe('age', () => {
  /** Blow out a candle on every birthday that has come. */
  function candles(birth: string, on: string): number {
    let count = 0;
    for (let year = Number(birth.slice(0, 4)) + 1; year <= 2200; year++) {
      const born29 = birth.endsWith('-02-29') && !isLeap(year);
      const birthday = born29 ? `${year}-03-01` : `${year}${birth.slice(4)}`;
      if (birthday <= on) count++;
    }
    return count;
  }

  it('is the number of birthdays that have come', () => {
    const leapDays = wall.filter((day) => day.endsWith('-02-29'));
    const day = fc.oneof(fc.constantFrom(...wall), fc.constantFrom(...leapDays));
    const nearBirthday = fc
      .tuple(day, fc.integer({ min: 0, max: 25 }), fc.integer({ min: -2, max: 2 }))
      .map(([birth, years, days]) => {
        const year = Math.min(Number(birth.slice(0, 4)) + years, 2199);
        return [
          birth,
          addDays(isLeap(year) ? `${year}${birth.slice(4)}` : `${year}${birth.slice(4).replace('02-29', '02-28')}`, days),
        ];
      });
    fc.assert(
      fc.property(fc.oneof(fc.tuple(day, day), nearBirthday), ([one, other]) => {
        const [birth, on] = [one!, other!].sort() as [string, string];
        expect(ageOn(birth, on)).toBe(candles(birth, on));
      }),
      runs,
    );
  });

  it.each([
    ['2010-06-15', '2026-06-14', 15],
    ['2010-06-15', '2026-06-15', 16],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2026-03-01', '2026-03-01', 0],
  ])('of one born on %s is, on %s, %i', (birth, on, age) => {
    expect(ageOn(birth, on)).toBe(age);
  });

  it('refuses a birth in the future and days that are none, without repeating them', () => {
    for (const [birth, on] of [
      ['2026-03-02', '2026-03-01'],
      ['2026-02-30', '2026-03-01'],
      ['2010-01-01', 'today'],
    ] as const) {
      expect(() => ageOn(birth, on)).toThrow(RangeError);
      expect(() => ageOn(birth, on)).not.toThrow(new RegExp(birth));
    }
  });
});

describe('the date in a zone', () => {
  it.each([
    // one second before and at the midnight between two days, on days the clocks change
    ['America/New_York', '2026-03-08T04:59:59.999Z', '2026-03-07'],
    ['America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T03:59:59.999Z', '2026-03-08'],
    ['America/New_York', '2026-03-09T04:00:00.000Z', '2026-03-09'],
    ['America/New_York', '2026-11-01T03:59:59.999Z', '2026-10-31'],
    ['America/New_York', '2026-11-02T04:59:59.999Z', '2026-11-01'],
    ['America/New_York', '2026-11-02T05:00:00.000Z', '2026-11-02'],
    ['America/Phoenix', '2026-07-01T06:59:59.999Z', '2026-06-30'],
    ['Pacific/Honolulu', '2026-01-01T09:59:59.999Z', '2025-12-31'],
    ['America/Havana', '2026-03-08T04:59:59.999Z', '2026-03-07'], // 00:00 does not exist there that night
    ['America/Havana', '2026-03-08T05:00:00.000Z', '2026-03-08'],
    ['Pacific/Apia', '2011-12-30T09:59:59.999Z', '2011-12-29'], // the day that was left out
    ['Pacific/Apia', '2011-12-30T10:00:00.000Z', '2011-12-31'],
    ['UTC', '2024-02-29T23:59:59.999Z', '2024-02-29'],
  ])('%s at %s is %s', (zone, instant, date) => {
    expect(dateIn(zone, new Date(instant))).toBe(date);
  });

  it('is what the zone’s offset at that instant makes of it, also around changes of the clocks', () => {
    const zones = [
      'America/New_York',
      'America/St_Johns',
      'America/Havana',
      'America/Anchorage',
      'America/Santiago',
      'Africa/Cairo',
    ];
    const more = [
      'Europe/Lisbon',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Pacific/Chatham',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'UTC',
    ];
    const changes = [
      '2026-03-08',
      '2026-11-01',
      '2026-03-29',
      '2026-10-25',
      '2026-04-05',
      '2026-10-04',
      '2026-09-06',
      '2026-04-24',
    ];
    const nearChange = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -129_600, max: 129_600 }))
      .map(([day, seconds]) => new Date(Date.parse(`${day}T00:00:00Z`) + seconds * 1000));
    const anyTime = fc.date({ min: new Date('1970-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
    const offsets = new Map<string, Intl.DateTimeFormat>();

    function slowly(zone: string, instant: Date): string {
      const named = offsets.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
      offsets.set(zone, named);
      const [, sign, hours, minutes, seconds] = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(named.format(instant))!;
      const offset =
        ((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * (sign === '-' ? -1000 : 1000);
      return new Date(instant.getTime() + offset).toISOString().slice(0, 10);
    }

    fc.assert(
      fc.property(fc.constantFrom(...zones, ...more), fc.oneof(nearChange, anyTime), (zone, instant) => {
        expect(dateIn(zone, instant)).toBe(slowly(zone, instant));
      }),
      runs,
    );
  });

  it('refuses an unknown zone and an instant without a date', () => {
    expect(() => dateIn('Mars/Olympus', new Date(0))).toThrow(RangeError);
    expect(() => dateIn('UTC', new Date(NaN))).toThrow(RangeError);
    expect(() => dateIn('UTC', new Date('1899-12-31T00:00:00Z'))).toThrow(RangeError);
    expect(() => dateIn('UTC', new Date('-002026-03-01T00:00:00Z'))).toThrow(RangeError);
  });
});

describe('time zones', () => {
  it.each([
    'UTC',
    'America/New_York',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'US/Eastern',
    'Etc/GMT+5',
    'Asia/Kolkata',
  ])('know %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it('know every zone the engine lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).toEqual([]);
  });

  it.each([
    '',
    '+05:00',
    '-0300',
    'GMT+5',
    'EST',
    'IST',
    'ACT',
    'Mars/Olympus',
    'America/',
    'SystemV/EST5',
    ' UTC',
    'UTC\n',
    null,
    undefined,
    5,
  ])('do not know %p', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
