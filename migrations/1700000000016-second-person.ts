// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Nobody alone makes somebody else's way in anew: an invitation for an account that has a credential opens nothing
 * until a second person has approved it, and then for 15 minutes. Who counts as a second person is decided here.
 */
export class SecondPerson1700000000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- Empty means no: a column that is added empty does not move the digest of the rows there are.
      alter table harbor.invitation add column needs_approval boolean, add column approved_by uuid, add column approved_at timestamptz;
      grant select (needs_approval, approved_by, approved_at) on harbor.invitation to harbor_app;
      -- By whom and until when it is then good, the trigger writes.
      grant update (approved_at) on harbor.invitation to harbor_app;
      grant update (needs_approval) on harbor.invitation to harbor_gate;
      alter table harbor.invitation disable trigger need_event, disable trigger step;
      reset role;

      -- Open invitations for people who can sign in already: they wait from now on. Without an event, because the writer's
      -- key is not in the database; the digest that their events hold of these few rows no longer fits.
      set role harbor_gate;
      update harbor.invitation i set needs_approval = true where i.used_at is null and i.withdrawn_at is null
        and exists (select from gate.credential c where c.agency_id = i.agency_id and c.user_id = i.account_id);
      reset role;

      set role harbor_owner;
      revoke update (needs_approval) on harbor.invitation from harbor_gate;
      alter table harbor.invitation enable trigger need_event, enable trigger step,
        add constraint ck_invitation_needs_approval_or_empty check (needs_approval),
        add constraint ck_invitation_approval_is_whole check ((approved_by is null) = (approved_at is null)),
        add constraint ck_invitation_not_approved_by_who_invited check (approved_by <> invited_by),
        add constraint ck_invitation_not_approved_by_who_is_invited check (approved_by <> account_id),
        add constraint ck_invitation_used_once_approved check (used_at is null or needs_approval is null or approved_at is not null);
      reset role;`);

    await db.query(`
      set role harbor_gate;
      -- The application cannot see who has a credential and cannot choose. Whoever owns the installation answers alone.
      create function gate.mark_invitation() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        new.needs_approval := nullif(not pg_has_role(session_user, 'harbor_owner', 'member') and exists (select from gate.credential c
          where c.agency_id = new.agency_id and c.user_id = new.account_id), false);
        return new;
      end $$;

      -- Once, by the signed-in user, while it waits; then it is good for 15 minutes and never longer than before. Who came in
      -- by an invitation less than 72 hours ago does not approve yet: else an admin makes a second person up and is two at once.
      create function gate.approve_invitation() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now(); me uuid := gate.ctx_user();
      begin
        if old.approved_at is not null then
          raise exception 'approved before' using errcode = '23514', constraint = 'ck_invitation_approved_once';
        end if;
        if old.needs_approval is null or old.used_at is not null or old.withdrawn_at is not null or old.expires_at <= t then
          raise exception 'nothing to approve' using errcode = '23514', constraint = 'ck_invitation_waits_for_approval';
        end if;
        if exists (select from harbor.invitation i where i.agency_id = old.agency_id and i.account_id = me
            and i.invited_by is not null and i.used_at > t - interval '72 hours') then
          raise exception 'approver too new' using errcode = '23514', constraint = 'ck_invitation_approver_is_known';
        end if;
        new.approved_by := me;
        new.approved_at := t;
        new.expires_at := least(old.expires_at, t + interval '15 minutes');
        return new;
      end $$;

      -- May this one let somebody in now? Asked again at the door and not only when it was made: between the two its account
      -- may have come by a credential. What has no inviter is of the installation's owner.
      create function gate.lets_in(i harbor.invitation) returns boolean language sql security definer set search_path = pg_catalog, pg_temp as $$
        select i.used_at is null and i.withdrawn_at is null and i.expires_at > harbor.now()
          and case when i.needs_approval then i.approved_at is not null
            else i.invited_by is null or not exists (select from gate.credential c where c.agency_id = i.agency_id and c.user_id = i.account_id) end
          and exists (select from harbor.account u where u.agency_id = i.agency_id and u.id = i.account_id and u.is_active) $$;

      create or replace function gate.find_invitation(hash bytea, proof bytea)
        returns table (agency_id uuid, agency_code text, agency_name text, invitation_id uuid, account_id uuid, sign_in_name text, display_name text, role text)
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('find_invitation' || E'\\n' || encode(hash, 'hex'), proof);
        return query select i.agency_id, g.code, g.name, i.id, i.account_id, u.sign_in_name, u.display_name, u.role
          from harbor.invitation i join harbor.account u on u.agency_id = i.agency_id and u.id = i.account_id
          join harbor.agency g on g.agency_id = i.agency_id
          where i.code_hash = hash and gate.lets_in(i);
      end $$;

      -- As before (sets password and second factor, uses the invitation up), but for who is let in.
      create or replace function gate.accept_invitation(hash bytea, new_hash text, new_totp bytea, step bigint, proof bytea)
        returns table (invitation_id uuid, version int, account_id uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now(); i harbor.invitation%rowtype; name text;
      begin
        perform gate.require_door('accept_invitation' || E'\\n' || encode(hash, 'hex') || E'\\n' || new_hash || E'\\n'
          || encode(new_totp, 'hex') || E'\\n' || step, proof);
        update harbor.invitation v set used_at = t, version = v.version + 1 where v.code_hash = hash and gate.lets_in(v) returning v.* into i;
        if not found then return; end if;
        insert into gate.credential as c (agency_id, user_id, password_hash, totp_secret, totp_step, changed_at)
          values (i.agency_id, i.account_id, new_hash, new_totp, step, t)
          on conflict (agency_id, user_id) do update set password_hash = excluded.password_hash, totp_secret = excluded.totp_secret,
            totp_step = excluded.totp_step, changed_at = excluded.changed_at;
        update gate.session s set revoked_at = t where s.agency_id = i.agency_id and s.user_id = i.account_id and s.revoked_at is null;
        delete from gate.known_device k where k.agency_id = i.agency_id and k.user_id = i.account_id;
        select g.code || E'\\n' || u.sign_in_name into name from harbor.account u join harbor.agency g on g.agency_id = u.agency_id
          where u.agency_id = i.agency_id and u.id = i.account_id;
        delete from gate.guess where bucket = gate.device_bucket('-', name);
        return query select i.id, i.version, i.account_id;
      end $$;
      grant execute on function gate.mark_invitation(), gate.approve_invitation() to harbor_owner;
      reset role;

      set role harbor_owner;
      create trigger mark before insert on harbor.invitation for each row execute function gate.mark_invitation();
      create trigger approve before update on harbor.invitation for each row
        when (new.approved_at is distinct from old.approved_at) execute function gate.approve_invitation();
      drop policy if exists may_read on harbor.invitation;
      create policy may_read on harbor.invitation for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end);
      drop policy if exists may_add on harbor.invitation;
      create policy may_add on harbor.invitation for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end and invited_by = (select gate.ctx_user()));
      drop policy if exists may_change on harbor.invitation;
      create policy may_change on harbor.invitation for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end and case (select gate.ctx_role()) when 'agency_admin' then true else needs_approval and used_at is null and withdrawn_at is null end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end and case (select gate.ctx_role()) when 'agency_admin' then true else needs_approval and used_at is null and withdrawn_at is null end);
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
