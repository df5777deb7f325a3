// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Row-level security as the policy table gives it (libs/policy, `rowSecuritySql`). Read by hand, frozen here; a test
 * fails when the table and the database drift apart, and then the next migration holds the new text.
 */
export class RowSecurity1700000000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      drop policy if exists may_read on harbor.agency;
      create policy may_read on harbor.agency for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end);
      drop policy if exists may_change on harbor.agency;
      create policy may_change on harbor.agency for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
      drop policy if exists may_read on harbor.account;
      create policy may_read on harbor.account for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (id = (select gate.ctx_user())) when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end);
      drop policy if exists may_add on harbor.account;
      create policy may_add on harbor.account for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
      drop policy if exists may_change on harbor.account;
      create policy may_change on harbor.account for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (id = (select gate.ctx_user())) when 'caseworker' then (id = (select gate.ctx_user())) when 'program_manager' then (id = (select gate.ctx_user())) when 'privacy_officer' then (id = (select gate.ctx_user())) when 'agency_admin' then true else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (id = (select gate.ctx_user())) when 'caseworker' then (id = (select gate.ctx_user())) when 'program_manager' then (id = (select gate.ctx_user())) when 'privacy_officer' then (id = (select gate.ctx_user())) when 'agency_admin' then true else false end);
      drop policy if exists may_read on harbor.account_freeze;
      create policy may_read on harbor.account_freeze for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.account_freeze;
      create policy may_add on harbor.account_freeze for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end and exists (select from harbor.care_team m where m.agency_id = account_freeze.agency_id and m.youth_id = account_freeze.youth_id
            and m.user_id = account_freeze.user_id and m.relation = 'placed' and m.until_at is null));
      drop policy if exists may_change on harbor.account_freeze;
      create policy may_change on harbor.account_freeze for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_read on harbor.supervision;
      create policy may_read on harbor.supervision for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end);
      drop policy if exists may_add on harbor.supervision;
      create policy may_add on harbor.supervision for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
      drop policy if exists may_change on harbor.supervision;
      create policy may_change on harbor.supervision for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
      drop policy if exists may_read on harbor.invitation;
      create policy may_read on harbor.invitation for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
      drop policy if exists may_add on harbor.invitation;
      create policy may_add on harbor.invitation for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
      drop policy if exists may_change on harbor.invitation;
      create policy may_change on harbor.invitation for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'agency_admin' then true else false end);
      drop policy if exists may_read on harbor.plan_template;
      create policy may_read on harbor.plan_template for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end);
      drop policy if exists may_read on harbor.data_key;
      create policy may_read on harbor.data_key for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then true when 'caseworker' then true when 'program_manager' then true when 'privacy_officer' then true when 'agency_admin' then true else false end);
      drop policy if exists may_add on harbor.data_key;
      create policy may_add on harbor.data_key for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
      drop policy if exists may_read on harbor.youth;
      create policy may_read on harbor.youth for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(id, '{placed}') is not null) when 'caseworker' then (gate.related(id, '{assigned,intake}') is not null) when 'program_manager' then (gate.related(id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.youth;
      create policy may_add on harbor.youth for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(id, '{intake}') is not null) else false end);
      drop policy if exists may_change on harbor.youth;
      create policy may_change on harbor.youth for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(id, '{assigned}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(id, '{assigned}') is not null) else false end);
      drop policy if exists may_read on harbor.youth_alias;
      create policy may_read on harbor.youth_alias for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.youth_alias;
      create policy may_add on harbor.youth_alias for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned,intake}') is not null) else false end);
      drop policy if exists may_change on harbor.youth_alias;
      create policy may_change on harbor.youth_alias for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      drop policy if exists may_read on harbor.care_team;
      create policy may_read on harbor.care_team for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.care_team;
      create policy may_add on harbor.care_team for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{intake,assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end and case (select gate.ctx_role()) when 'caseworker'
            then relation = 'placed' or (relation = 'assigned' and user_id = (select gate.ctx_user()) and gate.related(youth_id, '{intake}') is not null)
            else relation = 'assigned' and user_id <> (select gate.ctx_user()) end);
      drop policy if exists may_change on harbor.care_team;
      create policy may_change on harbor.care_team for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end and relation = case (select gate.ctx_role()) when 'caseworker' then 'placed' else 'assigned' end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end and relation = case (select gate.ctx_role()) when 'caseworker' then 'placed' else 'assigned' end);
      drop policy if exists may_read on harbor.conflict;
      create policy may_read on harbor.conflict for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.conflict;
      create policy may_add on harbor.conflict for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end and declared_by = (select gate.ctx_user()));
      drop policy if exists may_change on harbor.conflict;
      create policy may_change on harbor.conflict for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_read on harbor.person_of_concern;
      create policy may_read on harbor.person_of_concern for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.person_of_concern;
      create policy may_add on harbor.person_of_concern for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end and recorded_by = (select gate.ctx_user()));
      drop policy if exists may_change on harbor.person_of_concern;
      create policy may_change on harbor.person_of_concern for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      drop policy if exists may_read on harbor.safety_plan;
      create policy may_read on harbor.safety_plan for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.safety_plan;
      create policy may_add on harbor.safety_plan for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      drop policy if exists may_change on harbor.safety_plan;
      create policy may_change on harbor.safety_plan for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      drop policy if exists may_read on harbor.plan_draft;
      create policy may_read on harbor.plan_draft for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.plan_draft;
      create policy may_add on harbor.plan_draft for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end and started_by = (select gate.ctx_user()));
      drop policy if exists may_change on harbor.plan_draft;
      create policy may_change on harbor.plan_draft for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_read on harbor.plan_revision;
      create policy may_read on harbor.plan_revision for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.plan_revision;
      create policy may_add on harbor.plan_revision for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end and signed_by = (select gate.ctx_user()));
      drop policy if exists may_read on harbor.caregiver_plan;
      create policy may_read on harbor.caregiver_plan for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(youth_id, '{placed}') is not null) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.caregiver_plan;
      create policy may_add on harbor.caregiver_plan for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      drop policy if exists may_read on harbor.plan_acknowledgement;
      create policy may_read on harbor.plan_acknowledgement for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(youth_id, '{placed}') is not null) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.plan_acknowledgement;
      create policy may_add on harbor.plan_acknowledgement for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caregiver' then (gate.related(youth_id, '{placed}') is not null) else false end and user_id = (select gate.ctx_user()));
      drop policy if exists may_read on harbor.home;
      create policy may_read on harbor.home for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
      drop policy if exists may_add on harbor.home;
      create policy may_add on harbor.home for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
      drop policy if exists may_change on harbor.home;
      create policy may_change on harbor.home for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
      drop policy if exists may_read on harbor.home_member;
      create policy may_read on harbor.home_member for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
      drop policy if exists may_add on harbor.home_member;
      create policy may_add on harbor.home_member for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
      drop policy if exists may_change on harbor.home_member;
      create policy may_change on harbor.home_member for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then true when 'program_manager' then true else false end);
      drop policy if exists may_read on harbor.living_arrangement;
      create policy may_read on harbor.living_arrangement for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.living_arrangement;
      create policy may_add on harbor.living_arrangement for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      drop policy if exists may_change on harbor.living_arrangement;
      create policy may_change on harbor.living_arrangement for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      drop policy if exists may_read on harbor.planned_move;
      create policy may_read on harbor.planned_move for select to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) when 'program_manager' then (gate.related(youth_id, '{supervising}') is not null) else false end);
      drop policy if exists may_add on harbor.planned_move;
      create policy may_add on harbor.planned_move for insert to harbor_app with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end and planned_by = (select gate.ctx_user()));
      drop policy if exists may_change on harbor.planned_move;
      create policy may_change on harbor.planned_move for update to harbor_app using (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end) with check (agency_id = (select gate.ctx_agency()) and case (select gate.ctx_role()) when 'caseworker' then (gate.related(youth_id, '{assigned}') is not null) else false end);
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
