// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What must hold when a youth is placed, whoever writes and by whatever way: nobody in the household, and no receiving
 * adult, must be kept from this youth; the home is open and has room; the base line stays whole.
 *
 * Rules that look at two tables need turns: a placement and a person of concern recorded at the same moment would each
 * miss the other. Whoever touches a youth's or a home's side of such a rule first takes the turn of it, by locking its
 * data key, and keeps it until COMMIT; the rule itself is checked at COMMIT, when everything committed before is seen.
 */
export class HomesAndCaregivers1700000000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(columns);
    await db.query(rules);
    await db.query(triggers);
    await db.query(doors);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const columns = `
  set role harbor_owner;
  alter table harbor.living_arrangement
    add column receiving_adult_index bytea,
    add constraint ck_living_arrangement_receiving_adult_index check (length(receiving_adult_index) = 32),
    add constraint ck_living_arrangement_kind check (case layer
      when 'base' then kind in ('foster_family_home', 'group_home_family', 'group_home_staff', 'group_home_shelter', 'residential_treatment',
        'qrtp', 'child_care_institution', 'child_care_institution_shelter', 'supervised_independent', 'juvenile_justice',
        'medical_rehabilitative', 'psychiatric_hospital', 'placed_at_home', 'not_placed_yet')
      when 'respite' then kind = 'respite' else kind in ('runaway', 'whereabouts_unknown') end),
    add constraint ck_living_arrangement_home check (case
      when kind in ('foster_family_home', 'respite') then home_id is not null
      when kind in ('placed_at_home', 'not_placed_yet', 'runaway', 'whereabouts_unknown') then home_id is null else true end),
    add constraint ck_living_arrangement_location check (location in ('in_state', 'out_of_state', 'out_of_country'));
  alter table harbor.planned_move add column planned_at timestamptz not null default clock_timestamp();
  grant insert (receiving_adult_index) on harbor.living_arrangement to harbor_app;
  grant insert (planned_at) on harbor.planned_move to harbor_app;
  create unique index uq_account_freeze_one_open on harbor.account_freeze (agency_id, youth_id, user_id) where lifted_at is null;
  grant insert (agency_id, id, youth_id, user_id, relation, why, source_id, from_at), update (until_at, version) on harbor.care_team to harbor_gate;
  create policy gate_lets_in on harbor.care_team for insert to harbor_gate with check (relation = 'placed');
  create policy gate_puts_out on harbor.care_team for update to harbor_gate using (relation = 'placed') with check (relation = 'placed');
  reset role;`;

const rules = `
  set role harbor_gate;
  create function gate.take_turn(agency uuid, subject uuid) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    perform 1 from harbor.data_key k where k.agency_id = agency and k.id = subject for no key update;
  end $$;
  create function gate.take_turns() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare r jsonb := to_jsonb(new);
  begin
    perform gate.take_turn(new.agency_id, (r ->> 'home_id')::uuid);
    perform gate.take_turn(new.agency_id, (r ->> 'youth_id')::uuid);
    return new;
  end $$;

  -- Whether one of these accounts or names must be kept from this youth.
  create function gate.must_be_kept_from(agency uuid, youth uuid, accounts uuid[], names bytea[]) returns boolean language sql stable
    security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select from harbor.conflict x where x.agency_id = agency and x.youth_id = youth and x.ended_at is null and x.user_id = any (accounts))
      or exists (select from harbor.person_of_concern p where p.agency_id = agency and p.youth_id = youth and p.ended_at is null
        and (p.user_id = any (accounts) or p.name_index = any (names))) $$;
  create function gate.require_safe(agency uuid, youth uuid, home uuid, name bytea) returns void language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if gate.must_be_kept_from(agency, youth,
        array(select m.user_id from harbor.home_member m where m.agency_id = agency and m.home_id = home and m.until_at is null),
        array(select m.name_index from harbor.home_member m where m.agency_id = agency and m.home_id = home and m.until_at is null) || name) then
      raise exception 'not safe' using errcode = '23514', constraint = 'ck_placement_is_safe';
    end if;
  end $$;

  create function gate.require_fitting_home() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare t timestamptz := harbor.now(); h harbor.home%rowtype;
  begin
    -- History that is over is written down as it was.
    if upper(new.during) <= t then return null; end if;
    perform gate.require_safe(new.agency_id, new.youth_id, new.home_id, new.receiving_adult_index);
    if new.home_id is null then return null; end if;
    select * into h from harbor.home x where x.agency_id = new.agency_id and x.id = new.home_id;
    if not h.is_open then raise exception 'closed' using errcode = '23514', constraint = 'ck_home_is_open'; end if;
    if gate.living_in(new.agency_id, new.home_id) > h.capacity then
      raise exception 'full' using errcode = '23514', constraint = 'ck_home_has_room';
    end if;
    return null;
  end $$;
  create function gate.require_safe_move() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    perform gate.require_safe(new.agency_id, new.youth_id, new.home_id, null);
    return null;
  end $$;
  create function gate.require_fitting_adult() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare y uuid; t timestamptz := harbor.now();
  begin
    if new.until_at is not null then return null; end if;
    for y in select distinct a.youth_id from harbor.living_arrangement a where a.agency_id = new.agency_id and a.home_id = new.home_id
        and a.during @> t order by 1 loop
      perform gate.take_turn(new.agency_id, y);
      if gate.must_be_kept_from(new.agency_id, y, array[new.user_id], array[new.name_index]) then
        raise exception 'not safe' using errcode = '23514', constraint = 'ck_placement_is_safe';
      end if;
    end loop;
    return null;
  end $$;

  -- With an account, whoever joins or leaves a household gains or loses the youth who live there. That is for those
  -- around each of these youth to decide, whoever else keeps homes. The installation's owner writes down history.
  create function gate.require_say_in_household() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if session_user <> 'harbor_app' then return null; end if;
    if exists (select from harbor.living_arrangement a where a.agency_id = new.agency_id and a.home_id = new.home_id
        and a.layer = 'base' and a.during @> harbor.now() and gate.related(a.youth_id, '{assigned,supervising}') is null) then
      raise exception 'not theirs to change' using errcode = '23514', constraint = 'ck_household_by_those_around_the_youth';
    end if;
    return null;
  end $$;

  -- How many youth live or stay in a home now.
  create function gate.living_in(agency uuid, home uuid) returns int language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(distinct a.youth_id)::int from harbor.living_arrangement a
    where a.agency_id = agency and a.home_id = home and a.during @> harbor.now() $$;
  create function gate.places_taken(home uuid) returns int language sql stable security definer set search_path = pg_catalog, pg_temp
    as 'select gate.living_in(gate.ctx_agency(), home)';

  create or replace function gate.require_whole_line() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare r harbor.living_arrangement%rowtype;
  begin
    if tg_op = 'DELETE' then r := old; else r := new; end if;
    if exists (
      select from (select a.during, lead(lower(a.during)) over (order by lower(a.during)) as next_from
        from harbor.living_arrangement a where a.agency_id = r.agency_id and a.youth_id = r.youth_id and a.layer = 'base') line
      where upper(line.during) is distinct from line.next_from) then
      raise exception 'gap in the base line' using errcode = '23514', constraint = 'ck_living_arrangement_base_has_no_gap';
    end if;
    return null;
  end $$;
  grant execute on function gate.take_turns(), gate.require_fitting_home(), gate.require_safe_move(), gate.require_fitting_adult(),
    gate.require_say_in_household() to harbor_owner;
  reset role;`;

