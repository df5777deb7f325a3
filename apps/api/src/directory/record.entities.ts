// SPDX-License-Identifier: Apache-2.0
import type { Entry } from '@harbor/hsds';
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

// `hsds` is the record of the standard, whole: its own fields and parts by the standard's names, other records by id.
// The other columns are what searches and references ask for, and what the standard has no place for.

@Entity('organization')
export class Organization extends Versioned {
  @Field('C0', 'jsonb') hsds!: Entry;
  @Field('C0', 'text') name!: string;
}

@Entity('service')
export class Service extends Versioned {
  @Field('C0', 'jsonb') hsds!: Entry;
  @Field('C0', 'uuid', { nullable: true }) organizationId!: string | null;
  @Field('C0', 'text') name!: string;
  @Field('C0', 'text') status!: string;
  /** Ages in whole years; null: not said. */
  @Field('C0', 'int', { nullable: true }) youngest!: number | null;
  @Field('C0', 'int', { nullable: true }) oldest!: number | null;
  /** Two-letter codes where there are such. */
  @Field('C0', 'text', { array: true, default: '{}' }) languages!: string[];
  /** Ids of taxonomy terms. */
  @Field('C0', 'uuid', { array: true, default: '{}' }) terms!: string[];
  @Field('C0', 'date', { nullable: true }) assuredOn!: string | null;
  /** Minutes of the week from Monday 00:00, as PostgreSQL writes them: `{[540,1020)}`. Null: not said. */
  @Field('C0', 'int4multirange', { nullable: true }) week!: string | null;
  /** Outside the standard, kept by staff. Empty: not asked yet. */
  @Field('C0', 'text', { array: true, default: '{}' }) welcomesGenders!: string[];
  /** Outside the standard. Null: not asked yet. */
  @Field('C0', 'boolean', { nullable: true }) takesReferrals!: boolean | null;
}

@Entity('location')
export class Location extends Versioned {
  @Field('C0', 'jsonb') hsds!: Entry;
  @Field('C0', 'uuid', { nullable: true }) organizationId!: string | null;
  /** Degrees (WGS 84); where the record has none, of the middle of its ZIP code. */
  @Field('C0', 'float8', { nullable: true }) latitude!: number | null;
  @Field('C0', 'float8', { nullable: true }) longitude!: number | null;
  @Field('C0', 'text', { array: true, default: '{}' }) languages!: string[];
  @Field('C0', 'int4multirange', { nullable: true }) week!: string | null;
  /** Outside the standard: such a place is left out of all that leaves. */
  @Field('C0', 'boolean', { default: false }) isConfidential!: boolean;
  /** Outside the standard: an IANA name. Null: as the agency's. */
  @Field('C0', 'text', { nullable: true }) timeZone!: string | null;
}

@Entity('service_at_location')
export class ServiceAtLocation extends Versioned {
  @Field('C0', 'jsonb') hsds!: Entry;
  @Field('C0', 'uuid') serviceId!: string;
  @Field('C0', 'uuid') locationId!: string;
  @Field('C0', 'int4multirange', { nullable: true }) week!: string | null;
}

@Entity('taxonomy')
export class Taxonomy extends Versioned {
  @Field('C0', 'jsonb') hsds!: Entry;
  @Field('C0', 'text') name!: string;
}

@Entity('taxonomy_term')
export class TaxonomyTerm extends Versioned {
  @Field('C0', 'jsonb') hsds!: Entry;
  @Field('C0', 'text') name!: string;
  @Field('C0', 'uuid', { nullable: true }) taxonomyId!: string | null;
  @Field('C0', 'uuid', { nullable: true }) parentId!: string | null;
}
