// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, type Youth } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { asOwner, changeRow, eventsAbout, withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

describe('the care team', () => {
  const house = openHouse();
  let agency: Agency;
  let youth: Youth;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    youth = await openFile(agency.caseworker);
  });
  const team = async (who: Person = agency.manager) => (await who.get(`/youth/${youth.id}/care-team`)).body.items;
  const assign = (userId: string, who: Person = agency.manager, key = randomUUID()) =>
    who.post(`/youth/${youth.id}/care-team`, { userId }, { key });
  const end = (memberId: string, version: number, who: Person = agency.manager) =>
    who.post(`/youth/${youth.id}/care-team/${memberId}/end`, undefined, { version });

  it('says who is around a youth, in which relation, since when and why', async () => {
    await placeCaregiver(house, agency, youth.id, agency.caregiver);
    const began = await placeCaregiver(house, agency, youth.id, agency.otherCaregiver);
    await began.end();

    const items = await team(agency.caseworker);

    expect(items).toEqual([
      expect.objectContaining({ userId: agency.caseworker.userId, role: 'caseworker', relation: 'assigned', why: 'intake' }),
      expect.objectContaining({ userId: agency.caregiver.userId, role: 'caregiver', relation: 'placed', why: 'placement' }),
    ]);
    expect(items[0].displayName).toBe(`caseworker of ${agency.code}`);
    expect(Date.parse(items[0].since as string)).toBeLessThanOrEqual(Date.now());
    expect(await team()).toEqual(items);
    expect(await eventsAbout(house, youth.id)).toContainEqual(
      expect.objectContaining({ action: 'careTeam.opened', relation_used: 'supervising', result_count: 2 }),
    );
  });

  it('opens the file to a worker from the moment a supervisor assigns them, once', async () => {
    expect((await agency.otherCaseworker.get(`/youth/${youth.id}`)).status).toBe(404);
    const key = randomUUID();

    const first = await assign(agency.otherCaseworker.userId, agency.manager, key);
    const again = await assign(agency.otherCaseworker.userId, agency.manager, key);

    expect([first.status, first.body]).toEqual([again.status, again.body]);
    expect(first.body).toMatchObject({ relation: 'assigned', why: 'assignment', role: 'caseworker', until: null, version: 1 });
    expect((await agency.otherCaseworker.get(`/youth/${youth.id}`)).status).toBe(200);
    expect((await agency.otherManager.get(`/youth/${youth.id}`)).status).toBe(200);
    const other = await assign(agency.otherCaseworker.userId);
    expect([other.status, other.body.code]).toEqual([409, 'access/assigned-already']);
  });

  it.each([
    ['caseworker', 404],
    ['otherManager', 404],
    ['caregiver', 404],
    ['privacyOfficer', 404],
    ['admin', 404],
    ['stranger', 401],
  ] as const)('is not made up by %s (%i)', async (who, status) => {
    expect((await assign(agency.otherCaseworker.userId, agency[who])).status).toBe(status);
  });

  it('asks a supervisor for a fresh second factor before it tells anything', async () => {
    const tired = await withoutFreshFactor(house, agency, agency.manager, 'program_manager');

    expect((await assign(agency.otherCaseworker.userId, tired)).body.code).toBe('step-up-required');
    expect((await tired.post(`/youth/${randomUUID()}/care-team`, { userId: randomUUID() })).body.code).toBe('step-up-required');
    expect((await tired.get(`/youth/${youth.id}/care-team`)).status).toBe(200);
  });

  it('takes no supervisor, no caregiver, nobody of another agency and nobody at all as a worker', async () => {
    const elsewhere = await foundAgency(house);

    for (const userId of [
      agency.manager.userId,
      agency.otherManager.userId,
      agency.caregiver.userId,
      elsewhere.caseworker.userId,
      randomUUID(),
    ]) {
      const { status, body } = await assign(userId);
      expect([status, body.errors[0]]).toEqual([422, expect.objectContaining({ pointer: '/userId', code: 'not-a-caseworker' })]);
    }
    expect(await team()).toHaveLength(1);
  });

  it('does not take a worker who has left, nor one in conflict with the youth', async () => {
    const { caseworker, manager, otherCaseworker, id } = await foundAgency(house);
    const { id: youthId } = await openFile(caseworker);
    await manager.post(`/youth/${youthId}/conflicts`, { userId: otherCaseworker.userId, reason: 'kin' });
    const ask = () => manager.post(`/youth/${youthId}/care-team`, { userId: otherCaseworker.userId });
    expect((await ask()).body.code).toBe('access/in-conflict');

    await changeRow(house, id, 'account', otherCaseworker.userId, 'is_active = false');

    expect((await ask()).status).toBe(422);
  });

  it('shuts the file to a worker whose membership ends, within the same second and in every list', async () => {
    const { body: member } = await assign(agency.otherCaseworker.userId);

    const { status, body } = await end(member.id as string, 1);

    expect([status, body.version]).toEqual([200, 2]);
    expect(body.until).not.toBeNull();
    expect((await agency.otherCaseworker.get(`/youth/${youth.id}`)).status).toBe(404);
    expect((await agency.otherCaseworker.get('/youth')).body.items).not.toContainEqual(expect.objectContaining({ id: youth.id }));
    expect((await end(member.id as string, 1)).status).toBe(412);
    expect((await end(member.id as string, 2)).body.code).toBe('access/ended-already');
    expect((await agency.manager.post(`/youth/${youth.id}/care-team/${member.id}/end`)).status).toBe(428);
  });

  it('never loses its last worker', async () => {
    const [first] = await team();

    const refused = await end(first.id as string, 1);

    expect([refused.status, refused.body.code]).toEqual([409, 'access/last-worker']);
    expect((await agency.caseworker.get(`/youth/${youth.id}`)).status).toBe(200);
  });

  it('does not count a worker in conflict as the one who stays', async () => {
    const { body: member } = await assign(agency.otherCaseworker.userId);
    await agency.manager.post(`/youth/${youth.id}/conflicts`, { userId: agency.caseworker.userId, reason: 'youth_asked' });

    for (const supervisor of [agency.manager, agency.otherManager]) {
      const { status, body } = await end(member.id as string, 1, supervisor);
      expect([status, body.code]).toEqual([409, 'access/last-worker']);
    }
  });

  it('refuses one of two supervisors who remove the last two workers at once', async () => {
    for (let round = 0; round < 5; round++) {
      youth = await openFile(agency.caseworker);
      const { body: second } = await assign(agency.otherCaseworker.userId);
      const [first] = await team();

      const replies = await Promise.all([
        end(first.id as string, 1, agency.manager),
        end(second.id as string, 1, agency.otherManager),
      ]);

      const statuses = replies.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 409]);
    }
  });

  it('leaves a caregiver’s access to the placement', async () => {
    const { id } = await placeCaregiver(house, agency, youth.id, agency.caregiver);

    expect((await end(id, 1)).body.code).toBe('access/ends-with-the-placement');
    expect((await agency.caregiver.get(`/youth/${youth.id}`)).status).toBe(200);
  });

  it('does not end a membership of another youth by way of this one', async () => {
    const other = await openFile(agency.caseworker);
    const [member] = (await agency.manager.get(`/youth/${other.id}/care-team`)).body.items;

    expect((await end(member.id as string, 1)).status).toBe(404);
  });

  it('ends a relation by itself at the time that was set for it', async () => {
    const id = randomUUID();
    await asOwner(house, agency.id, [{ table: 'care_team', id, act: 'insert', version: 1 }], () =>
      house.owner.query(
        `insert into harbor.care_team (agency_id, id, youth_id, user_id, relation, why, from_at, until_at)
          values ($1, $2, $3, $4, 'assigned', 'assignment', harbor.now(), harbor.now() + interval '5 minutes')`,
        [agency.id, id, youth.id, agency.otherCaseworker.userId],
      ),
    );
    expect((await agency.otherCaseworker.get(`/youth/${youth.id}`)).status).toBe(200);
    expect(await team()).toHaveLength(2);

    await house.travel(5 * 60_000 + 1_000);
    try {
      expect((await agency.otherCaseworker.get(`/youth/${youth.id}`)).status).toBe(404);
      expect((await agency.otherManager.get(`/youth/${youth.id}`)).status).toBe(404);
      expect(await team()).toHaveLength(1);
    } finally {
      await house.travel(0);
    }
  });
});
