// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A person of concern who has an account is kept away as by a declared conflict: every relation to the youth is gone, they
 * are not let onto the team, and whoever is kept away leaves a worker and a supervisor behind. And a youth is never
 * without a worker also when it is the worker's account that changes.
 */
export class KeptAway1700000000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(reach);
    await db.query(somebody);
    await db.query(triggers);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

// As in 0004, with persons of concern beside conflicts; what the planner must know of the two (0012) is said again.
const reach = `
  set role harbor_owner;
  create index ix_person_of_concern_account on harbor.person_of_concern (agency_id, user_id, youth_id)
    where ended_at is null and user_id is not null;
  reset role;

  set role harbor_gate;
  -- The first of the wanted relations in which the signed-in user stands to this youth now; null when none,
  -- and null whenever they must be kept away: deny wins.
  create or replace function gate.related(youth uuid, wanted text[]) returns text language plpgsql stable security definer
    parallel restricted cost 5000 set search_path = pg_catalog, pg_temp as $$
  declare c text := gate.context(); agency uuid; me uuid; t timestamptz := harbor.now(); r text;
  begin
    if c is null then return null; end if;
    agency := substr(c, 1, 36)::uuid; me := substr(c, 37, 36)::uuid;
    if exists (select from harbor.conflict x where x.agency_id = agency and x.youth_id = youth and x.user_id = me and x.ended_at is null)
      or exists (select from harbor.person_of_concern p where p.agency_id = agency and p.user_id = me and p.youth_id = youth and p.ended_at is null) then
      return null;
    end if;
    foreach r in array wanted loop
      if r in ('assigned', 'placed') then
        if exists (select from harbor.care_team m where m.agency_id = agency and m.user_id = me and m.youth_id = youth
            and m.relation = r and m.from_at <= t and (m.until_at is null or m.until_at > t)) then return r; end if;
      elsif r = 'supervising' then
        if exists (select from harbor.care_team m join harbor.supervision s on s.agency_id = m.agency_id and s.worker_id = m.user_id
            where m.agency_id = agency and m.youth_id = youth and m.relation = 'assigned' and m.from_at <= t and (m.until_at is null or m.until_at > t)
            and s.supervisor_id = me and s.from_at <= t and (s.until_at is null or s.until_at > t)) then return r; end if;
      elsif r = 'intake' then
        if not exists (select from harbor.care_team m where m.agency_id = agency and m.youth_id = youth)
          and not exists (select from harbor.youth y where y.agency_id = agency and y.id = youth and y.version > 1) then return r; end if;
      end if;
    end loop;
    return null;
  end $$;

  -- The youth within reach, for lists: the same rule as related(), turned round.
  create or replace function gate.reach(wanted text[]) returns setof uuid language plpgsql stable security definer
    cost 5000 rows 40 set search_path = pg_catalog, pg_temp as $$
  declare c text := gate.context(); agency uuid; me uuid; t timestamptz := harbor.now();
  begin
    if c is null then return; end if;
    agency := substr(c, 1, 36)::uuid; me := substr(c, 37, 36)::uuid;
    -- Two arms and not one condition with OR: each goes by its own index.
    return query
      with near as (
        select m.youth_id from harbor.care_team m
          where m.agency_id = agency and m.user_id = me and m.relation = any (wanted)
            and m.from_at <= t and (m.until_at is null or m.until_at > t)
        union
        select m.youth_id from harbor.supervision s
          join harbor.care_team m on m.agency_id = s.agency_id and m.user_id = s.worker_id and m.relation = 'assigned'
            and m.from_at <= t and (m.until_at is null or m.until_at > t)
          where 'supervising' = any (wanted) and s.agency_id = agency and s.supervisor_id = me
            and s.from_at <= t and (s.until_at is null or s.until_at > t))
      select near.youth_id from near
        where not exists (select from harbor.conflict x
          where x.agency_id = agency and x.youth_id = near.youth_id and x.user_id = me and x.ended_at is null)
        and not exists (select from harbor.person_of_concern p
          where p.agency_id = agency and p.user_id = me and p.youth_id = near.youth_id and p.ended_at is null);
  end $$;
  reset role;`;

