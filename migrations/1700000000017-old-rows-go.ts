// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Old rows go: a door through which the application has what is past its time removed, a batch at a time. It cannot say
 * what is past its time, so injected SQL that calls it removes nothing that would not go anyway.
 */
export class OldRowsGo1700000000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- No index by time: every request with a key would pay for it, and an hourly look at one day of keys is cheap.
      grant select, delete on harbor.idempotency to harbor_gate;
      create policy gate_prunes on harbor.idempotency to harbor_gate using (true) with check (false);
      reset role;

      set role harbor_gate;
      alter table gate.known_device add column last_seen timestamptz;
      update gate.known_device set last_seen = first_seen;
      alter table gate.known_device alter column last_seen set not null;

      -- As before, but that a known device is remembered from its last sign-in.
      create or replace function gate.open_session(agency uuid, account uuid, token_hash bytea, step bigint, device_hash bytea, device text,
          idle interval, absolute interval, proof bytea) returns uuid
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now(); session uuid := gen_random_uuid(); u harbor.account%rowtype; name text; known text := '-';
      begin
        perform gate.require_door('open_session' || E'\\n' || agency || E'\\n' || account || E'\\n' || encode(token_hash, 'hex') || E'\\n' || step, proof);
        update gate.credential c set totp_step = step where c.agency_id = agency and c.user_id = account and c.totp_step < step;
        if not found then return null; end if;
        select * into u from harbor.account x where x.agency_id = agency and x.id = account and x.is_active and not exists (
          select from harbor.account_freeze f where f.agency_id = x.agency_id and f.user_id = x.id and f.lifted_at is null);
        if not found then return null; end if;
        insert into gate.session (agency_id, id, user_id, role, token_hash, device, opened_at, seen_at, idle, ends_at, fresh_until)
          values (agency, session, account, u.role, token_hash, device, t, t, idle, t + absolute, t + interval '15 minutes');
        update gate.known_device k set last_seen = t
          where k.agency_id = agency and k.user_id = account and k.device_hash = open_session.device_hash;
        if found then
          known := encode(device_hash, 'hex');
        else
          insert into gate.known_device (agency_id, user_id, device_hash, first_seen, last_seen) values (agency, account, device_hash, t, t);
        end if;
        select g.code || E'\\n' || u.sign_in_name into name from harbor.agency g where g.agency_id = agency;
        perform gate.forgive_try(gate.device_bucket(known, name), gate.account_bucket(name));
        return session;
      end $$;

      -- One batch of what is past its time, and how many rows of each kind that was; no row when another process is at it.
      -- Locks are taken for one batch, and never waited for.
      create function gate.prune(most int) returns table (keys int, sessions int, devices int, tries int)
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare
        t constant timestamptz := harbor.now();
        batch constant int := least(greatest(most, 1), 1000);
        -- What a client may still repeat: security reference, "Concurrency". After that a key is free again.
        key_kept constant interval := '24 hours';
        -- Ended sessions open nothing. A month is as long as somebody may ask which device a session of the log was.
        session_kept constant interval := '30 days';
        -- The cookie of a device lives for a year from its last sign-in; a device without its cookie is not known again.
        device_kept constant interval := '366 days';
        -- The longest a wrong try counts (count_try).
        try_kept constant interval := '1 day';
      begin
        -- One process at a time. A row and not an advisory lock: whether the gate may take those depends on who once
        -- migrated the server. Readers of this row do not wait for it.
        perform from gate.secret for no key update skip locked;
        if not found then return; end if;
        -- Nobody else changes or removes these, so there is no lock to skip.
        delete from harbor.idempotency k where (k.agency_id, k.user_id, k.key) in (
          select o.agency_id, o.user_id, o.key from harbor.idempotency o where o.at < t - key_kept limit batch);
        get diagnostics keys = row_count;
        delete from gate.session s where (s.agency_id, s.id) in (
          select o.agency_id, o.id from gate.session o where least(o.ends_at, o.revoked_at) < t - session_kept limit batch for update skip locked);
        get diagnostics sessions = row_count;
        delete from gate.known_device d where (d.agency_id, d.user_id, d.device_hash) in (
          select o.agency_id, o.user_id, o.device_hash from gate.known_device o where o.last_seen < t - device_kept limit batch for update skip locked);
        get diagnostics devices = row_count;
        delete from gate.guess g where g.bucket in (
          select o.bucket from gate.guess o where o.last_at < t - try_kept limit batch for update skip locked);
        get diagnostics tries = row_count;
        return next;
      end $$;
      grant execute on function gate.prune(int) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
