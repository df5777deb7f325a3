// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reading the sealed log. What it says of its size, its hashes and its checkpoints is for those who answer for the agency;
 * what its events say goes to jobs that export or verify it, and to the owner's command.
 */
export class ReadingTheLog1700000000033 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_gate;
      -- Whether the log of this agency may be read here: in the context of one who answers for it, or by the owner.
      create function gate.reads_log(agency uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select coalesce(agency = gate.ctx_agency()
            and gate.ctx_role() in ('program_manager', 'privacy_officer', 'job log.verify', 'job log.export'), false)
          or pg_has_role(session_user, 'harbor_owner', 'member') $$;

      create function gate.log_epochs(agency uuid) returns table (epoch int, origin text, verifier_key text, size bigint, note text)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select h.epoch, h.origin, h.verifier_key, c.size, c.note from harbor.audit_head h
          cross join lateral (select * from harbor.audit_checkpoint c where c.agency_id = h.agency_id and c.epoch = h.epoch
            order by c.size desc limit 1) c
          where h.agency_id = agency and gate.reads_log(agency) order by h.epoch $$;

      -- Checkpoints of an epoch of fewer events than 'before', the newest first.
      create function gate.log_checkpoints(agency uuid, of_epoch int, before bigint, most int)
        returns table (size bigint, note text, signed_at timestamptz)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select c.size, c.note, c.signed_at from harbor.audit_checkpoint c
          where c.agency_id = agency and c.epoch = of_epoch and c.size < before and gate.reads_log(agency)
          order by c.size desc limit most $$;

      -- The last checkpoint of each day, up to this size: what an exported log keeps of them.
      create function gate.log_days(agency uuid, of_epoch int, up_to bigint) returns table (size bigint, note text)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select distinct on (date_trunc('day', c.signed_at, 'UTC')) c.size, c.note from harbor.audit_checkpoint c
          where c.agency_id = agency and c.epoch = of_epoch and c.size <= up_to and gate.reads_log(agency)
          order by date_trunc('day', c.signed_at, 'UTC'), c.size desc $$;

      create function gate.log_tile(agency uuid, of_epoch int, of_level int, of_idx bigint) returns bytea
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select t.hashes from harbor.audit_tile t where t.agency_id = agency and t.epoch = of_epoch and t.level = of_level and t.idx = of_idx
          and gate.reads_log(agency) $$;

      create function gate.log_leaves(agency uuid, of_epoch int, first bigint, most int) returns table (idx bigint, leaf bytea)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select l.idx, l.leaf from harbor.audit_leaf l where l.agency_id = agency and l.epoch = of_epoch and l.idx >= first
          and l.idx < first + most and gate.reads_log(agency) order by l.idx $$;

      -- Leaves with their events, as they stand now: null where an event is gone. People do not ask this; jobs and the owner do.
      create function gate.log_events(agency uuid, of_epoch int, first bigint, most int)
        returns table (idx bigint, sealed_id uuid, leaf bytea, mac bytea, event harbor.audit_event)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      declare low timestamptz; high timestamptz;
      begin
        if not gate.reads_log(agency) or gate.ctx_role() in ('program_manager', 'privacy_officer') then return; end if;
        -- The ids hold their instants, so that only the partitions of these months are looked into.
        select gate.time_of_event_id(min(l.event_id::text)::uuid), gate.time_of_event_id(max(l.event_id::text)::uuid) into low, high
          from harbor.audit_leaf l where l.agency_id = agency and l.epoch = of_epoch and l.idx >= first and l.idx < first + most;
        return query select l.idx, l.event_id, l.leaf, l.mac, e from harbor.audit_leaf l
          left join harbor.audit_event e on e.agency_id = l.agency_id and e.event_id = l.event_id
            and e.at between low - interval '1 millisecond' and high + interval '1 millisecond'
          where l.agency_id = agency and l.epoch = of_epoch and l.idx >= first and l.idx < first + most order by l.idx;
      end $$;

      -- The place of one event within one's reach of the audit; idx is null while it waits.
      create function gate.log_place(wanted uuid) returns table (epoch int, idx bigint, leaf bytea, youth uuid[])
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare r record := gate.audit_reach(); agency uuid := gate.ctx_agency(); me uuid := gate.ctx_user();
        t timestamptz := gate.time_of_event_id(wanted);
      begin
        if r.whole is null then return; end if;
        return query select l.epoch, l.idx, l.leaf,
            array(select y.id from harbor.youth y where y.agency_id = agency and y.id = any (e.subjects)
              and (r.whole or array_position(r.youth, y.id) is not null))
          from harbor.audit_event e left join harbor.audit_leaf l on l.agency_id = e.agency_id and l.event_id = e.event_id
          where e.agency_id = agency and e.event_id = wanted and e.at between t - interval '1 millisecond' and t + interval '1 millisecond'
            and e.actor_id <> me and (r.whole or e.actor_id = any (r.workers) or e.subjects && r.youth);
      end $$;
      grant execute on function gate.log_epochs(uuid), gate.log_checkpoints(uuid, int, bigint, int), gate.log_days(uuid, int, bigint),
        gate.log_tile(uuid, int, int, bigint), gate.log_leaves(uuid, int, bigint, int), gate.log_events(uuid, int, bigint, int)
        to harbor_app, harbor_owner;
      grant execute on function gate.log_place(uuid) to harbor_app;
      reset role;`);
    await db.query(`set role harbor_owner; ${rowSecurity} reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** Two more kinds of job. */
const rowSecurity = `
  drop policy if exists may_read on harbor.job;
  create policy may_read on harbor.job for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (asked_by = (select gate.ctx_user())) when 'program_manager' then true when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then true when 'job audit.export' then id = (select gate.ctx_session()) when 'job log.verify' then id = (select gate.ctx_session()) when 'job log.export' then id = (select gate.ctx_session()) when 'job directory.import' then id = (select gate.ctx_session()) when 'job directory.export' then id = (select gate.ctx_session()) when 'job stopped' then id = (select gate.ctx_session()) else false end);
  drop policy if exists may_add on harbor.job;
  create policy may_add on harbor.job for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (asked_by = (select gate.ctx_user())) when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then (asked_by = (select gate.ctx_user())) else false end and asked_as = (select gate.ctx_role()) and state in ('queued', 'receiving') and case (select gate.ctx_role()) when 'program_manager' then kind in ('audit.export', 'log.verify', 'directory.import', 'directory.export') when 'privacy_officer' then kind in ('audit.export', 'log.verify', 'log.export') when 'agency_admin' then kind in ('directory.import', 'directory.export') else false end);
  drop policy if exists may_change on harbor.job;
  create policy may_change on harbor.job for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (asked_by = (select gate.ctx_user())) when 'program_manager' then (asked_by = (select gate.ctx_user())) when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then (asked_by = (select gate.ctx_user())) when 'job audit.export' then id = (select gate.ctx_session()) when 'job log.verify' then id = (select gate.ctx_session()) when 'job log.export' then id = (select gate.ctx_session()) when 'job directory.import' then id = (select gate.ctx_session()) when 'job directory.export' then id = (select gate.ctx_session()) when 'job stopped' then id = (select gate.ctx_session()) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (asked_by = (select gate.ctx_user())) when 'program_manager' then (asked_by = (select gate.ctx_user())) when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then (asked_by = (select gate.ctx_user())) when 'job audit.export' then id = (select gate.ctx_session()) when 'job log.verify' then id = (select gate.ctx_session()) when 'job log.export' then id = (select gate.ctx_session()) when 'job directory.import' then id = (select gate.ctx_session()) when 'job directory.export' then id = (select gate.ctx_session()) when 'job stopped' then id = (select gate.ctx_session()) else false end);`;