const somebody = `
  set role harbor_gate;
  -- A worker who may open the file: still with the agency, still a caseworker, and not kept away.
  create function gate.has_worker(agency uuid, youth uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from harbor.care_team m
      join harbor.account u on u.agency_id = m.agency_id and u.id = m.user_id and u.is_active and u.role = 'caseworker'
      where m.agency_id = agency and m.youth_id = youth and m.relation = 'assigned' and m.until_at is null
        and not gate.must_be_kept_from(agency, youth, array[m.user_id], '{}')) $$;

  -- As in 0010: a worker is a caseworker, whoever lives with the youth is a caregiver, both still with the agency; and
  -- nobody who must be kept from this youth is let near them.
  create or replace function gate.require_fit_member() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if not exists (select from harbor.account u where u.agency_id = new.agency_id and u.id = new.user_id and u.is_active
        and u.role = case new.relation when 'assigned' then 'caseworker' else 'caregiver' end) then
      raise exception 'member does not fit' using errcode = '23514', constraint = 'ck_care_team_member_fits_relation';
    end if;
    if gate.must_be_kept_from(new.agency_id, new.youth_id, array[new.user_id], '{}') then
      raise exception 'member in conflict' using errcode = '23514', constraint = 'ck_care_team_member_not_in_conflict';
    end if;
    return new;
  end $$;

  -- The row of the youth's key stands for the youth: of two acts that each count on the other's worker, one waits.
  create or replace function gate.require_worker() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform gate.take_turn(new.agency_id, new.youth_id);
    if not gate.has_worker(new.agency_id, new.youth_id) then
      raise exception 'no worker left' using errcode = '23514', constraint = 'ck_care_team_keeps_a_worker';
    end if;
    return null;
  end $$;

  -- Somebody must be left: another worker when a worker is kept away, another supervisor when a supervisor is.
  create or replace function gate.require_someone_left() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare t timestamptz := harbor.now();
  begin
    perform gate.take_turn(new.agency_id, new.youth_id);
    if exists (select from harbor.care_team m where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.user_id = new.user_id
        and m.relation = 'assigned' and m.until_at is null) and not gate.has_worker(new.agency_id, new.youth_id) then
      raise exception 'no worker left' using errcode = '23514', constraint = 'ck_conflict_leaves_a_worker';
    end if;
    if exists (select from harbor.care_team m join harbor.supervision s on s.agency_id = m.agency_id and s.worker_id = m.user_id
        where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.relation = 'assigned' and m.until_at is null
        and s.supervisor_id = new.user_id and (s.until_at is null or s.until_at > t))
      and not exists (select from harbor.care_team m join harbor.supervision s on s.agency_id = m.agency_id and s.worker_id = m.user_id
        join harbor.account u on u.agency_id = s.agency_id and u.id = s.supervisor_id and u.is_active
        where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.relation = 'assigned' and m.until_at is null
        and (s.until_at is null or s.until_at > t)
        and not gate.must_be_kept_from(new.agency_id, new.youth_id, array[s.supervisor_id], '{}')) then
      raise exception 'no supervisor left' using errcode = '23514', constraint = 'ck_conflict_leaves_a_supervisor';
    end if;
    return null;
  end $$;

  -- Whoever stops being a caseworker in use hands over first. In turn with whoever changes the teams of these youth; the
  -- turns are taken in one order, so that two who leave at once do not wait for each other.
  create function gate.require_hand_over() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare theirs uuid[]; alone int;
  begin
    theirs := array(select m.youth_id from harbor.care_team m where m.agency_id = new.agency_id and m.user_id = new.id
      and m.relation = 'assigned' and m.until_at is null);
    perform from harbor.data_key k where k.agency_id = new.agency_id and k.id = any (theirs) order by k.id for no key update;
    select count(*) into alone from unnest(theirs) y where not gate.has_worker(new.agency_id, y);
    if alone > 0 then
      raise exception 'files without a worker' using errcode = '23514', constraint = 'ck_account_leaves_no_youth_alone', detail = alone;
    end if;
    return null;
  end $$;
  grant execute on function gate.require_hand_over() to harbor_owner;
  reset role;`;

const triggers = `
  set role harbor_owner;
  create constraint trigger someone_left after insert on harbor.person_of_concern deferrable initially deferred
    for each row when (new.user_id is not null) execute function gate.require_someone_left();
  -- Reopened, one would be kept away without anybody asking who is left.
  create trigger ends_once before update on harbor.conflict for each row
    when (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    execute function gate.refuse_reopening('ck_conflict_ends_once');
  create trigger ends_once before update on harbor.person_of_concern for each row
    when (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
    execute function gate.refuse_reopening('ck_person_of_concern_ends_once');
  create trigger hand_over after update on harbor.account for each row
    when (old.role = 'caseworker' and old.is_active and not (new.role = 'caseworker' and new.is_active))
    execute function gate.require_hand_over();

  -- As the policy table gives it (libs/policy).
  drop policy if exists may_change on harbor.person_of_concern;
  create policy may_change on harbor.person_of_concern for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
  reset role;`;
