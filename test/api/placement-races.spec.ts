// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { accessTo, aHome, aYouth, concernOf, inHome, placed } from '../support/living.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
});

describe('a placement, and what makes it unfit recorded at the same moment,', () => {
  const declare = `insert into harbor.conflict (agency_id, id, youth_id, user_id, reason_code, declared_by, declared_at)
    values ($1, gen_random_uuid(), $2, $3, 'kin', $3, harbor.now())`;
  const join = `insert into harbor.home_member (agency_id, id, home_id, name_enc, name_index, from_at)
    values ($1, gen_random_uuid(), $2, '', $3, harbor.now())`;
  const takePlace = `insert into harbor.living_arrangement (agency_id, id, youth_id, home_id, layer, kind, during)
    values ($1, gen_random_uuid(), $2, $3, 'base', 'foster_family_home', tstzrange(harbor.now(), null))`;

  /** Places the youth while another's change lies open, and answers once that is committed. */
  async function placeBeside(home: string, table: string, sql: string, values: unknown[]): Promise<{ code: string }> {
    // The event every change needs is another test's.
    await house.owner.query(`alter table harbor.${table} disable trigger need_event`);
    await house.owner.query('begin');
    await house.owner.query(sql, values);
    const placing = agency.caseworker.post(`/youth/${youthId}/placements`, inHome(home));
    await someoneWaits();
    await house.owner.query('commit');
    await house.owner.query(`alter table harbor.${table} enable trigger need_event`);
    return (await placing).body as { code: string };
  }

  it('do not miss each other: a conflict', async () => {
    const home = await aHome(agency.caseworker, [agency.caregiver]);
    const { code } = await placeBeside(home, 'conflict', declare, [agency.id, youthId, agency.caregiver.userId]);
    expect(code).toBe('placement/not-safe-for-this-youth');
    expect(await accessTo(house, youthId)).toEqual([]);
  });

  it('do not miss each other: an adult who joins the household', async () => {
    const home = await aHome(agency.caseworker);
    await concernOf(house, agency, youthId, 'Ana');
    const { code } = await placeBeside(home, 'home_member', join, [
      agency.id,
      home,
      await house.ring.nameIndex(agency.id, 'Ana'),
    ]);
    expect(code).toBe('placement/not-safe-for-this-youth');
  });

  it('do not miss each other: the last place in the home', async () => {
    const home = await aHome(agency.caseworker, [], { capacity: 1 });
    const { code } = await placeBeside(home, 'living_arrangement', takePlace, [agency.id, await aYouth(agency), home]);
    expect(code).toBe('placement/home-is-full');
  });
});

describe('the doors that let adults in and out', () => {
  it('open for the row written in this very transaction, and for no other', async () => {
    const { caseworker, caregiver, otherCaseworker } = agency;
    const home = await aHome(caseworker);
    await placed(caseworker, youthId, inHome(home));
    const { body } = await caseworker.post(`/homes/${home}/adults`, { name: 'Ana', userId: caregiver.userId });
    const before = await accessTo(house, youthId);
    expect(before).toHaveLength(1);

    const client = new pg.Client({ connectionString: house.appUrl });
    await client.connect();
    await client.query('begin');
    await client.query('select * from gate.enter($1)', [otherCaseworker.token]);
    expect((await client.query('select * from gate.let_adult_in($1)', [body.id])).rows).toEqual([]);
    expect((await client.query('select * from gate.put_adult_out($1)', [body.id])).rows).toEqual([]);
    await client.query('commit');
    await client.end();
    expect(await accessTo(house, youthId)).toEqual(before);
  });
});

/** Until a transaction of this database waits for another's lock; not for ever, so that a rule that takes no turns is found out. */
async function someoneWaits(): Promise<void> {
  for (let looks = 0; looks < 400; looks += 1) {
    const { rows } = await house.owner.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await wait(5);
  }
}
