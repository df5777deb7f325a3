// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Youth, the people around them, those who must never be, and the keys their texts are encrypted under. */
export class YouthAndAccess1700000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- One data key per youth and per home, wrapped by the agency's key. Destroying it makes every copy unreadable.
      create table harbor.data_key (
        agency_id uuid not null, id uuid not null, wrapped bytea, destroyed_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_data_key_agency foreign key (agency_id) references harbor.agency,
        constraint ck_data_key_destroyed_is_gone check ((wrapped is null) = (destroyed_at is not null)));

      create table harbor.youth (
        agency_id uuid not null, id uuid not null, case_code text not null,
        used_name text not null, pronouns text not null default '', languages text[] not null default '{}',
        interpreter_language text, allergies text not null default '', medication text not null default '', daily_care text not null default '',
        legal_name text not null, gender text not null, birth_date date not null, birth_date_is_estimate boolean not null default false,
        race_ethnicity text[] not null default '{}', tribal_nations text[] not null default '{}', icwa text not null default 'not_asked',
        height_cm int, weight_kg int, hair_color text not null default '', eye_color text not null default '',
        marks_enc bytea, handles_enc bytea, safe_contact_enc bytea, restricted_note_enc bytea, school_enc bytea,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_youth_data_key foreign key (agency_id, id) references harbor.data_key,
        constraint uq_youth_case_code unique (agency_id, case_code),
        constraint ck_youth_gender check (gender in ('boy', 'girl', 'trans_boy', 'trans_girl', 'nonbinary', 'two_spirit', 'other', 'not_disclosed')),
        constraint ck_youth_icwa check (icwa in ('not_asked', 'applies', 'does_not_apply', 'being_determined')),
        constraint ck_youth_height check (height_cm between 40 and 250), constraint ck_youth_weight check (weight_kg between 2 and 300));
      -- Planner statistics would tell other agencies' values through EXPLAIN.
      alter table harbor.youth alter used_name set statistics 0, alter legal_name set statistics 0, alter birth_date set statistics 0,
        alter case_code set statistics 0;
      alter table harbor.account alter display_name set statistics 0, alter sign_in_name set statistics 0;

      create table harbor.youth_alias (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, name text not null, ended_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_youth_alias_youth foreign key (agency_id, youth_id) references harbor.youth);
      alter table harbor.youth_alias alter name set statistics 0;
      create index ix_youth_alias_youth on harbor.youth_alias (agency_id, youth_id);

      create table harbor.care_team (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, user_id uuid not null, relation text not null,
        why text not null, source_id uuid, from_at timestamptz not null, until_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_care_team_youth foreign key (agency_id, youth_id) references harbor.youth deferrable initially deferred,
        constraint fk_care_team_account foreign key (agency_id, user_id) references harbor.account,
        constraint ck_care_team_relation check (relation in ('assigned', 'placed')),
        constraint ck_care_team_why check (why in ('intake', 'assignment', 'placement')),
        constraint ck_care_team_ends_after_start check (until_at is null or until_at >= from_at));
      create index ix_care_team_user on harbor.care_team (agency_id, user_id, youth_id);
      create index ix_care_team_youth on harbor.care_team (agency_id, youth_id);
      create unique index uq_care_team_one_open on harbor.care_team (agency_id, youth_id, user_id, relation, coalesce(source_id, id))
        where until_at is null;
      create unique index uq_care_team_assigned_once on harbor.care_team (agency_id, youth_id, user_id) where relation = 'assigned' and until_at is null;

      create table harbor.conflict (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, user_id uuid not null, reason_code text not null,
        declared_by uuid not null, declared_at timestamptz not null, ended_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_conflict_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint fk_conflict_account foreign key (agency_id, user_id) references harbor.account,
        constraint ck_conflict_reason check (reason_code in ('kin', 'prior_relationship', 'suspected_harm', 'youth_asked', 'other')));
      create unique index uq_conflict_one_open on harbor.conflict (agency_id, youth_id, user_id) where ended_at is null;

      create table harbor.person_of_concern (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, name_enc bytea not null, name_index bytea not null,
        connection text not null, why_enc bytea not null, user_id uuid, recorded_by uuid not null, recorded_at timestamptz not null,
        ended_at timestamptz, version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_person_of_concern_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint fk_person_of_concern_account foreign key (agency_id, user_id) references harbor.account,
        constraint ck_person_of_concern_name_index check (length(name_index) = 32),
        constraint ck_person_of_concern_connection check (connection in ('parent', 'relative', 'caregiver', 'partner', 'peer', 'adult_known', 'adult_unknown', 'not_disclosed')));
      create index ix_person_of_concern_youth on harbor.person_of_concern (agency_id, youth_id);

      -- One click puts a caregiver out of every session; always a person's act.
      create table harbor.account_freeze (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, user_id uuid not null, frozen_by uuid not null,
        frozen_at timestamptz not null, lifted_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_account_freeze_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint fk_account_freeze_account foreign key (agency_id, user_id) references harbor.account);
      create index ix_account_freeze_user on harbor.account_freeze (agency_id, user_id) where lifted_at is null;

      select harbor.protect(array['data_key', 'youth', 'youth_alias', 'care_team', 'conflict', 'person_of_concern', 'account_freeze']);
      create trigger end_sessions after insert on harbor.account_freeze for each row execute function gate.end_sessions_of_account();
      grant select on harbor.data_key, harbor.youth, harbor.youth_alias, harbor.care_team, harbor.conflict, harbor.person_of_concern,
        harbor.account_freeze to harbor_app, harbor_gate;
      grant select on harbor.supervision to harbor_gate;
      grant insert (agency_id, id, wrapped) on harbor.data_key to harbor_app;
      grant update (wrapped, destroyed_at, version) on harbor.data_key to harbor_gate;
      create policy gate_destroys on harbor.data_key for update to harbor_gate using (true) with check (true);
      grant insert (agency_id, id, case_code, used_name, pronouns, languages, interpreter_language, allergies, medication, daily_care,
          legal_name, gender, birth_date, birth_date_is_estimate, race_ethnicity, tribal_nations, icwa, height_cm, weight_kg, hair_color,
          eye_color, marks_enc, handles_enc, safe_contact_enc, restricted_note_enc, school_enc),
        update (used_name, pronouns, languages, interpreter_language, allergies, medication, daily_care, legal_name, gender, birth_date,
          birth_date_is_estimate, race_ethnicity, tribal_nations, icwa, height_cm, weight_kg, hair_color, eye_color, marks_enc, handles_enc,
          safe_contact_enc, restricted_note_enc, school_enc, version) on harbor.youth to harbor_app;
      grant insert (agency_id, id, youth_id, name), update (ended_at, version) on harbor.youth_alias to harbor_app;
      grant insert (agency_id, id, youth_id, user_id, relation, why, source_id, from_at), update (until_at, version) on harbor.care_team to harbor_app;
      grant insert (agency_id, id, youth_id, user_id, reason_code, declared_by, declared_at), update (ended_at, version) on harbor.conflict to harbor_app;
      grant insert (agency_id, id, youth_id, name_enc, name_index, connection, why_enc, user_id, recorded_by, recorded_at),
        update (ended_at, version) on harbor.person_of_concern to harbor_app;
      grant insert (agency_id, id, youth_id, user_id, frozen_by, frozen_at), update (lifted_at, version) on harbor.account_freeze to harbor_app;
      reset role;`);

    await db.query(`
      set role harbor_gate;
      -- The first of the wanted relations in which the signed-in user stands to this youth now; null when none,
      -- and null whenever a conflict is in force: deny wins.
      create function gate.related(youth uuid, wanted text[]) returns text language plpgsql stable security definer parallel restricted
        set search_path = pg_catalog, pg_temp as $$
      declare c text := gate.context(); agency uuid; me uuid; t timestamptz := harbor.now(); r text;
      begin
        if c is null then return null; end if;
        agency := substr(c, 1, 36)::uuid; me := substr(c, 37, 36)::uuid;
        if exists (select from harbor.conflict x where x.agency_id = agency and x.youth_id = youth and x.user_id = me and x.ended_at is null) then
          return null;
        end if;
        foreach r in array wanted loop
          if r in ('assigned', 'placed') then
            if exists (select from harbor.care_team m where m.agency_id = agency and m.user_id = me and m.youth_id = youth
                and m.relation = r and m.from_at <= t and (m.until_at is null or m.until_at > t)) then return r; end if;
          elsif r = 'supervising' then
            if exists (select from harbor.care_team m join harbor.supervision s on s.agency_id = m.agency_id and s.worker_id = m.user_id
                where m.agency_id = agency and m.youth_id = youth and m.relation = 'assigned' and m.from_at <= t and (m.until_at is null or m.until_at > t)
                and s.supervisor_id = me and s.from_at <= t and (s.until_at is null or s.until_at > t)) then return r; end if;
          elsif r = 'intake' then
            if not exists (select from harbor.care_team m where m.agency_id = agency and m.youth_id = youth)
              and not exists (select from harbor.youth y where y.agency_id = agency and y.id = youth and y.version > 1) then return r; end if;
          end if;
        end loop;
        return null;
      end $$;

      -- The youth within reach, for lists: the same rule as related(), turned round.
      create function gate.reach(wanted text[]) returns setof uuid language plpgsql stable security definer
        set search_path = pg_catalog, pg_temp as $$
      declare c text := gate.context(); agency uuid; me uuid; t timestamptz := harbor.now();
      begin
        if c is null then return; end if;
        agency := substr(c, 1, 36)::uuid; me := substr(c, 37, 36)::uuid;
        -- Two arms and not one condition with OR: each goes by its own index.
        return query
          with near as (
            select m.youth_id from harbor.care_team m
              where m.agency_id = agency and m.user_id = me and m.relation = any (wanted)
                and m.from_at <= t and (m.until_at is null or m.until_at > t)
            union
            select m.youth_id from harbor.supervision s
              join harbor.care_team m on m.agency_id = s.agency_id and m.user_id = s.worker_id and m.relation = 'assigned'
                and m.from_at <= t and (m.until_at is null or m.until_at > t)
              where 'supervising' = any (wanted) and s.agency_id = agency and s.supervisor_id = me
                and s.from_at <= t and (s.until_at is null or s.until_at > t))
          select near.youth_id from near where not exists (select from harbor.conflict x
            where x.agency_id = agency and x.youth_id = near.youth_id and x.user_id = me and x.ended_at is null);
      end $$;

      -- One page of them, by case code, so that row security has only the page to look at.
      create function gate.page_of_youth(wanted text[], after text, most int) returns setof uuid language sql stable security definer
        set search_path = pg_catalog, pg_temp as $$
        select y.id from harbor.youth y where y.agency_id = gate.ctx_agency() and y.case_code > after and y.id in (select gate.reach(wanted))
        order by y.case_code limit most $$;

      -- Search narrows to the reach first: operators that are not leakproof would not use an index under row security,
      -- and a trigram index over every child would tell more than the reach.
      create function gate.search_youth(words text, wanted text[], most int)
        returns table (id uuid, likeness real) language plpgsql stable security definer set search_path = pg_catalog, ext, pg_temp as $$
      declare agency uuid := gate.ctx_agency(); q text := ext.unaccent(lower(words));
      begin
        return query
          with near as (select y.id, y.case_code, y.used_name, y.legal_name from harbor.youth y
            where y.agency_id = agency and y.id in (select gate.reach(wanted))),
          named as (
            select n.id, n.case_code as name from near n union all select n.id, n.used_name from near n union all select n.id, n.legal_name from near n
            union all select a.youth_id, a.name from harbor.youth_alias a join near n on n.id = a.youth_id where a.agency_id = agency and a.ended_at is null),
          scored as (select named.id, case when strpos(ext.unaccent(lower(named.name)), q) > 0 then 1::real
            else ext.word_similarity(q, ext.unaccent(lower(named.name))) end as s from named)
          select scored.id, max(scored.s) from scored group by scored.id having max(scored.s) >= 0.35 order by 2 desc, 1 limit most;
      end $$;

      -- Destroys the key of a youth or home of one's own agency. Returns the version of its row, null when it was destroyed before.
      create function gate.destroy_key(subject uuid, proof bytea) returns int language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare agency uuid := gate.ctx_agency(); v int;
      begin
        perform gate.require_door('destroy_key' || E'\\n' || agency || E'\\n' || subject, proof);
        update harbor.data_key k set wrapped = null, destroyed_at = harbor.now(), version = version + 1
          where k.agency_id = agency and k.id = subject and k.destroyed_at is null returning k.version into v;
        return v;
      end $$;
      grant execute on function gate.related(uuid, text[]), gate.reach(text[]), gate.page_of_youth(text[], text, int), gate.search_youth(text, text[], int),
        gate.destroy_key(uuid, bytea) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
