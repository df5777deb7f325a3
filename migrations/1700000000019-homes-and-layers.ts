// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who and where a home's family is, is for someone around the youth there.
 */
export class HomesAndLayers1700000000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(addresses);
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

const triggers = `
  set role harbor_owner;
  create constraint trigger say_about_home after update on harbor.home deferrable initially deferred for each row
    when (old.family_name_enc is distinct from new.family_name_enc or old.address_enc is distinct from new.address_enc
      or old.phone_enc is distinct from new.phone_enc)
    execute function gate.require_say_about_home();
  reset role;`;