const triggers = `
  set role harbor_owner;
  create trigger take_turns before insert on harbor.living_arrangement for each row execute function gate.take_turns();
  create trigger take_turns before insert on harbor.planned_move for each row execute function gate.take_turns();
  create trigger take_turns before insert or update on harbor.home_member for each row execute function gate.take_turns();
  create trigger take_turns before insert on harbor.conflict for each row execute function gate.take_turns();
  create trigger take_turns before insert on harbor.person_of_concern for each row execute function gate.take_turns();
  create constraint trigger fitting_home after insert on harbor.living_arrangement deferrable initially deferred
    for each row execute function gate.require_fitting_home();
  create constraint trigger safe_move after insert on harbor.planned_move deferrable initially deferred
    for each row when (new.home_id is not null) execute function gate.require_safe_move();
  create constraint trigger fitting_adult after insert on harbor.home_member deferrable initially deferred
    for each row execute function gate.require_fitting_adult();
  create constraint trigger say_in_household after insert or update on harbor.home_member deferrable initially deferred
    for each row when (new.user_id is not null) execute function gate.require_say_in_household();
  create constraint trigger whole_line_after_delete after delete on harbor.living_arrangement deferrable initially deferred
    for each row when (old.layer = 'base') execute function gate.require_whole_line();
  reset role;`;

const doors = `
  set role harbor_gate;
  -- An adult who joined or left a household in this transaction starts or ends to look after the youth who live there.
  -- Whoever could write that row may do this, and no more; that it was theirs to write is asked at COMMIT.
  create function gate.let_adult_in(member uuid) returns table (id uuid, youth_id uuid) language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  #variable_conflict use_column
  declare m harbor.home_member%rowtype; t timestamptz := harbor.now();
  begin
    select x.* into m from harbor.home_member x where x.agency_id = gate.ctx_agency() and x.id = member and x.until_at is null
      and x.user_id is not null and x.xmin = pg_current_xact_id()::xid;
    if not found then return; end if;
    return query insert into harbor.care_team as c (agency_id, id, youth_id, user_id, relation, why, source_id, from_at)
      select m.agency_id, gen_random_uuid(), a.youth_id, m.user_id, 'placed', 'placement', a.id, date_trunc('milliseconds', t)
      from harbor.living_arrangement a where a.agency_id = m.agency_id and a.home_id = m.home_id and a.layer = 'base' and a.during @> t
      returning c.id, c.youth_id;
  end $$;
  create function gate.put_adult_out(member uuid) returns table (id uuid, youth_id uuid, version int) language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  #variable_conflict use_column
  declare m harbor.home_member%rowtype;
  begin
    select x.* into m from harbor.home_member x where x.agency_id = gate.ctx_agency() and x.id = member and x.until_at is not null
      and x.user_id is not null and x.xmin = pg_current_xact_id()::xid;
    if not found then return; end if;
    return query update harbor.care_team c set until_at = date_trunc('milliseconds', harbor.now()), version = c.version + 1
      from harbor.living_arrangement a where c.agency_id = m.agency_id and c.user_id = m.user_id and c.relation = 'placed' and c.until_at is null
        and a.agency_id = c.agency_id and a.id = c.source_id and a.home_id = m.home_id
      returning c.id, c.youth_id, c.version;
  end $$;
  grant execute on function gate.let_adult_in(uuid), gate.put_adult_out(uuid), gate.places_taken(uuid) to harbor_app;
  reset role;`;
