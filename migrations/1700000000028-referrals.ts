// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Referrals: what help is asked for a youth, which services are asked, and the links by which a service without an
 * account answers.
 *
 * A link has a row-level context of its own (`gate.enter_link`): the agency of its offer, the offer as the user, the
 * referral as the session, and a role that no person has.
 */
export class Referrals1700000000028 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(keeping);
    await db.query(entering);
    await db.query(rowSecurity);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  set role harbor_owner;
  -- What was asked stays as it was. What it waits for follows from its offers, and is written with each of their acts.
  create table harbor.referral (
    agency_id uuid not null, id uuid not null, youth_id uuid not null, need text not null, words_enc bytea, urgency text not null,
    transport text not null, interpreter_language text, made_by uuid not null, made_at timestamptz not null,
    waits_for text, waits_since timestamptz, chase_at timestamptz, reminded_at timestamptz,
    closed_at timestamptz, closed_as text, closed_reason text, closed_words_enc bytea,
    version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
    primary key (agency_id, id),
    constraint uq_referral_of_youth unique (agency_id, id, youth_id),
    constraint fk_referral_youth foreign key (agency_id, youth_id) references harbor.youth,
    constraint fk_referral_made_by foreign key (agency_id, made_by) references harbor.account,
    constraint ck_referral_urgency check (urgency in ('urgent', 'soon', 'routine')),
    constraint ck_referral_transport check (transport in ('gets_there', 'needs_ride', 'comes_to_youth', 'by_phone')),
    constraint ck_referral_waits_for check (waits_for in ('choose', 'send', 'answer', 'hand_over', 'seen', 'outcome')),
    constraint ck_referral_waits_while_open check (
      (closed_at is null) = (waits_for is not null) and (waits_for is null) = (waits_since is null) and (waits_for is null) = (chase_at is null)),
    constraint ck_referral_closed_as check (closed_as in ('completed', 'called_off') and (closed_at is null) = (closed_as is null)),
    constraint ck_referral_called_off_says_why check ((closed_as is not distinct from 'called_off') = (closed_reason is not null)));
  create index ix_referral_youth on harbor.referral (agency_id, youth_id);
  create index ix_referral_open on harbor.referral (agency_id, youth_id, chase_at) where closed_at is null;

  create table harbor.referral_offer (
    agency_id uuid not null, id uuid not null, referral_id uuid not null, youth_id uuid not null, service_id uuid not null,
    made_at timestamptz not null, state text not null default 'draft', state_at timestamptz not null, sent_at timestamptz, disclosure_id uuid,
    reason text, answer_words_enc bytea, is_by_link boolean not null default false, hand_over_words_enc bytea, seen_at timestamptz,
    outcome text, outcome_by text, outcome_words_enc bytea, outcome_at timestamptz,
    version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
    primary key (agency_id, id),
    constraint uq_referral_offer_of_referral unique (agency_id, id, referral_id, youth_id),
    -- Whoever holds an offer holds its referral's youth, and no other.
    constraint fk_referral_offer_referral foreign key (agency_id, referral_id, youth_id) references harbor.referral (agency_id, id, youth_id),
    constraint fk_referral_offer_service foreign key (agency_id, service_id) references harbor.service,
    constraint fk_referral_offer_disclosure foreign key (agency_id, disclosure_id) references harbor.disclosure,
    -- Nothing is sent but under a consent or a duty.
    constraint ck_referral_offer_sent_is_disclosed check ((sent_at is null) = (disclosure_id is null)),
    constraint ck_referral_offer_state check (state in ('draft', 'requested', 'accepted', 'rejected', 'in_progress', 'on_hold',
      'completed', 'failed', 'cancelled', 'entered_in_error')),
    -- As the Gravity guide asks of Task.statusReason.
    constraint ck_referral_offer_says_why check (
      reason is not null or state not in ('rejected', 'on_hold', 'failed', 'cancelled', 'entered_in_error')),
    constraint ck_referral_offer_outcome check (num_nonnulls(outcome, outcome_by, outcome_at) in (0, 3)
      and outcome in ('helped', 'did_not_help', 'unknown') and outcome_by in ('youth', 'worker')),
    constraint ck_referral_offer_unknown_says_why check (outcome <> 'unknown' or outcome_words_enc is not null),
    constraint ck_referral_offer_two_attestations check (state <> 'completed' or (seen_at is not null and outcome is not null)));
  create index ix_referral_offer_referral on harbor.referral_offer (agency_id, referral_id);
  create index ix_referral_offer_youth on harbor.referral_offer (agency_id, youth_id);
  create index ix_referral_offer_disclosure on harbor.referral_offer (agency_id, disclosure_id);
  create index ix_referral_offer_service on harbor.referral_offer (agency_id, service_id);
  -- However many services say yes at once, one has it.
  create unique index uq_referral_offer_one_taken on harbor.referral_offer (agency_id, referral_id)
    where state in ('accepted', 'in_progress', 'on_hold', 'completed');
  create unique index uq_referral_offer_open_once on harbor.referral_offer (agency_id, referral_id, service_id)
    where state in ('draft', 'requested', 'accepted', 'in_progress', 'on_hold');

  create table harbor.referral_link (
    agency_id uuid not null, id uuid not null, offer_id uuid not null, referral_id uuid not null, youth_id uuid not null,
    secret_hash bytea not null, expires_at timestamptz not null, used_at timestamptz, withdrawn_at timestamptz,
    version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
    primary key (agency_id, id),
    constraint fk_referral_link_offer foreign key (agency_id, offer_id, referral_id, youth_id)
      references harbor.referral_offer (agency_id, id, referral_id, youth_id),
    constraint ck_referral_link_secret check (length(secret_hash) = 32));
  -- Looked up before anybody knows the agency.
  create index ix_referral_link_secret on harbor.referral_link (secret_hash);
  create index ix_referral_link_youth on harbor.referral_link (agency_id, youth_id);
  create unique index uq_referral_link_one_open on harbor.referral_link (agency_id, offer_id) where used_at is null and withdrawn_at is null;

  select harbor.protect(array['referral', 'referral_offer', 'referral_link']);
  grant select on harbor.referral, harbor.referral_offer, harbor.referral_link to harbor_app, harbor_gate;
  grant insert (agency_id, id, youth_id, need, words_enc, urgency, transport, interpreter_language, made_by, made_at, waits_for,
      waits_since, chase_at),
    update (waits_for, waits_since, chase_at, reminded_at, closed_at, closed_as, closed_reason, closed_words_enc, version)
    on harbor.referral to harbor_app;
  grant insert (agency_id, id, referral_id, youth_id, service_id, made_at, state, state_at, is_by_link),
    update (state, state_at, sent_at, disclosure_id, reason, answer_words_enc, is_by_link, hand_over_words_enc, seen_at, outcome, outcome_by,
      outcome_words_enc, outcome_at, version) on harbor.referral_offer to harbor_app;
  grant insert (agency_id, id, offer_id, referral_id, youth_id, secret_hash, expires_at), update (used_at, withdrawn_at, version)
    on harbor.referral_link to harbor_app;
  reset role;`;

const keeping = `
  set role harbor_owner;
  -- A new offer is a draft. Through a link comes what its service says, of its own offer;
  -- of the others no more than that they are not asked any longer.
  create function harbor.keep_offer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare own constant text[] := '{version,changed_at,state,state_at}'; said constant text[] := '{reason,answer_words_enc,is_by_link,seen_at}';
  begin
    -- The owner, who makes demo worlds, has no context.
    if gate.ctx_role() is null then return new; end if;
    if tg_op = 'INSERT' then
      if new.state <> 'draft' then
        raise exception 'offer' using errcode = '23514', constraint = 'ck_referral_offer_begins_as_draft';
      end if;
      return new;
    end if;
    if gate.ctx_role() = 'link' and (case when new.id = gate.ctx_user()
        then to_jsonb(old) - own - said <> to_jsonb(new) - own - said or new.state not in ('accepted', 'rejected', 'in_progress', 'completed')
        else to_jsonb(old) - own - '{reason}'::text[] <> to_jsonb(new) - own - '{reason}'::text[]
          or new.state <> 'cancelled' or old.state not in ('draft', 'requested') end) then
      raise exception 'not through a link' using errcode = '23514', constraint = 'ck_referral_offer_by_link';
    end if;
    return new;
  end $$;
  create function harbor.keep_referral() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare own constant text[] := '{version,changed_at,waits_for,waits_since,chase_at,closed_at,closed_as}';
  begin
    if gate.ctx_role() = 'link' and (to_jsonb(old) - own <> to_jsonb(new) - own or new.closed_as = 'called_off') then
      raise exception 'not through a link' using errcode = '23514', constraint = 'ck_referral_by_link';
    end if;
    return new;
  end $$;
  grant execute on function harbor.keep_offer(), harbor.keep_referral() to harbor_app;
  create trigger keep before insert or update on harbor.referral_offer for each row execute function harbor.keep_offer();
  create trigger keep before update on harbor.referral for each row execute function harbor.keep_referral();
  reset role;`;

const entering = `
  set role harbor_gate;
  -- Opens the context of a link, while the consent holds under which its offer was sent. One that cannot be used any more enters as such, so that the log tells of it; without one
  -- there is no row.
  create function gate.enter_link(hash bytea, proof bytea)
    returns table (agency_id uuid, user_id uuid, session_id uuid, role text, fresh_until timestamptz, at timestamptz, xid text)
    language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
  declare l harbor.referral_link%rowtype; t timestamptz := harbor.now(); acts_as text := 'link stopped';
  begin
    perform gate.require_door('enter_link' || E'\\n' || encode(hash, 'hex'), proof);
    if exists (select from pg_catalog.pg_cursor() c where c.is_holdable) then
      raise exception 'unclean connection' using errcode = '08000';
    end if;
    select * into l from harbor.referral_link x where x.secret_hash = hash;
    if not found then return; end if;
    if l.used_at is null and l.withdrawn_at is null and l.expires_at > t and exists (select from harbor.referral_offer o
        join harbor.disclosure d on d.agency_id = o.agency_id and d.id = o.disclosure_id
        where gate.consent_holds(d.agency_id, d.consent_id) and o.agency_id = l.agency_id and o.id = l.offer_id and o.state in ('requested', 'accepted', 'in_progress', 'on_hold')) then
      acts_as := 'link';
    end if;
    perform gate.seal_context(l.agency_id, l.offer_id, l.referral_id, acts_as);
    return query select l.agency_id, l.offer_id, l.referral_id, acts_as, null::timestamptz, date_trunc('milliseconds', t), pg_current_xact_id()::text;
  end $$;
  grant execute on function gate.enter_link(bytea, bytea) to harbor_app;
  reset role;`;

/** As the policy table gives it (libs/policy). */
const rowSecurity = `
  set role harbor_owner;
  drop policy if exists may_read on harbor.agency;
  create policy may_read on harbor.agency for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true when 'partner' then true when 'link' then true else false end);
  drop policy if exists may_change on harbor.agency;
  create policy may_change on harbor.agency for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
  drop policy if exists may_read on harbor.data_key;
  create policy may_read on harbor.data_key for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(id, '{placed}') is not null) when 'caseworker' then true when 'program_manager' then true when 'partner' then (gate.related(id, '{shared}') is not null) when 'link' then exists (select from harbor.referral r where r.agency_id = data_key.agency_id and r.id = (select gate.ctx_session()) and r.youth_id = data_key.id) else false end);
  drop policy if exists may_add on harbor.data_key;
  create policy may_add on harbor.data_key for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
  drop policy if exists may_read on harbor.referral;
  create policy may_read on harbor.referral for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) when 'link' then id = (select gate.ctx_session()) else false end);
  drop policy if exists may_add on harbor.referral;
  create policy may_add on harbor.referral for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end and made_by = (select gate.ctx_user()));
  drop policy if exists may_change on harbor.referral;
  create policy may_change on harbor.referral for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'link' then id = (select gate.ctx_session()) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'link' then id = (select gate.ctx_session()) else false end);
  drop policy if exists may_read on harbor.referral_offer;
  create policy may_read on harbor.referral_offer for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) when 'link' then referral_id = (select gate.ctx_session()) else false end);
  drop policy if exists may_add on harbor.referral_offer;
  create policy may_add on harbor.referral_offer for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
  drop policy if exists may_change on harbor.referral_offer;
  create policy may_change on harbor.referral_offer for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'link' then referral_id = (select gate.ctx_session()) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'link' then referral_id = (select gate.ctx_session()) else false end);
  drop policy if exists may_read on harbor.referral_link;
  create policy may_read on harbor.referral_link for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) when 'link' then offer_id = (select gate.ctx_user()) else false end);
  drop policy if exists may_add on harbor.referral_link;
  create policy may_add on harbor.referral_link for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'link' then offer_id = (select gate.ctx_user()) else false end);
  drop policy if exists may_change on harbor.referral_link;
  create policy may_change on harbor.referral_link for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'link' then offer_id = (select gate.ctx_user()) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'link' then offer_id = (select gate.ctx_user()) else false end);
  reset role;`;
