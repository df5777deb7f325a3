// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Referrals and consents say more: who wrote an attestation down and whether youth and service had met before it, which
 * service is asked, whether the consent under which an offer went still holds, what left as codes, which consent covers
 * where several do, and whose names are too much alike to sign.
 *
 * Every column may be empty, so that rows of before keep the digests that the log has of them.
 */
export class AskedAndAnswered1700000000036 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(columns);
    await db.query(attesting);
    await db.query(asking);
    await db.query(signing);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const columns = `
  set role harbor_owner;
  -- Null: the form that comes with the application.
  alter table harbor.agency add column consent_forms text[],
    add constraint ck_agency_consent_forms check (cardinality(consent_forms) > 0);
  grant update (consent_forms) on harbor.agency to harbor_app;

  alter table harbor.referral_offer add column handed_over_at timestamptz, add column is_seen_by_service boolean,
    add column seen_recorded_by uuid, add column outcome_recorded_by uuid,
    add constraint fk_referral_offer_seen_recorded_by foreign key (agency_id, seen_recorded_by) references harbor.account,
    add constraint fk_referral_offer_outcome_recorded_by foreign key (agency_id, outcome_recorded_by) references harbor.account;
  grant update (handed_over_at, is_seen_by_service, seen_recorded_by, outcome_recorded_by) on harbor.referral_offer to harbor_app;

  -- What a referral told stands as codes, what somebody typed as words; one of them is there.
  alter table harbor.disclosure add column asked_enc bytea, alter column what_enc drop not null,
    add constraint ck_disclosure_says_what check (num_nonnulls(what_enc, asked_enc) > 0);
  grant insert (asked_enc) on harbor.disclosure to harbor_app;

  -- Digests of the words of a name, keyed for one youth: they tell of no other. Null: there are none.
  alter table harbor.person_of_concern add column name_words bytea[];
  alter table harbor.conflict add column name_words bytea[];
  alter table harbor.consent add column recipient_words bytea[], add column parent_words bytea[], add column parent_checked_by uuid,
    add constraint fk_consent_parent_checked_by foreign key (agency_id, parent_checked_by) references harbor.account;
  grant insert (name_words) on harbor.person_of_concern to harbor_app;
  grant insert (name_words) on harbor.conflict to harbor_app;
  grant insert (recipient_words, parent_words, parent_checked_by) on harbor.consent to harbor_app;
  reset role;`;

const attesting = `
  set role harbor_owner;
  -- As in 0030; and whether it helped is said of a meeting, the service's own word is the service's, and whoever writes
  -- something down for others is named.
  create or replace function harbor.keep_offer() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
  declare own constant text[] := '{version,changed_at,state,state_at}';
    said constant text[] := '{reason,answer_words_enc,is_by_link,seen_at,is_seen_by_service}';
    is_theirs boolean; me constant uuid := gate.ctx_user();
  begin
    -- The owner, who makes demo worlds, has no context.
    if gate.ctx_role() is null then return new; end if;
    if tg_op = 'INSERT' then
      if new.state <> 'draft' then
        raise exception 'offer' using errcode = '23514', constraint = 'ck_referral_offer_begins_as_draft';
      end if;
      return new;
    end if;
    if gate.ctx_role() not in ('link', 'partner') then
      if old.outcome is null and new.outcome is not null and new.seen_at is null and new.handed_over_at is null then
        raise exception 'no meeting' using errcode = '23514', constraint = 'ck_referral_offer_outcome_of_a_meeting';
      end if;
      if new.is_seen_by_service and old.is_seen_by_service is distinct from true
        or (new.seen_recorded_by is distinct from old.seen_recorded_by and new.seen_recorded_by <> me)
        or (new.outcome_recorded_by is distinct from old.outcome_recorded_by and new.outcome_recorded_by <> me) then
        raise exception 'for another' using errcode = '23514', constraint = 'ck_referral_offer_names_its_writer';
      end if;
      return new;
    end if;
    is_theirs := case gate.ctx_role() when 'link' then new.id = me
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
  reset role;`;

