// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ground: two schemas, the clock, and the signed row-level context.
 *
 * `gate` holds what the application role must never read (sessions, credentials, secrets) and the functions that
 * are its only way there. The context is not a plain setting, because an injected `set_config` could be anyone: it is
 * user, session, role and transaction id under a MAC whose key only `harbor_gate` can read. Missing, forged, replayed
 * in a later transaction or left over, it yields null, and null yields no rows.
 */
export class RolesAndContext1700000000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      do $$ begin execute format('revoke all on database %I from public', current_database());
        execute format('grant connect on database %I to harbor_app', current_database()); end $$;
      revoke all on schema public from public;
      create schema if not exists ext;
      create extension if not exists pg_trgm schema ext;
      create extension if not exists unaccent schema ext;
      create extension if not exists btree_gist schema ext;
      create schema if not exists harbor authorization harbor_owner;
      create schema gate authorization harbor_gate;
      grant usage on schema ext to harbor_owner, harbor_gate, harbor_app;
      grant usage on schema gate to harbor_owner, harbor_app;
      grant usage on schema harbor to harbor_gate, harbor_app;
      alter default privileges for role harbor_owner revoke execute on functions from public;
      alter default privileges for role harbor_gate revoke execute on functions from public;`);

    await db.query(`
      set role harbor_owner;
      -- The only clock SQL reads. Tests replace this function in their template; production never takes time from a client.
      create function harbor.now() returns timestamptz language sql volatile set search_path = pg_catalog
        as 'select clock_timestamp()';
      grant execute on function harbor.now() to harbor_app, harbor_gate;
      reset role;`);

    await db.query(`
      set role harbor_gate;
      create table gate.secret (
        one boolean primary key default true check (one),
        context_key bytea not null check (length(context_key) = 32),
        door_key bytea check (length(door_key) = 32));
      insert into gate.secret (context_key)
        select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || clock_timestamp(), 'UTF8'));
      alter table gate.secret enable row level security;
      alter table gate.secret force row level security;
      create policy gate_only on gate.secret to harbor_gate using (true) with check (true);

      create table gate.session (
        agency_id uuid not null, id uuid not null, user_id uuid not null, role text not null,
        token_hash bytea not null check (length(token_hash) = 32),
        device text not null default '', opened_at timestamptz not null, seen_at timestamptz not null,
        idle interval not null, ends_at timestamptz not null, fresh_until timestamptz, revoked_at timestamptz,
        primary key (agency_id, id));
      create unique index uq_session_token on gate.session (token_hash);
      create index ix_session_user on gate.session (agency_id, user_id) where revoked_at is null;
      alter table gate.session enable row level security;
      alter table gate.session force row level security;
      create policy gate_only on gate.session to harbor_gate using (true) with check (true);

      -- Fixed widths (36 + 36 + 36 + 20 + 20), so that no two contexts share a text; the key comes first and again
      -- around the first digest, so that nothing can be appended.
      create function gate.seal_context(agency uuid, account uuid, session uuid, role text) returns void
        language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare body text := agency::text || account::text || session::text || rpad(role, 20) || lpad(pg_current_xact_id()::text, 20, '0');
        k bytea;
      begin
        select context_key into k from gate.secret;
        perform set_config('harbor.context', body || encode(sha256(k || sha256(k || convert_to(body, 'UTF8'))), 'hex'), true);
      end $$;

      create function gate.context() returns text language plpgsql stable security definer parallel restricted
        set search_path = pg_catalog, pg_temp as $$
      declare c text := current_setting('harbor.context', true); k bytea;
      begin
        if c is null or length(c) <> 212 then return null; end if;
        if substr(c, 129, 20) is distinct from lpad(pg_current_xact_id_if_assigned()::text, 20, '0') then return null; end if;
        select context_key into k from gate.secret;
        if encode(sha256(k || sha256(k || convert_to(substr(c, 1, 148), 'UTF8'))), 'hex') is distinct from substr(c, 149, 64) then
          return null;
        end if;
        return c;
      end $$;
      create function gate.ctx_agency() returns uuid language sql stable security definer parallel restricted
        set search_path = pg_catalog, pg_temp as 'select substr(gate.context(), 1, 36)::uuid';
      create function gate.ctx_user() returns uuid language sql stable security definer parallel restricted
        set search_path = pg_catalog, pg_temp as 'select substr(gate.context(), 37, 36)::uuid';
      create function gate.ctx_session() returns uuid language sql stable security definer parallel restricted
        set search_path = pg_catalog, pg_temp as 'select substr(gate.context(), 73, 36)::uuid';
      create function gate.ctx_role() returns text language sql stable security definer parallel restricted
        set search_path = pg_catalog, pg_temp as 'select rtrim(substr(gate.context(), 109, 20))';
      grant execute on function gate.ctx_agency(), gate.ctx_user(), gate.ctx_session(), gate.ctx_role() to harbor_app, harbor_owner;

      -- Proves the session and opens the context of this transaction. The token is opaque; only its digest is kept.
      create function gate.enter(token text)
        returns table (agency_id uuid, user_id uuid, session_id uuid, role text, fresh_until timestamptz, at timestamptz, xid text)
        language plpgsql strict security definer set search_path = pg_catalog, pg_temp as $$
      declare s gate.session%rowtype; t timestamptz := harbor.now();
      begin
        -- A pooled connection must not carry rows of the last user into this transaction. A connection error, not a
        -- missing session: the application throws such a connection away instead of asking people to sign in again.
        if exists (select from pg_catalog.pg_cursor() c where c.is_holdable) then
          raise exception 'unclean connection' using errcode = '08000';
        end if;
        select * into s from gate.session g where g.token_hash = sha256(convert_to(token, 'UTF8'))
          and g.revoked_at is null and g.ends_at > t and g.seen_at + g.idle > t;
        if not found then raise exception 'no session' using errcode = '28000'; end if;
        perform gate.seal_context(s.agency_id, s.user_id, s.id, s.role);
        return query select s.agency_id, s.user_id, s.id, s.role, s.fresh_until,
          date_trunc('milliseconds', t), pg_current_xact_id()::text;
      end $$;
      grant execute on function gate.enter(text) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
