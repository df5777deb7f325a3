// SPDX-License-Identifier: Apache-2.0
import { finding } from './find-listings.js';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const records = ['organization', 'service', 'location', 'service_at_location', 'taxonomy', 'taxonomy_term'];

/** Imports of a hundred thousand services: what was asked row by row is asked statement by statement (docs/decisions/0019). */
export class ManyRowsAtOnce1700000000031 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(events);
    await db.query(texts);
    await db.query(listing);
    await db.query(finding);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const told = (act: string, rows: string) => `
  ${records.map((table) => `create trigger tell_${act} after ${act} on harbor.${table} referencing ${rows} table as changed for each statement execute function gate.note_changes();`).join('\n  ')}`;

const events = `
  set role harbor_gate;
  -- What statements changed in this transaction, as an event names it; gone when the event was looked for.
  create table gate.noted_change (id bigint generated always as identity primary key, agency_id uuid not null, acts text[] not null);
  alter table gate.noted_change alter column acts set storage external;
  alter table gate.noted_change enable row level security;
  alter table gate.noted_change force row level security;
  create policy gate_only on gate.noted_change to harbor_gate using (true) with check (true);

  create function gate.note_changes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    insert into gate.noted_change (agency_id, acts)
      select c.agency_id, array_agg(tg_table_name || '/' || c.id || '/' || lower(tg_op) || '/' || c.version) from changed c group by 1;
    return null;
  end $$;
  -- As gate.require_event, for all rows of a statement together: each must be named in the one event of this transaction.
  create function gate.require_noted() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if exists (select unnest(new.acts) except select unnest(p.changes) from harbor.audit_pending p
        where p.xid = pg_current_xact_id() and p.agency_id = new.agency_id) then
      raise exception 'change without audit event' using errcode = '23514', constraint = 'ck_change_has_event';
    end if;
    delete from gate.noted_change n where n.id = new.id;
    return null;
  end $$;
  create constraint trigger need_event after insert on gate.noted_change deferrable initially deferred
    for each row execute function gate.require_noted();
  grant execute on function gate.note_changes() to harbor_owner;
  reset role;

  set role harbor_owner;
  ${records.map((table) => `drop trigger need_event on harbor.${table};`).join('\n  ')}
  ${told('insert', 'new')}${told('update', 'new')}${told('delete', 'old')}
  reset role;`;

const texts = `
  set role harbor_gate;
  -- As in 0024: a queue row counts only beside its event. A change ends with its digest, 64 characters after a stroke.
  create or replace function gate.require_own_event() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare ms bigint := ('x' || encode(substr(new.leaf, 18, 8), 'hex'))::bit(64)::bigint; told text[];
  begin
    select e.changes into told from harbor.audit_event e where e.agency_id = new.agency_id and e.event_id = new.event_id
      and e.at = timestamptz 'epoch' + ms * interval '1 millisecond' and e.xid = new.xid;
    if not found or substr(new.leaf, 1, 17) <> '\\x01'::bytea || decode(replace(new.event_id::text, '-', ''), 'hex')
      or exists (select unnest(new.changes) except select case split_part(c, '/', 5) when '' then c else left(c, -65) end from unnest(told) c) then
      raise exception 'queue row without its event' using errcode = '23514', constraint = 'ck_audit_pending_has_event';
    end if;
    return null;
  end $$;
  -- Without search paths of their own, so that they are written into the statement that calls them.
  create or replace function gate.on_map(latitude float8, longitude float8) returns point language sql immutable parallel safe
    return point(longitude, degrees(ln(tan(pi() / 4 + radians(latitude) / 2))));
  reset role;
  set role harbor_owner;
  create or replace function harbor.row_hash(row_values jsonb) returns bytea language sql stable parallel safe
    return sha256(convert_to(jsonb_strip_nulls(row_values)::text, 'UTF8'));
  reset role;`;

