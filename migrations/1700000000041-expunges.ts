// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Expunges: one person asks, another approves; then the salts of the events about this one youth are destroyed, so that
 * nobody can prove or guess any more what they said, and an event of the log declares which ones. Their leaves stay.
 */
export class Expunges1700000000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      create table harbor.audit_expunge (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, ground text not null, asked_by uuid not null, asked_at timestamptz not null,
        approved_by uuid, approved_at timestamptz, events int,
        primary key (agency_id, id),
        constraint fk_audit_expunge_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint ck_audit_expunge_ground check (ground in ('court-order', 'person-asked', 'retention-over')),
        constraint ck_audit_expunge_two_people check (approved_by <> asked_by),
        constraint ck_audit_expunge_is_whole check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (events is null)));
      create unique index uq_audit_expunge_one_open on harbor.audit_expunge (agency_id, youth_id) where approved_at is null;
      alter table harbor.audit_expunge enable row level security;
      alter table harbor.audit_expunge force row level security;
      create policy gate_keeps on harbor.audit_expunge to harbor_gate using (true) with check (true);
      grant select, insert, update on harbor.audit_expunge to harbor_gate;
      -- Of an event nothing changes but that its salt goes.
      grant update (salt) on harbor.audit_event to harbor_gate;
      create policy gate_expunges on harbor.audit_event for update to harbor_gate using (true) with check (salt is null);
      reset role;

      set role harbor_gate;
      create function gate.ask_expunge(new_id uuid, about uuid, why text) returns void
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      declare agency uuid := gate.ctx_agency();
      begin
        if gate.ctx_role() is distinct from 'privacy_officer' then raise exception 'not yours to ask' using errcode = '42501'; end if;
        if not exists (select from harbor.data_key k where k.agency_id = agency and k.id = about and k.destroyed_at is null) then
          raise exception 'nothing to expunge' using errcode = '23514', constraint = 'ck_audit_expunge_has_subject';
        end if;
        insert into harbor.audit_expunge (agency_id, id, youth_id, ground, asked_by, asked_at)
          values (agency, new_id, about, why, gate.ctx_user(), harbor.now());
      end $$;

      create function gate.expunges() returns table (id uuid, youth_id uuid, ground text, asked_by uuid, asked_by_name text, asked_at timestamptz,
          approved_by uuid, approved_by_name text, approved_at timestamptz, events int)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select x.id, x.youth_id, x.ground, x.asked_by, a.display_name, x.asked_at, x.approved_by, b.display_name, x.approved_at, x.events
          from harbor.audit_expunge x join harbor.account a on a.agency_id = x.agency_id and a.id = x.asked_by
          left join harbor.account b on b.agency_id = x.agency_id and b.id = x.approved_by
          where x.agency_id = gate.ctx_agency() and gate.ctx_role() in ('privacy_officer', 'program_manager') order by x.asked_at desc, x.id limit 200 $$;

      -- Of events about several youth none goes: they tell of the others, too. What is not sealed yet has no place that could
      -- be declared; it keeps its salt.
      create function gate.cut_salts(agency uuid, about uuid) returns table (ranges text[], events int)
        language sql security definer set search_path = pg_catalog, pg_temp as $$
        with cut as (
          update harbor.audit_event e set salt = null where e.agency_id = agency and e.subjects @> array[about] and cardinality(e.subjects) = 1
            and e.salt is not null and e.action <> 'log.expunged'
            and exists (select from harbor.audit_leaf l where l.agency_id = agency and l.event_id = e.event_id)
          returning e.event_id),
        placed as (select l.epoch, l.idx, l.idx - row_number() over (partition by l.epoch order by l.idx) as island
          from cut join harbor.audit_leaf l on l.agency_id = agency and l.event_id = cut.event_id),
        run as (select epoch, min(idx) as low, max(idx) as high, count(*)::int as n from placed group by epoch, island)
        select coalesce(array_agg(epoch || '/' || low || '-' || high order by epoch, low), '{}'), coalesce(sum(run.n), 0)::int from run $$;

      -- Opens the context in which what two people had decided is done again after a restore, in the name of who approved it.
      create function gate.enter_replay(agency uuid, person uuid, proof bytea)
        returns table (agency_id uuid, user_id uuid, session_id uuid, role text, fresh_until timestamptz, at timestamptz, xid text)
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now(); nobody constant uuid := '00000000-0000-0000-0000-000000000000';
      begin
        perform gate.require_door('enter_replay' || E'\\n' || agency || E'\\n' || person, proof);
        perform gate.seal_context(agency, person, nobody, 'log watch');
        return query select agency, person, nobody, 'log watch', null::timestamptz, date_trunc('milliseconds', t), pg_current_xact_id()::text;
      end $$;

      -- Whether a database holds again what was forgotten: then it was restored from before, for key and salts went together.
      create function gate.is_back(agency uuid, about uuid, proof bytea) returns boolean
        language plpgsql strict stable security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('is_back' || E'\\n' || agency || E'\\n' || about, proof);
        return exists (select from harbor.data_key k where k.agency_id = agency and k.id = about and k.destroyed_at is null);
      end $$;

      create function gate.replay_expunge(about uuid, proof bytea) returns table (ranges text[], events int, version int)
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare agency uuid := gate.ctx_agency(); v int; gone text[]; n int;
      begin
        perform gate.require_door('replay_expunge' || E'\\n' || agency || E'\\n' || about, proof);
        update harbor.data_key k set wrapped = null, destroyed_at = harbor.now(), version = k.version + 1
          where k.agency_id = agency and k.id = about and k.destroyed_at is null returning k.version into v;
        select c.ranges, c.events into gone, n from gate.cut_salts(agency, about) c;
        return query select gone, n, v;
      end $$;

      -- Once, by somebody else than who asked, within seven days.
      create function gate.approve_expunge(wanted uuid, proof bytea)
        returns table (youth_id uuid, asked_by uuid, ground text, ranges text[], events int)
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare agency uuid := gate.ctx_agency(); x harbor.audit_expunge%rowtype; gone text[]; n int;
      begin
        perform gate.require_door('approve_expunge' || E'\\n' || agency || E'\\n' || wanted, proof);
        if gate.ctx_role() is null or gate.ctx_role() not in ('privacy_officer', 'program_manager') then
          raise exception 'not yours to approve' using errcode = '42501';
        end if;
        select * into x from harbor.audit_expunge e where e.agency_id = agency and e.id = wanted for update;
        if not found or x.approved_at is not null or x.asked_at < harbor.now() - interval '7 days' then
          raise exception 'nothing to approve' using errcode = '23514', constraint = 'ck_audit_expunge_waits';
        end if;
        if x.asked_by = gate.ctx_user() then
          raise exception 'approved by who asked' using errcode = '23514', constraint = 'ck_audit_expunge_two_people';
        end if;
        select c.ranges, c.events into gone, n from gate.cut_salts(agency, x.youth_id) c;
        update harbor.audit_expunge e set approved_by = gate.ctx_user(), approved_at = harbor.now(), events = n where e.agency_id = agency and e.id = wanted;
        return query select x.youth_id, x.asked_by, x.ground, gone, n;
      end $$;

      -- The ranges that events of this log declare to be expunged, by two people.
      create function gate.log_expunged(agency uuid) returns setof text
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select r from harbor.audit_event e cross join lateral unnest(e.fields_touched) r
          where e.agency_id = agency and e.action = 'log.expunged' and e.on_behalf_of <> e.actor_id and gate.reads_log(agency) $$;
      grant execute on function gate.ask_expunge(uuid, uuid, text), gate.expunges(), gate.approve_expunge(uuid, bytea), gate.log_expunged(uuid),
        gate.enter_replay(uuid, uuid, bytea), gate.is_back(uuid, uuid, bytea), gate.replay_expunge(uuid, bytea) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
