// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The sealed log: one tree of events per agency and epoch, as RFC 6962 has it, in tiles as C2SP tlog-tiles has them.
 *
 * Only the sealer writes here, under a role of its own that touches the queue and these tables and nothing else; what it
 * once wrote, it cannot change: leaves and checkpoints are added, tiles and heads only grow.
 */
export class SealedLog1700000000032 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- How far an epoch is sealed. The newest epoch of an agency is the one that goes on.
      create table harbor.audit_head (
        agency_id uuid not null, epoch int not null, origin text not null, verifier_key text not null,
        size bigint not null default 0, root bytea not null, frontier bytea not null default '', sealed_at timestamptz not null,
        primary key (agency_id, epoch),
        constraint fk_audit_head_agency foreign key (agency_id) references harbor.agency,
        constraint ck_audit_head_epoch check (epoch >= 0),
        constraint ck_audit_head_root check (length(root) = 32),
        -- One hash for each complete subtree at the right edge.
        constraint ck_audit_head_frontier check (size >= 0 and length(frontier) = 32 * bit_count(int8send(size))));
      create table harbor.audit_leaf (
        agency_id uuid not null, epoch int not null, idx bigint not null, event_id uuid not null, leaf bytea not null, mac bytea not null,
        primary key (agency_id, epoch, idx),
        constraint uq_audit_leaf_event unique (agency_id, event_id),
        constraint ck_audit_leaf_leaf check (length(leaf) = 57),
        constraint ck_audit_leaf_mac check (length(mac) = 32));
      create table harbor.audit_tile (
        agency_id uuid not null, epoch int not null, level smallint not null, idx bigint not null, hashes bytea not null,
        primary key (agency_id, epoch, level, idx),
        constraint ck_audit_tile_hashes check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0));
      -- Hashes do not get smaller.
      alter table harbor.audit_tile alter column hashes set storage external;
      create table harbor.audit_checkpoint (
        agency_id uuid not null, epoch int not null, size bigint not null, note text not null, signed_at timestamptz not null,
        primary key (agency_id, epoch, size),
        constraint ck_audit_checkpoint_size check (size > 0));
      -- What lay in the queue and was not written by the application, or not for the first time.
      create table harbor.audit_quarantine (
        agency_id uuid not null, event_id uuid not null, leaf bytea not null, writer_key_id text not null, mac bytea not null,
        reason text not null, found_at timestamptz not null,
        primary key (agency_id, event_id, leaf, mac),
        constraint ck_audit_quarantine_reason check (reason in ('mac-wrong', 'leaf-wrong', 'sealed-before')));
      -- Why an agency's log is not sealed any more. The row goes when sealing goes on.
      create table harbor.audit_alarm (
        agency_id uuid not null, problem text not null, since timestamptz not null,
        primary key (agency_id));

      create function harbor.only_grows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if tg_table_name = 'audit_tile' then
          if length(new.hashes) <= length(old.hashes) or substr(new.hashes, 1, length(old.hashes)) <> old.hashes then
            raise exception 'tile changed' using errcode = '23514', constraint = 'ck_audit_tile_only_grows';
          end if;
        elsif new.size <= old.size then
          raise exception 'head went back' using errcode = '23514', constraint = 'ck_audit_head_only_grows';
        end if;
        return new;
      end $$;
      create trigger only_grows before update on harbor.audit_tile for each row execute function harbor.only_grows();
      create trigger only_grows before update on harbor.audit_head for each row execute function harbor.only_grows();

      do $$ declare t text; begin
        foreach t in array array['audit_head', 'audit_leaf', 'audit_tile', 'audit_checkpoint', 'audit_quarantine', 'audit_alarm'] loop
          execute format('alter table harbor.%I enable row level security', t);
          execute format('alter table harbor.%I force row level security', t);
          execute format('create policy gate_reads on harbor.%I for select to harbor_gate using (true)', t);
          execute format('create policy sealer_keeps on harbor.%I to harbor_sealer using (true) with check (true)', t);
          execute format('grant select on harbor.%I to harbor_gate, harbor_sealer', t);
          execute format('grant insert on harbor.%I to harbor_sealer', t);
        end loop;
      end $$;
      grant update (size, root, frontier, sealed_at) on harbor.audit_head to harbor_sealer;
      grant update (hashes) on harbor.audit_tile to harbor_sealer;
      grant update (problem, since), delete on harbor.audit_alarm to harbor_sealer;

      grant usage on schema harbor to harbor_sealer;
      create policy sealer_takes on harbor.audit_pending for all to harbor_sealer using (true) with check (false);
      grant select (agency_id, event_id, leaf, writer_key_id, mac), delete on harbor.audit_pending to harbor_sealer;
      -- A row that is to be locked asks for a right to change one column; the policy lets nothing be changed.
      grant update (mac) on harbor.audit_pending to harbor_sealer;
      create policy sealer_reads on harbor.agency for select to harbor_sealer using (true);
      grant select (agency_id) on harbor.agency to harbor_sealer;
      grant execute on function harbor.now() to harbor_sealer;
      reset role;

      set role harbor_gate;
      grant usage on schema gate to harbor_sealer;
      grant execute on function gate.door_fits(bytea) to harbor_sealer;

      -- How one's own agency's log is: for whoever answers for the agency or its installation. Of the queue no more than
      -- 100,000 are counted. How long the oldest event has waited says whether the sealer is at work.
      create function gate.log_health()
        returns table (epoch int, origin text, size bigint, sealed_at timestamptz, waiting int, lag_ms bigint, quarantined int, problem text)
        language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_custom_plan as $$
      #variable_conflict use_column
      declare agency uuid := gate.ctx_agency();
      begin
        if gate.ctx_role() is null or gate.ctx_role() not in ('agency_admin', 'program_manager', 'privacy_officer') then return; end if;
        return query select h.epoch, h.origin, coalesce(h.size, 0), h.sealed_at,
          (select count(*)::int from (select from harbor.audit_pending p where p.agency_id = agency limit 100000) q),
          coalesce((select greatest(0, floor(extract(epoch from harbor.now() - gate.time_of_event_id(p.event_id)) * 1000)::bigint)
            from harbor.audit_pending p where p.agency_id = agency order by p.event_id limit 1), 0),
          (select count(*)::int from harbor.audit_quarantine q where q.agency_id = agency),
          (select a.problem from harbor.audit_alarm a where a.agency_id = agency)
        from (select agency) one left join lateral (
          select * from harbor.audit_head h where h.agency_id = agency order by h.epoch desc limit 1) h on true;
      end $$;
      grant execute on function gate.log_health() to harbor_app;
      reset role;
      do $$ begin execute format('grant connect on database %I to harbor_sealer', current_database()); end $$;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
