// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a reviewer slipped past: a queue row without its event could stand in for one; a declared conflict could leave a
 * youth with nobody; and injected SQL could claim another role in an event.
 */
export class NothingSlipsBy1700000000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_gate;
      -- A queue row counts only beside its event: same id, same transaction, the instant its leaf holds, and naming every
      -- change it names. The instant finds the one partition.
      create function gate.require_own_event() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare ms bigint := ('x' || encode(substr(new.leaf, 18, 8), 'hex'))::bit(64)::bigint; told text[];
      begin
        select e.changes into told from harbor.audit_event e where e.agency_id = new.agency_id and e.event_id = new.event_id
          and e.at = timestamptz 'epoch' + ms * interval '1 millisecond' and e.xid = new.xid;
        if not found or substr(new.leaf, 1, 17) <> '\\x01'::bytea || decode(replace(new.event_id::text, '-', ''), 'hex')
          or exists (select from unnest(new.changes) c where not exists (
            select from unnest(told) t where t = c or starts_with(t, c || '/'))) then
          raise exception 'queue row without its event' using errcode = '23514', constraint = 'ck_audit_pending_has_event';
        end if;
        return null;
      end $$;

      -- Somebody must be left: another worker when a worker is kept out, another supervisor when a supervisor is.
      create function gate.require_someone_left() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
      declare t timestamptz := harbor.now();
      begin
        perform from harbor.data_key k where k.agency_id = new.agency_id and k.id = new.youth_id for no key update;
        if exists (select from harbor.care_team m where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.user_id = new.user_id
            and m.relation = 'assigned' and m.until_at is null)
          and not exists (select from harbor.care_team m join harbor.account u on u.agency_id = m.agency_id and u.id = m.user_id and u.is_active
            where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.relation = 'assigned' and m.until_at is null
            and not exists (select from harbor.conflict x where x.agency_id = m.agency_id and x.youth_id = m.youth_id and x.user_id = m.user_id and x.ended_at is null)) then
          raise exception 'no worker left' using errcode = '23514', constraint = 'ck_conflict_leaves_a_worker';
        end if;
        if exists (select from harbor.care_team m join harbor.supervision s on s.agency_id = m.agency_id and s.worker_id = m.user_id
            where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.relation = 'assigned' and m.until_at is null
            and s.supervisor_id = new.user_id and (s.until_at is null or s.until_at > t))
          and not exists (select from harbor.care_team m join harbor.supervision s on s.agency_id = m.agency_id and s.worker_id = m.user_id
            join harbor.account u on u.agency_id = s.agency_id and u.id = s.supervisor_id and u.is_active
            where m.agency_id = new.agency_id and m.youth_id = new.youth_id and m.relation = 'assigned' and m.until_at is null
            and (s.until_at is null or s.until_at > t)
            and not exists (select from harbor.conflict x where x.agency_id = s.agency_id and x.youth_id = m.youth_id and x.user_id = s.supervisor_id and x.ended_at is null)) then
          raise exception 'no supervisor left' using errcode = '23514', constraint = 'ck_conflict_leaves_a_supervisor';
        end if;
        return null;
      end $$;
      grant execute on function gate.require_own_event(), gate.require_someone_left() to harbor_owner;
      reset role;

      set role harbor_owner;
      create trigger own_event after insert on harbor.audit_pending for each row execute function gate.require_own_event();
      create constraint trigger someone_left after insert on harbor.conflict deferrable initially deferred
        for each row execute function gate.require_someone_left();
      drop policy own_acts on harbor.audit_event;
      create policy own_acts on harbor.audit_event for insert to harbor_app with check (
        agency_id = (select gate.ctx_agency()) and actor_id = (select gate.ctx_user()) and session_ref = (select gate.ctx_session())
        and actor_role = (select gate.ctx_role()) and xid = pg_current_xact_id_if_assigned()
        and at between harbor.now() - (clock_timestamp() - transaction_timestamp()) - interval '1 millisecond' and harbor.now());
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
