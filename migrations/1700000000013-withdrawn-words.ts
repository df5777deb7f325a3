// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the youth took back leaves the caregivers' copy at once. Caregivers may not read the plan, so this door gives
 * them the ids of the withdrawn lines and nothing else of it.
 */
export class WithdrawnWords1700000000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_gate;
      create function gate.withdrawn_words(youth uuid) returns uuid[] language plpgsql stable security definer parallel restricted
        set search_path = pg_catalog, pg_temp as $$
      begin
        if gate.related(youth, '{placed,assigned,supervising}') is null then return '{}'; end if;
        return coalesce((select p.withdrawn from harbor.safety_plan p
          where p.agency_id = gate.ctx_agency() and p.youth_id = youth), '{}');
      end $$;
      -- As costly as related(): asked once for the newest copy, after the sorting, and not for every copy there is.
      alter function gate.withdrawn_words(uuid) cost 5000;
      grant execute on function gate.withdrawn_words(uuid) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
