// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { accessTo, aHome, aYouth, inHome, placed } from '../support/living.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
});

describe('a placement and a conflict recorded at the same moment', () => {
  const declare = `insert into harbor.conflict (agency_id, id, youth_id, user_id, reason_code, declared_by, declared_at)
    values ($1, gen_random_uuid(), $2, $3, 'kin', $3, harbor.now())`;

  it('do not miss each other: who comes second waits, sees the first, and is refused', async () => {
    const { caseworker, caregiver, id } = agency;
    const home = await aHome(caseworker, [caregiver]);
    // The event every change needs is another test's.
    await house.owner.query('alter table harbor.conflict disable trigger need_event');
    await house.owner.query('begin');
    await house.owner.query(declare, [id, youthId, caregiver.userId]);

    const placing = caseworker.post(`/youth/${youthId}/placements`, inHome(home));
    await someoneWaits();
    await house.owner.query('commit');

    expect((await placing).body).toMatchObject({ status: 409, code: 'placement/not-safe-for-this-youth' });
    expect(await accessTo(house, youthId)).toEqual([]);
    await house.owner.query('alter table harbor.conflict enable trigger need_event');
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

/** Until a transaction of this database waits for another's lock. */
async function someoneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await house.owner.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
    await wait(5);
  }
}
