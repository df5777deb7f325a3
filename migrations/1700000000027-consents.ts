// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a youth agreed to, what left under it or under a legal duty, and what a recipient must be told once it is taken
 * back. Whether a consent holds, the database says: at each disclosure, in turn with whoever withdraws it; and whenever
 * a partner, who works at an organization of the directory, looks at what is shared with it.
 */
export class Consents1700000000027 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(records);
    await db.query(holding);
    await db.query(triggers);
    await db.query(partners);
    await db.query(rowSecurity);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const kept = `agency_id uuid not null, id uuid not null, youth_id uuid not null,
  version int not null default 1, changed_at timestamptz not null default clock_timestamp(), primary key (agency_id, id)`;

const records = `
  set role harbor_owner;
  -- The recipient stands as the paper says it; recipient_index and parent_index are keyed digests of the names.
  create table harbor.consent (${kept},
    organization_id uuid, recipient_enc bytea not null, recipient_index bytea not null, purpose_enc bytea not null,
    information_enc bytea not null, classes text[] not null, protections text[] not null default '{}', text_version text not null,
    language text not null, interpreter_enc bytea, signed_on date not null, starts_on date not null, expires_on date not null,
    signers text[] not null, parent_enc bytea, parent_index bytea, agency_signer_id uuid, may_consent_alone boolean not null default false,
    is_condition_of_service boolean not null default false, recorded_by uuid not null, recorded_at timestamptz not null,
    withdrawn_at timestamptz, withdrawn_by uuid, withdrawn_as text,
    constraint fk_consent_youth foreign key (agency_id, youth_id) references harbor.youth,
    constraint fk_consent_organization foreign key (agency_id, organization_id) references harbor.organization,
    constraint fk_consent_agency_signer foreign key (agency_id, agency_signer_id) references harbor.account,
    constraint fk_consent_recorded_by foreign key (agency_id, recorded_by) references harbor.account,
    constraint ck_consent_classes check (classes <@ '{C1,C2,C3}' and cardinality(classes) > 0),
    constraint ck_consent_protections check (protections <@ '{part2,victim_services}'),
    constraint ck_consent_expires_in_time check (expires_on between starts_on and starts_on + 365),
    constraint ck_consent_starts_when_signed check (starts_on >= signed_on),
    constraint ck_consent_is_free check (not is_condition_of_service),
    -- The youth always signs; alone only where the law lets them receive the service alone.
    constraint ck_consent_signers check (signers <@ '{minor,non_abusive_parent,agency}' and 'minor' = any (signers)
      and (may_consent_alone or cardinality(signers) > 1)),
    constraint ck_consent_parent_named check (('non_abusive_parent' = any (signers)) = (parent_enc is not null)
      and (parent_enc is null) = (parent_index is null)),
    constraint ck_consent_agency_signer_named check (('agency' = any (signers)) = (agency_signer_id is not null)),
    constraint ck_consent_indexes check (length(recipient_index) = 32 and length(parent_index) = 32),
    constraint ck_consent_withdrawn check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_as is null)
      and withdrawn_as in ('minor', 'non_abusive_parent', 'agency')));
  create index ix_consent_youth on harbor.consent (agency_id, youth_id, recorded_at desc);
  create index ix_consent_organization on harbor.consent (agency_id, organization_id);
  create index ix_consent_expiry on harbor.consent (agency_id, expires_on) where withdrawn_at is null;

  create table harbor.disclosure (${kept},
    consent_id uuid, duty text, organization_id uuid, recipient_enc bytea not null, recipient_index bytea not null,
    classes text[] not null, protections text[] not null default '{}', what_enc bytea not null, how text not null,
    disclosed_by uuid not null, disclosed_at timestamptz not null,
    constraint fk_disclosure_youth foreign key (agency_id, youth_id) references harbor.youth,
    constraint fk_disclosure_consent foreign key (agency_id, consent_id) references harbor.consent,
    constraint fk_disclosure_organization foreign key (agency_id, organization_id) references harbor.organization,
    constraint fk_disclosure_disclosed_by foreign key (agency_id, disclosed_by) references harbor.account,
    constraint ck_disclosure_ground check ((consent_id is null) <> (duty is null)),
    constraint ck_disclosure_duty check (duty in ('le_report_identified', 'le_report_missing', 'ncmec_report_missing', 'missing_contact_kept',
      'icwa_notice', 'mandated_report', 'court_order')),
    constraint ck_disclosure_classes check (classes <@ '{C1,C2,C3,C4}' and cardinality(classes) > 0),
    constraint ck_disclosure_protections check (protections <@ '{part2,victim_services}'),
    constraint ck_disclosure_recipient_index check (length(recipient_index) = 32),
    -- Part 2 lets its records go without consent for reports of child abuse and by order of a court, and for no other duty here.
    constraint ck_disclosure_part2_needs_consent check (consent_id is not null or not 'part2' = any (protections)
      or duty in ('mandated_report', 'court_order')),
    constraint ck_disclosure_how check (how in ('in_person', 'phone', 'paper', 'fax', 'secure_mail', 'online')));
  create index ix_disclosure_youth on harbor.disclosure (agency_id, youth_id, disclosed_at desc, id desc);
  create index ix_disclosure_consent on harbor.disclosure (agency_id, consent_id);

  -- A consent has one recipient, so one notice.
  create table harbor.recall_notice (${kept},
    consent_id uuid not null, made_at timestamptz not null, sent_at timestamptz, sent_by uuid, how text,
    constraint fk_recall_notice_youth foreign key (agency_id, youth_id) references harbor.youth,
    constraint fk_recall_notice_consent foreign key (agency_id, consent_id) references harbor.consent,
    constraint fk_recall_notice_sent_by foreign key (agency_id, sent_by) references harbor.account,
    constraint uq_recall_notice_once unique (agency_id, consent_id),
    constraint ck_recall_notice_sent check ((sent_at is null) = (sent_by is null) and (sent_at is null) = (how is null)
      and how in ('in_person', 'phone', 'paper', 'fax', 'secure_mail', 'online')));
  create index ix_recall_notice_youth on harbor.recall_notice (agency_id, youth_id);

  select harbor.protect(array['consent', 'disclosure', 'recall_notice']);
  grant select on harbor.consent, harbor.disclosure, harbor.recall_notice to harbor_app, harbor_gate;
  grant insert (agency_id, id, youth_id, organization_id, recipient_enc, recipient_index, purpose_enc, information_enc, classes, protections,
      text_version, language, interpreter_enc, signed_on, starts_on, expires_on, signers, parent_enc, parent_index, agency_signer_id,
      may_consent_alone, is_condition_of_service, recorded_by, recorded_at),
    update (withdrawn_at, withdrawn_by, withdrawn_as, version) on harbor.consent to harbor_app;
  grant insert (agency_id, id, youth_id, consent_id, duty, organization_id, recipient_enc, recipient_index, classes, protections, what_enc,
      how, disclosed_by, disclosed_at) on harbor.disclosure to harbor_app;
  grant insert (agency_id, id, youth_id, consent_id, made_at), update (sent_at, sent_by, how, version) on harbor.recall_notice to harbor_app;
  reset role;`;

