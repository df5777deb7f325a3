// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { aHome, aYouth, inHome, moveTo, placed } from '../support/living.js';
import type { Person } from '../support/person.js';
import { inSessionOf, refusalOf } from '../support/raw.js';

/** The event every change needs is another test's: here each rule that waits for COMMIT is asked by its name. */
describe('access of caregivers, in raw SQL with the session of the youth’s own worker,', () => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  let arrangement: string;
  let homeId: string;
  beforeEach(async () => {
    agency = await foundAgency(house);
    youthId = await aYouth(agency);
    homeId = await aHome(agency.caseworker, [agency.caregiver]);
    arrangement = await placed(agency.caseworker, youthId, inHome(homeId));
  });
  const attempt = (person: Person, sql: string, values: unknown[], rule?: string) =>
    inSessionOf(house, person, async (client) => {
      const refusal = await refusalOf(client.query(sql, values));
      return refusal ?? (rule && (await refusalOf(client.query(`set constraints ${rule} immediate`))));
    });
  const makeRoom =
    'update harbor.care_team set until_at = harbor.now(), version = version + 1 where until_at is null and user_id = $1';
  const add = `insert into harbor.care_team (agency_id, id, youth_id, user_id, relation, why, source_id, from_at)
    values ($1, $2, $3, $4, 'placed', 'placement', $5, harbor.now())`;
  const letIn = (userId: string, source: string | null) =>
    inSessionOf(house, agency.caseworker, async (client) => {
      await client.query(makeRoom, [userId]);
      await client.query(add, [agency.id, randomUUID(), youthId, userId, source]);
      return refusalOf(client.query('set constraints harbor.lives_there immediate'));
    });

  it('is given to those who live with the youth and to nobody else', async () => {
    const { caseworker, caregiver, otherCaregiver } = agency;
    const elsewhere = await aHome(caseworker, [otherCaregiver]);
    const other = await placed(caseworker, await aYouth(agency), inHome(elsewhere));
    const refusal = 'ck_care_team_placed_lives_there';

    expect(await letIn(caregiver.userId, arrangement)).toBeUndefined();
    expect(await letIn(otherCaregiver.userId, arrangement)).toBe(refusal);
    expect(await letIn(otherCaregiver.userId, other)).toBe(refusal);
    expect(await letIn(caregiver.userId, null)).toBe(refusal);
    await placed(caseworker, youthId, moveTo(elsewhere, arrangement));
    expect(await letIn(caregiver.userId, arrangement)).toBe(refusal);
  });

  it('is not given any more to whoever left the household', async () => {
    const { caseworker, caregiver } = agency;
    const { body } = await caseworker.get(`/homes/${homeId}/household`);
    await caseworker.post(`/homes/${homeId}/adults/${body.adults[0].id}/end`, undefined, { version: 1 });
    expect(await letIn(caregiver.userId, arrangement)).toBe('ck_care_team_placed_lives_there');
  });

  it.each([
    ['care_team', 'ck_care_team_ends_once'],
    ['home_member', 'ck_home_member_ends_once'],
  ])('in %s ends once, and is neither opened again nor moved', async (table, refusal) => {
    const set = (until: string) =>
      attempt(agency.caseworker, `update harbor.${table} set until_at = ${until}, version = version + 1 where user_id = $1`, [
        agency.caregiver.userId,
      ]);
    expect(await set('harbor.now()')).toBeUndefined();
    const { caseworker } = agency;
    const { body } = await caseworker.get(`/homes/${homeId}/household`);
    await caseworker.post(`/homes/${homeId}/adults/${body.adults[0].id}/end`, undefined, { version: 1 });

    expect(await set('null')).toBe(refusal);
    expect(await set(`harbor.now() + interval '1 day'`)).toBe(refusal);
  });

  it('is not taken or given through the household by a keeper of homes who is not around the youth', async () => {
    const { caseworker, otherCaseworker, otherManager, manager, caregiver } = agency;
    const leave = 'update harbor.home_member set until_at = harbor.now(), version = version + 1 where user_id = $1';
    const rule = 'harbor.say_in_household';
    const refusal = 'ck_household_by_those_around_the_youth';
    for (const [person, expected] of [
      [otherCaseworker, refusal],
      [otherManager, refusal],
      [caseworker, undefined],
      [manager, undefined],
    ] as const) {
      expect(await attempt(person, leave, [caregiver.userId], rule)).toBe(expected);
    }
  });
});
