// SPDX-License-Identifier: Apache-2.0

// A search of the directory as 0031 has it; the listing and its indexes are of 0024.

/** What narrows a search besides words; every parameter may be null and then asks nothing. */
export const narrowed = `(spoken is null or l.languages && spoken) and (about is null or l.terms && about)
  and (age is null or (coalesce(l.youngest, 0) <= age and coalesce(l.oldest, 200) >= age))
  and (gender is null or l.genders = '{}' or gender = any (l.genders))
  and (not only_referrals or l.takes_referrals) and (assured_since is null or l.assured_on >= assured_since)
  and (not only_open or l.week @> gate.minute_of_week(t, l.time_zone))
  and (place is null or gate.metres(from_latitude, from_longitude, l.latitude, l.longitude) <= within)`;
export const order = `case when place is null then l.staleness else l.at <-> place end`;
const after = (rank: number) => `l.agency_id = agency
  and (after_rank is null or after_rank < ${rank} or (${order}, l.id) > (after_key, after_id))`;
const best = (rank: number, from: string, where: string) => `
  select array_agg(h) into hits from (
    select (l.id, l.service_id, l.location_id, ${rank}, ${order}, case when place is null then null else
        gate.metres(from_latitude, from_longitude, l.latitude, l.longitude) end,
        l.week @> gate.minute_of_week(t, l.time_zone))::gate.listing_hit as h
      from ${from} l where ${where} and ${narrowed} order by ${order} + 0, l.id limit most - given) best;`;
const walked = (rank: number, count: number) =>
  `(select * from gate.listing l where ${after(rank)} and (place is null or l.at is not null) order by ${order}, l.id limit ${count})`;
/**
 * First the two hundred that come first, whatever they say: where many match, these are enough and nothing is sorted. If a
 * thousand promise to be, or no word is asked for, those. Else all that match, by whichever index finds the fewest; "+ 0" keeps the planner from
 * walking the order after all.
 */
const arm = (rank: number, matching: string) => `
  ${best(rank, walked(rank, 200), matching)}
  if coalesce(cardinality(hits), 0) < most - given and (q is null or cardinality(hits) * 5 >= most - given) then
    ${best(rank, walked(rank, 1000), matching)}
  end if;
  if coalesce(cardinality(hits), 0) < most - given then
    ${best(rank, 'gate.listing', `${matching} and ${after(rank)} and (place is null or l.at <@ around)`)}
  end if;
  given := given + coalesce(cardinality(hits), 0);
  return query select * from unnest(hits);`;

export const finding = `
  set role harbor_gate;
  -- At most so many listings after a place in the order: those whose name has the words before those that have them elsewhere;
  -- within each the nearest first where a place is given, else the last checked. within: metres.
  create or replace function gate.find_listings(said text, from_latitude float8, from_longitude float8, within float8, spoken text[], about uuid[],
      age int, gender text, only_open boolean, only_referrals boolean, assured_since date,
      after_rank int, after_key float8, after_id uuid, most int)
    returns setof gate.listing_hit
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
  declare agency uuid := gate.ctx_agency(); t timestamptz := harbor.now(); given int := 0; hits gate.listing_hit[];
    place point := gate.on_map(from_latitude, from_longitude); reach float8 := 1.05 * within / 111195 / cos(radians(from_latitude));
    around box := box(point(place[0] - reach, place[1] - reach), point(place[0] + reach, place[1] + reach));
    q tsquery := websearch_to_tsquery('english', ext.unaccent(said)) || websearch_to_tsquery('spanish', ext.unaccent(said));
  begin
    if q is null or numnode(q) = 0 then
      ${arm(0, 'true')}
      return;
    end if;
    if coalesce(after_rank, 0) = 0 then ${arm(0, 'l.name_words @@ q')} end if;
    if given < most then ${arm(1, 'l.words @@ q and not l.name_words @@ q')} end if;
  end $$;
  reset role;`;
