// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ConfidentialPlaces, DirectoryPlace, DirectoryTerm, DirectoryTerms, ServiceView } from '@harbor/contracts';
import type { Entry } from '@harbor/hsds';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { confidentialPlacesRead, directoryRead, serviceOpened } from './directory.events.js';
import { helpKinds, kindOf } from './help-kinds.js';
import { addressOf, addressParts, entriesOf, hoursOf, phonesOf, textOf } from './parts.js';

interface TermRow {
  id: string;
  name: string;
  code: string | null;
}
interface ServiceRow {
  id: string;
  version: number;
  hsds: Entry;
  organization_id: string | null;
  organization: string | null;
  name: string;
  status: string;
  youngest: number | null;
  oldest: number | null;
  languages: string[];
  welcomes_genders: string[];
  takes_referrals: boolean | null;
  assured_on: string | null;
  terms: TermRow[];
  confidential_places: number;
}
interface PlaceRow {
  id: string;
  version: number;
  hsds: Entry;
  at: Entry;
  is_confidential: boolean;
  time_zone: string;
  is_open: boolean | null;
}

/** One service with its places, for people to read. */
@Injectable()
export class ServicePageService {
  constructor(private readonly ledger: Ledger) {}

  /** @throws NotVisible */
  open(ctx: Ctx, serviceId: string): Promise<ServiceView> {
    return this.ledger.read(ctx, async (tx) => {
      const view = await this.show(tx, ctx, serviceId);
      tx.record(serviceOpened, { resourceId: serviceId, relation: 'agency' });
      return view;
    });
  }

  /** In a transaction of the caller's, whose event tells of it. @throws NotVisible */
  async show(tx: ReadTx, ctx: Ctx, serviceId: string): Promise<ServiceView> {
    const { agencyId } = ctx.actor;
    const [[row], places] = await Promise.all([
      tx.rows<ServiceRow>('open-service', serviceRow, [agencyId, serviceId]),
      tx.rows<PlaceRow>('places-of-service', placeRows, [agencyId, serviceId, false]),
    ]);
    if (!row) throw new NotVisible();
    return viewService(row, places);
  }

  /** Where its confidential places are. Only whoever may know is told that there are some. @throws NotVisible */
  confidential(ctx: Ctx, serviceId: string): Promise<ConfidentialPlaces> {
    return this.ledger.read(ctx, async (tx) => {
      const places = await tx.rows<PlaceRow>('places-of-service', placeRows, [ctx.actor.agencyId, serviceId, true]);
      const [row] = await tx.rows<ServiceRow>('open-service', serviceRow, [ctx.actor.agencyId, serviceId]);
      if (!row) throw new NotVisible();
      tx.record(confidentialPlacesRead, { resourceId: serviceId, resultCount: places.length, relation: 'agency' });
      return { items: places.map(viewPlace) };
    });
  }

  /** Kinds of help to choose from: those of every agency, then the terms that came with imports, by name; at most 200 of these. */
  terms(ctx: Ctx): Promise<DirectoryTerms> {
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<TermRow>(
        'directory-terms',
        `select t.id, t.name, t.hsds ->> 'code' as code from harbor.taxonomy_term t where t.agency_id = $1 and not t.id = any ($2)
          order by t.name, t.id limit 200`,
        [ctx.actor.agencyId, helpKinds.map(({ id }) => id)],
      );
      const items = [...helpKinds, ...rows].map(viewTerm);
      tx.record(directoryRead, { resultCount: items.length, relation: 'agency' });
      return { items };
    });
  }
}

const viewTerm = ({ id, name, code }: TermRow): DirectoryTerm => ({ id, name, kind: kindOf({ id, name, code }) });

const serviceRow = `select s.id, s.version, s.hsds, s.organization_id, o.name as organization, s.name, s.status, s.youngest, s.oldest, s.languages,
    s.welcomes_genders, s.takes_referrals, s.assured_on::text,
    coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'code', t.hsds ->> 'code') order by t.name) from harbor.taxonomy_term t
      where t.agency_id = s.agency_id and t.id = any (s.terms)), '[]') as terms,
    (select count(*)::int from harbor.service_at_location a join harbor.location l on l.agency_id = a.agency_id and l.id = a.location_id
      where a.agency_id = s.agency_id and a.service_id = s.id and l.is_confidential) as confidential_places
  from harbor.service s left join harbor.organization o on o.agency_id = s.agency_id and o.id = s.organization_id
  where s.agency_id = $1 and s.id = $2`;

const placeRows = `select l.id, l.version, l.hsds, a.hsds as at, l.is_confidential, z.name as time_zone,
    coalesce(a.week, s.week, l.week) @> ((extract(isodow from harbor.now() at time zone z.name)::int - 1) * 1440
      + extract(hour from harbor.now() at time zone z.name)::int * 60 + extract(minute from harbor.now() at time zone z.name)::int) as is_open
  from harbor.service_at_location a
  join harbor.service s on s.agency_id = a.agency_id and s.id = a.service_id
  join harbor.location l on l.agency_id = a.agency_id and l.id = a.location_id and l.is_confidential = $3
  join harbor.agency g on g.agency_id = a.agency_id
  cross join lateral (select coalesce(l.time_zone, g.time_zone) as name) z
  where a.agency_id = $1 and a.service_id = $2 order by l.id`;

function viewService(row: ServiceRow, places: readonly PlaceRow[]): ServiceView {
  const { id, version, hsds, organization, name, status, youngest, oldest, languages } = row;
  return {
    id,
    version,
    name,
    organizationId: row.organization_id,
    organization,
    status,
    youngest,
    oldest,
    languages,
    terms: row.terms.map(viewTerm),
    description: textOf(hsds['description']),
    alert: textOf(hsds['alert']),
    url: textOf(hsds['url']),
    email: textOf(hsds['email']),
    phones: phonesOf(hsds['phones']),
    interpretation: textOf(hsds['interpretation_services']),
    hours: hoursOf(hsds['schedules']),
    fees: textOf(hsds['fees_description']) ?? textOf(hsds['fees']),
    eligibility: textOf(hsds['eligibility_description']),
    howToApply: textOf(hsds['application_process']),
    documents: entriesOf(hsds['required_documents']).flatMap(({ document }) => textOf(document) ?? []),
    welcomesGenders: row.welcomes_genders,
    takesReferrals: row.takes_referrals,
    checkedOn: row.assured_on,
    places: places.map(viewPlace),
    confidentialPlaces: row.confidential_places,
  };
}

function viewPlace({
  id,
  version,
  hsds,
  at,
  is_confidential: isConfidential,
  time_zone: timeZone,
  is_open,
}: PlaceRow): DirectoryPlace {
  const hours = hoursOf(at['schedules']);
  return {
    id,
    version,
    name: textOf(hsds['name']),
    address: addressOf(hsds['addresses']),
    ...addressParts(hsds['addresses']),
    transportation: textOf(hsds['transportation']),
    accessibility: entriesOf(hsds['accessibility']).flatMap(({ description }) => textOf(description) ?? []),
    phones: [...phonesOf(at['phones']), ...phonesOf(hsds['phones'])],
    // Those of this service here speak before those of the house.
    hours: hours.length > 0 ? hours : hoursOf(hsds['schedules']),
    timeZone,
    open: is_open === null ? 'not_said' : is_open ? 'open' : 'closed',
    isConfidential,
  };
}
