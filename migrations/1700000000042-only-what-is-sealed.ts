// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Only what is sealed, or waits to be, says anything in a check: whoever owns the database can put rows into `audit_event`
 * that no queue and no tree ever saw. Such rows are found, and the application's own checks believe none of them.
 */
export class OnlyWhatIsSealed1700000000042 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_gate;
      -- Whether an event has its place in the tree, or waits for it.
      create function gate.is_in_log(agency uuid, event uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
        select exists (select from harbor.audit_leaf l join harbor.audit_head h on h.agency_id = l.agency_id and h.epoch = l.epoch and l.idx < h.size
            where l.agency_id = agency and l.event_id = event)
          or exists (select from harbor.audit_pending p where p.agency_id = agency and p.event_id = event) $$;

      -- As before, of events that are in the log.
      create or replace function gate.log_expunged(agency uuid) returns setof text
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select r from harbor.audit_event e cross join lateral unnest(e.fields_touched) r
          where e.agency_id = agency and e.action = 'log.expunged' and e.on_behalf_of <> e.actor_id and gate.reads_log(agency)
            and gate.is_in_log(agency, e.event_id) $$;

      -- As before; of a row whose newest event is not in the log nothing is told, so that it fits no row there is.
      create or replace function gate.rows_told(agency uuid, part int, parts int)
        returns table (name text, id uuid, act text, version int, digest text)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      begin
        if agency is distinct from gate.ctx_agency() or gate.ctx_role() is distinct from 'log watch' then return; end if;
        return query select n.p[1], n.p[2]::uuid, n.p[3], case when gate.is_in_log(agency, n.event_id) then n.p[4]::int else -1 end, n.p[5] from (
          select distinct on (c.p[1], c.p[2]) c.p, e.event_id
            from harbor.audit_event e cross join lateral unnest(e.changes) ch cross join lateral (select string_to_array(ch, '/') as p) c
            where e.agency_id = agency and e.changes <> '{}' and get_byte(uuid_send(c.p[2]::uuid), 15) % parts = part
            order by c.p[1], c.p[2], c.p[4]::int desc) n;
      end $$;

      -- Of so many events after this one, in the order of their ids: those that neither have a place nor wait for it, were
      -- not set aside as forged, and are not of these minutes; and where to go on, if there may be more.
      create function gate.log_unsealed(agency uuid, after uuid, most int) returns table (last uuid, unsealed uuid[])
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      declare t timestamptz := harbor.now();
      begin
        if not gate.reads_log(agency) then return; end if;
        return query with seen as (
            select e.event_id, e.at from harbor.audit_event e where e.agency_id = agency and e.event_id > after order by e.event_id limit most)
          select case when count(*) = most then max(s.event_id::text)::uuid end, coalesce(array_agg(s.event_id) filter (
              where s.at not between t - interval '5 minutes' and t + interval '5 minutes' and not gate.is_in_log(agency, s.event_id)
                and not exists (select from harbor.audit_quarantine q where q.agency_id = agency and q.event_id = s.event_id)), '{}')
            from seen s;
      end $$;
      grant execute on function gate.log_unsealed(uuid, uuid, int) to harbor_app, harbor_owner;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
