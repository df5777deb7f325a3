// SPDX-License-Identifier: Apache-2.0
import type { RecordKind } from '@harbor/hsds';
import { ZipUnknown } from './directory.errors.js';
import { zipPlace } from './zip-places.js';

/** What narrows a list of the standard's API; all that is given must hold. */
export interface HsdsFilter {
  search?: string | undefined;
  taxonomyTermId?: string | undefined;
  taxonomyId?: string | undefined;
  organizationId?: string | undefined;
  modifiedAfter?: string | undefined;
  topOnly?: boolean | undefined;
  parentId?: string | undefined;
  postcode?: string | undefined;
  proximity?: number | undefined;
}
interface Where {
  where: string;
  values: unknown[];
}
const nearby = 40_000;
const mostFound = 20_000;

/** The condition on a table named `r`, whose first parameter is the agency. The text depends on the kind alone. */
export function whereOf(kind: RecordKind, filter: HsdsFilter): Where {
  switch (kind) {
    case 'service':
    case 'service_at_location':
      return servicesWhere(kind, filter);
    case 'taxonomy_term':
      return {
        where: `${hasWords('$2')} and ($3::uuid is null or r.taxonomy_id = $3) and ($4::uuid is null or r.parent_id = $4)
          and (not $5::boolean or r.parent_id is null)`,
        values: [filter.search ?? null, filter.taxonomyId ?? null, filter.parentId ?? null, filter.topOnly ?? false],
      };
    default:
      return { where: hasWords('$2'), values: [filter.search ?? null] };
  }
}

const hasWords = (words: string) => `(${words}::text is null or strpos(lower(r.name), lower(${words})) > 0)`;

function servicesWhere(kind: 'service' | 'service_at_location', filter: HsdsFilter): Where {
  const place = filter.postcode === undefined ? undefined : zipPlace(filter.postcode);
  if (filter.postcode !== undefined && !place) throw new ZipUnknown('?postcode');
  // The standard searches services; what is searched here is listings, so that both lists find the same.
  const found = kind === 'service' ? 'r.id in (select f.service_id' : 'r.id in (select f.id';
  const service = kind === 'service' ? 's.id = r.id' : 's.id = r.service_id';
  return {
    where: `($2::timestamptz is null or r.changed_at >= $2) and exists (select from harbor.service s where s.agency_id = r.agency_id and ${service}
        and ($3::uuid is null or s.organization_id = $3) and ($4::uuid is null or $4 = any (s.terms))
        and ($5::uuid is null or s.terms && array(select t.id from harbor.taxonomy_term t where t.agency_id = r.agency_id and t.taxonomy_id = $5)))
      and (($6::text is null and $7::float8 is null) or ${found}
        from gate.find_listings($6, $7, $8, $9, null, null, null, null, false, false, null, null, null, null, ${mostFound}) f))`,
    values: [
      filter.modifiedAfter ?? null,
      filter.organizationId ?? null,
      filter.taxonomyTermId ?? null,
      filter.taxonomyId ?? null,
      filter.search ?? null,
      place?.latitude ?? null,
      place?.longitude ?? null,
      filter.proximity ?? nearby,
    ],
  };
}
