// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who saved a draft last, when it was proposed and decided on, and why it was sent back. Drafts of before keep nulls: a
 * guess about who saved would stand beside an audit log that knows.
 */
export class DraftDecisions1700000000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      alter table harbor.plan_draft add column saved_at timestamptz, add column saved_by uuid, add column proposed_at timestamptz,
        add column decided_at timestamptz, add column decided_why_enc bytea;
      grant insert (saved_at, saved_by), update (saved_at, saved_by, proposed_at, decided_at, decided_why_enc)
        on harbor.plan_draft to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
