// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who and where a home's family is, is for someone around the youth there; kind and home of a placement fit; and a respite
 * lies over one placement, in another home than that one.
 */
export class HomesAndLayers1700000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(addresses);
    await db.query(kinds);
    await db.query(respite);
    await db.query(triggers);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const addresses = `
  set role harbor_gate;
  -- The youth who live or stay in a home now: told someone around one of them, and, for the event, whoever has changed the
  -- home in this very transaction.
  create function gate.youth_at_home(home uuid) returns setof uuid language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp as $$
  declare agency uuid := gate.ctx_agency(); there uuid[];
  begin
    there := array(select distinct a.youth_id from harbor.living_arrangement a
      where a.agency_id = agency and a.home_id = home and a.during @> harbor.now());
    if exists (select from unnest(there) y where gate.related(y, '{assigned,supervising}') is not null)
      or exists (select from harbor.home h where h.agency_id = agency and h.id = home
        and h.xmin = pg_current_xact_id_if_assigned()::xid) then
      return query select unnest(there);
    end if;
  end $$;
  grant execute on function gate.youth_at_home(uuid) to harbor_app;

  -- Someone around one of them and not around each, as a household asks: they know the address of that youth already, and
  -- no home where youth of two workers live could be kept otherwise. Asked at COMMIT, in turn with whoever moves in.
  create function gate.require_say_about_home() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if session_user <> 'harbor_app' then return null; end if;
    perform gate.take_turn(new.agency_id, new.id);
    if gate.living_in(new.agency_id, new.id) > 0
      and not exists (select from harbor.living_arrangement a where a.agency_id = new.agency_id and a.home_id = new.id
        and a.during @> harbor.now() and gate.related(a.youth_id, '{assigned,supervising}') is not null) then
      raise exception 'not theirs to change' using errcode = '23514', constraint = 'ck_home_address_by_those_around_the_youth';
    end if;
    return null;
  end $$;
  grant execute on function gate.require_say_about_home() to harbor_owner;
  reset role;`;

const kinds = `
  set role harbor_gate;
  -- As in 0007, and a foster family home is where a youth is placed in one (AFCARS E113).
  create or replace function gate.require_fitting_home() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare t timestamptz := harbor.now(); h harbor.home%rowtype;
  begin
    -- History that is over is written down as it was.
    if upper(new.during) <= t then return null; end if;
    perform gate.require_safe(new.agency_id, new.youth_id, new.home_id, new.receiving_adult_index);
    if new.home_id is null then return null; end if;
    select * into h from harbor.home x where x.agency_id = new.agency_id and x.id = new.home_id;
    if new.layer = 'base' and (new.kind = 'foster_family_home') <> ('foster_family_home' = any (h.traits)) then
      raise exception 'kind and home' using errcode = '23514', constraint = 'ck_placement_kind_fits_home';
    end if;
    if not h.is_open then raise exception 'closed' using errcode = '23514', constraint = 'ck_home_is_open'; end if;
    if gate.living_in(new.agency_id, new.home_id) > h.capacity then
      raise exception 'full' using errcode = '23514', constraint = 'ck_home_has_room';
    end if;
    return null;
  end $$;

  -- A home does not become what those who live there were not placed in.
  create function gate.require_same_kind_of_home() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform gate.take_turn(new.agency_id, new.id);
    if exists (select from harbor.living_arrangement a where a.agency_id = new.agency_id and a.home_id = new.id and a.layer = 'base'
        and upper_inf(a.during) and (a.kind = 'foster_family_home') <> ('foster_family_home' = any (new.traits))) then
      raise exception 'kind and home' using errcode = '23514', constraint = 'ck_placement_kind_fits_home';
    end if;
    return null;
  end $$;
  grant execute on function gate.require_same_kind_of_home() to harbor_owner;
  reset role;`;

const respite = `
  set role harbor_gate;
  -- Of a respite that is not over: no placement begins within it, and it is in another home than the one it lies over.
  create function gate.require_fitting_respite() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare t timestamptz := harbor.now(); s record;
  begin
    for s in select r.during, r.home_id from harbor.living_arrangement r where r.agency_id = new.agency_id
        and r.youth_id = new.youth_id and r.layer = 'respite' and coalesce(upper(r.during) > t, true) loop
      if exists (select from harbor.living_arrangement b where b.agency_id = new.agency_id and b.youth_id = new.youth_id
          and b.layer = 'base' and lower(b.during) > lower(s.during) and lower(b.during) <@ s.during) then
        raise exception 'placement begins within' using errcode = '23514', constraint = 'ck_respite_within_one_placement';
      end if;
      if exists (select from harbor.living_arrangement b where b.agency_id = new.agency_id and b.youth_id = new.youth_id
          and b.layer = 'base' and b.home_id = s.home_id and b.during && s.during) then
        raise exception 'lives there' using errcode = '23514', constraint = 'ck_respite_is_elsewhere';
      end if;
    end loop;
    return null;
  end $$;
  grant execute on function gate.require_fitting_respite() to harbor_owner;
  reset role;`;

const triggers = `
  set role harbor_owner;
  create constraint trigger say_about_home after update on harbor.home deferrable initially deferred for each row
    when (old.family_name_enc is distinct from new.family_name_enc or old.address_enc is distinct from new.address_enc
      or old.phone_enc is distinct from new.phone_enc)
    execute function gate.require_say_about_home();
  create constraint trigger same_kind_of_home after update on harbor.home deferrable initially deferred for each row
    when (('foster_family_home' = any (old.traits)) <> ('foster_family_home' = any (new.traits)))
    execute function gate.require_same_kind_of_home();
  create constraint trigger fitting_respite after insert or update on harbor.living_arrangement deferrable initially deferred
    for each row when (new.layer in ('base', 'respite')) execute function gate.require_fitting_respite();

  -- As the policy table gives it (libs/policy): a caregiver's session finds the keys of the youth who live with them.
  drop policy if exists may_read on harbor.data_key;
  create policy may_read on harbor.data_key for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(id, '{placed}') is not null) when 'caseworker' then true when 'program_manager' then true else false end);
  reset role;`;
