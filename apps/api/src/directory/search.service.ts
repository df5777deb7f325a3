// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { addDays, dateIn } from '@harbor/calendar';
import type { DirectoryHit, DirectoryHits, DirectorySearch } from '@harbor/contracts';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { YouthService } from '../youth/index.js';
import { PlaceIncomplete, ZipUnknown } from './directory.errors.js';
import { directoryFitted, directorySearched } from './directory.events.js';
import { fitOf, type YouthFacts } from './fit.js';
import { addressOf, phonesOf, textOf } from './parts.js';
import { zipPlace } from './zip-places.js';

const metresInMile = 1609.344;
const checkedWithinDays = 90;

interface HitRow {
  id: string;
  service_id: string;
  rank: number;
  key: number;
  metres: number | null;
  is_open: boolean | null;
  name: string;
  organization: string | null;
  description: string | null;
  fees: string | null;
  phones: unknown;
  place_phones: unknown;
  place: string | null;
  addresses: unknown;
  languages: string[];
  place_languages: string[] | null;
  youngest: number | null;
  oldest: number | null;
  welcomes_genders: string[];
  takes_referrals: boolean | null;
  assured_on: string | null;
}

/** Finds services near, by what they say. */
@Injectable()
export class SearchService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
  ) {}

  /**
   * One page of services at their places. Those whose name has all the words come before those that have them elsewhere;
   * within each the nearest first where a place is given, else the last checked. Only active services are found, and a
   * confidential place neither shows nor counts. What was searched for is not kept.
   *
   * @throws ZipUnknown, PlaceIncomplete; Unprocessable on a cursor of another list
   */
  search(ctx: Ctx, asked: DirectorySearch): Promise<DirectoryHits> {
    return this.ledger.read(ctx, async (tx) => {
      const found = await this.page(tx, ctx, asked, undefined);
      tx.record(directorySearched, { resultCount: found.items.length, relation: 'agency' });
      return found;
    });
  }

  /**
   * The same, and of each hit whether it suits this youth, by what the searcher may know of them: what fits comes before
   * what is to be asked, and that before what does not fit. @throws NotVisible
   */
  searchFor(ctx: Ctx, youthId: string, asked: DirectorySearch): Promise<DirectoryHits> {
    return this.ledger.read(ctx, async (tx) => {
      const { relation, ...known } = await this.youth.facts(tx, ctx, youthId);
      const facts = { ...known, age: known.age ?? asked.age, gender: known.gender ?? asked.gender };
      const found = await this.page(tx, ctx, asked, facts);
      tx.record(directoryFitted, { resourceId: youthId, subjects: [youthId], resultCount: found.items.length, relation });
      return found;
    });
  }

  private async page(tx: ReadTx, ctx: Ctx, asked: DirectorySearch, youth: YouthFacts | undefined): Promise<DirectoryHits> {
    const { limit = 20 } = asked;
    const after = fromCursor(asked.cursor, ['whole', 'real', 'recordId'], '/cursor');
    const place = placeOf(asked);
    const since = asked.checkedRecently ? addDays(dateIn('UTC', ctx.now), -checkedWithinDays) : null;
    const tongues = asked.languages?.map((tag) => tag.split('-')[0]);
    const gender = youth?.gender === 'not_disclosed' ? undefined : youth?.gender;
    const ofYouth = youth ? [youth.age ?? null, gender ?? null, youth.languages.map((tag) => tag.split('-')[0])] : [];
    const [name, text] = youth ? ['search-for-youth', hitsForYouth] : ['search-directory', anyHits];
    const rows = await tx.rows<HitRow>(name, text, [
      ctx.actor.agencyId,
      asked.words ?? null,
      place?.latitude ?? null,
      place?.longitude ?? null,
      place ? (asked.withinMiles ?? 25) * metresInMile : null,
      tongues ?? null,
      asked.terms ?? null,
      asked.age ?? null,
      asked.gender ?? null,
      asked.openNow ?? false,
      asked.takesReferrals ?? false,
      since,
      ...ofYouth,
      ...(after ?? [null, null, null]),
      limit + 1,
    ]);
    const last = rows[limit - 1];
    return {
      items: rows.slice(0, limit).map((row) => viewHit(row, youth)),
      next: rows.length > limit && last ? toCursor(String(last.rank), String(last.key), last.id) : null,
    };
  }
}

/** Found past row security, then read under it. */
const hitsOf = (
  found: string,
) => `select f.id, f.service_id, f.rank, f.key, f.metres, f.is_open, s.name, o.name as organization, s.hsds ->> 'description' as description,
    s.hsds ->> 'fees_description' as fees, s.hsds -> 'phones' as phones, l.hsds -> 'phones' as place_phones, l.hsds ->> 'name' as place,
    l.hsds -> 'addresses' as addresses, s.languages, l.languages as place_languages, s.youngest, s.oldest, s.welcomes_genders,
    s.takes_referrals, s.assured_on::text
  from ${found} f
  cross join lateral (select * from harbor.service s where s.agency_id = $1 and s.id = f.service_id offset 0) s
  left join lateral (select * from harbor.location l where l.agency_id = $1 and l.id = f.location_id and not l.is_confidential offset 0) l on true
  left join lateral (select * from harbor.organization o where o.agency_id = $1 and o.id = s.organization_id offset 0) o on true
  order by f.rank, f.key, f.id`;
const anyHits = hitsOf('gate.find_listings($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)');
const hitsForYouth = hitsOf(
  'gate.find_fitting($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)',
);

function placeOf({ zip, latitude, longitude }: DirectorySearch): { latitude: number; longitude: number } | undefined {
  if ((latitude === undefined) !== (longitude === undefined)) throw new PlaceIncomplete();
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude };
  if (zip === undefined) return undefined;
  const known = zipPlace(zip);
  if (!known) throw new ZipUnknown();
  return known;
}

function viewHit(row: HitRow, youth: YouthFacts | undefined): DirectoryHit {
  const languages = [...new Set([...row.languages, ...(row.place_languages ?? [])])];
  const welcome = { youngest: row.youngest, oldest: row.oldest, welcomesGenders: row.welcomes_genders, languages };
  return {
    id: row.id,
    serviceId: row.service_id,
    name: row.name,
    organization: row.organization,
    description: textOf(row.description),
    place: row.place,
    address: addressOf(row.addresses),
    miles: row.metres === null ? null : Math.round((row.metres / metresInMile) * 10) / 10,
    phone: phonesOf(row.phones)[0] ?? phonesOf(row.place_phones)[0] ?? null,
    ...welcome,
    fees: textOf(row.fees),
    open: row.is_open === null ? 'not_said' : row.is_open ? 'open' : 'closed',
    takesReferrals: row.takes_referrals,
    checkedOn: row.assured_on,
    fit: youth ? fitOf(welcome, youth) : null,
  };
}
