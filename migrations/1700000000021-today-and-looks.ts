// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the worklist, "who opened this file" and the page of the system's health ask for.
 *
 * New columns may be empty and have no default: the digest of a row that was there before stays what it was.
 */
export class TodayAndLooks1700000000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- Null: the national line.
      alter table harbor.agency add column ncmec_phone text;
      grant update (ncmec_phone) on harbor.agency to harbor_app;
      create index ix_account_freeze_youth on harbor.account_freeze (agency_id, youth_id) where lifted_at is null;
      reset role;

      set role harbor_gate;
      -- Who saw a youth's file in these 90 days or was refused it: for the worker, who sees no more of the audit than this.
      -- Goes by the index of subjects in the partitions of those days; one's own looks are among them.
      create function gate.looks_at_file(about uuid)
        returns table (actor_id uuid, actor_name text, actor_role text, first_at timestamptz, last_at timestamptz, times int, refused int)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare agency uuid := gate.ctx_agency(); low timestamptz := harbor.now() - interval '90 days';
      begin
        if gate.related(about, case gate.ctx_role() when 'caseworker' then '{assigned}' when 'program_manager' then '{supervising}'
            else '{}' end::text[]) is null then return; end if;
        return query
          with one as (select e.actor_id, max(e.actor_role) as actor_role, min(e.at) as first_at, max(e.at) as last_at, count(*)::int as times,
              (count(*) filter (where e.decision <> 'allow' or e.outcome = 'refused'))::int as refused
            from harbor.audit_event e where e.agency_id = agency and e.subjects @> array[about] and e.at >= low group by e.actor_id)
          select o.actor_id, a.display_name, coalesce(a.role, o.actor_role), o.first_at, o.last_at, o.times, o.refused
          from one o left join harbor.account a on a.agency_id = agency and a.id = o.actor_id order by o.last_at desc, o.actor_id;
      end $$;

      -- What an administrator may know of the log and the sessions: numbers of one's own agency, and how many months of
      -- partitions are left. Of the queue no more than 100,000 are counted, so that a long one costs no more.
      create function gate.system_facts()
        returns table (events_last_day int, events_waiting int, open_sessions int, log_months_ahead int)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      declare agency uuid := gate.ctx_agency(); t timestamptz := harbor.now(); low timestamptz := t - interval '24 hours';
      begin
        if gate.ctx_role() is distinct from 'agency_admin' then return; end if;
        return query select
          (select count(*)::int from harbor.audit_event e
            where e.agency_id = agency and e.at >= low and e.event_id >= gate.event_id_at(low)),
          (select count(*)::int from (select from harbor.audit_pending p where p.agency_id = agency limit 100000) q),
          (select count(*)::int from gate.session s where s.agency_id = agency and s.revoked_at is null and s.ends_at > t and s.seen_at + s.idle > t),
          (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'harbor' and c.relkind = 'r'
            and c.relname ~ '^audit_event_[0-9]{6}$' and c.relname > 'audit_event_' || to_char(t at time zone 'UTC', 'YYYYMM'));
      end $$;
      grant execute on function gate.looks_at_file(uuid), gate.system_facts() to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
