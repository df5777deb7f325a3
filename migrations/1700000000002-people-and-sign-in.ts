// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Agencies, accounts and the ways to a session.
 *
 * Functions that hand out a credential or open a session ask for a *door proof*: a MAC under a key that only the
 * application process and `harbor_gate` hold. So SQL injected into the application can do what its session may, but
 * cannot become somebody else.
 */
export class PeopleAndSignIn1700000000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      create table harbor.agency (
        agency_id uuid primary key, id uuid not null generated always as (agency_id) stored,
        code text not null, name text not null, time_zone text not null, is_demo boolean not null default false,
        on_call_name text not null, on_call_phone text not null, police_phone text not null default '',
        plan_needs_approval boolean not null default false, plan_review_days int not null default 30,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        constraint uq_agency_code unique (code),
        constraint ck_agency_code_is_short check (code ~ '^[a-z0-9-]{2,40}$'),
        constraint ck_agency_review_days check (plan_review_days between 1 and 366));

      create table harbor.account (
        agency_id uuid not null, id uuid not null, role text not null, sign_in_name text not null, display_name text not null,
        language text not null default 'en', phone text not null default '', is_active boolean not null default true,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_account_agency foreign key (agency_id) references harbor.agency,
        constraint uq_account_sign_in_name unique (agency_id, sign_in_name),
        constraint ck_account_role check (role in ('caregiver', 'caseworker', 'program_manager', 'privacy_officer', 'agency_admin')),
        constraint ck_account_language check (language in ('en', 'es')),
        constraint ck_account_sign_in_name check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,59}$'));

      create table harbor.supervision (
        agency_id uuid not null, id uuid not null, supervisor_id uuid not null, worker_id uuid not null,
        from_at timestamptz not null, until_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_supervision_supervisor foreign key (agency_id, supervisor_id) references harbor.account,
        constraint fk_supervision_worker foreign key (agency_id, worker_id) references harbor.account,
        constraint ck_supervision_not_self check (supervisor_id <> worker_id),
        constraint ck_supervision_ends_after_start check (until_at is null or until_at >= from_at));
      create index ix_supervision_supervisor on harbor.supervision (agency_id, supervisor_id);
      create unique index uq_supervision_one_open on harbor.supervision (agency_id, supervisor_id, worker_id) where until_at is null;

      create table harbor.invitation (
        agency_id uuid not null, id uuid not null, account_id uuid not null, code_hash bytea not null check (length(code_hash) = 32),
        invited_by uuid, expires_at timestamptz not null, used_at timestamptz, withdrawn_at timestamptz,
        version int not null default 1, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, id),
        constraint fk_invitation_account foreign key (agency_id, account_id) references harbor.account);
      create unique index uq_invitation_code on harbor.invitation (code_hash);
      reset role;`);

    await db.query(`
      set role harbor_gate;
      create table gate.credential (
        agency_id uuid not null, user_id uuid not null, password_hash text not null, totp_secret bytea not null,
        totp_step bigint not null default 0, changed_at timestamptz not null default clock_timestamp(),
        primary key (agency_id, user_id));
      alter table gate.credential enable row level security;
      alter table gate.credential force row level security;
      create policy gate_only on gate.credential to harbor_gate using (true) with check (true);

      -- Wrong tries, by account name and device. Names that do not exist are counted the same way.
      create table gate.guess (
        bucket bytea primary key check (length(bucket) = 32), wrong int not null default 0, last_at timestamptz not null,
        blocked_until timestamptz, recent timestamptz[] not null default '{}');
      create index ix_guess_last_at on gate.guess (last_at);
      alter table gate.guess enable row level security;
      alter table gate.guess force row level security;
      create policy gate_only on gate.guess to harbor_gate using (true) with check (true);

      create table gate.known_device (
        agency_id uuid not null, user_id uuid not null, device_hash bytea not null check (length(device_hash) = 32),
        first_seen timestamptz not null, primary key (agency_id, user_id, device_hash));
      alter table gate.known_device enable row level security;
      alter table gate.known_device force row level security;
      create policy gate_only on gate.known_device to harbor_gate using (true) with check (true);

      create function gate.require_door(message text, proof bytea) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare k bytea;
      begin
        select door_key into k from gate.secret;
        if k is null or proof is null or sha256(k || sha256(k || convert_to(message, 'UTF8'))) <> proof then
          raise exception 'door proof' using errcode = '28000';
        end if;
      end $$;
      create function gate.door_fits(proof bytea) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin perform gate.require_door('door', proof); return true;
      exception when sqlstate '28000' then return false; end $$;

      -- Counts the try as wrong before anything is compared, so that parallel tries cannot share one count.
      -- A device waits twice as long after each wrong try from the fourth on, at most 15 minutes; while it waits nothing
      -- is compared and nothing counts, so a stranger who keeps trying cannot use up what the account has in an hour.
      -- An account takes 100 wrong tries within any hour, from wherever they come. Always device first, then account:
      -- two tries never wait for each other in a circle.
      create function gate.count_try(device_bucket bytea, account_bucket bytea) returns int language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now(); d gate.guess%rowtype; a gate.guess%rowtype; w int; hour timestamptz[];
      begin
        delete from gate.guess where bucket in (
          select g.bucket from gate.guess g where g.last_at < t - interval '1 day' limit 10 for update skip locked);
        insert into gate.guess (bucket, last_at) values (device_bucket, t) on conflict (bucket) do nothing;
        select * into d from gate.guess where bucket = device_bucket for update;
        if d.blocked_until > t then return greatest(1, ceil(extract(epoch from d.blocked_until - t)))::int; end if;
        insert into gate.guess (bucket, last_at) values (account_bucket, t) on conflict (bucket) do nothing;
        select * into a from gate.guess where bucket = account_bucket for update;
        hour := array(select x from unnest(a.recent) x where x > t - interval '1 hour' order by x);
        if cardinality(hour) >= 100 then return greatest(1, ceil(extract(epoch from hour[1] + interval '1 hour' - t)))::int; end if;
        update gate.guess set recent = hour || t, last_at = t where bucket = account_bucket;
        w := case when d.last_at < t - interval '1 day' then 1 else d.wrong + 1 end;
        update gate.guess set wrong = w, last_at = t,
          blocked_until = case when w >= 4 then t + least(interval '15 minutes', interval '1 second' * (2 ^ least(w - 3, 10))) end
          where bucket = device_bucket;
        return 0;
      end $$;
      -- The try was right: its device starts anew, and the account's hour forgets it.
      create function gate.forgive_try(device_bucket bytea, account_bucket bytea) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        delete from gate.guess where bucket = device_bucket;
        update gate.guess set recent = trim_array(recent, 1) where bucket = account_bucket and cardinality(recent) > 0;
      end $$;
      create function gate.device_bucket(device text, account text) returns bytea language sql immutable security definer
        set search_path = pg_catalog, pg_temp as $$ select sha256(convert_to('device' || E'\\n' || device || E'\\n' || account, 'UTF8')) $$;
      create function gate.account_bucket(account text) returns bytea language sql immutable security definer
        set search_path = pg_catalog, pg_temp as $$ select sha256(convert_to('account' || E'\\n' || account, 'UTF8')) $$;

      create function gate.begin_sign_in(agency_code text, name text, device_hash bytea, proof bytea)
        returns table (wait_seconds int, agency_id uuid, user_id uuid, role text, password_hash text, totp_secret bytea, is_usable boolean)
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      #variable_conflict use_column
      declare a record; waits int; device text := '-'; account text;
      begin
        perform gate.require_door('begin_sign_in' || E'\\n' || agency_code || E'\\n' || name, proof);
        select u.agency_id, u.id, u.role, u.is_active and not exists (select from harbor.account_freeze f
            where f.agency_id = u.agency_id and f.user_id = u.id and f.lifted_at is null) as usable
          into a from harbor.account u join harbor.agency g on g.agency_id = u.agency_id
          where g.code = begin_sign_in.agency_code and u.sign_in_name = begin_sign_in.name;
        if exists (select from gate.known_device k where k.agency_id = a.agency_id and k.user_id = a.id and k.device_hash = begin_sign_in.device_hash) then
          device := encode(begin_sign_in.device_hash, 'hex');
        end if;
        account := agency_code || E'\\n' || name;
        waits := gate.count_try(gate.device_bucket(device, account), gate.account_bucket(account));
        return query select waits, a.agency_id, a.id, a.role, c.password_hash, c.totp_secret, coalesce(a.usable, false) and c.user_id is not null
          from (select 1) one left join gate.credential c on c.agency_id = a.agency_id and c.user_id = a.id;
      end $$;

      -- Opens a session after password and code were right. A code is good once: its step must be newer than the last.
      create function gate.open_session(agency uuid, account uuid, token_hash bytea, step bigint, device_hash bytea, device text,
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
        if exists (select from gate.known_device k where k.agency_id = agency and k.user_id = account and k.device_hash = open_session.device_hash) then
          known := encode(device_hash, 'hex');
        else
          insert into gate.known_device values (agency, account, device_hash, t);
        end if;
        select g.code || E'\\n' || u.sign_in_name into name from harbor.agency g where g.agency_id = agency;
        perform gate.forgive_try(gate.device_bucket(known, name), gate.account_bucket(name));
        return session;
      end $$;

      -- What a signed-in user must be able to prove again; counted like a sign-in.
      create function gate.begin_step_up(proof bytea)
        returns table (wait_seconds int, password_hash text, totp_secret bytea) language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare agency uuid := gate.ctx_agency(); account uuid := gate.ctx_user(); waits int; bucket text;
      begin
        perform gate.require_door('begin_step_up' || E'\\n' || agency || E'\\n' || account, proof);
        bucket := agency || E'\\n' || account;
        waits := gate.count_try(sha256(convert_to('step-up' || E'\\n' || gate.ctx_session(), 'UTF8')), sha256(convert_to('step-up-account' || E'\\n' || bucket, 'UTF8')));
        return query select waits, c.password_hash, c.totp_secret from gate.credential c where c.agency_id = agency and c.user_id = account;
      end $$;
      create function gate.step_up(step bigint, new_token_hash bytea, proof bytea) returns timestamptz language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare agency uuid := gate.ctx_agency(); account uuid := gate.ctx_user(); session uuid := gate.ctx_session(); until timestamptz;
      begin
        perform gate.require_door('step_up' || E'\\n' || session || E'\\n' || encode(new_token_hash, 'hex') || E'\\n' || step, proof);
        update gate.credential c set totp_step = step where c.agency_id = agency and c.user_id = account and c.totp_step < step;
        if not found then return null; end if;
        until := harbor.now() + interval '15 minutes';
        update gate.session s set token_hash = new_token_hash, fresh_until = until where s.agency_id = agency and s.id = session;
        perform gate.forgive_try(sha256(convert_to('step-up' || E'\\n' || session, 'UTF8')),
          sha256(convert_to('step-up-account' || E'\\n' || agency || E'\\n' || account, 'UTF8')));
        return until;
      end $$;

      -- Sets the password, and the second factor unless null, and ends every session of the account but the one that asks.
      create function gate.set_credential(agency uuid, account uuid, new_hash text, new_totp bytea, proof bytea) returns void
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('set_credential' || E'\\n' || agency || E'\\n' || account || E'\\n' || new_hash, proof);
        if new_totp is null then
          update gate.credential c set password_hash = new_hash, changed_at = harbor.now() where c.agency_id = agency and c.user_id = account;
        else
          insert into gate.credential as c (agency_id, user_id, password_hash, totp_secret) values (agency, account, new_hash, new_totp)
            on conflict (agency_id, user_id) do update set password_hash = excluded.password_hash,
              totp_secret = excluded.totp_secret, changed_at = harbor.now();
        end if;
        update gate.session s set revoked_at = harbor.now() where s.agency_id = agency and s.user_id = account
          and s.revoked_at is null and s.id is distinct from gate.ctx_session();
      end $$;

      create function gate.my_sessions()
        returns table (id uuid, device text, opened_at timestamptz, seen_at timestamptz, ends_at timestamptz, is_this boolean)
        language sql security definer set search_path = pg_catalog, pg_temp as $$
        select s.id, s.device, s.opened_at, s.seen_at, s.ends_at, s.id = gate.ctx_session() from gate.session s
        where s.agency_id = gate.ctx_agency() and s.user_id = gate.ctx_user() and s.revoked_at is null
          and s.ends_at > harbor.now() and s.seen_at + s.idle > harbor.now() order by s.opened_at desc $$;
      create function gate.end_session(session uuid) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        update gate.session s set revoked_at = harbor.now() where s.agency_id = gate.ctx_agency() and s.user_id = gate.ctx_user()
          and s.id = session and s.revoked_at is null;
        return found;
      end $$;
      create function gate.touch(token text) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
        update gate.session s set seen_at = harbor.now() where s.token_hash = sha256(convert_to(token, 'UTF8'))
          and s.revoked_at is null and s.seen_at + s.idle > harbor.now() $$;

      -- A changed role, a left job or a freeze puts people out at once.
      create function gate.end_sessions_of_account() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        if tg_table_name = 'account_freeze' then
          update gate.session s set revoked_at = harbor.now() where s.agency_id = new.agency_id and s.user_id = new.user_id and s.revoked_at is null;
        elsif new.role <> old.role or (old.is_active and not new.is_active) then
          update gate.session s set revoked_at = harbor.now() where s.agency_id = new.agency_id and s.user_id = new.id and s.revoked_at is null;
        end if;
        return null;
      end $$;

      -- A context for acts without a session: a refused sign-in, an invitation being accepted.
      create function gate.enter_public(agency_code text) returns table (agency_id uuid, at timestamptz, xid text) language plpgsql strict
        security definer set search_path = pg_catalog, pg_temp as $$
      declare a uuid;
      begin
        select g.agency_id into a from harbor.agency g where g.code = agency_code;
        if not found then return; end if;
        perform gate.seal_context(a, '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000000', 'public');
        return query select a, date_trunc('milliseconds', harbor.now()), pg_current_xact_id()::text;
      end $$;

      create function gate.find_invitation(hash bytea, proof bytea)
        returns table (agency_id uuid, agency_code text, agency_name text, invitation_id uuid, account_id uuid, sign_in_name text, display_name text, role text)
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      begin
        perform gate.require_door('find_invitation' || E'\\n' || encode(hash, 'hex'), proof);
        return query select i.agency_id, g.code, g.name, i.id, i.account_id, u.sign_in_name, u.display_name, u.role
          from harbor.invitation i join harbor.account u on u.agency_id = i.agency_id and u.id = i.account_id
          join harbor.agency g on g.agency_id = i.agency_id
          where i.code_hash = hash and i.used_at is null and i.withdrawn_at is null and i.expires_at > harbor.now() and u.is_active;
      end $$;
      create function gate.set_door_key(key bytea) returns void language sql security definer set search_path = pg_catalog, pg_temp
        as 'update gate.secret set door_key = key';
      grant execute on function gate.set_door_key(bytea) to harbor_owner;
      grant execute on function gate.end_sessions_of_account() to harbor_owner;
      grant execute on function gate.door_fits(bytea), gate.begin_sign_in(text, text, bytea, bytea),
        gate.open_session(uuid, uuid, bytea, bigint, bytea, text, interval, interval, bytea), gate.begin_step_up(bytea),
        gate.step_up(bigint, bytea, bytea), gate.set_credential(uuid, uuid, text, bytea, bytea), gate.my_sessions(),
        gate.end_session(uuid), gate.touch(text), gate.enter_public(text), gate.find_invitation(bytea, bytea) to harbor_app;
      grant execute on function gate.set_credential(uuid, uuid, text, bytea, bytea) to harbor_owner;
      reset role;

      set role harbor_owner;
      grant select on harbor.agency, harbor.account to harbor_gate;
      grant select, update (used_at, version) on harbor.invitation to harbor_gate;
      create trigger end_sessions after update on harbor.account for each row execute function gate.end_sessions_of_account();
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
