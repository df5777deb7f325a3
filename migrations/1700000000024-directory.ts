// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The directory: the records of HSDS 3.0, each whole in one column beside what is asked for, and the listing that searches
 * go by (docs/decisions/0015).
 */
export class Directory1700000000024 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(records);
    await db.query(listing);
    await db.query(finding);
    await db.query(manyChanges);
    await db.query(rowSecurity);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const kept = `agency_id uuid not null, id uuid not null, hsds jsonb not null,
  version int not null default 1, changed_at timestamptz not null default clock_timestamp(), primary key (agency_id, id)`;

const records = `
  set role harbor_owner;
  create table harbor.organization (${kept}, name text not null,
    constraint fk_organization_agency foreign key (agency_id) references harbor.agency);

  -- Ages in whole years; week: the minutes of a week, from Monday 00:00, in which it is open by its own schedules. Null: not said.
  create table harbor.service (${kept}, organization_id uuid, name text not null, status text not null, youngest int, oldest int,
    languages text[] not null default '{}', terms uuid[] not null default '{}', assured_on date, week int4multirange,
    welcomes_genders text[] not null default '{}', takes_referrals boolean,
    constraint fk_service_organization foreign key (agency_id, organization_id) references harbor.organization,
    constraint fk_service_agency foreign key (agency_id) references harbor.agency,
    constraint ck_service_status check (status in ('active', 'inactive', 'defunct', 'temporarily closed')));
  create index ix_service_organization on harbor.service (agency_id, organization_id);

  -- A confidential place is flagged here, outside the standard, and left out of all that leaves. That an organization is
  -- named which is not there does no harm: the standard's own examples do so.
  create table harbor.location (${kept}, organization_id uuid, latitude float8, longitude float8, languages text[] not null default '{}',
    week int4multirange, is_confidential boolean not null default false, time_zone text,
    constraint fk_location_agency foreign key (agency_id) references harbor.agency,
    constraint ck_location_coordinates check (latitude between -85 and 85 and longitude between -180 and 180));
  create index ix_location_organization on harbor.location (agency_id, organization_id);

  create table harbor.service_at_location (${kept}, service_id uuid not null, location_id uuid not null, week int4multirange,
    constraint fk_service_at_location_service foreign key (agency_id, service_id) references harbor.service,
    constraint fk_service_at_location_location foreign key (agency_id, location_id) references harbor.location);
  create index ix_service_at_location_service on harbor.service_at_location (agency_id, service_id);
  create index ix_service_at_location_location on harbor.service_at_location (agency_id, location_id);

  create table harbor.taxonomy (${kept}, name text not null,
    constraint fk_taxonomy_agency foreign key (agency_id) references harbor.agency);
  create table harbor.taxonomy_term (${kept}, name text not null, taxonomy_id uuid, parent_id uuid,
    constraint fk_taxonomy_term_agency foreign key (agency_id) references harbor.agency);
  create index ix_taxonomy_term_taxonomy on harbor.taxonomy_term (agency_id, taxonomy_id);
  create index ix_taxonomy_term_parent on harbor.taxonomy_term (agency_id, parent_id);

  select harbor.protect(array['organization', 'service', 'location', 'service_at_location', 'taxonomy', 'taxonomy_term']);
  grant select on harbor.organization, harbor.service, harbor.location, harbor.service_at_location, harbor.taxonomy,
    harbor.taxonomy_term to harbor_app, harbor_gate;
  grant insert (agency_id, id, hsds, name), update (hsds, name, version) on harbor.organization, harbor.taxonomy to harbor_app;
  grant insert (agency_id, id, hsds, organization_id, name, status, youngest, oldest, languages, terms, assured_on, week, welcomes_genders,
      takes_referrals),
    update (hsds, organization_id, name, status, youngest, oldest, languages, terms, assured_on, week, welcomes_genders, takes_referrals,
      version) on harbor.service to harbor_app;
  grant insert (agency_id, id, hsds, organization_id, latitude, longitude, languages, week, is_confidential, time_zone),
    update (hsds, organization_id, latitude, longitude, languages, week, is_confidential, time_zone, version) on harbor.location to harbor_app;
  grant insert (agency_id, id, hsds, service_id, location_id, week), update (hsds, service_id, location_id, week, version)
    on harbor.service_at_location to harbor_app;
  grant insert (agency_id, id, hsds, name, taxonomy_id, parent_id), update (hsds, name, taxonomy_id, parent_id, version)
    on harbor.taxonomy_term to harbor_app;
  reset role;`;

