// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Names are compared as docs/decisions/0021 says it. Whoever receives something under a legal duty is compared word by word:
 * part of the name of somebody who must be kept away was enough to be told where the youth is. And a parent's name that is
 * like the name of whoever a conflict was declared of needs a second person, as it does with a person of concern.
 *
 * The column may be empty, so that rows of before keep the digests that the log has of them.
 */
export class NamesAlike1700000000043 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(receiving);
    await db.query(signing);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const receiving = `
  set role harbor_owner;
  -- Null: the recipient is of the directory, or the consent names them.
  alter table harbor.disclosure add column recipient_words bytea[];
  grant insert (recipient_words) on harbor.disclosure to harbor_app;
  reset role;

  set role harbor_gate;
  -- As in 0027, and by the words of a recipient whom neither the directory nor a consent has.
  create or replace function gate.require_covered_disclosure() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  declare c harbor.consent%rowtype;
  begin
    -- The owner brings back what left when its consent still held.
    if session_user <> 'harbor_app' then return null; end if;
    if gate.must_be_kept_from(new.agency_id, new.youth_id, '{}', array[new.recipient_index])
      or gate.names_one_kept_away(new.agency_id, new.youth_id, new.recipient_words) then
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
  reset role;`;

const signing = `
  set role harbor_gate;
  -- As in 0036; and of those kept away by a conflict a likeness needs a second person, too.
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
          and p.ended_at is null and p.name_words && new.parent_words)
        or exists (select from harbor.conflict x where x.agency_id = new.agency_id and x.youth_id = new.youth_id
          and x.ended_at is null and x.name_words && new.parent_words) then
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
