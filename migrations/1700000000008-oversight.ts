// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What managers and privacy officers may ask the audit. The application cannot read events; these functions check the
 * signed context, narrow to the reach, and never tell anyone their own acts.
 *
 * Filters are typed parameters of static SQL. Plans are made for the values given (`force_custom_plan`), because the
 * best way to an answer differs with them: by person, by youth, by act, refused only, or simply back in time.
 */
export class Oversight1700000000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_gate;
      -- The smallest event id of an instant. Ids are UUIDs of version 7, so they are ordered as time is.
      create function gate.event_id_at(t timestamptz) returns uuid language sql immutable strict parallel safe set search_path = pg_catalog
        as $$ select rpad(lpad(to_hex(greatest(0, floor(extract(epoch from t) * 1000))::bigint), 12, '0'), 32, '0')::uuid $$;
      create function gate.time_of_event_id(id uuid) returns timestamptz language sql immutable strict parallel safe set search_path = pg_catalog
        as $$ select to_timestamp(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint / 1000.0) $$;

      -- A privacy officer reaches the whole agency; a program manager the workers they supervise now and the youth
      -- these are assigned to. Null: nothing. A conflict takes a youth out, as everywhere.
      create function gate.audit_reach(out whole boolean, out workers uuid[], out youth uuid[]) language plpgsql stable security definer
        set search_path = pg_catalog, pg_temp as $$
      declare c text := gate.context(); agency uuid; me uuid; t timestamptz := harbor.now();
      begin
        if c is null then return; end if;
        agency := substr(c, 1, 36)::uuid; me := substr(c, 37, 36)::uuid;
        case rtrim(substr(c, 109, 20))
          when 'privacy_officer' then whole := true;
          when 'program_manager' then
            whole := false;
            workers := array(select s.worker_id from harbor.supervision s where s.agency_id = agency and s.supervisor_id = me
              and s.from_at <= t and (s.until_at is null or s.until_at > t));
            youth := array(select gate.reach('{supervising}'));
          else null;
        end case;
      end $$;

      -- May the signed-in user ask who saw this youth? Gives the case code, which a privacy officer does not see.
      create function gate.audited_youth(about uuid) returns table (id uuid, case_code text) language plpgsql stable security definer
        set search_path = pg_catalog, pg_temp as $$
      #variable_conflict use_column
      declare r record := gate.audit_reach();
      begin
        return query select y.id, case when r.whole then null else y.case_code end from harbor.youth y
          where y.agency_id = gate.ctx_agency() and y.id = about and (r.whole or y.id = any (r.youth));
      end $$;

      -- One page, newest first. Looks back one month, then two more, four, eight, and then over all the rest, so that
      -- a full page costs one partition and a sparse one few plans. 'before' is the last id of the page before.
      create function gate.audit_page(about uuid, by_actor uuid, kinds text[], decided text, ended text, since timestamptz, until timestamptz,
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
                  and e.actor_id <> me
                  and (by_actor is null or e.actor_id = by_actor) and (about is null or e.subjects @> array[about])
                  and (kinds is null or e.action = any (kinds)) and (decided is null or e.decision = decided)
                  and (ended is null or e.outcome = ended)
                  and (within or e.actor_id = any (r.workers) or e.subjects && r.youth)
                order by e.event_id desc limit most - got) e
            left join harbor.account a on a.agency_id = agency and a.id = e.actor_id
            cross join lateral (
              select coalesce(jsonb_agg(jsonb_build_object('id', y.id, 'caseCode', case when r.whole then null else y.case_code end)), '[]') as youth,
                count(*)::int as n
              from harbor.youth y where y.agency_id = agency and y.id = any (e.subjects)
                and (r.whole or array_position(r.youth, y.id) is not null)) s
            order by e.event_id desc;
          get diagnostics n = row_count;
          got := got + n;
          exit when got >= most or low = first_of_all;
          high := low; months := months * 2;
        end loop;
      end $$;

      -- Everyone who saw a youth's file or was refused it, each with first and last time, how often, and by which acts.
      create function gate.audit_people(about uuid)
        returns table (actor_id uuid, actor_name text, actor_role text, first_at timestamptz, last_at timestamptz, times int, refused int, acts jsonb)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare r record := gate.audit_reach(); agency uuid := gate.ctx_agency(); me uuid := gate.ctx_user();
      begin
        if r.whole is null or (not r.whole and not about = any (r.youth)) then return; end if;
        return query
          with act as (select e.actor_id, e.action, min(e.at) as first_at, max(e.at) as last_at, max(e.actor_role) as actor_role, count(*) as times,
              count(*) filter (where e.decision <> 'allow' or e.outcome = 'refused') as refused
            from harbor.audit_event e where e.agency_id = agency and e.subjects @> array[about] and e.actor_id <> me group by e.actor_id, e.action)
          select t.actor_id, a.display_name, coalesce(a.role, max(t.actor_role)), min(t.first_at), max(t.last_at), sum(t.times)::int, sum(t.refused)::int,
            jsonb_agg(jsonb_build_object('action', t.action, 'times', t.times) order by t.times desc, t.action)
          from act t left join harbor.account a on a.agency_id = agency and a.id = t.actor_id
          group by t.actor_id, a.display_name, a.role order by 5 desc, 1;
      end $$;

      -- Events per day of the agency's calendar and per person, both days included.
      create function gate.audit_counts(about uuid, by_actor uuid, from_day date, to_day date)
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
              and e.event_id >= gate.event_id_at(low) and e.event_id < gate.event_id_at(high) and e.actor_id <> me
              and (by_actor is null or e.actor_id = by_actor) and (about is null or e.subjects @> array[about])
              and (r.whole or about is not null or e.actor_id = any (r.workers) or e.subjects && r.youth)
            group by 1, 2)
          select o.day, o.actor_id, a.display_name, coalesce(a.role, o.actor_role), o.times, o.refused
          from one o left join harbor.account a on a.agency_id = agency and a.id = o.actor_id order by o.day, a.display_name, o.actor_id;
      end $$;
      grant execute on function gate.audited_youth(uuid), gate.audit_people(uuid), gate.audit_counts(uuid, uuid, date, date),
        gate.audit_page(uuid, uuid, text[], text, text, timestamptz, timestamptz, uuid, int) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
