// SPDX-License-Identifier: Apache-2.0
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Together mode is of the session: with a youth before its screen it shows that youth's draft and nothing else, until
 * the worker proves a code. And what the youth says to the plan is kept with the draft.
 *
 * `gate.enter` stays as it is: every transaction reads what it gives, those of a process of the version before as well.
 */
export class TogetherSessions1700000000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      set role harbor_owner;
      alter table harbor.plan_draft add column agreement text,
        add constraint ck_plan_draft_agreement check (agreement in ('agrees', 'agrees_in_part', 'does_not_agree'));
      grant update (agreement) on harbor.plan_draft to harbor_app;
      reset role;

      set role harbor_gate;
      alter table gate.session add column together_with uuid;

      create function gate.together_with() returns uuid language sql security definer set search_path = pg_catalog, pg_temp as $$
        select s.together_with from gate.session s where s.agency_id = gate.ctx_agency() and s.id = gate.ctx_session() $$;

      -- Another person is before the screen: what the worker proved until now counts no longer.
      create function gate.begin_together(youth uuid) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
        update gate.session s set together_with = youth, fresh_until = null
          where s.agency_id = gate.ctx_agency() and s.id = gate.ctx_session() $$;

      -- True: it ended. False: a code has to be proved for it, and a proof lasts 15 minutes: this one is less than a minute
      -- old. Null: this session is not in together mode with this youth.
      create function gate.end_together(youth uuid) returns boolean language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      declare s gate.session%rowtype;
      begin
        select * into s from gate.session g where g.agency_id = gate.ctx_agency() and g.id = gate.ctx_session() for update;
        if s.together_with is distinct from youth then return null; end if;
        if s.fresh_until is null or s.fresh_until <= harbor.now() + interval '14 minutes' then return false; end if;
        update gate.session g set together_with = null where g.agency_id = s.agency_id and g.id = s.id;
        return true;
      end $$;
      grant execute on function gate.together_with(), gate.begin_together(uuid), gate.end_together(uuid) to harbor_app;
      reset role;`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
