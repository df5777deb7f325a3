// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log: monthly partitions made two years ahead, the queue of events that wait for their place in the tree,
 * and the triggers that refuse a change without its event at COMMIT, even in raw SQL.
 *
 * The application may only add. It cannot read events here: managers ask through functions that check their reach.
 */
export class AuditLog1700000000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      create table harbor.audit_event (
        event_id uuid not null, agency_id uuid not null, at timestamptz not null, xid xid8 not null, request_id uuid not null,
        actor_id uuid not null, actor_role text not null, on_behalf_of uuid, session_ref uuid, auth_level int, device_ref uuid, net_ref text,
        action text not null, resource text not null, resource_id uuid, relation_used text, rule_id text, decision text not null,
        reason_code text, reason_enc bytea, breakglass_id uuid, version_before int, version_after int,
        fields_touched text[], row_digest bytea, changes text[] not null default '{}', result_count int, outcome text not null,
        subjects uuid[] not null default '{}', format smallint not null, salt bytea,
        primary key (agency_id, event_id, at),
        constraint ck_audit_event_salt check (length(salt) = 32),
        constraint ck_audit_event_decision check (decision in ('allow', 'deny', 'step-up')),
        -- The first 48 bits of an id are its instant in milliseconds, so the order of ids is the order of time and
        -- the primary key serves as the index by time.
        constraint ck_audit_event_id_holds_time check (
          substr(uuid_send(event_id), 1, 6) = substr(int8send(floor(extract(epoch from at) * 1000)::bigint), 3, 6)
          and at = date_trunc('milliseconds', at))
      ) partition by range (at);
      -- Each of these costs every request; what they cost and save: docs/decisions, "Who saw this child".
      create index ix_audit_event_actor on harbor.audit_event (agency_id, actor_id, event_id);
      create index ix_audit_event_action on harbor.audit_event (agency_id, action, event_id);
      create index ix_audit_event_refused on harbor.audit_event (agency_id, event_id) where decision <> 'allow' or outcome <> 'done';
      create index ix_audit_event_subject on harbor.audit_event using gin (subjects) with (gin_pending_list_limit = 512);

      -- Waits for the sealer; also what the triggers look at, so that they never search the partitions.
      create table harbor.audit_pending (
        agency_id uuid not null, event_id uuid not null, xid xid8 not null, changes text[] not null default '{}',
        leaf bytea not null check (length(leaf) = 57), writer_key_id text not null, mac bytea not null check (length(mac) = 32),
        primary key (agency_id, event_id));
      create index ix_audit_pending_xid on harbor.audit_pending (xid);

      create function harbor.make_audit_partitions(months_back int, months_ahead int) returns void language plpgsql
        set search_path = pg_catalog, pg_temp as $$
      declare m timestamp; name text;
      begin
        for i in -months_back .. months_ahead loop
          m := date_trunc('month', harbor.now() at time zone 'UTC') + make_interval(months => i);
          name := 'audit_event_' || to_char(m, 'YYYYMM');
          continue when to_regclass('harbor.' || name) is not null;
          execute format('create table harbor.%I partition of harbor.audit_event for values from (%L) to (%L)', name,
            to_char(m, 'YYYY-MM-DD') || ' 00:00+00', to_char(m + interval '1 month', 'YYYY-MM-DD') || ' 00:00+00');
          execute format('alter table harbor.%I enable row level security', name);
          execute format('alter table harbor.%I force row level security', name);
        end loop;
      end $$;
      select harbor.make_audit_partitions(3, 24);
      create table harbor.audit_event_default partition of harbor.audit_event default;
      alter table harbor.audit_event_default enable row level security;
      alter table harbor.audit_event_default force row level security;

      create table harbor.idempotency (
        agency_id uuid not null, user_id uuid not null, key text not null, body_hash bytea not null check (length(body_hash) = 32),
        route text not null, resource_id uuid not null, at timestamptz not null,
        primary key (agency_id, user_id, key));

      alter table harbor.audit_event enable row level security;
      alter table harbor.audit_event force row level security;
      alter table harbor.audit_pending enable row level security;
      alter table harbor.audit_pending force row level security;
      alter table harbor.idempotency enable row level security;
      alter table harbor.idempotency force row level security;

      -- Who writes, in which transaction and when, cannot be claimed: it must be what enter() gave.
      create policy own_acts on harbor.audit_event for insert to harbor_app with check (
        agency_id = (select gate.ctx_agency()) and actor_id = (select gate.ctx_user()) and session_ref = (select gate.ctx_session())
        and xid = pg_current_xact_id_if_assigned()
        and at between harbor.now() - (clock_timestamp() - transaction_timestamp()) - interval '1 millisecond' and harbor.now());
      create policy own_acts on harbor.audit_pending for insert to harbor_app with check (
        agency_id = (select gate.ctx_agency()) and xid = pg_current_xact_id_if_assigned());
      create policy own_keys on harbor.idempotency to harbor_app
        using (agency_id = (select gate.ctx_agency()) and user_id = (select gate.ctx_user()))
        with check (agency_id = (select gate.ctx_agency()) and user_id = (select gate.ctx_user()));
      -- Demo worlds and imports of history are written by the owner, for demo agencies alone.
      create policy demo_history on harbor.audit_event for insert to harbor_owner
        with check (exists (select from harbor.agency a where a.agency_id = audit_event.agency_id and a.is_demo));
      create policy owner_adds on harbor.audit_pending for insert to harbor_owner with check (true);
      create policy owner_acts on harbor.audit_event for insert to harbor_owner with check (actor_role = 'platform_operator');
      create policy gate_reads on harbor.audit_event for select to harbor_gate using (true);
      create policy gate_reads on harbor.audit_pending for select to harbor_gate using (true);
      grant insert on harbor.audit_event, harbor.audit_pending to harbor_app;
      grant select, insert on harbor.idempotency to harbor_app;
      grant select on harbor.audit_event, harbor.audit_pending to harbor_gate;

      create function harbor.step() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if new.version <> old.version + 1 or new.agency_id <> old.agency_id or new.id <> old.id then
          raise exception 'version' using errcode = '23514', constraint = 'ck_version_steps_by_one';
        end if;
        new.changed_at := harbor.now();
        return new;
      end $$;
      grant execute on function harbor.step() to harbor_app, harbor_gate;
      -- What a row says, as one digest that does not move when a later migration adds an empty column.
      create function harbor.row_hash(row_values jsonb) returns bytea language sql immutable set search_path = pg_catalog
        as $$ select sha256(convert_to(jsonb_strip_nulls(row_values)::text, 'UTF8')) $$;
      grant execute on function harbor.row_hash(jsonb) to harbor_app;
      reset role;

      set role harbor_gate;
      create function gate.require_event() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare r record; act text;
      begin
        if tg_op = 'DELETE' then r := old; else r := new; end if;
        act := tg_table_name || '/' || r.id || '/' || lower(tg_op) || '/' || r.version;
        if not exists (select from harbor.audit_pending p where p.xid = pg_current_xact_id() and p.agency_id = r.agency_id
            and act = any (p.changes)) then
          raise exception 'change without audit event' using errcode = '23514', constraint = 'ck_change_has_event';
        end if;
        return null;
      end $$;
      grant execute on function gate.require_event() to harbor_owner;
      reset role;

      set role harbor_owner;
      -- Locks a table behind the three rules every protected one obeys: row security, versions, and an event per change.
      create function harbor.protect(tables text[]) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
      declare t text;
      begin
        foreach t in array tables loop
          execute format('alter table harbor.%I enable row level security', t);
          execute format('alter table harbor.%I force row level security', t);
          execute format('create policy gate_reads on harbor.%I for select to harbor_gate using (true)', t);
          execute format('create policy owner_keeps on harbor.%I to harbor_owner using (true) with check (true)', t);
          execute format('create trigger step before update on harbor.%I for each row execute function harbor.step()', t);
          execute format('create constraint trigger need_event after insert or update or delete on harbor.%I '
            'deferrable initially deferred for each row execute function gate.require_event()', t);
        end loop;
      end $$;
      select harbor.protect(array['agency', 'account', 'supervision', 'invitation']);
      create policy gate_uses on harbor.invitation for update to harbor_gate using (true) with check (true);
      grant select on harbor.agency, harbor.account, harbor.supervision to harbor_app;
      grant select (agency_id, id, account_id, invited_by, expires_at, used_at, withdrawn_at, version, changed_at) on harbor.invitation to harbor_app;
      grant update (name, time_zone, on_call_name, on_call_phone, police_phone, plan_needs_approval, plan_review_days, version) on harbor.agency to harbor_app;
      grant insert (agency_id, id, role, sign_in_name, display_name, language, phone),
        update (role, display_name, language, phone, is_active, version) on harbor.account to harbor_app;
      grant insert (agency_id, id, supervisor_id, worker_id, from_at), update (until_at, version) on harbor.supervision to harbor_app;
      grant insert (agency_id, id, account_id, code_hash, invited_by, expires_at), update (withdrawn_at, version) on harbor.invitation to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
