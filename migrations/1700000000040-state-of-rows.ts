// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How the rows stand, and how the newest event about each says that it stood: so that a row which somebody edited past the
 * application is named. Both are read in parts of the same rows, by the last byte of their ids, which are random.
 */
export class StateOfRows1700000000040 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- As before, and the gate may read what its policy shows it.
      create or replace function harbor.protect(tables text[]) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare t text;
      begin
        foreach t in array tables loop
          execute format('alter table harbor.%I enable row level security', t);
          execute format('alter table harbor.%I force row level security', t);
          execute format('create policy gate_reads on harbor.%I for select to harbor_gate using (true)', t);
          execute format('create policy owner_keeps on harbor.%I to harbor_owner using (true) with check (true)', t);
          execute format('grant select on harbor.%I to harbor_gate', t);
          execute format('create trigger step before update on harbor.%I for each row execute function harbor.step()', t);
          execute format('create constraint trigger need_event after insert or update or delete on harbor.%I '
            'deferrable initially deferred for each row execute function gate.require_event()', t);
        end loop;
      end $$;
      do $$ declare t text; begin
        for t in select c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace n on n.oid = c.relnamespace
            where g.tgname = 'step' and n.nspname = 'harbor' loop
          execute format('grant select on harbor.%I to harbor_gate', t);
        end loop;
      end $$;
      grant execute on function harbor.row_hash(jsonb) to harbor_gate;
      reset role;

      set role harbor_gate;
      -- Every table of which each change has its event.
      create function gate.protected_tables() returns table (name text) language sql stable set search_path = pg_catalog, pg_temp as $$
        select c.relname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
          where t.tgname = 'step' and n.nspname = 'harbor' order by 1 $$;

      create function gate.reads_state(agency uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select coalesce(agency = gate.ctx_agency() and gate.ctx_role() = 'log watch', false) or pg_has_role(session_user, 'harbor_owner', 'member') $$;

      create function gate.rows_now(agency uuid, part int, parts int) returns table (name text, id uuid, version int, row_hash bytea)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
      declare t text;
      begin
        if not gate.reads_state(agency) then return; end if;
        for t in select p.name from gate.protected_tables() p loop
          return query execute format('select %L::text, r.id, r.version, harbor.row_hash(to_jsonb(r)) from harbor.%I r
            where r.agency_id = $1 and get_byte(uuid_send(r.id), 15) %% $3 = $2', t, t) using agency, part, parts;
        end loop;
      end $$;
      create function gate.row_count(agency uuid) returns bigint language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
      declare t text; n bigint; total bigint := 0;
      begin
        if not gate.reads_state(agency) then return 0; end if;
        for t in select p.name from gate.protected_tables() p loop
          execute format('select count(*) from harbor.%I where agency_id = $1', t) into n using agency;
          total := total + n;
        end loop;
        return total;
      end $$;
      grant execute on function gate.protected_tables(), gate.rows_now(uuid, int, int), gate.row_count(uuid) to harbor_app, harbor_owner;

      -- What the newest event of each row says: its version, its keyed digest where there is one, and whether it is gone.
      create function gate.rows_told(agency uuid, part int, parts int)
        returns table (name text, id uuid, act text, version int, digest text)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      begin
        if agency is distinct from gate.ctx_agency() or gate.ctx_role() is distinct from 'log watch' then return; end if;
        return query select distinct on (c.p[1], c.p[2]) c.p[1], c.p[2]::uuid, c.p[3], c.p[4]::int, c.p[5]
          from harbor.audit_event e cross join lateral unnest(e.changes) ch cross join lateral (select string_to_array(ch, '/') as p) c
          where e.agency_id = agency and e.changes <> '{}' and get_byte(uuid_send(c.p[2]::uuid), 15) % parts = part
          order by c.p[1], c.p[2], c.p[4]::int desc;
      end $$;

      -- Whether the nightly checks of this agency are due: once a night, or when they did not come for two days.
      create function gate.checks_due(agency uuid, proof bytea) returns boolean
        language plpgsql strict stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      declare t timestamptz := harbor.now(); last timestamptz; zone text;
      begin
        perform gate.require_door('checks_due' || E'\\n' || agency, proof);
        select a.time_zone into zone from harbor.agency a where a.agency_id = agency;
        select e.at into last from harbor.audit_event e where e.agency_id = agency and e.action = 'log.nightChecked' and e.at > t - interval '4 days'
          order by e.event_id desc limit 1;
        return coalesce(last < t - interval '20 hours', true)
          and (extract(hour from t at time zone zone) between 1 and 4 or coalesce(last < t - interval '48 hours', false));
      end $$;

      create or replace function gate.reads_log(agency uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select coalesce(agency = gate.ctx_agency()
            and gate.ctx_role() in ('program_manager', 'privacy_officer', 'job log.verify', 'job log.export', 'log watch'), false)
          or pg_has_role(session_user, 'harbor_owner', 'member') $$;
      -- Rows of which an event is not sealed yet: a log that is exported now does not tell how they stand.
      create function gate.rows_waiting(agency uuid) returns table (name text, id uuid)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select distinct split_part(ch, '/', 1), split_part(ch, '/', 2)::uuid from harbor.audit_pending p cross join lateral unnest(p.changes) ch
          where p.agency_id = agency and gate.reads_log(agency) $$;
      grant execute on function gate.rows_waiting(uuid) to harbor_owner;
      grant execute on function gate.rows_told(uuid, int, int), gate.checks_due(uuid, bytea) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