const asking = `
  set role harbor_gate;
  -- The services that whoever is here is asked through for a youth: the one of a link, or those of a partner's running consents.
  -- Step by step, by index: whether a consent holds is asked of this youth's to their organization alone.
  create function gate.asked_services(youth uuid) returns table (id uuid, name text) language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select s.id, s.name from harbor.service s where s.agency_id = gate.ctx_agency() and s.id in (
      select o.service_id from harbor.referral_offer o
        where gate.ctx_role() = 'link' and o.agency_id = gate.ctx_agency() and o.id = gate.ctx_user() and o.youth_id = youth
      union all
      select o.service_id from harbor.account u
        cross join lateral (select c.id from harbor.consent c where c.agency_id = u.agency_id and c.youth_id = youth
          and c.organization_id = u.organization_id offset 0) c
        cross join lateral (select c.id where gate.shared_with_me(c.id) offset 0) holds
        cross join lateral (select d.id from harbor.disclosure d where d.agency_id = u.agency_id and d.consent_id = holds.id offset 0) d
        cross join lateral (select o.service_id from harbor.referral_offer o
          where o.agency_id = u.agency_id and o.disclosure_id = d.id offset 0) o
        where gate.ctx_role() = 'partner' and u.agency_id = gate.ctx_agency() and u.id = gate.ctx_user()) $$;

  -- For someone around the youth: the offers that were sent, are not over, and whose service has not seen the youth. ended_at:
  -- since when the consent does not hold under which they went last; null while it does.
  create function gate.waiting_offers(youth uuid) returns table (referral_id uuid, offer_id uuid, ended_at timestamptz)
    language plpgsql stable security definer rows 4 set search_path = pg_catalog, pg_temp as $$
  declare agency uuid := gate.ctx_agency();
  begin
    if gate.related(youth, '{assigned,supervising}') is null then return; end if;
    return query select o.referral_id, o.id, case when not gate.consent_holds(agency, c.id) then coalesce(c.withdrawn_at,
        case when c.expires_on < (harbor.now() at time zone g.time_zone)::date then (c.expires_on + 1)::timestamp at time zone g.time_zone end,
        o.state_at) end
      from harbor.referral_offer o join harbor.disclosure d on d.agency_id = o.agency_id and d.id = o.disclosure_id
      join harbor.consent c on c.agency_id = d.agency_id and c.id = d.consent_id
      join harbor.agency g on g.agency_id = o.agency_id
      where o.agency_id = agency and o.youth_id = youth and o.seen_at is null
        and o.state in ('requested', 'accepted', 'in_progress', 'on_hold');
  end $$;
  grant execute on function gate.asked_services(uuid), gate.waiting_offers(uuid) to harbor_app;

  -- As in 0027; of several the one that names least, and of those that name as much the one signed last.
  create or replace function gate.covering_consent_of(agency uuid, youth uuid, organization uuid, name bytea, asked text[], protected text[])
    returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id from harbor.consent c where c.agency_id = agency and c.youth_id = youth
      and case when organization is null then c.organization_id is null and c.recipient_index = name else c.organization_id = organization end
      and c.classes @> asked and c.protections @> protected and gate.consent_holds(agency, c.id)
    order by cardinality(c.classes) + cardinality(c.protections), c.signed_on desc, c.recorded_at desc, c.id limit 1 $$;
  reset role;`;

const signing = `
  set role harbor_gate;
  -- Whether a name is that of somebody who must be kept from the youth: one of the two names has all words of the other.
  create function gate.names_one_kept_away(agency uuid, youth uuid, words bytea[]) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from harbor.person_of_concern p where p.agency_id = agency and p.youth_id = youth and p.ended_at is null
        and (p.name_words <@ words or p.name_words @> words))
      or exists (select from harbor.conflict x where x.agency_id = agency and x.youth_id = youth and x.ended_at is null
        and (x.name_words <@ words or x.name_words @> words)) $$;

  -- As in 0027, and by the words of the names of the parent and of a recipient whom the directory does not have.
  create or replace function gate.consent_holds(agency uuid, consent uuid) returns boolean language sql stable security definer
    set search_path = pg_catalog, pg_temp as $$
    select exists (select from harbor.consent c join harbor.agency g on g.agency_id = c.agency_id
      where c.agency_id = agency and c.id = consent and c.withdrawn_at is null
        and (harbor.now() at time zone g.time_zone)::date between c.starts_on and c.expires_on
        and not gate.must_be_kept_from(agency, c.youth_id, array[c.agency_signer_id], array[c.parent_index, c.recipient_index])
        and (c.parent_words is null or not gate.names_one_kept_away(agency, c.youth_id, c.parent_words))
        and (c.recipient_words is null or not gate.names_one_kept_away(agency, c.youth_id, c.recipient_words))) $$;

  -- As in 0027; a name that shares a word with one to be kept away needs the eyes of a second person, who is not kept away.
  create or replace function gate.require_fit_consent() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    if gate.must_be_kept_from(new.agency_id, new.youth_id, array[new.agency_signer_id], array[new.parent_index])
      or gate.names_one_kept_away(new.agency_id, new.youth_id, new.parent_words) then
      raise exception 'not safe to sign' using errcode = '23514', constraint = 'ck_consent_signers_are_safe';
    end if;
    if gate.must_be_kept_from(new.agency_id, new.youth_id, '{}', array[new.recipient_index])
      or gate.names_one_kept_away(new.agency_id, new.youth_id, new.recipient_words) then
      raise exception 'not safe to receive' using errcode = '23514', constraint = 'ck_consent_recipient_is_safe';
    end if;
    if new.agency_signer_id is not null and not exists (select from harbor.account u where u.agency_id = new.agency_id
        and u.id = new.agency_signer_id and u.is_active and u.role in ('caseworker', 'program_manager')) then
      raise exception 'signs for nobody' using errcode = '23514', constraint = 'ck_consent_agency_signer_is_staff';
    end if;
    if new.parent_checked_by is null then
      if exists (select from harbor.person_of_concern p where p.agency_id = new.agency_id and p.youth_id = new.youth_id
          and p.ended_at is null and p.name_words && new.parent_words) then
        raise exception 'much alike' using errcode = '23514', constraint = 'ck_consent_second_person';
      end if;
    elsif new.parent_checked_by = new.recorded_by
      or gate.must_be_kept_from(new.agency_id, new.youth_id, array[new.parent_checked_by], '{}')
      or not exists (select from harbor.account u where u.agency_id = new.agency_id and u.id = new.parent_checked_by and u.is_active
        and u.role in ('caseworker', 'program_manager')) then
      raise exception 'no second person' using errcode = '23514', constraint = 'ck_consent_second_person_is_another';
    end if;
    return null;
  end $$;
  reset role;`;
