// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What must hold of people whatever the application does: nobody lifts themselves into a role, an agency keeps someone
 * who can manage its people, one person has one open invitation, and an invitation is used exactly once.
 */
export class People1700000000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      create index ix_account_name on harbor.account (agency_id, display_name, id);
      create index ix_supervision_worker on harbor.supervision (agency_id, worker_id);
      create unique index uq_invitation_one_open on harbor.invitation (agency_id, account_id) where used_at is null and withdrawn_at is null;
      -- The digest of a row needs all of it. A code's digest opens nothing: the door asks for the code and for its proof.
      grant select (code_hash) on harbor.invitation to harbor_app;

      create function harbor.refuse_own_role() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if new.id = gate.ctx_user() and (new.role <> old.role or new.is_active <> old.is_active) then
          raise exception 'own role' using errcode = '23514', constraint = 'ck_account_not_by_oneself';
        end if;
        return new;
      end $$;
      grant execute on function harbor.refuse_own_role() to harbor_app;
      create trigger not_by_oneself before update on harbor.account for each row execute function harbor.refuse_own_role();

      -- The agency's row is locked first: of two admins who put each other out at once, the second one sees the first's act.
      -- It borrows no rights: whoever may take the role away from an admin sees every account and may change the agency.
      create function harbor.keep_an_admin() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if old.role = 'agency_admin' and old.is_active and not (new.role = 'agency_admin' and new.is_active) then
          perform from harbor.agency g where g.agency_id = new.agency_id for no key update;
          if not exists (select from harbor.account u where u.agency_id = new.agency_id and u.role = 'agency_admin' and u.is_active) then
            raise exception 'no admin' using errcode = '23514', constraint = 'ck_account_one_admin_remains';
          end if;
        end if;
        return null;
      end $$;
      create trigger one_admin_remains after update on harbor.account for each row execute function harbor.keep_an_admin();
      reset role;`);

    await db.query(`
      set role harbor_gate;
      -- Sets password and second factor and uses the invitation up, in one: of two who send the same code at once, one gets
      -- no row. Every session, known device and wait of the account ends. The code that proved the new secret is used, too.
      create function gate.accept_invitation(hash bytea, new_hash text, new_totp bytea, step bigint, proof bytea)
        returns table (invitation_id uuid, version int, account_id uuid) language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now(); i harbor.invitation%rowtype; name text;
      begin
        perform gate.require_door('accept_invitation' || E'\\n' || encode(hash, 'hex') || E'\\n' || new_hash || E'\\n'
          || encode(new_totp, 'hex') || E'\\n' || step, proof);
        update harbor.invitation v set used_at = t, version = v.version + 1
          where v.code_hash = hash and v.used_at is null and v.withdrawn_at is null and v.expires_at > t
            and exists (select from harbor.account u where u.agency_id = v.agency_id and u.id = v.account_id and u.is_active)
          returning v.* into i;
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
      grant execute on function gate.accept_invitation(bytea, text, bytea, bigint, bytea) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