const listing = `
  set role harbor_gate;
  -- One row per active service at each of its places; one without a place where there is none to show. Made from the records
  -- by gate.relist, and read by gate.find_listings alone: operators that search do not use an index under row security.
  create table gate.listing (
    agency_id uuid not null, id uuid not null, service_id uuid not null, location_id uuid, name_words tsvector not null,
    words tsvector not null, at point, latitude float8, longitude float8, languages text[] not null, terms uuid[] not null,
    genders text[] not null, youngest int, oldest int, week int4multirange, time_zone text not null, takes_referrals boolean,
    assured_on date, staleness float8 not null, primary key (agency_id, id));
  create index ix_listing_service on gate.listing (agency_id, service_id);
  create index ix_listing_staleness on gate.listing (agency_id, staleness, id);
  create index ix_listing_at on gate.listing using gist (agency_id ext.gist_uuid_ops, at);
  create index ix_listing_words on gate.listing using gin (words) with (gin_pending_list_limit = 512);
  create index ix_listing_name_words on gate.listing using gin (name_words) with (gin_pending_list_limit = 512);
  create index ix_listing_terms on gate.listing using gin (terms) with (gin_pending_list_limit = 512);
  alter table gate.listing enable row level security;
  alter table gate.listing force row level security;
  create policy gate_only on gate.listing to harbor_gate using (true) with check (true);

  -- Words in both languages of the house, without accents.
  create function gate.words_of(said text) returns tsvector language sql stable set search_path = pg_catalog, pg_temp as $$
    select to_tsvector('english', t) || to_tsvector('spanish', t) from ext.unaccent(left(said, 8000)) t $$;
  -- A plane in which distances are true in every direction around a place, so that the nearest can be walked to by index.
  create function gate.on_map(latitude float8, longitude float8) returns point language sql immutable set search_path = pg_catalog, pg_temp
    as $$ select point(longitude, degrees(ln(tan(pi() / 4 + radians(latitude) / 2)))) $$;
  create function gate.metres(lat1 float8, lng1 float8, lat2 float8, lng2 float8) returns float8 language sql immutable
    as $$ select 12742017.6 * asin(least(1, sqrt(sin(radians(lat2 - lat1) / 2) ^ 2
      + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lng2 - lng1) / 2) ^ 2))) $$;

  -- Lists these services anew, by what the records say in this transaction.
  create function gate.relist_of(agency uuid, services uuid[]) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    delete from gate.listing l where l.agency_id = agency and l.service_id = any (services);
    -- A place that was another service's until now.
    delete from gate.listing l where l.agency_id = agency and l.id in (select a.id from harbor.service_at_location a
      where a.agency_id = agency and a.service_id = any (services));
    insert into gate.listing (agency_id, id, service_id, location_id, name_words, words, at, latitude, longitude, languages, terms,
        genders, youngest, oldest, week, time_zone, takes_referrals, assured_on, staleness)
      select distinct on (s.id, l.id) s.agency_id, case when l.id is null then s.id else a.id end, s.id, l.id,
        n.words, n.words || d.words,
        gate.on_map(l.latitude, l.longitude), l.latitude, l.longitude, s.languages || coalesce(l.languages, '{}'), s.terms,
        s.welcomes_genders, s.youngest, s.oldest, coalesce(a.week, s.week, l.week), coalesce(l.time_zone, g.time_zone),
        s.takes_referrals, s.assured_on, coalesce(date '2200-01-01' - s.assured_on, 200000)
      from harbor.service s join harbor.agency g on g.agency_id = s.agency_id
      left join harbor.organization o on o.agency_id = s.agency_id and o.id = s.organization_id
      left join harbor.service_at_location a on a.agency_id = s.agency_id and a.service_id = s.id
      left join harbor.location l on l.agency_id = s.agency_id and l.id = a.location_id and not l.is_confidential
      cross join lateral (select gate.words_of(concat_ws(' ', s.name, s.hsds ->> 'alternate_name', o.name)) as words offset 0) n
      cross join lateral (select gate.words_of(concat_ws(' ', s.hsds ->> 'description', s.hsds ->> 'eligibility_description',
          l.hsds ->> 'name', l.hsds #>> '{addresses,0,city}',
          (select string_agg(t.name, ' ') from harbor.taxonomy_term t where t.agency_id = s.agency_id and t.id = any (s.terms)))) as words offset 0) d
      where s.agency_id = agency and s.id = any (services) and s.status = 'active' order by s.id, l.id, a.id;
  end $$;
  create function gate.relist(services uuid[]) returns void language sql security definer set search_path = pg_catalog, pg_temp
    as 'select gate.relist_of(gate.ctx_agency(), services)';
  grant execute on function gate.relist(uuid[]) to harbor_app;
  -- Of any agency: for the owner, who makes demo worlds.
  grant execute on function gate.relist_of(uuid, uuid[]) to harbor_owner;
  reset role;`;