const listing = `
  set role harbor_gate;
  -- Whose listings are being written: two transactions that list the same service would else meet at its key.
  create table gate.listing_turn (agency_id uuid primary key);
  alter table gate.listing_turn enable row level security;
  alter table gate.listing_turn force row level security;
  create policy gate_only on gate.listing_turn to harbor_gate using (true) with check (true);
  -- Lists these services anew, by what the records say in this transaction; one transaction of an agency after the other.
  create or replace function gate.relist_of(agency uuid, services uuid[]) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    insert into gate.listing_turn values (agency) on conflict do nothing;
    perform from gate.listing_turn t where t.agency_id = agency for update;
    delete from gate.listing l where l.agency_id = agency and l.service_id = any (services);
    -- A place that was another service's until now.
    delete from gate.listing l where l.agency_id = agency and l.id in (select a.id from harbor.service_at_location a
      where a.agency_id = agency and a.service_id = any (services));
    insert into gate.listing (agency_id, id, service_id, location_id, name_words, words, at, latitude, longitude, languages, terms,
        genders, youngest, oldest, week, time_zone, takes_referrals, assured_on, staleness)
      select distinct on (s.id, l.id) s.agency_id, case when l.id is null then s.id else a.id end, s.id, l.id,
        n.words, n.words || to_tsvector('english', d.said) || to_tsvector('spanish', d.said),
        gate.on_map(l.latitude, l.longitude), l.latitude, l.longitude, s.languages || coalesce(l.languages, '{}'), s.terms,
        s.welcomes_genders, s.youngest, s.oldest, coalesce(a.week, s.week, l.week), coalesce(l.time_zone, g.time_zone),
        s.takes_referrals, s.assured_on, coalesce(date '2200-01-01' - s.assured_on, 200000)
      from harbor.service s join harbor.agency g on g.agency_id = s.agency_id
      left join harbor.organization o on o.agency_id = s.agency_id and o.id = s.organization_id
      left join harbor.service_at_location a on a.agency_id = s.agency_id and a.service_id = s.id
      left join harbor.location l on l.agency_id = s.agency_id and l.id = a.location_id and not l.is_confidential
      cross join lateral (select ext.unaccent(left(concat_ws(' ', s.name, s.hsds ->> 'alternate_name', o.name), 8000)) as said offset 0) m
      cross join lateral (select to_tsvector('english', m.said) || to_tsvector('spanish', m.said) as words offset 0) n
      cross join lateral (select ext.unaccent(left(concat_ws(' ', s.hsds ->> 'description', s.hsds ->> 'eligibility_description',
          l.hsds ->> 'name', l.hsds #>> '{addresses,0,city}', (select string_agg(t.name, ' ') from harbor.taxonomy_term t
            where t.agency_id = s.agency_id and t.id = any (s.terms))), 8000)) as said offset 0) d
      where s.agency_id = agency and s.id = any (services) and s.status = 'active' order by s.id, l.id, a.id;
  end $$;
  drop function gate.words_of(text);

  -- Services that an import changed and that are listed after its step, beside the next one: one row for each step.
  create table gate.unlisted (id bigint generated always as identity primary key, agency_id uuid not null, services uuid[] not null);
  alter table gate.unlisted enable row level security;
  alter table gate.unlisted force row level security;
  create policy gate_only on gate.unlisted to harbor_gate using (true) with check (true);
  create function gate.list_later(services uuid[]) returns void language sql security definer set search_path = pg_catalog, pg_temp
    as 'insert into gate.unlisted (agency_id, services) select gate.ctx_agency(), services where services <> ''{}''';
  create function gate.is_all_listed() returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp
    as 'select not exists (select from gate.unlisted u where u.agency_id = gate.ctx_agency())';
  -- Lists what waits longest, of whatever agency, in turn with others who do. False: nothing waits.
  create function gate.list_next() returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare next gate.unlisted%rowtype;
  begin
    delete from gate.unlisted d where d.id = (select min(u.id) from gate.unlisted u) returning * into next;
    if next.id is not null then perform gate.relist_of(next.agency_id, next.services); end if;
    return exists (select from gate.unlisted);
  end $$;
  grant execute on function gate.list_later(uuid[]), gate.is_all_listed(), gate.list_next() to harbor_app;
  reset role;`;
