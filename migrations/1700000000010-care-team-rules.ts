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
      grant execute on function gate.require_fit_member(), gate.require_worker() to harbor_owner;
      reset role;

      set role harbor_owner;
      create trigger fit_member before insert on harbor.care_team for each row execute function gate.require_fit_member();
      create constraint trigger keeps_a_worker after update on harbor.care_team deferrable initially deferred
        for each row when (new.relation = 'assigned' and new.until_at is not null) execute function gate.require_worker();
      create unique index uq_youth_alias_one_open on harbor.youth_alias (agency_id, youth_id, lower(name)) where ended_at is null;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