const holding = `
  set role harbor_gate;
  -- Running now by the agency's calendar, and nobody who signed or receives must be kept from the youth meanwhile.
  create function gate.consent_holds(agency uuid, consent uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from harbor.consent c join harbor.agency g on g.agency_id = c.agency_id
      where c.agency_id = agency and c.id = consent and c.withdrawn_at is null
        and (harbor.now() at time zone g.time_zone)::date between c.starts_on and c.expires_on
        and not gate.must_be_kept_from(agency, c.youth_id, array[c.agency_signer_id], array[c.parent_index, c.recipient_index])) $$;

  -- The consent, if any, under which these classes and protected kinds may go to this recipient now: an organization of the
  -- directory, or somebody by the digest of their name. For other functions of the gate, which have asked who wants to know.
  create function gate.covering_consent_of(agency uuid, youth uuid, organization uuid, name bytea, asked text[], protected text[])
    returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id from harbor.consent c where c.agency_id = agency and c.youth_id = youth
      and case when organization is null then c.organization_id is null and c.recipient_index = name else c.organization_id = organization end
      and c.classes @> asked and c.protections @> protected and gate.consent_holds(agency, c.id)
    order by c.expires_on desc, c.id limit 1 $$;

  -- The same for someone around the youth.
  create function gate.covering_consent(youth uuid, organization uuid, name bytea, asked text[], protected text[])
    returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select gate.covering_consent_of(gate.ctx_agency(), youth, organization, name, asked, protected)
      where gate.related(youth, '{assigned,supervising}') is not null $$;

  -- Which of a youth's consents hold now, for someone around the youth.
  create function gate.holding_consents(youth uuid) returns setof uuid language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select c.id from harbor.consent c where c.agency_id = gate.ctx_agency() and c.youth_id = youth
      and gate.related(youth, '{assigned,supervising}') is not null and gate.consent_holds(c.agency_id, c.id) $$;
  grant execute on function gate.covering_consent(uuid, uuid, bytea, text[], text[]), gate.holding_consents(uuid) to harbor_app;

  -- Asked at COMMIT, in turn with whoever records a person of concern.
  create function gate.require_fit_consent() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  begin
    if gate.must_be_kept_from(new.agency_id, new.youth_id, array[new.agency_signer_id], array[new.parent_index]) then
      raise exception 'not safe to sign' using errcode = '23514', constraint = 'ck_consent_signers_are_safe';
    end if;
    if gate.must_be_kept_from(new.agency_id, new.youth_id, '{}', array[new.recipient_index]) then
      raise exception 'not safe to receive' using errcode = '23514', constraint = 'ck_consent_recipient_is_safe';
    end if;
    if new.agency_signer_id is not null and not exists (select from harbor.account u where u.agency_id = new.agency_id
        and u.id = new.agency_signer_id and u.is_active and u.role in ('caseworker', 'program_manager')) then
      raise exception 'signs for nobody' using errcode = '23514', constraint = 'ck_consent_agency_signer_is_staff';
    end if;
    return null;
  end $$;

  -- Asked at COMMIT, in turn with whoever withdraws: what was withdrawn or ran out meanwhile lets nothing go.
  create function gate.require_covered_disclosure() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare c harbor.consent%rowtype;
  begin
    -- The owner brings back what left when its consent still held.
    if session_user <> 'harbor_app' then return null; end if;
    if gate.must_be_kept_from(new.agency_id, new.youth_id, '{}', array[new.recipient_index]) then
      raise exception 'not safe to receive' using errcode = '23514', constraint = 'ck_disclosure_recipient_is_safe';
    end if;
    if new.consent_id is null then return null; end if;
    select * into c from harbor.consent x where x.agency_id = new.agency_id and x.id = new.consent_id and x.youth_id = new.youth_id;
    if not found or not gate.consent_holds(new.agency_id, c.id) then
      raise exception 'does not hold' using errcode = '23514', constraint = 'ck_disclosure_consent_holds';
    end if;
    if c.recipient_index <> new.recipient_index or c.organization_id is distinct from new.organization_id then
      raise exception 'other recipient' using errcode = '23514', constraint = 'ck_disclosure_to_its_recipient';
    end if;
    if not (c.classes @> new.classes and c.protections @> new.protections) then
      raise exception 'beyond the consent' using errcode = '23514', constraint = 'ck_disclosure_within_consent';
    end if;
    return null;
  end $$;
  grant execute on function gate.require_fit_consent(), gate.require_covered_disclosure() to harbor_owner;
  reset role;`;

