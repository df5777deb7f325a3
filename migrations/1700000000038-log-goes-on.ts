// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A log that goes on: new epochs that somebody declares, signs of life, alarms, and whether an event is sealed yet.
 */
export class LogGoesOn1700000000038 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- How far the log was sealed, as the sealer remembers it when it stops; all empty where it remembers nothing.
      alter table harbor.audit_alarm add column epoch int, add column origin text, add column size bigint, add column root text;
      grant update (epoch, origin, size, root) on harbor.audit_alarm to harbor_sealer;

      -- A person has said that the log goes on under a new name, and where the old one ended. The sealer believes it by the
      -- MAC alone, and only if it remembers the same end.
      create table harbor.audit_epoch (
        agency_id uuid not null, epoch int not null, event_id uuid not null, old_origin text not null, old_size bigint not null,
        old_root text not null, reason text not null, mac bytea not null, declared_at timestamptz not null,
        primary key (agency_id, epoch),
        constraint fk_audit_epoch_agency foreign key (agency_id) references harbor.agency,
        constraint ck_audit_epoch_epoch check (epoch > 0),
        constraint ck_audit_epoch_reason check (reason in ('backup-restored', 'log-changed', 'key-lost', 'key-at-risk', 'sealer-lost')),
        constraint ck_audit_epoch_mac check (length(mac) = 32));

      -- What else is not as it should be, one row for each kind; the row goes when it is well again.
      create table harbor.audit_warning (
        agency_id uuid not null, kind text not null, since timestamptz not null, places text[] not null default '{}',
        primary key (agency_id, kind),
        constraint ck_audit_warning_kind check (kind in ('log-damaged', 'rows-changed', 'witnesses-missing')));

      do $$ declare t text; begin
        foreach t in array array['audit_epoch', 'audit_warning'] loop
          execute format('alter table harbor.%I enable row level security', t);
          execute format('alter table harbor.%I force row level security', t);
          execute format('create policy gate_keeps on harbor.%I to harbor_gate using (true) with check (true)', t);
          execute format('create policy sealer_keeps on harbor.%I to harbor_sealer using (true) with check (true)', t);
        end loop;
      end $$;
      grant select, insert, update on harbor.audit_epoch to harbor_gate;
      grant select on harbor.audit_epoch to harbor_sealer;
      grant select, insert, update, delete on harbor.audit_warning to harbor_gate, harbor_sealer;
      -- To lock a head asks for a right to change one column; the policy lets nothing be changed.
      grant update (sealed_at) on harbor.audit_head to harbor_gate;
      create policy gate_locks on harbor.audit_head for update to harbor_gate using (true) with check (false);
      reset role;`);

    await db.query(`
      set role harbor_gate;
      -- Opens the context of what the application does by itself at an agency: signs of life and nightly checks.
      create function gate.enter_watch(agency uuid, proof bytea)
        returns table (agency_id uuid, user_id uuid, session_id uuid, role text, fresh_until timestamptz, at timestamptz, xid text)
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now(); nobody constant uuid := '00000000-0000-0000-0000-000000000000';
      begin
        perform gate.require_door('enter_watch' || E'\\n' || agency, proof);
        if exists (select from pg_catalog.pg_cursor() c where c.is_holdable) then
          raise exception 'unclean connection' using errcode = '08000';
        end if;
        if not exists (select from harbor.agency a where a.agency_id = enter_watch.agency) then
          raise exception 'no agency' using errcode = '28000';
        end if;
        perform gate.seal_context(agency, nobody, nobody, 'log watch');
        return query select agency, nobody, nobody, 'log watch', null::timestamptz, date_trunc('milliseconds', t), pg_current_xact_id()::text;
      end $$;

      create function gate.watched_agencies(proof bytea) returns setof uuid
        language plpgsql strict stable security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('watched_agencies', proof);
        return query select a.agency_id from harbor.agency a order by a.agency_id;
      end $$;

      -- Why the log of this agency is not sealed, if it is not; and whether an event is in a signed checkpoint.
      create function gate.sealing_of(agency uuid, event uuid, proof bytea) returns table (problem text, is_sealed boolean)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('sealing_of' || E'\\n' || agency, proof);
        return query select (select a.problem from harbor.audit_alarm a where a.agency_id = agency),
          exists (select from harbor.audit_leaf l join harbor.audit_checkpoint c on c.agency_id = l.agency_id and c.epoch = l.epoch and c.size > l.idx
            where l.agency_id = agency and l.event_id = event);
      end $$;

      -- Keeps a warning with the places it is about, at most 100; without any place it is over.
      create function gate.warn(agency uuid, of_kind text, at_places text[], proof bytea) returns void
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('warn' || E'\\n' || agency || E'\\n' || of_kind, proof);
        if cardinality(at_places) = 0 then
          delete from harbor.audit_warning w where w.agency_id = agency and w.kind = of_kind;
        else
          insert into harbor.audit_warning as w (agency_id, kind, since, places) values (agency, of_kind, harbor.now(), at_places[1:100])
            on conflict (agency_id, kind) do update set places = excluded.places;
        end if;
      end $$;
      grant execute on function gate.enter_watch(uuid, bytea), gate.watched_agencies(bytea), gate.sealing_of(uuid, uuid, bytea),
        gate.warn(uuid, text, text[], bytea) to harbor_app;

      -- Who may declare an epoch of this log: its privacy officer, and the owner.
      create function gate.declares_epochs(agency uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select coalesce(agency = gate.ctx_agency() and gate.ctx_role() = 'privacy_officer', false)
          or pg_has_role(session_user, 'harbor_owner', 'member') $$;

      -- Where the log ended that a new epoch would continue: as the sealer remembers it when it has stopped, else as the log
      -- stands. Its head stays locked until the transaction ends, so that nothing is sealed between the look and the declaration.
      create function gate.next_epoch(agency uuid) returns table (epoch int, origin text, size bigint, root text, problem text)
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      #variable_conflict use_column
      declare h harbor.audit_head%rowtype; a harbor.audit_alarm%rowtype;
      begin
        if not gate.declares_epochs(agency) then return; end if;
        select * into h from harbor.audit_head x where x.agency_id = agency order by x.epoch desc limit 1 for update;
        select * into a from harbor.audit_alarm x where x.agency_id = agency;
        if a.origin is not null then return query select a.epoch + 1, a.origin, a.size, a.root, a.problem;
        elsif h.origin is not null then return query select h.epoch + 1, h.origin, h.size, encode(h.root, 'base64'), a.problem;
        end if;
      end $$;

      -- Until the sealer has opened it, a declaration may be made anew.
      create function gate.declare_epoch(agency uuid, new_epoch int, event uuid, origin text, size bigint, root text, why text, new_mac bytea)
        returns void language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      begin
        if not gate.declares_epochs(agency) then raise exception 'not yours to declare' using errcode = '42501'; end if;
        if exists (select from harbor.audit_head h where h.agency_id = agency and h.epoch >= new_epoch) then
          raise exception 'epoch is open' using errcode = '23514', constraint = 'ck_audit_epoch_is_next';
        end if;
        insert into harbor.audit_epoch as e (agency_id, epoch, event_id, old_origin, old_size, old_root, reason, mac, declared_at)
          values (agency, new_epoch, event, origin, size, root, why, new_mac, harbor.now())
          on conflict (agency_id, epoch) do update set event_id = excluded.event_id, old_origin = excluded.old_origin,
            old_size = excluded.old_size, old_root = excluded.old_root, reason = excluded.reason, mac = excluded.mac, declared_at = excluded.declared_at;
        perform pg_notify('harbor_seal', agency::text);
      end $$;

      -- Every epoch there is or that was declared, oldest first.
      create function gate.log_history(agency uuid)
        returns table (epoch int, origin text, verifier_key text, size bigint, old_origin text, old_size bigint, old_root text, reason text, declared_at timestamptz)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select coalesce(h.epoch, e.epoch), h.origin, h.verifier_key, h.size, e.old_origin, e.old_size, e.old_root, e.reason, e.declared_at
          from (select * from harbor.audit_head h where h.agency_id = agency) h
          full join (select * from harbor.audit_epoch e where e.agency_id = agency) e on e.epoch = h.epoch
          where gate.reads_log(agency) order by 1 $$;
      grant execute on function gate.next_epoch(uuid), gate.declare_epoch(uuid, int, uuid, text, bigint, text, text, bytea),
        gate.log_history(uuid) to harbor_app, harbor_owner;

      -- As before; and what the sealer remembers, the newest sign of life, and what else is wrong.
      drop function gate.log_health();
      create function gate.log_health()
        returns table (epoch int, origin text, size bigint, sealed_at timestamptz, waiting int, lag_ms bigint, quarantined int,
          quarantined_at timestamptz, problem text, stopped_at timestamptz, remembered jsonb, heartbeat_at timestamptz, warnings jsonb, now timestamptz)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare agency uuid := gate.ctx_agency(); t timestamptz := harbor.now(); a harbor.audit_alarm%rowtype;
      begin
        if gate.ctx_role() is null or gate.ctx_role() not in ('agency_admin', 'program_manager', 'privacy_officer') then return; end if;
        select * into a from harbor.audit_alarm x where x.agency_id = agency;
        return query select h.epoch, h.origin, coalesce(h.size, 0), h.sealed_at,
          (select count(*)::int from (select from harbor.audit_pending p where p.agency_id = agency limit 100000) q),
          coalesce((select greatest(0, floor(extract(epoch from t - gate.time_of_event_id(p.event_id)) * 1000)::bigint)
            from harbor.audit_pending p where p.agency_id = agency order by p.event_id limit 1), 0),
          (select count(*)::int from harbor.audit_quarantine q where q.agency_id = agency),
          (select max(q.found_at) from harbor.audit_quarantine q where q.agency_id = agency),
          a.problem, a.since,
          case when a.origin is not null then jsonb_build_object('epoch', a.epoch, 'origin', a.origin, 'size', a.size, 'root', a.root) end,
          (select e.at from harbor.audit_event e where e.agency_id = agency and e.action = 'log.heartbeat' and e.at > t - interval '1 day'
            order by e.event_id desc limit 1),
          (select coalesce(jsonb_agg(jsonb_build_object('code', w.kind, 'since', w.since, 'places', w.places) order by w.kind), '[]')
            from harbor.audit_warning w where w.agency_id = agency),
          t
        from (select agency) one left join lateral (
          select * from harbor.audit_head h where h.agency_id = agency order by h.epoch desc limit 1) h on true;
      end $$;
      grant execute on function gate.log_health() to harbor_app;

      -- As before, without the signs of life, of which there is one a minute, unless they are asked for.
      create or replace function gate.audit_page(about uuid, by_actor uuid, kinds text[], decided text, ended text, since timestamptz, until timestamptz,
          before uuid, most int)
        returns table (event_id uuid, at timestamptz, actor_id uuid, actor_name text, actor_role text, action text, resource text,
          resource_id uuid, youth jsonb, youth_not_shown int, relation_used text, decision text, outcome text, reason_code text,
          fields_touched text[], result_count int, version_before int, version_after int, request_id uuid)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare r record := gate.audit_reach(); agency uuid := gate.ctx_agency(); me uuid := gate.ctx_user();
        high timestamptz := least(until, gate.time_of_event_id(before) + interval '1 millisecond', harbor.now() + interval '1 day');
        low timestamptz; high_id uuid; low_id uuid; months int := 1; got int := 0; n int; within boolean;
        first_of_all constant timestamptz := greatest(since, '1970-01-01 00:00+00');
      begin
        if r.whole is null or (about is not null and not r.whole and not about = any (r.youth)) then return; end if;
        -- Where the criteria lie within the reach already, it need not be asked of every event.
        within := r.whole or about is not null or coalesce(by_actor = any (r.workers), false);
        loop
          low := case when months > 8 then first_of_all
            else greatest(first_of_all, date_trunc('month', high - interval '1 microsecond', 'UTC') - make_interval(months => months - 1)) end;
          exit when low >= high;
          low_id := gate.event_id_at(low); high_id := least(gate.event_id_at(high), before);
          return query
            select e.event_id, e.at, e.actor_id, a.display_name, e.actor_role, e.action, e.resource,
              case when r.whole or cardinality(e.subjects) = s.n then e.resource_id end, s.youth, cardinality(e.subjects) - s.n,
              e.relation_used, e.decision, e.outcome, e.reason_code, e.fields_touched, e.result_count, e.version_before, e.version_after, e.request_id
            from (select * from harbor.audit_event e
                where e.agency_id = agency and e.at >= low and e.at < high and e.event_id >= low_id and e.event_id < high_id
                  and e.actor_id <> me and (kinds is not null or e.action <> 'log.heartbeat')
                  and (by_actor is null or e.actor_id = by_actor) and (about is null or e.subjects @> array[about])
                  and (kinds is null or e.action = any (kinds)) and (decided is null or e.decision = decided)
                  and (ended is null or e.outcome = ended)
                  and (within or e.actor_id = any (r.workers) or e.subjects && r.youth)
                order by e.event_id desc limit most - got) e
            left join harbor.account a on a.agency_id = agency and a.id = e.actor_id
            cross join lateral (
              select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'caseCode', case when r.whole then null else y.case_code end)), '[]') as youth,
                count(*)::int as n
              from harbor.youth_case y where y.agency_id = agency and y.id = any (e.subjects)
                and (r.whole or array_position(r.youth, y.id) is not null)) s
            order by e.event_id desc;
          get diagnostics n = row_count;
          got := got + n;
          exit when got >= most or low = first_of_all;
          high := low; months := months * 2;
        end loop;
      end $$;

      create or replace function gate.audit_counts(about uuid, by_actor uuid, from_day date, to_day date)
        returns table (day date, actor_id uuid, actor_name text, actor_role text, times int, refused int)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare r record := gate.audit_reach(); agency uuid := gate.ctx_agency(); me uuid := gate.ctx_user(); zone text;
        low timestamptz; high timestamptz;
      begin
        if r.whole is null or (about is not null and not r.whole and not about = any (r.youth)) then return; end if;
        select g.time_zone into zone from harbor.agency g where g.agency_id = agency;
        low := from_day::timestamp at time zone zone; high := (to_day + 1)::timestamp at time zone zone;
        return query
          with one as (select (e.at at time zone zone)::date as day, e.actor_id, max(e.actor_role) as actor_role, count(*)::int as times,
              (count(*) filter (where e.decision <> 'allow' or e.outcome = 'refused'))::int as refused
            from harbor.audit_event e where e.agency_id = agency and e.at >= low and e.at < high
              and e.event_id >= gate.event_id_at(low) and e.event_id < gate.event_id_at(high) and e.actor_id <> me and e.action <> 'log.heartbeat'
              and (by_actor is null or e.actor_id = by_actor) and (about is null or e.subjects @> array[about])
              and (r.whole or about is not null or e.actor_id = any (r.workers) or e.subjects && r.youth)
            group by 1, 2)
          select o.day, o.actor_id, a.display_name, coalesce(a.role, o.actor_role), o.times, o.refused
          from one o left join harbor.account a on a.agency_id = agency and a.id = o.actor_id order by o.day, a.display_name, o.actor_id;
      end $$;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
