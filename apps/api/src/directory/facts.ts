// SPDX-License-Identifier: Apache-2.0
import { type Entry, type HsdsRecord, isEntry, openMinutes, type RecordKind } from '@harbor/hsds';
import { zipPlace } from './zip-places.js';

/** The columns of a record beside `hsds`, by property. What staff keep outside the standard is not among them. */
export type Facts = Readonly<Record<string, unknown>>;

/** What searches and references ask of a record, read from what it says. `today` is the day of the agency (`2026-03-01`). */
export function factsOf({ kind, hsds }: Pick<HsdsRecord, 'kind' | 'hsds'>, today: string): Facts {
  return facts[kind](hsds, today);
}

const facts: Record<RecordKind, (hsds: Entry, today: string) => Facts> = {
  organization: named,
  taxonomy: named,
  taxonomy_term: (hsds) => ({ ...named(hsds), taxonomyId: idOf(hsds['taxonomy_id']), parentId: idOf(hsds['parent_id']) }),
  service: (hsds, today) => ({
    ...named(hsds),
    organizationId: idOf(hsds['organization_id']),
    status: String(hsds['status']),
    youngest: years(hsds['minimum_age'], Math.floor),
    oldest: years(hsds['maximum_age'], Math.ceil),
    languages: languagesOf(hsds['languages']),
    terms: termsOf(hsds),
    assuredOn: dayOf(hsds['assured_date']),
    week: weekOf(hsds['schedules'], today),
  }),
  location: (hsds, today) => ({
    organizationId: idOf(hsds['organization_id']),
    ...whereIs(hsds),
    languages: languagesOf(hsds['languages']),
    week: weekOf(hsds['schedules'], today),
  }),
  service_at_location: (hsds, today) => ({
    serviceId: idOf(hsds['service_id']),
    locationId: idOf(hsds['location_id']),
    week: weekOf(hsds['schedules'], today),
  }),
};

function named(hsds: Entry): { name: string } {
  return { name: String(hsds['name']) };
}

const idOf = (value: unknown): string | null => (typeof value === 'string' ? value.toLowerCase() : null);
const entries = (value: unknown): Entry[] => (Array.isArray(value) ? value.filter(isEntry) : []);

function years(value: unknown, round: (years: number) => number): number | null {
  return typeof value === 'number' && value >= 0 && value < 200 ? round(value) : null;
}

function dayOf(value: unknown): string | null {
  const day = typeof value === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0] : undefined;
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : null;
}

function termsOf(hsds: Entry): string[] {
  const ids = entries(hsds['attributes']).flatMap(({ taxonomy_term_id: id }) =>
    typeof id === 'string' ? [id.toLowerCase()] : [],
  );
  return [...new Set(ids)].sort();
}

const tongues = new Intl.DisplayNames('en', { type: 'language' });
const twoLetters =
  'ar bn bs de el en es fa fr gu hi hmn ht hy it ja km ko lo mr my ne pa pl pt ps ro ru so sw ta te th tl tr uk ur vi yo zh';
const codeOfName = new Map(twoLetters.split(' ').map((code) => [tongues.of(code)!.toLowerCase(), code]));

/** Two-letter codes where there are such: `spa`, `es-MX` and the bare name Spanish are all `es`. */
function languagesOf(value: unknown): string[] {
  const codes = entries(value).flatMap(({ code, name }) => {
    const known = typeof name === 'string' ? codeOfName.get(name.toLowerCase()) : undefined;
    const said = typeof code === 'string' ? subtagOf(code) : undefined;
    return said ?? known ?? [];
  });
  return [...new Set(codes)].sort();
}

function subtagOf(code: string): string | undefined {
  try {
    return new Intl.Locale(code).language;
  } catch {
    return undefined;
  }
}

function weekOf(schedules: unknown, today: string): string | null {
  const minutes = openMinutes(schedules, today);
  return minutes ? `{${minutes.map(([from, until]) => `[${from},${until})`).join(',')}}` : null;
}

/** Where it says to be; else the middle of its ZIP code; else nowhere that a distance could be told from. */
function whereIs(hsds: Entry): { latitude: number | null; longitude: number | null } {
  const { latitude, longitude } = hsds;
  const isOnEarth =
    typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180;
  if (isOnEarth) return { latitude, longitude };
  const addresses = entries(hsds['addresses']);
  const address = addresses.find(({ address_type: type }) => type === 'physical') ?? addresses[0];
  const zip = typeof address?.['postal_code'] === 'string' ? address['postal_code'].slice(0, 5) : '';
  return zipPlace(zip) ?? { latitude: null, longitude: null };
}
