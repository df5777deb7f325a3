// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import type { Person } from '../support/person.js';

describe('supervision', () => {
  const house = openHouse();
  let agency: Agency;
  beforeEach(async () => {
    agency = await foundAgency(house);
  });

  it('is set, listed and ended, and with it ends what it opened', async () => {
    const ids = { supervisorId: agency.manager.userId, workerId: agency.otherCaseworker.userId };
    const set = await agency.admin.post('/supervision', ids);
    expect(set).toMatchObject({ status: 201, body: { ...ids, untilAt: null, version: 1 } });
    expect(await agency.admin.post('/supervision', ids)).toMatchObject({
      status: 409,
      body: { code: 'people/already-supervised' },
    });
    expect((await agency.manager.get(`/supervision?personId=${ids.workerId}`)).body.items).toHaveLength(2);
    const end = (version: number) => agency.admin.post(`/supervision/${set.body.id}/end`, undefined, { version });
    expect(await end(2)).toMatchObject({ status: 412 });
    expect(await end(1)).toMatchObject({ status: 200, body: { version: 2, untilAt: expect.stringMatching(/Z$/) } });
    expect(await end(2)).toMatchObject({ status: 409, body: { code: 'people/already-ended' } });
    expect((await agency.manager.get(`/supervision?personId=${ids.workerId}`)).body.items).toHaveLength(1);
    expect((await agency.admin.post('/supervision', ids)).status).toBe(201);
  });

  it('says of each whether it is the worker’s only one: a supervisor who has left does not count', async () => {
    const { admin, manager, otherManager, otherCaseworker } = agency;
    const isOnlyOne = async ({ userId }: Person) => {
      const { items } = (await admin.get(`/supervision?personId=${userId}`)).body;
      return items.find((one: { workerId: string }) => one.workerId === otherCaseworker.userId).isOnlyOne as boolean;
    };
    expect(await isOnlyOne(otherManager)).toBe(true);
    const ids = { supervisorId: manager.userId, workerId: otherCaseworker.userId };
    expect((await admin.post('/supervision', ids)).body.isOnlyOne).toBe(false);
    expect([await isOnlyOne(otherManager), await isOnlyOne(manager)]).toEqual([false, false]);

    // Nothing is refused: the page says it before.
    expect((await admin.patch(`/people/${manager.userId}`, { isActive: false }, 1)).status).toBe(200);
    expect(await isOnlyOne(otherManager)).toBe(true);
    const [own] = (await admin.get(`/supervision?personId=${otherManager.userId}`)).body.items;
    const ended = await admin.post(`/supervision/${own.id}/end`, undefined, { version: own.version });
    expect(ended.body).toMatchObject({ isOnlyOne: false, untilAt: expect.any(String) });
  });

  it('needs a manager and a worker of this agency', async () => {
    const other = await foundAgency(house);
    const [manager, worker] = [agency.manager.userId, agency.caseworker.userId];
    const cases: [string, string, string][] = [
      [worker, agency.otherCaseworker.userId, '/supervisorId'],
      [agency.admin.userId, worker, '/supervisorId'],
      [manager, manager, '/supervisorId'],
      [other.manager.userId, worker, '/supervisorId'],
      [manager, agency.caregiver.userId, '/workerId'],
      [manager, other.caseworker.userId, '/workerId'],
    ];
    for (const [supervisorId, workerId, pointer] of cases) {
      expect(await agency.admin.post('/supervision', { supervisorId, workerId })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer }] },
      });
    }
  });

  it.each([
    ['manager', 200, 404],
    ['privacyOfficer', 200, 404],
    ['caseworker', 404, 404],
    ['caregiver', 404, 404],
  ] as const)('is read by a %s with %i and set with %i', async (who, read, set) => {
    const ids = { supervisorId: agency.otherManager.userId, workerId: agency.caseworker.userId };
    expect((await agency[who].get('/supervision')).status).toBe(read);
    expect((await agency[who].post('/supervision', ids)).status).toBe(set);
  });
});
