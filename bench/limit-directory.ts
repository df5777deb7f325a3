// SPDX-License-Identifier: Apache-2.0
import { addressOf, phonesOf } from '@harbor/api/directory/parts';
import { type Answer, newRequestId, transaction } from './limit-database.js';

interface Search {
  words?: string;
  latitude?: number;
  longitude?: number;
  languages?: string[];
  age?: number;
  openNow?: boolean;
  limit?: number;
}
interface Hit {
  id: string;
  service_id: string;
  rank: number;
  key: number;
  metres: number | null;
  is_open: boolean | null;
  phones: unknown;
  place_phones: unknown;
  addresses: unknown;
  languages: string[];
  place_languages: string[] | null;
  shown: object;
}

const metresInMile = 1609.344;
const search = {
  name: 'search',
  text: `select f.id, f.service_id, f.rank, f.key, f.metres, f.is_open, s.hsds -> 'phones' as phones, l.hsds -> 'phones' as place_phones,
      l.hsds -> 'addresses' as addresses, s.languages, l.languages as place_languages, jsonb_build_object('name', s.name,
        'organization', o.name, 'description', s.hsds ->> 'description', 'place', l.hsds ->> 'name', 'youngest', s.youngest, 'oldest', s.oldest,
        'welcomesGenders', s.welcomes_genders, 'fees', s.hsds ->> 'fees_description', 'takesReferrals', s.takes_referrals,
        'checkedOn', s.assured_on) as shown
    from gate.find_listings($1, $2, $3, $4, $5, null, $6, null, $7, false, null, null, null, null, $8) f
    cross join lateral (select * from harbor.service s where s.agency_id = (select gate.ctx_agency()) and s.id = f.service_id offset 0) s
    left join lateral (select * from harbor.location l where l.agency_id = s.agency_id and l.id = f.location_id
      and not l.is_confidential offset 0) l on true
    left join lateral (select * from harbor.organization o where o.agency_id = s.agency_id and o.id = s.organization_id offset 0) o on true
    order by f.rank, f.key, f.id`,
};

export function searchDirectory(token: string, asked: Search): Promise<Answer> {
  const { words = null, latitude = null, longitude = null, languages = null, age = null, openNow = false, limit = 20 } = asked;
  return transaction(token, async (tx) => {
    const within = latitude === null ? null : 25 * metresInMile;
    const rows = await tx.rows<Hit>({
      ...search,
      values: [words, latitude, longitude, within, languages, age, openNow, limit + 1],
    });
    const items = rows.slice(0, limit).map((row) => ({
      ...row.shown,
      id: row.id,
      serviceId: row.service_id,
      address: addressOf(row.addresses),
      miles: row.metres === null ? null : Math.round((row.metres / metresInMile) * 10) / 10,
      phone: phonesOf(row.phones)[0] ?? phonesOf(row.place_phones)[0] ?? null,
      languages: [...new Set([...row.languages, ...(row.place_languages ?? [])])],
      open: row.is_open === null ? 'not_said' : row.is_open ? 'open' : 'closed',
      fit: null,
    }));
    const last = rows[limit - 1];
    const next = rows.length > limit && last ? toCursor([String(last.rank), String(last.key), last.id]) : null;
    await tell(tx, 'directory.searched', 'service', 'directory.read', 'agency', items.length, []);
    return { status: 200, body: { items, next } };
  });
}

interface Waiting {
  id: string;
  youth_id: string;
  waits_for: string;
  waits_since: Date;
  reminded_at: Date | null;
  shown: object;
}
const referrals = {
  name: 'referrals',
  text: `select r.id, r.youth_id, r.waits_for, r.waits_since, r.reminded_at, jsonb_build_object('need', r.need, 'urgency', r.urgency,
        'caseCode', k.case_code, 'usedName', y.used_name, 'isLate', r.chase_at <= harbor.now(), 'services', coalesce(n.services, '{}')) as shown
    from gate.reach('{assigned}') f(id)
    cross join lateral (select * from harbor.referral r where r.agency_id = (select gate.ctx_agency()) and r.youth_id = f.id
      and r.closed_at is null offset 0) r
    cross join lateral (select * from harbor.youth y where y.agency_id = r.agency_id and y.id = r.youth_id offset 0) y
    cross join lateral (select * from harbor.youth_case k where k.agency_id = r.agency_id and k.id = r.youth_id offset 0) k
    cross join lateral (select array_agg(s.name order by s.name)
        filter (where o.state in ('draft', 'requested', 'accepted', 'in_progress', 'on_hold')) as services
      from harbor.referral_offer o
      cross join lateral (select * from harbor.service s where s.agency_id = o.agency_id and s.id = o.service_id offset 0) s
      where o.agency_id = r.agency_id and o.youth_id = r.youth_id and o.referral_id = r.id) n
    order by r.chase_at, r.id limit $1`,
};
const waiters: Record<string, string> = { answer: 'service', seen: 'service', outcome: 'youth' };

export function listReferrals(token: string, limit: number): Promise<Answer> {
  return transaction(token, async (tx) => {
    const rows = await tx.rows<Waiting>({ ...referrals, values: [limit + 1] });
    const items = rows.slice(0, limit).map((row) => ({
      ...row.shown,
      id: row.id,
      youthId: row.youth_id,
      waitsOn: waiters[row.waits_for] ?? 'worker',
      waitsFor: row.waits_for,
      waitsSince: row.waits_since.toISOString(),
      remindedAt: row.reminded_at?.toISOString() ?? null,
    }));
    const youth = [...new Set(items.map(({ youthId }) => youthId))];
    await tell(tx, 'referral.listed', 'referral', 'referral.read', 'assigned', items.length, youth);
    return { status: 200, body: { items, next: rows.length > limit ? toCursor([items.at(-1)!.id]) : null } };
  });
}

const toCursor = (parts: string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

type Tell = Parameters<Parameters<typeof transaction>[1]>[0];
function tell(
  tx: Tell,
  action: string,
  resource: string,
  ruleId: string,
  relationUsed: string,
  resultCount: number,
  subjects: string[],
): Promise<void> {
  return tx.tell(newRequestId(), { action, resource, relationUsed, ruleId, resultCount, subjects });
}