/** What narrows a search besides words; every parameter may be null and then asks nothing. */
const narrowed = `(spoken is null or l.languages && spoken) and (about is null or l.terms && about)
  and (age is null or (coalesce(l.youngest, 0) <= age and coalesce(l.oldest, 200) >= age))
  and (gender is null or l.genders = '{}' or gender = any (l.genders))
  and (not only_referrals or l.takes_referrals) and (assured_since is null or l.assured_on >= assured_since)
  and (not only_open or l.week @> gate.minute_of_week(t, l.time_zone))
  and (place is null or gate.metres(from_latitude, from_longitude, l.latitude, l.longitude) <= within)`;
const order = `case when place is null then l.staleness else l.at <-> place end`;
const after = (rank: number) => `l.agency_id = agency
  and (after_rank is null or after_rank < ${rank} or (${order}, l.id) > (after_key, after_id))`;
const best = (rank: number, from: string, where: string) => `
  select array_agg(h) into hits from (
    select (l.id, l.service_id, l.location_id, ${rank}, ${order}, case when place is null then null else
        gate.metres(from_latitude, from_longitude, l.latitude, l.longitude) end,
        l.week @> gate.minute_of_week(t, l.time_zone))::gate.listing_hit as h
      from ${from} l where ${where} and ${narrowed} order by ${order} + 0, l.id limit most - given) best;`;
/**
 * First the thousand that come first, whatever they say: where many match, these are enough and nothing is sorted. Else all
 * that match, by whichever index finds the fewest; "+ 0" keeps the planner from walking the order after all.
 */
const arm = (rank: number, matching: string) => `
  ${best(rank, `(select * from gate.listing l where ${after(rank)} and (place is null or l.at is not null) order by ${order}, l.id limit 1000)`, matching)}
  if coalesce(cardinality(hits), 0) < most - given then
    ${best(rank, 'gate.listing', `${matching} and ${after(rank)} and (place is null or l.at <@ around)`)}
  end if;
  given := given + coalesce(cardinality(hits), 0);
  return query select * from unnest(hits);`;

const finding = `
  set role harbor_gate;
  -- 0 is midnight between Sunday and Monday, there; the epoch began on a Thursday.
  create function gate.minute_of_week(t timestamptz, zone text) returns int language sql stable
    return ((floor(date_part('epoch', t at time zone zone) / 60)::bigint + 3 * 1440) % 10080)::int;

  create type gate.listing_hit as (id uuid, service_id uuid, location_id uuid, rank int, key float8, metres float8, is_open boolean);

  -- At most so many listings after a place in the order: those whose name has the words before those that have them elsewhere;
  -- within each the nearest first where a place is given, else the last checked. within: metres.
  create function gate.find_listings(said text, from_latitude float8, from_longitude float8, within float8, spoken text[], about uuid[],
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
  grant execute on function gate.find_listings(text, float8, float8, float8, text[], uuid[], int, text, boolean, boolean, date,
    int, float8, uuid, int) to harbor_app;
  reset role;`;

const manyChanges = `
  set role harbor_gate;
  -- As in 0014; a transaction may name some hundred changes, so they are compared by hash and not each with each.
  create or replace function gate.require_own_event() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare ms bigint := ('x' || encode(substr(new.leaf, 18, 8), 'hex'))::bit(64)::bigint; told text[];
  begin
    select e.changes into told from harbor.audit_event e where e.agency_id = new.agency_id and e.event_id = new.event_id
      and e.at = timestamptz 'epoch' + ms * interval '1 millisecond' and e.xid = new.xid;
    if not found or substr(new.leaf, 1, 17) <> '\\x01'::bytea || decode(replace(new.event_id::text, '-', ''), 'hex')
      or exists (select unnest(new.changes) except select array_to_string((string_to_array(c, '/'))[1:4], '/') from unnest(told) c) then
      raise exception 'queue row without its event' using errcode = '23514', constraint = 'ck_audit_pending_has_event';
    end if;
    return null;
  end $$;
  reset role;`;

const everyone = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end`;
const editors = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true when 'agency_admin' then true else false end`;
const secured = (table: string, read: string) => `
  create policy may_read on harbor.${table} for select to harbor_app using (${read});
  create policy may_add on harbor.${table} for insert to harbor_app with check (${editors});
  create policy may_change on harbor.${table} for update to harbor_app using (${editors}) with check (${editors});`;

/** As the policy table gives it (libs/policy). */
const rowSecurity = `
  set role harbor_owner;
  ${['organization', 'service', 'service_at_location', 'taxonomy', 'taxonomy_term'].map((table) => secured(table, everyone)).join('')}
  ${secured('location', `${everyone} and (not is_confidential or (${editors}))`)}
  reset role;`;
