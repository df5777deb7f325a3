// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Jobs: what takes longer than a request. Each is a row of ours, under row security, with an event for each of its steps;
 * beside it graphile-worker keeps its queue, in which ids stand and nothing else.
 *
 * A job has a row-level context of its own (`gate.enter_job`): the agency of its row, the person who asked, and a role
 * that no person has. So it touches the rows its kind is named for, and nothing its asker may besides.
 */
export class Jobs1700000000025 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      create table harbor.job (
        agency_id uuid not null, id uuid not null, kind text not null, asked_by uuid not null, asked_as text not null,
        asked_at timestamptz not null, asked jsonb not null default '{}', state text not null default 'queued',
        done int not null default 0, total int, mark jsonb, counts jsonb, started_at timestamptz, ended_at timestamptz, problem text,
        result_type text, result_parts int not null default 0, expires_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_job_asked_by foreign key (agency_id, asked_by) references harbor.account,
        constraint ck_job_kind check (kind ~ '^[a-z]+[.][a-z]+$' and length(kind) <= 16),
        constraint ck_job_state check (state in ('receiving', 'queued', 'running', 'done', 'failed', 'cancelled')),
        constraint ck_job_done_is_of_total check (done >= 0 and (total is null or done <= total)),
        constraint ck_job_ends_once check ((ended_at is not null) = (state in ('done', 'failed', 'cancelled'))),
        constraint ck_job_problem_of_failed check ((problem is not null) = (state = 'failed')),
        constraint ck_job_result_expires check (result_type is null or expires_at is not null or ended_at is null));
      create index ix_job_asked on harbor.job (agency_id, asked_at desc, id desc);
      create index ix_job_asked_by on harbor.job (agency_id, asked_by, asked_at desc);
      select harbor.protect(array['job']);
      grant select on harbor.job to harbor_app, harbor_gate;
      grant insert (agency_id, id, kind, asked_by, asked_as, asked_at, asked, state, total) on harbor.job to harbor_app;
      grant update (state, done, total, mark, counts, started_at, ended_at, problem, result_type, result_parts, expires_at, version)
        on harbor.job to harbor_app;

      -- What a job was given and what it made, encrypted under a key of the agency, in parts. It changes only with a step of
      -- its job, whose event tells of it; rows go when the job's time is over.
      create table harbor.job_part (
        agency_id uuid not null, job_id uuid not null, what text not null, number int not null, owner_id uuid not null,
        bytes_enc bytea not null,
        primary key (agency_id, job_id, what, number),
        constraint fk_job_part_job foreign key (agency_id, job_id) references harbor.job,
        constraint ck_job_part_what check (what in ('given', 'result')),
        constraint ck_job_part_number check (number between 1 and 100000));
      alter table harbor.job_part alter column bytes_enc set storage external;
      -- Each changed row looks into the list of its transaction: unpacking a list of hundreds every time costs more than its room.
      alter table harbor.audit_pending alter column changes set storage external;
      alter table harbor.job_part enable row level security;
      alter table harbor.job_part force row level security;
      create policy own_parts on harbor.job_part for select to harbor_app
        using (agency_id = (select gate.ctx_agency()) and owner_id = (select gate.ctx_user()));
      create policy own_new_parts on harbor.job_part for insert to harbor_app with check (
        agency_id = (select gate.ctx_agency()) and owner_id = (select gate.ctx_user())
        and case when starts_with((select gate.ctx_role()), 'job ') then job_id = (select gate.ctx_session()) and what = 'result' else what = 'given' end
        and exists (select from harbor.job j where j.agency_id = job_part.agency_id and j.id = job_part.job_id
          and j.asked_by = job_part.owner_id and j.state = case what when 'given' then 'receiving' else 'running' end));
      create policy owner_keeps on harbor.job_part to harbor_owner using (true) with check (true);
      create policy gate_reads on harbor.job_part for select to harbor_gate using (true);
      create policy gate_forgets on harbor.job_part for delete to harbor_gate using (true);
      grant select, insert on harbor.job_part to harbor_app;
      grant select, delete on harbor.job_part to harbor_gate;

      -- Whoever asked may only say that its file is there, or end it; and what is over stays as it is.
      create function harbor.keep_job() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare own constant text[] := '{version,changed_at}'; before jsonb := to_jsonb(old) - own; after jsonb := to_jsonb(new) - own;
      begin
        if before = after then return new; end if;
        if old.ended_at is not null then
          raise exception 'job is over' using errcode = '23514', constraint = 'ck_job_is_over';
        end if;
        if not starts_with(coalesce(gate.ctx_role(), ''), 'job ')
          and (before - '{state,ended_at}'::text[] <> after - '{state,ended_at}'::text[]
            or new.state <> case when new.ended_at is null and old.state = 'receiving' then 'queued' else 'cancelled' end) then
          raise exception 'only the job goes on' using errcode = '23514', constraint = 'ck_job_is_only_cancelled';
        end if;
        return new;
      end $$;
      grant execute on function harbor.keep_job() to harbor_app;
      create trigger keep before update on harbor.job for each row execute function harbor.keep_job();
      reset role;`);

    await db.query(`
      set role harbor_gate;
      -- Opens the context of one step. The asker must still be who they were then; else the job can only be ended.
      create function gate.enter_job(agency uuid, job uuid, proof bytea)
        returns table (agency_id uuid, user_id uuid, session_id uuid, role text, fresh_until timestamptz, at timestamptz, xid text)
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      declare j harbor.job%rowtype; t timestamptz := harbor.now(); acts_as text := 'job stopped';
      begin
        perform gate.require_door('enter_job' || E'\\n' || agency || E'\\n' || job, proof);
        if exists (select from pg_catalog.pg_cursor() c where c.is_holdable) then
          raise exception 'unclean connection' using errcode = '08000';
        end if;
        select * into j from harbor.job x where x.agency_id = enter_job.agency and x.id = enter_job.job and x.ended_at is null
          and (x.state <> 'receiving' or x.asked_at < t - interval '24 hours');
        if not found then raise exception 'no job' using errcode = '28000'; end if;
        if exists (select from harbor.account u where u.agency_id = j.agency_id and u.id = j.asked_by and u.is_active and u.role = j.asked_as
            and not exists (select from harbor.account_freeze f where f.agency_id = u.agency_id and f.user_id = u.id and f.lifted_at is null)) then
          acts_as := 'job ' || j.kind;
        end if;
        perform gate.seal_context(j.agency_id, j.asked_by, j.id, acts_as);
        return query select j.agency_id, j.asked_by, j.id, acts_as, null::timestamptz, date_trunc('milliseconds', t), pg_current_xact_id()::text;
      end $$;

      -- A part of a file, still encrypted: who may have it was decided, and told, in the transaction before.
      create function gate.job_part(agency uuid, job uuid, of_what text, part int, proof bytea) returns bytea
        language plpgsql strict stable security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('job_part' || E'\\n' || agency || E'\\n' || job || E'\\n' || of_what || E'\\n' || part, proof);
        return (select p.bytes_enc from harbor.job_part p join harbor.job j on j.agency_id = p.agency_id and j.id = p.job_id
          where p.agency_id = agency and p.job_id = job and p.what = of_what and p.number = part
            and case of_what when 'given' then j.ended_at is null else j.expires_at > harbor.now() end);
      end $$;

      -- What is past its time goes, some parts at a time: what a job was given when it is over, what it made when that has
      -- expired or was never finished. How many went.
      create function gate.forget_parts(most int) returns int language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare gone int;
      begin
        delete from harbor.job_part d where (d.agency_id, d.job_id, d.what, d.number) in (
          select p.agency_id, p.job_id, p.what, p.number from harbor.job j
          join harbor.job_part p on p.agency_id = j.agency_id and p.job_id = j.id
          where j.ended_at is not null and case p.what when 'given' then j.ended_at < harbor.now() - interval '24 hours'
            else coalesce(j.expires_at, j.ended_at) <= harbor.now() end
          limit least(greatest(most, 1), 1000));
        get diagnostics gone = row_count;
        return gone;
      end $$;

      -- Open jobs that nobody will pick up: missing from the queue (a backup, a command that was killed) with no step for a minute, picked up too often, or waiting
      -- for a file that did not come within a day.
      create function gate.lost_jobs(proof bytea) returns table (agency_id uuid, job_id uuid, is_broken boolean)
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('lost_jobs', proof);
        return query select j.agency_id, j.id, q.id is not null or j.state = 'receiving' from harbor.job j
          left join graphile_worker._private_jobs q on q.key = j.id::text
          where j.ended_at is null and case j.state when 'receiving' then j.asked_at < harbor.now() - interval '24 hours'
            else (q.id is null and j.changed_at < harbor.now() - interval '1 minute') or (q.locked_at is null and q.attempts >= q.max_attempts) end limit 100;
      end $$;

      -- As before; and the export of the audit, which is a job, reaches what its asker reaches.
      create or replace function gate.audit_reach(out whole boolean, out workers uuid[], out youth uuid[]) language plpgsql stable security definer
        set search_path = pg_catalog, pg_temp as $$
      declare c text := gate.context(); agency uuid; me uuid; acts_as text; t timestamptz := harbor.now();
      begin
        if c is null then return; end if;
        agency := substr(c, 1, 36)::uuid; me := substr(c, 37, 36)::uuid; acts_as := rtrim(substr(c, 109, 20));
        if acts_as = 'job audit.export' then
          select j.asked_as into acts_as from harbor.job j where j.agency_id = agency and j.id = substr(c, 73, 36)::uuid;
        end if;
        case acts_as
          when 'privacy_officer' then whole := true;
          when 'program_manager' then
            whole := false;
            workers := array(select s.worker_id from harbor.supervision s where s.agency_id = agency and s.supervisor_id = me
              and s.from_at <= t and (s.until_at is null or s.until_at > t));
            youth := array(select gate.reach('{supervising}'));
          else null;
        end case;
      end $$;
      grant execute on function gate.enter_job(uuid, uuid, bytea), gate.job_part(uuid, uuid, text, int, bytea), gate.forget_parts(int),
        gate.lost_jobs(bytea) to harbor_app;
      reset role;`);

    // The queue is graphile-worker's own and holds ids only; the application works it off with its own role.
    await db.query(`
      set role harbor_owner;
      grant usage on schema graphile_worker to harbor_app, harbor_gate;
      grant select on graphile_worker._private_jobs to harbor_gate;
      create policy gate_reads on graphile_worker._private_jobs for select to harbor_gate using (true);
      grant select on graphile_worker.migrations to harbor_app;
      grant select, insert, update, delete on graphile_worker._private_jobs, graphile_worker._private_job_queues,
        graphile_worker._private_tasks to harbor_app;
      do $$ declare t text; begin
        foreach t in array array['_private_jobs', '_private_job_queues', '_private_tasks'] loop
          execute format('create policy works_off on graphile_worker.%I to harbor_app using (true) with check (true)', t);
        end loop;
      end $$;
      grant execute on all functions in schema graphile_worker to harbor_app;
      reset role;`);

    await db.query(`
      set role harbor_owner;
      drop policy if exists may_read on harbor.job;
      create policy may_read on harbor.job for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (asked_by = (select gate.ctx_user())) when 'program_manager' then true when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then true when 'job audit.export' then id = (select gate.ctx_session()) when 'job directory.import' then id = (select gate.ctx_session()) when 'job directory.export' then id = (select gate.ctx_session()) when 'job stopped' then id = (select gate.ctx_session()) else false end);
      drop policy if exists may_add on harbor.job;
      create policy may_add on harbor.job for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (asked_by = (select gate.ctx_user())) when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then (asked_by = (select gate.ctx_user())) else false end and asked_as = (select gate.ctx_role()) and state in ('queued', 'receiving') and case (select gate.ctx_role()) when 'program_manager' then kind in ('audit.export', 'directory.import', 'directory.export') when 'privacy_officer' then kind in ('audit.export') when 'agency_admin' then kind in ('directory.import', 'directory.export') else false end);
      drop policy if exists may_change on harbor.job;
      create policy may_change on harbor.job for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (asked_by = (select gate.ctx_user())) when 'program_manager' then (asked_by = (select gate.ctx_user())) when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then (asked_by = (select gate.ctx_user())) when 'job audit.export' then id = (select gate.ctx_session()) when 'job directory.import' then id = (select gate.ctx_session()) when 'job directory.export' then id = (select gate.ctx_session()) when 'job stopped' then id = (select gate.ctx_session()) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (asked_by = (select gate.ctx_user())) when 'program_manager' then (asked_by = (select gate.ctx_user())) when 'privacy_officer' then (asked_by = (select gate.ctx_user())) when 'agency_admin' then (asked_by = (select gate.ctx_user())) when 'job audit.export' then id = (select gate.ctx_session()) when 'job directory.import' then id = (select gate.ctx_session()) when 'job directory.export' then id = (select gate.ctx_session()) when 'job stopped' then id = (select gate.ctx_session()) else false end);
      ${records.map((table) => directory(table, readers)).join('')}
      ${directory('location', placeReaders)}
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

/** As the policy table gives it (libs/policy): the directory is read and kept by its jobs as well. */
const readers = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true when 'job directory.import' then true when 'job directory.export' then true else false end`;
const editors = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true when 'agency_admin' then true when 'job directory.import' then true else false end`;
const placeReaders = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true when 'job directory.import' then true when 'job directory.export' then true else false end and (not is_confidential or (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true when 'agency_admin' then true when 'job directory.import' then true else false end))`;
const directory = (table: string, read: string) => `
      drop policy may_read on harbor.${table};
      create policy may_read on harbor.${table} for select to harbor_app using (${read});
      drop policy may_add on harbor.${table};
      create policy may_add on harbor.${table} for insert to harbor_app with check (${editors});
      drop policy may_change on harbor.${table};
      create policy may_change on harbor.${table} for update to harbor_app using (${editors}) with check (${editors});`;
const records = ['organization', 'service', 'service_at_location', 'taxonomy', 'taxonomy_term'];
