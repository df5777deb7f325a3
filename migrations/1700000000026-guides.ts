// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Guides in versions, what survivor experts said of them, and the door by which anybody reads the public ones. */
export class Guides1700000000026 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(publicDoor);
    await db.query(rowSecurity);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  set role harbor_owner;
  -- texts: {"en": {title, summary, parts, grade}, "es": …}. credits: what readers are told of the reviews, as of publishing.
  create table harbor.guide_version (agency_id uuid not null, id uuid not null, guide_id uuid not null, number int not null,
    state text not null default 'draft', audiences text[] not null, topics text[] not null default '{}', youngest int, oldest int,
    languages text[] not null default '{}', genders text[] not null default '{}', traits text[] not null default '{}',
    texts jsonb not null default '{}', credits jsonb not null default '[]', written_by uuid not null, published_by uuid,
    published_at timestamptz, review_due_on date,
    version int not null default 1, changed_at timestamptz not null default clock_timestamp(), primary key (agency_id, id),
    constraint fk_guide_version_agency foreign key (agency_id) references harbor.agency,
    constraint fk_guide_version_writer foreign key (agency_id, written_by) references harbor.account,
    constraint fk_guide_version_publisher foreign key (agency_id, published_by) references harbor.account,
    constraint uq_guide_version_number unique (agency_id, guide_id, number),
    constraint ck_guide_version_state check (state in ('draft', 'in_review', 'published', 'replaced', 'withdrawn')),
    constraint ck_guide_version_audiences check (cardinality(audiences) > 0),
    constraint ck_guide_version_ages check (youngest <= oldest),
    constraint ck_guide_version_has_both_languages check (state in ('draft', 'withdrawn') or texts ?& array['en', 'es']),
    constraint ck_guide_version_published_by_another check (published_by <> written_by),
    constraint ck_guide_version_published check (state <> 'published'
      or (published_by is not null and published_at is not null and review_due_on is not null)));
  create unique index uq_guide_one_published on harbor.guide_version (agency_id, guide_id) where state = 'published';
  create unique index uq_guide_one_open on harbor.guide_version (agency_id, guide_id) where state in ('draft', 'in_review');

  create table harbor.guide_review (agency_id uuid not null, id uuid not null, guide_version_id uuid not null, shown_as text,
    thanks text[] not null, experiences text[] not null, verdict text not null, note text not null default '', reviewed_on date not null,
    recorded_by uuid not null,
    version int not null default 1, changed_at timestamptz not null default clock_timestamp(), primary key (agency_id, id),
    constraint fk_guide_review_version foreign key (agency_id, guide_version_id) references harbor.guide_version,
    constraint fk_guide_review_account foreign key (agency_id, recorded_by) references harbor.account,
    constraint ck_guide_review_verdict check (verdict in ('ready', 'change_first')),
    constraint ck_guide_review_credit_has_a_name check (('credited' = any (thanks)) = (shown_as is not null)));
  create index ix_guide_review_version on harbor.guide_review (agency_id, guide_version_id);

  -- Whoever changes the words is their writer; whoever publishes them is another (a rule of the table), and says so themselves.
  create function harbor.keep_guide() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare own constant text[] := '{version,changed_at,state,credits,published_by,published_at,review_due_on}';
    step constant text := old.state || '>' || new.state;
  begin
    if to_jsonb(old) - own <> to_jsonb(new) - own then
      if old.state <> 'draft' then
        raise exception 'only a draft is written in' using errcode = '23514', constraint = 'ck_guide_version_is_draft';
      end if;
      new.written_by := coalesce(gate.ctx_user(), new.written_by);
    end if;
    if step <> all ('{draft>draft,draft>in_review,draft>withdrawn,in_review>in_review,in_review>draft,in_review>published,in_review>withdrawn,published>published,published>replaced,published>withdrawn,replaced>replaced,withdrawn>withdrawn}') then
      raise exception 'no such step' using errcode = '23514', constraint = 'ck_guide_version_step';
    end if;
    if new.state = 'published' and (old.state <> 'published' or new.review_due_on <> old.review_due_on) then
      new.published_by := coalesce(gate.ctx_user(), new.published_by);
      new.published_at := date_trunc('milliseconds', harbor.now());
    end if;
    return new;
  end $$;
  grant execute on function harbor.keep_guide() to harbor_app;
  create trigger keep before update on harbor.guide_version for each row execute function harbor.keep_guide();

  select harbor.protect(array['guide_version', 'guide_review']);
  grant select on harbor.guide_version, harbor.guide_review to harbor_app, harbor_gate;
  grant insert (agency_id, id, guide_id, number, audiences, topics, youngest, oldest, languages, genders, traits, texts, written_by),
    update (state, audiences, topics, youngest, oldest, languages, genders, traits, texts, credits, review_due_on, version)
    on harbor.guide_version to harbor_app;
  grant insert (agency_id, id, guide_version_id, shown_as, thanks, experiences, verdict, note, reviewed_on, recorded_by)
    on harbor.guide_review to harbor_app;
  reset role;`;

const publicDoor = `
  set role harbor_gate;
  -- What is published for the public is read without a session; nothing else of any agency.
  create function gate.public_guides() returns table (id uuid, agency_code text, topics text[], texts jsonb, credits jsonb,
      published_at timestamptz, is_review_due boolean)
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select v.guide_id, g.code, v.topics, v.texts, v.credits, v.published_at,
        v.review_due_on <= (harbor.now() at time zone g.time_zone)::date
      from harbor.guide_version v join harbor.agency g on g.agency_id = v.agency_id
      where v.state = 'published' and 'public' = any (v.audiences) order by v.published_at desc, v.guide_id limit 500 $$;
  grant execute on function gate.public_guides() to harbor_app;
  reset role;`;

/** As the policy table gives it (libs/policy). */
const editors = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then true when 'agency_admin' then true else false end`;
const readers = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'agency_admin' then true else false end`;
const rowSecurity = `
  set role harbor_owner;
  create policy may_read on harbor.guide_version for select to harbor_app using (${readers} and (not (state <> 'published') or (${editors})));
  create policy may_add on harbor.guide_version for insert to harbor_app with check (${editors} and written_by = (select gate.ctx_user()));
  create policy may_change on harbor.guide_version for update to harbor_app using (${editors}) with check (${editors});
  create policy may_read on harbor.guide_review for select to harbor_app using (${editors});
  create policy may_add on harbor.guide_review for insert to harbor_app with check (${editors} and recorded_by = (select gate.ctx_user()));
  reset role;`;
