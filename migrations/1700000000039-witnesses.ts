// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Witnesses: what they signed of each checkpoint, and how far the log is witnessed as its settings ask. */
export class Witnesses1700000000039 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      -- The line of a signed note, as it is put under the checkpoint.
      create table harbor.audit_cosignature (
        agency_id uuid not null, epoch int not null, size bigint not null, witness text not null, line text not null, signed_at timestamptz not null,
        primary key (agency_id, epoch, size, witness),
        constraint fk_audit_cosignature_checkpoint foreign key (agency_id, epoch, size) references harbor.audit_checkpoint);
      alter table harbor.audit_cosignature enable row level security;
      alter table harbor.audit_cosignature force row level security;
      create policy gate_reads on harbor.audit_cosignature for select to harbor_gate using (true);
      create policy sealer_keeps on harbor.audit_cosignature to harbor_sealer using (true) with check (true);
      grant select on harbor.audit_cosignature to harbor_gate, harbor_sealer;
      grant insert on harbor.audit_cosignature to harbor_sealer;

      -- Who must have signed (C2SP tlog-policy, without the log's own line), and up to where they have.
      alter table harbor.audit_head add column witnesses text not null default E'quorum none\\n', add column witnessed_size bigint not null default 0,
        add constraint ck_audit_head_witnessed check (witnessed_size between 0 and size);
      grant update (witnesses, witnessed_size) on harbor.audit_head to harbor_sealer;

      create or replace function harbor.only_grows() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
      begin
        if tg_table_name = 'audit_tile' then
          if length(new.hashes) <= length(old.hashes) or substr(new.hashes, 1, length(old.hashes)) <> old.hashes then
            raise exception 'tile changed' using errcode = '23514', constraint = 'ck_audit_tile_only_grows';
          end if;
        elsif new.size < old.size or new.witnessed_size < old.witnessed_size
            or (new.size = old.size and (new.root, new.frontier) is distinct from (old.root, old.frontier)) then
          raise exception 'head went back' using errcode = '23514', constraint = 'ck_audit_head_only_grows';
        end if;
        return new;
      end $$;
      reset role;`);

    await db.query(`
      set role harbor_gate;
      -- A checkpoint with the lines of its witnesses under it.
      create function gate.cosigned(agency uuid, of_epoch int, of_size bigint, note text) returns text
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select note || coalesce((select string_agg(s.line, '' order by s.witness) from harbor.audit_cosignature s
          where s.agency_id = agency and s.epoch = of_epoch and s.size = of_size), '') $$;

      -- As before; the newest checkpoint is the newest that is witnessed as it must be, unless that is five minutes behind.
      drop function gate.log_epochs(uuid);
      create function gate.log_epochs(agency uuid) returns table (epoch int, origin text, verifier_key text, size bigint, note text, witnesses text)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select h.epoch, h.origin, h.verifier_key, c.size, gate.cosigned(agency, h.epoch, c.size, c.note), h.witnesses from harbor.audit_head h
          cross join lateral (select n.size, n.signed_at from harbor.audit_checkpoint n where n.agency_id = h.agency_id and n.epoch = h.epoch
            order by n.size desc limit 1) n
          join harbor.audit_checkpoint c on c.agency_id = h.agency_id and c.epoch = h.epoch and c.size = coalesce(
            (select w.size from harbor.audit_checkpoint w where w.agency_id = h.agency_id and w.epoch = h.epoch and w.size = h.witnessed_size
              and w.signed_at > n.signed_at - interval '5 minutes'), n.size)
          where h.agency_id = agency and gate.reads_log(agency) order by h.epoch $$;

      create or replace function gate.log_checkpoints(agency uuid, of_epoch int, before bigint, most int)
        returns table (size bigint, note text, signed_at timestamptz)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select c.size, gate.cosigned(agency, of_epoch, c.size, c.note), c.signed_at from harbor.audit_checkpoint c
          where c.agency_id = agency and c.epoch = of_epoch and c.size < before and gate.reads_log(agency)
          order by c.size desc limit most $$;

      create or replace function gate.log_days(agency uuid, of_epoch int, up_to bigint) returns table (size bigint, note text)
        language sql stable security definer set search_path = pg_catalog, pg_temp as $$
        select d.size, gate.cosigned(agency, of_epoch, d.size, d.note) from (
          select distinct on (date_trunc('day', c.signed_at, 'UTC')) c.size, c.note from harbor.audit_checkpoint c
            where c.agency_id = agency and c.epoch = of_epoch and c.size <= up_to and gate.reads_log(agency)
            order by date_trunc('day', c.signed_at, 'UTC'), c.size desc) d $$;
      grant execute on function gate.log_epochs(uuid) to harbor_app, harbor_owner;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
