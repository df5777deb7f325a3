// SPDX-License-Identifier: Apache-2.0

/** An object of the standard, by the standard's own field names. */
export type Entry = Record<string, unknown>;

/** What stands by itself and is kept as a record. Everything else (phones, schedules, …) is a part of one of these. */
export const recordKinds = ['taxonomy', 'taxonomy_term', 'organization', 'location', 'service', 'service_at_location'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** One record: its own fields, its parts nested, other records by id alone (`organization_id`, `taxonomy_term_id`, …). */
export interface HsdsRecord {
  kind: RecordKind;
  id: string;
  hsds: Entry;
  /** It came on its own, not nested in another: what it does not say is not so. Nested ones are often shortened. */
  isWhole: boolean;
}

/** Where one object names one other record: as an object in the compiled form, as an id in a record and in a table. */
interface Link {
  readonly property: string;
  readonly to: RecordKind;
  readonly by: string;
}
/** Fields that nest a record in the compiled form. `service` and `services` are of the API's answers, not of the schemas. */
export const oneOf: Readonly<Record<string, readonly Link[]>> = {
  service: [{ property: 'organization', to: 'organization', by: 'organization_id' }],
  service_at_location: [
    { property: 'location', to: 'location', by: 'location_id' },
    { property: 'service', to: 'service', by: 'service_id' },
  ],
  attribute: [{ property: 'taxonomy_term', to: 'taxonomy_term', by: 'taxonomy_term_id' }],
  taxonomy_term: [{ property: 'taxonomy_detail', to: 'taxonomy', by: 'taxonomy_id' }],
};
/** Lists that nest records; `by` is the field of the nested one that names whom it belongs to. */
export const manyOf: Readonly<Record<string, readonly Link[]>> = {
  service: [{ property: 'service_at_locations', to: 'service_at_location', by: 'service_id' }],
  organization: [
    { property: 'locations', to: 'location', by: 'organization_id' },
    { property: 'services', to: 'service', by: 'organization_id' },
  ],
};

/** The file of each entity in the tabular form, without `.csv`. */
export const tableNames: Readonly<Record<string, string>> = {
  organization: 'organizations',
  program: 'programs',
  service: 'services',
  attribute: 'attributes',
  service_at_location: 'service_at_location',
  location: 'locations',
  phone: 'phones',
  contact: 'contacts',
  address: 'addresses',
  schedule: 'schedules',
  funding: 'funding',
  service_area: 'service_areas',
  required_document: 'required_documents',
  language: 'languages',
  accessibility: 'accessibility',
  taxonomy_term: 'taxonomy_terms',
  metadata: 'metadata',
  cost_option: 'cost_options',
  organization_identifier: 'organization_identifiers',
  taxonomy: 'taxonomies',
};

export const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);

export const isRecordKind = (name: string): name is RecordKind => (recordKinds as readonly string[]).includes(name);
