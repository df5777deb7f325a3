// SPDX-License-Identifier: Apache-2.0
import { narrowed, order } from './find-listings.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A search for one youth puts what fits first; and whoever a youth lives with knows how old they are. */
export class HelpForOneYouth1700000000034 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(age);
    await db.query(finding);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const age = `
  set role harbor_gate;
  -- Whole years today, for whoever the youth lives with now; the birth date stays in the case, which they do not read.
  create function gate.age_of(youth uuid) returns int language plpgsql stable security definer cost 5000
    set search_path = pg_catalog, pg_temp as $$
  begin
    if gate.ctx_role() is distinct from 'caregiver' or gate.related(youth, '{placed}') is null then return null; end if;
    return (select extract(year from age((harbor.now() at time zone g.time_zone)::date, c.birth_date))::int from harbor.youth_case c
      join harbor.agency g on g.agency_id = c.agency_id where c.agency_id = gate.ctx_agency() and c.id = youth);
  end $$;
  grant execute on function gate.age_of(uuid) to harbor_app;
  reset role;`;

/** As fitOf in the directory says it: 0 fits, 1 ask, 2 does not fit; the strictest of age, gender and language. */
const fit = `greatest(
    case when youth_age is null or (l.youngest is null and l.oldest is null) then 1
      when youth_age >= coalesce(l.youngest, 0) and youth_age <= coalesce(l.oldest, youth_age) then 0 else 2 end,
    case when youth_gender is null then case when l.genders @> everyone then 0 else 1 end
      when l.genders = '{}' then 1 when youth_gender = any (l.genders) then 0 else 2 end,
    case when (case l.languages when '{}' then '{en}' else l.languages end) && youth_tongues then 0 else 1 end)`;
const rank = `2 * ${fit} + case when has_words and not l.name_words @@ q then 1 else 0 end`;
const best = (from: string, where: string, of = 'r') => `
  select array_agg(h) into hits from (
    select (l.id, l.service_id, l.location_id, ${of}, ${order}, case when place is null then null else
        gate.metres(from_latitude, from_longitude, l.latitude, l.longitude) end,
        l.week @> gate.minute_of_week(t, l.time_zone))::gate.listing_hit as h
      from ${from} l where (not has_words or l.words @@ q) and ${narrowed} and ${where}
      order by ${of === 'r' ? '' : `${of}, `}${order} + 0, l.id limit most - given) best;`;
const isOfRank = `(not has_words or r % 2 = 1 or l.name_words @@ q) and ${rank} = r`;
const after = `(after_rank is null or after_rank < r or (${order}, l.id) > (after_key, after_id))`;
const walked = (count: number, also = '') => `(select * from gate.listing l where ${also} l.agency_id = agency and ${after}
  and (place is null or l.at is not null) order by ${order}, l.id limit ${count})`;
const mayFit = `l.genders <> '{}' and`;
const near = '(place is null or l.at <@ around)';
/** Words that none of the four hundred has that come first are rare; and so few near a place are ranked at once. */
const isRare = `not exists (select from (select * from gate.listing l where l.agency_id = agency
  and (place is null or l.at is not null) order by ${order}, l.id limit 400) l where l.words @@ q)`;
const isFewNear = `(select count(*) from (select from gate.listing l where l.agency_id = agency and l.at <@ around limit 400) n) < 400`;

const finding = `
  set role harbor_gate;
  -- What says whom it welcomes: only such a service can fit. Imports say it of none.
  create index ix_listing_fitting on gate.listing (agency_id, staleness, id) where genders <> '{}';

  -- As gate.find_listings, for one youth: what fits before what asks before what does not fit; the rank is twice that, and one
  -- more where the name has not the words. What is not known of the youth is null; a gender that is not known fits where
  -- everyone is welcome. Where words or place leave few, all of them are ranked at once. Else rank by rank: first the four
  -- hundred that come first in the order, whatever they say, or four thousand where it promises to be enough; then all.
  create function gate.find_fitting(said text, from_latitude float8, from_longitude float8, within float8, spoken text[], about uuid[],
      age int, gender text, only_open boolean, only_referrals boolean, assured_since date,
      youth_age int, youth_gender text, youth_tongues text[], after_rank int, after_key float8, after_id uuid, most int)
    returns setof gate.listing_hit
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan
    set random_page_cost = 1.1 set max_parallel_workers_per_gather = 0 as $$
  declare agency uuid := gate.ctx_agency(); t timestamptz := harbor.now(); given int := 0; hits gate.listing_hit[];
    everyone constant text[] := '{boy,girl,trans_boy,trans_girl,nonbinary,two_spirit,other}';
    place point := gate.on_map(from_latitude, from_longitude); reach float8 := 1.05 * within / 111195 / cos(radians(from_latitude));
    around box := box(point(place[0] - reach, place[1] - reach), point(place[0] + reach, place[1] + reach));
    q tsquery := websearch_to_tsquery('english', ext.unaccent(said)) || websearch_to_tsquery('spanish', ext.unaccent(said));
    has_words boolean := coalesce(numnode(q), 0) > 0;
  begin
    if (has_words and ${isRare}) or (place is not null and ${isFewNear}) then
      ${best('gate.listing', `l.agency_id = agency and ${near} and (after_rank is null or (${rank}, ${order}, l.id) > (after_rank, after_key, after_id))`, rank)}
      return query select * from unnest(hits);
      return;
    end if;
    for r in greatest(after_rank, 0)..5 loop
      exit when given >= most;
      continue when r % 2 = 1 and not has_words;
      if r < 2 and place is null then
        ${best(walked(4000, mayFit), isOfRank)}
      else
        ${best(walked(400), isOfRank)}
        if coalesce(cardinality(hits), 0) between 1 and most - given - 1 then
          ${best(walked(4000), isOfRank)}
        end if;
      end if;
      if coalesce(cardinality(hits), 0) < most - given then
        if r < 2 then
          ${best('gate.listing', `${mayFit} ${isOfRank} and l.agency_id = agency and ${after} and ${near}`)}
        else
          ${best('gate.listing', `${isOfRank} and l.agency_id = agency and ${after} and ${near}`)}
        end if;
      end if;
      given := given + coalesce(cardinality(hits), 0);
      return query select * from unnest(hits);
    end loop;
  end $$;
  grant execute on function gate.find_fitting(text, float8, float8, float8, text[], uuid[], int, text, boolean, boolean, date,
    int, text, text[], int, float8, uuid, int) to harbor_app;
  reset role;`;
