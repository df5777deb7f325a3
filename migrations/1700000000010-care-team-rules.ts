// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may be around a youth, and that somebody always is: decided by the database, under names the services know. */
export class CareTeamRules1700000000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_gate;
      -- A worker is a caseworker, whoever lives with the youth is a caregiver, both still with the agency; and nobody
      -- of whom a conflict with this youth was declared is let near them.
      create function gate.require_fit_member() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        if not exists (select from harbor.account u where u.agency_id = new.agency_id and u.id = new.user_id and u.is_active
            and u.role = case new.relation when 'assigned' then 'caseworker' else 'caregiver' end) then
          raise exception 'member does not fit' using errcode = '23514', constraint = 'ck_care_team_member_fits_relation';
        end if;
        if exists (select from harbor.conflict x where x.agency_id = new.agency_id and x.youth_id = new.youth_id
            and x.user_id = new.user_id and x.ended_at is null) then
          raise exception 'member in conflict' using errcode = '23514', constraint = 'ck_care_team_member_not_in_conflict';
        end if;
        return new;
      end $$;

      -- A caregiver is let in by living with the youth: through an arrangement of the base line in force, in a home whose
      -- household they belong to. Asked at COMMIT, in turn with whoever moves the youth or changes the household. What the
      -- installation's owner writes is history, and may be over.
      create function gate.require_lives_there() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare home uuid;
      begin
        if session_user <> 'harbor_app' then return null; end if;
        select a.home_id into home from harbor.living_arrangement a where a.agency_id = new.agency_id and a.id = new.source_id;
        perform gate.take_turn(new.agency_id, home);
        perform gate.take_turn(new.agency_id, new.youth_id);
        if not exists (select from harbor.living_arrangement a
            join harbor.home_member h on h.agency_id = a.agency_id and h.home_id = a.home_id and h.user_id = new.user_id and h.until_at is null
            where a.agency_id = new.agency_id and a.id = new.source_id and a.youth_id = new.youth_id and a.layer = 'base'
              and upper_inf(a.during)) then
          raise exception 'does not live there' using errcode = '23514', constraint = 'ck_care_team_placed_lives_there';
        end if;
        return null;
      end $$;

      -- What has ended stays ended: whoever comes back, comes by a new row, and is asked everything again.
      create function gate.refuse_reopening() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        raise exception 'ended already' using errcode = '23514', constraint = tg_argv[0];
      end $$;

      -- A youth is never without a worker who may open the file. The row of the youth's key stands for the youth here:
      -- whoever removes a worker holds it until COMMIT, so that two who remove one each cannot both count on the other.
      create function gate.require_worker() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        perform from harbor.data_key k where k.agency_id = new.agency_id and k.id = new.youth_id for no key update;
        if not exists (select from harbor.care_team m join harbor.account u on u.agency_id = m.agency_id and u.id = m.user_id and u.is_active
            where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.relation = 'assigned' and m.until_at is null
            and not exists (select from harbor.conflict x where x.agency_id = m.agency_id and x.youth_id = m.youth_id
              and x.user_id = m.user_id and x.ended_at is null)) then
          raise exception 'no worker left' using errcode = '23514', constraint = 'ck_care_team_keeps_a_worker';
        end if;
        return null;
      end $$;
      grant execute on function gate.require_fit_member(), gate.require_lives_there(), gate.refuse_reopening(), gate.require_worker() to harbor_owner;
      reset role;

      set role harbor_owner;
      create trigger fit_member before insert on harbor.care_team for each row execute function gate.require_fit_member();
      create constraint trigger lives_there after insert on harbor.care_team deferrable initially deferred
        for each row when (new.relation = 'placed') execute function gate.require_lives_there();
      create trigger ends_once before update on harbor.care_team for each row
        when (old.until_at is not null and new.until_at is distinct from old.until_at)
        execute function gate.refuse_reopening('ck_care_team_ends_once');
      create trigger ends_once before update on harbor.home_member for each row
        when (old.until_at is not null and new.until_at is distinct from old.until_at)
        execute function gate.refuse_reopening('ck_home_member_ends_once');
      create constraint trigger keeps_a_worker after update on harbor.care_team deferrable initially deferred
        for each row when (new.relation = 'assigned' and new.until_at is not null) execute function gate.require_worker();
      create unique index uq_youth_alias_one_open on harbor.youth_alias (agency_id, youth_id, lower(name)) where ended_at is null;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
