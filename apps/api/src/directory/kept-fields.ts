// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { WeeklyHours } from '@harbor/contracts';
import { type Entry, isPlainWeekly } from '@harbor/hsds';
import { entriesOf } from './parts.js';

// Fields of a record as staff keep them. What came with an import and is not said here stays; undefined changes nothing.

/** The first number is the one that staff see and change; others stay. */
export function withPhone(hsds: Entry, number: string | undefined): Entry {
  if (number === undefined) return {};
  const [first, ...others] = entriesOf(hsds['phones']);
  return { phones: number === '' ? others : [{ id: randomUUID(), ...first, number }, ...others] };
}

/** A language that was named already keeps what was said of it. */
export function withLanguages(hsds: Entry, codes: readonly string[] | undefined): Entry {
  if (codes === undefined) return {};
  const named = entriesOf(hsds['languages']);
  return { languages: codes.map((code) => named.find((one) => one['code'] === code) ?? { id: randomUUID(), code }) };
}

/** Schedules that are not plainly weekly stay: by month, for a season, in words. */
export function withHours(hsds: Entry, hours: readonly WeeklyHours[] | undefined): Entry {
  if (hours === undefined) return {};
  const others = entriesOf(hsds['schedules']).filter((one) => !isPlainWeekly(one));
  const weekly = hours.map(({ days, opensAt, closesAt }) => ({
    ...{ id: randomUUID(), freq: 'WEEKLY', byday: days.join(',') },
    ...{ opens_at: `${opensAt}:00`, closes_at: `${closesAt}:00` },
  }));
  return { schedules: [...weekly, ...others] };
}

/** A term that it was filed under already keeps what was said of it; attributes of other terms than the known ones stay. */
export function withTerms(hsds: Entry, terms: readonly string[] | undefined, known: ReadonlySet<string>): Entry {
  if (terms === undefined) return {};
  const attributes = entriesOf(hsds['attributes']);
  const idIn = ({ taxonomy_term_id: id }: Entry) => (typeof id === 'string' ? id.toLowerCase() : '');
  const wanted = new Set(terms.map((id) => id.toLowerCase()));
  const kept = attributes.filter((one) => !known.has(idIn(one)) || wanted.has(idIn(one)));
  const before = new Set(kept.map(idIn));
  const added = [...wanted].filter((id) => !before.has(id));
  return { attributes: [...kept, ...added.map((id) => ({ id: randomUUID(), taxonomy_term_id: id }))] };
}
