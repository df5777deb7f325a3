// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A partner answers what their organization was asked under a consent that runs, as the service's link would. */
export class PartnersAnswer1700000000030 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(reach);
    await db.query(keeping);
    await db.query(rowSecurity);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const reach = `
  set role harbor_gate;
  -- Referrals of which something left under a consent that holds, to the organization where the signed-in partner works.
  create function gate.referrals_shared_with_me() returns setof uuid language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    -- Step by step, by index: whether a consent holds is asked of the consents of their organization alone.
    select o.referral_id from harbor.account u
      cross join lateral (select c.id from harbor.consent c where c.agency_id = u.agency_id and c.organization_id = u.organization_id offset 0) c
      cross join lateral (select c.id where gate.shared_with_me(c.id) offset 0) holds
      cross join lateral (select d.id from harbor.disclosure d where d.agency_id = u.agency_id and d.consent_id = holds.id offset 0) d
      cross join lateral (select o.referral_id from harbor.referral_offer o where o.agency_id = u.agency_id and o.disclosure_id = d.id offset 0) o
      where u.agency_id = gate.ctx_agency() and u.id = gate.ctx_user() $$;
  grant execute on function gate.referrals_shared_with_me() to harbor_app;
  reset role;`;

const keeping = `
  set role harbor_owner;
  -- As in 0028, and the same for a partner: of the disclosures they see those of their own consents alone, so theirs are the
  -- offers that left with one of these.
  create or replace function harbor.keep_offer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare own constant text[] := '{version,changed_at,state,state_at}'; said constant text[] := '{reason,answer_words_enc,is_by_link,seen_at}';
    is_theirs boolean;
  begin
    -- The owner, who makes demo worlds, has no context.
    if gate.ctx_role() is null then return new; end if;
    if tg_op = 'INSERT' then
      if new.state <> 'draft' then
        raise exception 'offer' using errcode = '23514', constraint = 'ck_referral_offer_begins_as_draft';
      end if;
      return new;
    end if;
    if gate.ctx_role() not in ('link', 'partner') then return new; end if;
    is_theirs := case gate.ctx_role() when 'link' then new.id = gate.ctx_user()
      else exists (select from harbor.disclosure d where d.agency_id = old.agency_id and d.id = old.disclosure_id) end;
    if (case when is_theirs
        then to_jsonb(old) - own - said <> to_jsonb(new) - own - said
          or new.state not in (old.state, 'accepted', 'rejected', 'in_progress', 'completed')
        else to_jsonb(old) - own - '{reason}'::text[] <> to_jsonb(new) - own - '{reason}'::text[]
          or new.state <> 'cancelled' or old.state not in ('draft', 'requested') end) then
      raise exception 'not through a link' using errcode = '23514', constraint = 'ck_referral_offer_by_link';
    end if;
    return new;
  end $$;
  create or replace function harbor.keep_referral() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare own constant text[] := '{version,changed_at,waits_for,waits_since,chase_at,closed_at,closed_as}';
  begin
    if gate.ctx_role() in ('link', 'partner') and (to_jsonb(old) - own <> to_jsonb(new) - own or new.closed_as = 'called_off') then
      raise exception 'not through a link' using errcode = '23514', constraint = 'ck_referral_by_link';
    end if;
    return new;
  end $$;
  reset role;`;

/** As the policy table gives it (libs/policy). */
const rowSecurity = `
  set role harbor_owner;
  drop policy if exists may_read on harbor.referral;
  create policy may_read on harbor.referral for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) when 'partner' then (id in (select gate.referrals_shared_with_me())) when 'link' then id = (select gate.ctx_session()) else false end);
  drop policy if exists may_change on harbor.referral;
  create policy may_change on harbor.referral for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'partner' then (id in (select gate.referrals_shared_with_me())) when 'link' then id = (select gate.ctx_session()) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'partner' then (id in (select gate.referrals_shared_with_me())) when 'link' then id = (select gate.ctx_session()) else false end);
  drop policy if exists may_read on harbor.referral_offer;
  create policy may_read on harbor.referral_offer for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) when 'partner' then (referral_id in (select gate.referrals_shared_with_me())) when 'link' then referral_id = (select gate.ctx_session()) else false end);
  drop policy if exists may_change on harbor.referral_offer;
  create policy may_change on harbor.referral_offer for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'partner' then (referral_id in (select gate.referrals_shared_with_me())) when 'link' then referral_id = (select gate.ctx_session()) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'partner' then (referral_id in (select gate.referrals_shared_with_me())) when 'link' then referral_id = (select gate.ctx_session()) else false end);
  reset role;`;