const triggers = `
  set role harbor_owner;
  create trigger take_turns before insert or update on harbor.consent for each row execute function gate.take_turns();
  create trigger take_turns before insert on harbor.disclosure for each row execute function gate.take_turns();
  create constraint trigger fit_consent after insert on harbor.consent deferrable initially deferred
    for each row execute function gate.require_fit_consent();
  create constraint trigger covered_disclosure after insert on harbor.disclosure deferrable initially deferred
    for each row execute function gate.require_covered_disclosure();
  create trigger ends_once before update on harbor.consent for each row
    when (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
    execute function gate.refuse_reopening('ck_consent_withdrawn_once');
  create trigger ends_once before update on harbor.recall_notice for each row
    when (old.sent_at is not null and new.sent_at is distinct from old.sent_at)
    execute function gate.refuse_reopening('ck_recall_notice_sent_once');
  reset role;`;

const partners = `
  set role harbor_owner;
  alter table harbor.account add column organization_id uuid,
    add constraint fk_account_organization foreign key (agency_id, organization_id) references harbor.organization,
    drop constraint ck_account_role,
    add constraint ck_account_role check (role in ('caregiver', 'caseworker', 'program_manager', 'privacy_officer', 'agency_admin', 'partner')),
    add constraint ck_account_organization_of_partner check ((role = 'partner') = (organization_id is not null));
  grant insert (organization_id) on harbor.account to harbor_app;
  reset role;

  set role harbor_gate;
  -- A consent that holds, to the organization where the signed-in partner works.
  create function gate.shared_with_me(consent uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from harbor.account u join harbor.consent c on c.agency_id = u.agency_id and c.organization_id = u.organization_id
      where u.agency_id = gate.ctx_agency() and u.id = gate.ctx_user() and u.role = 'partner' and u.is_active and c.id = consent
        and not gate.must_be_kept_from(u.agency_id, c.youth_id, array[u.id], '{}') and gate.consent_holds(u.agency_id, c.id)) $$;
  grant execute on function gate.shared_with_me(uuid) to harbor_app;

  -- As in 0018, and shared: it ends with the consent.
  create or replace function gate.related(youth uuid, wanted text[]) returns text language plpgsql stable security definer
    parallel restricted cost 5000 set search_path = pg_catalog, pg_temp as $$
  declare c text := gate.context(); agency uuid; me uuid; t timestamptz := harbor.now(); r text;
  begin
    if c is null then return null; end if;
    agency := substr(c, 1, 36)::uuid; me := substr(c, 37, 36)::uuid;
    if exists (select from harbor.conflict x where x.agency_id = agency and x.youth_id = youth and x.user_id = me and x.ended_at is null)
      or exists (select from harbor.person_of_concern p where p.agency_id = agency and p.user_id = me and p.youth_id = youth and p.ended_at is null) then
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
      elsif r = 'shared' then
        if exists (select from harbor.account u join harbor.consent c on c.agency_id = agency and c.organization_id = u.organization_id
            where u.agency_id = agency and u.id = me and u.role = 'partner' and u.is_active and c.youth_id = youth
              and gate.consent_holds(agency, c.id)) then return r; end if;
      end if;
    end loop;
    return null;
  end $$;
  reset role;`;

