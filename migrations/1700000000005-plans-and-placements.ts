// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Safety plans (draft, immutable revision, the caregivers' copy), homes, and the line of living arrangements. */
export class PlansAndPlacements1700000000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      create table harbor.plan_template (
        agency_id uuid not null, id uuid not null, code text not null, template_version int not null, effective_on date not null, sections jsonb not null,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_plan_template_agency foreign key (agency_id) references harbor.agency,
        constraint uq_plan_template_version unique (agency_id, code, template_version));

      -- One plan per youth; a stage per revision. Withdrawn: the lines the youth took back, which no copy shows again.
      create table harbor.safety_plan (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, current_revision int not null default 0, stage text, review_by date,
        withdrawn uuid[] not null default '{}',
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_safety_plan_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint uq_safety_plan_one_per_youth unique (agency_id, youth_id));

      -- One draft per plan. Its items are one encrypted document, so an autosave is one row.
      create table harbor.plan_draft (
        agency_id uuid not null, id uuid not null, plan_id uuid not null, youth_id uuid not null, template_id uuid not null, stage text not null,
        status text not null default 'draft', based_on int not null default 0, content_enc bytea not null, together_since timestamptz,
        started_by uuid not null, proposed_by uuid, decided_by uuid, closed_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_plan_draft_plan foreign key (agency_id, plan_id) references harbor.safety_plan,
        constraint fk_plan_draft_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint fk_plan_draft_template foreign key (agency_id, template_id) references harbor.plan_template,
        constraint ck_plan_draft_stage check (stage in ('in_placement', 'while_missing', 'at_recovery', 'first_72_hours', 'transition')),
        constraint ck_plan_draft_status check (status in ('draft', 'proposed', 'approved', 'signed', 'set_aside')));
      create unique index uq_plan_draft_one_open on harbor.plan_draft (agency_id, youth_id) where closed_at is null;

      create table harbor.plan_revision (
        agency_id uuid not null, id uuid not null, plan_id uuid not null, youth_id uuid not null, template_id uuid not null, number int not null,
        stage text not null, content_enc bytea not null, signed_by uuid not null, signed_at timestamptz not null, approved_by uuid,
        agreement text not null, agreement_why_enc bytea, review_by date not null,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_plan_revision_plan foreign key (agency_id, plan_id) references harbor.safety_plan,
        constraint fk_plan_revision_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint uq_plan_revision_number unique (agency_id, plan_id, number),
        constraint ck_plan_revision_agreement check (agreement in ('agrees', 'agrees_in_part', 'does_not_agree', 'not_asked')),
        constraint ck_plan_revision_not_asked_says_why check (agreement <> 'not_asked' or agreement_why_enc is not null));
      create index ix_plan_revision_youth on harbor.plan_revision (agency_id, youth_id, number);

      -- A copy, not a filter: made of the items marked for caregivers when a revision is signed.
      create table harbor.caregiver_plan (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, revision_id uuid not null, number int not null, stage text not null,
        content_enc bytea not null, published_at timestamptz not null,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_caregiver_plan_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint fk_caregiver_plan_revision foreign key (agency_id, revision_id) references harbor.plan_revision);
      create unique index uq_caregiver_plan_number on harbor.caregiver_plan (agency_id, youth_id, number);

      create table harbor.plan_acknowledgement (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, caregiver_plan_id uuid not null, user_id uuid not null,
        acknowledged_at timestamptz not null, version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_plan_acknowledgement_plan foreign key (agency_id, caregiver_plan_id) references harbor.caregiver_plan,
        constraint fk_plan_acknowledgement_account foreign key (agency_id, user_id) references harbor.account,
        constraint uq_plan_acknowledgement_once unique (agency_id, caregiver_plan_id, user_id));
      create index ix_plan_acknowledgement_youth on harbor.plan_acknowledgement (agency_id, youth_id);

      create table harbor.home (
        agency_id uuid not null, id uuid not null, label text not null, licence_number text not null default '', capacity int not null,
        traits text[] not null default '{}', languages text[] not null default '{}', welcomes_genders text[] not null default '{}',
        youngest int not null default 0, oldest int not null default 21, is_open boolean not null default true,
        family_name_enc bytea, address_enc bytea, phone_enc bytea,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_home_data_key foreign key (agency_id, id) references harbor.data_key,
        constraint uq_home_label unique (agency_id, label),
        constraint ck_home_capacity check (capacity between 1 and 60), constraint ck_home_ages check (youngest between 0 and oldest and oldest <= 26));

      -- Adults of the household. Those with an account are its caregivers; the name index finds a person of concern.
      create table harbor.home_member (
        agency_id uuid not null, id uuid not null, home_id uuid not null, user_id uuid, name_enc bytea not null, name_index bytea not null,
        from_at timestamptz not null, until_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_home_member_home foreign key (agency_id, home_id) references harbor.home,
        constraint fk_home_member_account foreign key (agency_id, user_id) references harbor.account,
        constraint ck_home_member_name_index check (length(name_index) = 32));
      create index ix_home_member_home on harbor.home_member (agency_id, home_id);
      create unique index uq_home_member_account on harbor.home_member (agency_id, user_id) where user_id is not null and until_at is null;

      -- A youth's life is one line. Base is gap-free; respite and away lie over it.
      create table harbor.living_arrangement (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, layer text not null, kind text not null, traits text[] not null default '{}',
        during tstzrange not null, home_id uuid, location text not null default 'in_state', was_planned boolean not null default false,
        receiving_adult_enc bytea, ended_reason text,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_living_arrangement_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint fk_living_arrangement_home foreign key (agency_id, home_id) references harbor.home,
        constraint ck_living_arrangement_layer check (layer in ('base', 'respite', 'away')),
        constraint ck_living_arrangement_range check (not isempty(during) and lower(during) is not null and lower_inc(during) and not upper_inc(during)),
        constraint ck_living_arrangement_end_has_reason check (upper_inf(during) or layer = 'respite' or ended_reason is not null),
        constraint ex_living_arrangement_one_at_a_time exclude using gist
          (agency_id with =, youth_id with =, layer with =, during with &&) deferrable initially deferred);
      create index ix_living_arrangement_home on harbor.living_arrangement (agency_id, home_id) where home_id is not null;

      create table harbor.planned_move (
        agency_id uuid not null, id uuid not null, youth_id uuid not null, kind text not null, home_id uuid, expected_on date not null,
        why_enc bytea, planned_by uuid not null, outcome text, closed_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_planned_move_youth foreign key (agency_id, youth_id) references harbor.youth,
        constraint fk_planned_move_home foreign key (agency_id, home_id) references harbor.home,
        constraint ck_planned_move_outcome check (outcome in ('happened', 'called_off')),
        constraint ck_planned_move_closed check ((outcome is null) = (closed_at is null)));
      create unique index uq_planned_move_one_open on harbor.planned_move (agency_id, youth_id) where closed_at is null;

      select harbor.protect(array['plan_template', 'safety_plan', 'plan_draft', 'plan_revision', 'caregiver_plan', 'plan_acknowledgement',
        'home', 'home_member', 'living_arrangement', 'planned_move']);
      grant select on harbor.plan_template, harbor.safety_plan, harbor.plan_draft, harbor.plan_revision, harbor.caregiver_plan,
        harbor.plan_acknowledgement, harbor.home, harbor.home_member, harbor.living_arrangement, harbor.planned_move to harbor_app, harbor_gate;
      grant insert (agency_id, id, youth_id), update (current_revision, stage, review_by, withdrawn, version) on harbor.safety_plan to harbor_app;
      grant insert (agency_id, id, plan_id, youth_id, template_id, stage, based_on, content_enc, started_by),
        update (stage, status, content_enc, together_since, proposed_by, decided_by, closed_at, version) on harbor.plan_draft to harbor_app;
      grant insert (agency_id, id, plan_id, youth_id, template_id, number, stage, content_enc, signed_by, signed_at, approved_by, agreement,
        agreement_why_enc, review_by) on harbor.plan_revision to harbor_app;
      grant insert (agency_id, id, youth_id, revision_id, number, stage, content_enc, published_at) on harbor.caregiver_plan to harbor_app;
      grant insert (agency_id, id, youth_id, caregiver_plan_id, user_id, acknowledged_at) on harbor.plan_acknowledgement to harbor_app;
      grant insert (agency_id, id, label, licence_number, capacity, traits, languages, welcomes_genders, youngest, oldest, family_name_enc, address_enc, phone_enc),
        update (label, licence_number, capacity, traits, languages, welcomes_genders, youngest, oldest, is_open, family_name_enc, address_enc, phone_enc, version)
        on harbor.home to harbor_app;
      grant insert (agency_id, id, home_id, user_id, name_enc, name_index, from_at), update (until_at, version) on harbor.home_member to harbor_app;
      grant insert (agency_id, id, youth_id, layer, kind, traits, during, home_id, location, was_planned, receiving_adult_enc),
        update (during, ended_reason, version) on harbor.living_arrangement to harbor_app;
      grant insert (agency_id, id, youth_id, kind, home_id, expected_on, why_enc, planned_by), update (outcome, closed_at, version) on harbor.planned_move to harbor_app;
      reset role;`);

    await db.query(`
      set role harbor_gate;
      -- The base line has no gap and an open end: whoever ends one arrangement opens the next in the same transaction.
      create function gate.require_whole_line() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        if exists (
          select from (select a.during, lead(lower(a.during)) over (order by lower(a.during)) as next_from
            from harbor.living_arrangement a where a.agency_id = new.agency_id and a.youth_id = new.youth_id and a.layer = 'base') line
          where upper(line.during) is distinct from line.next_from) then
          raise exception 'gap in the base line' using errcode = '23514', constraint = 'ck_living_arrangement_base_has_no_gap';
        end if;
        return null;
      end $$;
      grant execute on function gate.require_whole_line() to harbor_owner;
      reset role;
      set role harbor_owner;
      create constraint trigger whole_line after insert or update on harbor.living_arrangement deferrable initially deferred
        for each row when (new.layer = 'base') execute function gate.require_whole_line();
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
