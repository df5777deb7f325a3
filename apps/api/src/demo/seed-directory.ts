// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type pg from 'pg';
import { dateIn } from '@harbor/calendar';
import { type Entry, type HsdsRecord, type RecordKind, split } from '@harbor/hsds';
import { factsOf, helpKinds, helpTaxonomy, standard, termOf } from '../directory/index.js';
import { directoryImported } from './demo.events.js';
import { type DemoAgency, importDay } from './seed-agencies.js';
import type { Book, NewRow } from './seed-book.js';
import { type DemoService, demoServices } from './world/index.js';

const importAt = 18 * 60;
const columnOf = (property: string) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export type SeededDirectory = Readonly<Record<'organizations' | 'services', ReadonlyMap<string, string>>>;

/**
 * The first agency's directory: 300 services with their kinds, organizations and places, and the standard's own example.
 *
 * @returns the ids of organizations and of services, by name
 */
export function bringDirectory(book: Book, agencies: readonly DemoAgency[]): SeededDirectory {
  const services = new Map<string, string>();
  const agency = agencies[0]!;
  const at = agency.calendar.at(importDay, importAt);
  const records = new Records(dateIn('UTC', at));
  records.keep({ kind: 'taxonomy', id: helpTaxonomy.id, hsds: helpTaxonomy });
  const once = new Map<string, string>();
  const organizationNamed = (name: string) => {
    const id = once.get(name) ?? records.add('organization', { name, description: name });
    once.set(name, id);
    return id;
  };
  const kinds = new Map(helpKinds.map((kind) => [kind.name, kind]));
  for (const name of new Set(demoServices.map(({ kind }) => kind))) {
    const kind = kinds.get(name)!;
    records.keep({ kind: 'taxonomy_term', id: kind.id, hsds: termOf(kind) });
  }
  for (const service of demoServices) {
    const termId = kinds.get(service.kind)!.id;
    const organizationId = organizationNamed(service.organization);
    const checkedOn =
      service.checkedDaysAgo === undefined ? undefined : dateIn('UTC', agency.calendar.at(service.checkedDaysAgo, 0));
    const serviceId = records.add('service', hsdsOf(service, organizationId, termId, checkedOn), {
      welcomes_genders: service.welcomes,
      takes_referrals: service.takesReferrals,
    });
    services.set(service.name, serviceId);
    if (!service.place) continue;
    const { street, zip, isConfidential } = service.place;
    const address = {
      id: randomUUID(),
      address_1: street,
      city: 'Harbor Falls',
      state_province: 'IL',
      postal_code: zip,
      country: 'US',
    };
    const locationId = records.add(
      'location',
      { location_type: 'physical', organization_id: organizationId, addresses: [{ ...address, address_type: 'physical' }] },
      { is_confidential: isConfidential },
    );
    records.add('service_at_location', { service_id: serviceId, location_id: locationId });
  }
  for (const record of official()) records.keep(record);
  book.byOwner(agency.id, {
    at,
    kind: directoryImported,
    happening: { resultCount: demoServices.length + 1 },
    rows: records.rows,
  });
  const organizations = new Map(demoServices.map(({ organization }) => [organization, once.get(organization)!]));
  return { organizations, services };
}

/** After the rows are written: what searches find. */
export async function listDirectory(owner: pg.Client, agencies: readonly DemoAgency[]): Promise<void> {
  const { id } = agencies[0]!;
  await owner.query('select gate.relist_of($1, array(select id from harbor.service where agency_id = $1))', [id]);
}

const example = new URL('../../../../libs/hsds/standard/examples/service_full.json', import.meta.url);

/** The example that HSDS 3.0 gives of a whole service, taken apart; of what it nests twice the fuller one. */
function official(): HsdsRecord[] {
  const found = split(standard().schemas, 'service', JSON.parse(readFileSync(example, 'utf8')) as Entry);
  const size = ({ hsds }: HsdsRecord) => Object.keys(hsds).length;
  const fullest = new Map<string, HsdsRecord>();
  for (const one of found) if (size(one) > size(fullest.get(one.id) ?? { ...one, hsds: {} })) fullest.set(one.id, one);
  return [...fullest.values()];
}
/** What the tables hold of a record beside the standard's fields. */
const outside: Partial<Record<RecordKind, Record<string, unknown>>> = {
  service: { welcomes_genders: [], takes_referrals: null },
  location: { is_confidential: false },
};

class Records {
  readonly rows: NewRow[] = [];

  constructor(private readonly today: string) {}

  /** @returns the new record's id */
  add(kind: RecordKind, fields: Entry, own: Record<string, unknown> = {}): string {
    const id = randomUUID();
    this.keep({ kind, id, hsds: { id, ...fields } }, own);
    return id;
  }

  keep({ kind, id, hsds }: Pick<HsdsRecord, 'kind' | 'id' | 'hsds'>, own = outside[kind] ?? {}): void {
    const facts = Object.entries(factsOf({ kind, hsds }, this.today)).map(([property, value]) => [columnOf(property), value]);
    this.rows.push({ table: kind, id, values: { hsds, ...(Object.fromEntries(facts) as object), ...own } });
  }
}

function hsdsOf(service: DemoService, organizationId: string, termId: string, checkedOn: string | undefined): Entry {
  const { name, description, languages, phone, hours, fees } = service;
  const [youngest, oldest] = service.ages;
  const [byday, opensAt, closesAt] = hours ?? [];
  return {
    ...{ organization_id: organizationId, name, description, status: 'active', fees_description: fees },
    ...(youngest === null ? {} : { minimum_age: youngest }),
    ...(oldest === null ? {} : { maximum_age: oldest }),
    ...(checkedOn === undefined ? {} : { assured_date: checkedOn }),
    languages: languages.map((code) => ({ id: randomUUID(), code })),
    phones: [{ id: randomUUID(), number: phone }],
    attributes: [{ id: randomUUID(), taxonomy_term_id: termId }],
    schedules: hours ? [{ id: randomUUID(), freq: 'WEEKLY', byday, opens_at: opensAt, closes_at: closesAt }] : [],
  };
}
