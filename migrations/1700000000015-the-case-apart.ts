// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Row security works by rows, so what those who live with a youth may not see gets a row of its own: `youth` keeps daily
 * care (C1), `youth_case` has the case (C2) and the encrypted texts (C3, C4). Both have one id and step together.
 *
 * Nothing is lost and nothing said anew: version and time of the last change come along, so both rows laid together have
 * the digest that an earlier event holds of the one row there was. Ciphertexts move as they are: they are bound to the
 * place of their first encryption, `youth.marks` and so on, and go on being opened under it.
 */
export class TheCaseApart1700000000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      create table harbor.youth_case (
        agency_id uuid not null, id uuid not null, case_code text not null,
        legal_name text not null, gender text not null, birth_date date not null, birth_date_is_estimate boolean not null default false,
        race_ethnicity text[] not null default '{}', tribal_nations text[] not null default '{}', icwa text not null default 'not_asked',
        height_cm int, weight_kg int, hair_color text not null default '', eye_color text not null default '',
        marks_enc bytea, handles_enc bytea, safe_contact_enc bytea, restricted_note_enc bytea, school_enc bytea,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_youth_case_youth foreign key (agency_id, id) references harbor.youth,
        constraint ck_youth_case_gender check (gender in ('boy', 'girl', 'trans_boy', 'trans_girl', 'nonbinary', 'two_spirit', 'other', 'not_disclosed')),
        constraint ck_youth_case_icwa check (icwa in ('not_asked', 'applies', 'does_not_apply', 'being_determined')),
        constraint ck_youth_case_height check (height_cm between 40 and 250), constraint ck_youth_case_weight check (weight_kg between 2 and 300));
      -- Planner statistics would tell other agencies' values through EXPLAIN.
      alter table harbor.youth_case alter legal_name set statistics 0, alter birth_date set statistics 0, alter case_code set statistics 0;

      insert into harbor.youth_case (agency_id, id, case_code, legal_name, gender, birth_date, birth_date_is_estimate, race_ethnicity,
          tribal_nations, icwa, height_cm, weight_kg, hair_color, eye_color, marks_enc, handles_enc, safe_contact_enc, restricted_note_enc,
          school_enc, version, changed_at)
        select agency_id, id, case_code, legal_name, gender, birth_date, birth_date_is_estimate, race_ethnicity,
          tribal_nations, icwa, height_cm, weight_kg, hair_color, eye_color, marks_enc, handles_enc, safe_contact_enc, restricted_note_enc,
          school_enc, version, changed_at from harbor.youth;
      alter table harbor.youth drop case_code, drop legal_name, drop gender, drop birth_date, drop birth_date_is_estimate,
        drop race_ethnicity, drop tribal_nations, drop icwa, drop height_cm, drop weight_kg, drop hair_color, drop eye_color,
        drop marks_enc, drop handles_enc, drop safe_contact_enc, drop restricted_note_enc, drop school_enc;
      alter table harbor.youth_case add constraint uq_youth_case_code unique (agency_id, case_code);
      -- A column that is dropped stays in the file on disk until its row is written anew.
      cluster harbor.youth using youth_pkey;
      alter table harbor.youth set without cluster;

      select harbor.protect(array['youth_case']);
      grant select on harbor.youth_case to harbor_app, harbor_gate;
      grant insert (agency_id, id, case_code, legal_name, gender, birth_date, birth_date_is_estimate, race_ethnicity, tribal_nations, icwa,
          height_cm, weight_kg, hair_color, eye_color, marks_enc, handles_enc, safe_contact_enc, restricted_note_enc, school_enc),
        update (legal_name, gender, birth_date, birth_date_is_estimate, race_ethnicity, tribal_nations, icwa, height_cm, weight_kg,
          hair_color, eye_color, marks_enc, handles_enc, safe_contact_enc, restricted_note_enc, school_enc, version)
        on harbor.youth_case to harbor_app;

      -- As the policy table gives it (libs/policy).
      create policy may_read on harbor.youth_case for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(id, '{assigned,intake}') is not null) when 'program_manager' then (gate.related(id, '{supervising}') is not null) else false end);
      create policy may_add on harbor.youth_case for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(id, '{intake}') is not null) else false end);
      create policy may_change on harbor.youth_case for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(id, '{assigned}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(id, '{assigned}') is not null) else false end);
      reset role;`);

    await db.query(inStep);
    await db.query(search);
    await db.query(oversight);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const inStep = `
  set role harbor_gate;
  -- A client reads both rows under one version. One that stepped alone could never be saved again, and a row without
  -- the other would be half a file. Looks at what stands at COMMIT: of two who step one half each, both are refused.
  create function gate.require_both_in_step() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if (select y.version from harbor.youth y where y.agency_id = new.agency_id and y.id = new.id)
      is distinct from (select c.version from harbor.youth_case c where c.agency_id = new.agency_id and c.id = new.id) then
      raise exception 'half a file' using errcode = '23514', constraint = 'ck_youth_and_case_in_step';
    end if;
    return null;
  end $$;
  grant execute on function gate.require_both_in_step() to harbor_owner;
  reset role;
  set role harbor_owner;
  create constraint trigger with_its_case after insert or update on harbor.youth deferrable initially deferred
    for each row execute function gate.require_both_in_step();
  create constraint trigger with_its_youth after insert or update on harbor.youth_case deferrable initially deferred
    for each row execute function gate.require_both_in_step();
  reset role;`;

/** They give daily care as well now, so that row security asks of each youth found once, for the case, and not twice. */
const search = `
  set role harbor_gate;
  -- Of these relations, those in which the signed-in role sees the case. Search and list answer by names and codes, so
  -- asked again and again they tell them, whatever columns they give: they look at nothing beyond.
  create function gate.with_case(wanted text[]) returns text[] language sql stable set search_path = pg_catalog, pg_temp as $$
    select array(select w from unnest(wanted) w where case gate.ctx_role()
      when 'caseworker' then w = 'assigned' when 'program_manager' then w = 'supervising' else false end) $$;

  drop function gate.page_of_youth(text[], text, int), gate.search_youth(text, text[], int);
  create function gate.page_of_youth(wanted text[], after text, most int) returns table (id uuid, used_name text, pronouns text)
    language sql stable security definer cost 5000 rows 20 set search_path = pg_catalog, pg_temp as $$
    select page.id, y.used_name, y.pronouns from (select c.agency_id, c.id, c.case_code from harbor.youth_case c
        where c.agency_id = gate.ctx_agency() and c.case_code > after and c.id in (select gate.reach(gate.with_case(wanted)))
        order by c.case_code limit most) page
      join harbor.youth y on y.agency_id = page.agency_id and y.id = page.id order by page.case_code $$;

  create function gate.search_youth(words text, wanted text[], most int)
    returns table (id uuid, likeness real, used_name text, pronouns text)
    language plpgsql stable security definer cost 5000 rows 20 set search_path = pg_catalog, ext, pg_temp as $$
  declare agency uuid := gate.ctx_agency(); q text := ext.unaccent(lower(words));
  begin
    return query
      with near as (select y.id, c.case_code, y.used_name, y.pronouns, c.legal_name from harbor.youth y
        join harbor.youth_case c on c.agency_id = y.agency_id and c.id = y.id
        where y.agency_id = agency and y.id in (select gate.reach(gate.with_case(wanted)))),
      named as (
        select n.id, n.case_code as name from near n union all select n.id, n.used_name from near n union all select n.id, n.legal_name from near n
        union all select a.youth_id, a.name from harbor.youth_alias a join near n on n.id = a.youth_id where a.agency_id = agency and a.ended_at is null),
      scored as (select named.id, case when strpos(ext.unaccent(lower(named.name)), q) > 0 then 1::real
        else ext.word_similarity(q, ext.unaccent(lower(named.name))) end as s from named),
      best as (select scored.id, max(scored.s) as s from scored group by scored.id having max(scored.s) >= 0.35 order by 2 desc, 1 limit most)
      select b.id, b.s, n.used_name, n.pronouns from best b join near n on n.id = b.id order by 2 desc, 1;
  end $$;
  grant execute on function gate.page_of_youth(text[], text, int), gate.search_youth(text, text[], int) to harbor_app;
  reset role;`;

/** As before; the case code is looked up where it stands now. */
const oversight = `
  set role harbor_gate;
  create or replace function gate.audited_youth(about uuid) returns table (id uuid, case_code text) language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp as $$
  #variable_conflict use_column
  declare r record := gate.audit_reach();
  begin
    return query select y.id, case when r.whole then null else y.case_code end from harbor.youth_case y
      where y.agency_id = gate.ctx_agency() and y.id = about and (r.whole or y.id = any (r.youth));
  end $$;

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
          from harbor.youth_case y where y.agency_id = agency and y.id = any (e.subjects)
            and (r.whole or array_position(r.youth, y.id) is not null)) s
        order by e.event_id desc;
      get diagnostics n = row_count;
      got := got + n;
      exit when got >= most or low = first_of_all;
      high := low; months := months * 2;
    end loop;
  end $$;
  reset role;`;
