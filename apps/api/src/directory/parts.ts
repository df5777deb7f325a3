// SPDX-License-Identifier: Apache-2.0
import type { DirectoryHours, DirectoryPhone, DirectoryPlace } from '@harbor/contracts';
import { type Entry, isEntry, isPlainWeekly } from '@harbor/hsds';

// Parts of a record as our own answers say them. Records come from elsewhere, so every field may be missing or otherwise.

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
export const entriesOf = (value: unknown): Entry[] => (Array.isArray(value) ? value.filter(isEntry) : []);

export function phonesOf(value: unknown): DirectoryPhone[] {
  return entriesOf(value).flatMap(({ number, extension, description }) => {
    const dialled = textOf(number);
    const more = typeof extension === 'number' ? String(extension) : textOf(extension);
    return dialled ? [{ number: dialled, extension: more, description: textOf(description) }] : [];
  });
}

export function hoursOf(value: unknown): DirectoryHours[] {
  return entriesOf(value).map((schedule) => ({
    days: (textOf(schedule['byday']) ?? '')
      .split(',')
      .map((day) => day.trim())
      .filter(Boolean),
    opensAt: textOf(schedule['opens_at']),
    closesAt: textOf(schedule['closes_at']),
    description: textOf(schedule['description']),
    isWeekly: isPlainWeekly(schedule),
  }));
}

/** The address one goes to. */
function goingTo(addresses: unknown): Entry | undefined {
  const all = entriesOf(addresses);
  return all.find(({ address_type: type }) => type === 'physical') ?? all[0];
}

/** On one line. */
export function addressOf(addresses: unknown): string | null {
  const address = goingTo(addresses);
  if (!address) return null;
  const { address_1: first, address_2: second, city, state_province: state, postal_code: zip } = address;
  const where = [textOf(state), textOf(zip)].filter(Boolean).join(' ');
  return [textOf(first), textOf(second), textOf(city), where].filter(Boolean).join(', ');
}

/** In its parts, as staff correct them. */
export function addressParts(addresses: unknown): Pick<DirectoryPlace, 'street' | 'city' | 'state' | 'zip'> {
  const { address_1: street, city, state_province: state, postal_code: zip } = goingTo(addresses) ?? {};
  return { street: textOf(street), city: textOf(city), state: textOf(state), zip: textOf(zip) };
}
