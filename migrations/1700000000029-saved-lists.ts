// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Services that a worker puts together for a youth, and shares with whoever the youth lives with. */
export class SavedLists1700000000029 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(rowSecurity);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const tables = `
  set role harbor_owner;
  -- Services of a directory are never removed, so their ids stand in the order in which they are to be tried.
  create table harbor.saved_list (agency_id uuid not null, id uuid not null, youth_id uuid not null, name_enc bytea not null,
    service_ids uuid[] not null default '{}', made_by uuid not null, shared_at timestamptz,
    version int not null default 1, changed_at timestamptz not null default clock_timestamp(), primary key (agency_id, id),
    constraint fk_saved_list_youth foreign key (agency_id, youth_id) references harbor.youth,
    constraint fk_saved_list_made_by foreign key (agency_id, made_by) references harbor.account,
    constraint ck_saved_list_services check (cardinality(service_ids) <= 20));
  create index ix_saved_list_youth on harbor.saved_list (agency_id, youth_id, changed_at desc);
  select harbor.protect(array['saved_list']);
  grant select on harbor.saved_list to harbor_app, harbor_gate;
  grant insert (agency_id, id, youth_id, name_enc, service_ids, made_by), update (name_enc, service_ids, shared_at, version)
    on harbor.saved_list to harbor_app;
  reset role;`;

/** As the policy table gives it (libs/policy). */
const worker = `agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end`;
const rowSecurity = `
  set role harbor_owner;
  create policy may_read on harbor.saved_list for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(youth_id, '{placed}') is not null) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end and (not (shared_at is null) or (${worker})));
  create policy may_add on harbor.saved_list for insert to harbor_app with check (${worker} and made_by = (select gate.ctx_user()));
  create policy may_change on harbor.saved_list for update to harbor_app using (${worker}) with check (${worker});
  reset role;`;