// As the policy table gives it (libs/policy).
const rowSecurity = `
  set role harbor_owner;
  drop policy if exists may_read on harbor.agency;
  create policy may_read on harbor.agency for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true when 'partner' then true else false end);
  drop policy if exists may_read on harbor.account;
  create policy may_read on harbor.account for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (id = (select gate.ctx_user())) when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true when 'partner' then (id = (select gate.ctx_user())) else false end);
  drop policy if exists may_change on harbor.account;
  create policy may_change on harbor.account for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (id = (select gate.ctx_user())) when 'caseworker' then (id = (select gate.ctx_user())) when 'program_manager' then (id = (select gate.ctx_user())) when 'privacy_officer' then (id = (select gate.ctx_user())) when 'agency_admin' then true when 'partner' then (id = (select gate.ctx_user())) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (id = (select gate.ctx_user())) when 'caseworker' then (id = (select gate.ctx_user())) when 'program_manager' then (id = (select gate.ctx_user())) when 'privacy_officer' then (id = (select gate.ctx_user())) when 'agency_admin' then true when 'partner' then (id = (select gate.ctx_user())) else false end);
  drop policy if exists may_read on harbor.plan_template;
  create policy may_read on harbor.plan_template for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true when 'partner' then true else false end);
  drop policy if exists may_read on harbor.data_key;
  create policy may_read on harbor.data_key for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(id, '{placed}') is not null) when 'caseworker' then true when 'program_manager' then true when 'partner' then (gate.related(id, '{shared}') is not null) else false end);
  drop policy if exists may_read on harbor.consent;
  create policy may_read on harbor.consent for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) when 'partner' then (gate.shared_with_me(id)) else false end);
  drop policy if exists may_add on harbor.consent;
  create policy may_add on harbor.consent for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end and recorded_by = (select gate.ctx_user()));
  drop policy if exists may_change on harbor.consent;
  create policy may_change on harbor.consent for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
  drop policy if exists may_read on harbor.disclosure;
  create policy may_read on harbor.disclosure for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) when 'partner' then (gate.shared_with_me(consent_id)) else false end);
  drop policy if exists may_add on harbor.disclosure;
  create policy may_add on harbor.disclosure for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end and disclosed_by = (select gate.ctx_user()));
  drop policy if exists may_read on harbor.recall_notice;
  create policy may_read on harbor.recall_notice for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
  drop policy if exists may_add on harbor.recall_notice;
  create policy may_add on harbor.recall_notice for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
  drop policy if exists may_change on harbor.recall_notice;
  create policy may_change on harbor.recall_notice for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
  reset role;`;
