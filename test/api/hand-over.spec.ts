// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { aYouth, concernOf } from '../support/living.js';
import type { Person } from '../support/person.js';
import { inSessionOf, refusalOf } from '../support/raw.js';

describe('a worker whose account changes', () => {
  const house = openHouse();
  let agency: Agency;
  let youthIds: string[];
  beforeEach(async () => {
    agency = await foundAgency(house);
    youthIds = [await aYouth(agency), await aYouth(agency)];
  });
  const assign = (youthId: string, { userId }: Person) => agency.manager.post(`/youth/${youthId}/care-team`, { userId });
  const change = async ({ userId }: Person, to: object) => {
    const { body } = await agency.admin.get(`/people/${userId}`);
    return agency.admin.patch(`/people/${userId}`, to, body.version);
  };

  it.each([{ isActive: false }, { role: 'program_manager' }])(
    'hands over first: %j is refused, and tells how many files and not which',
    async (to) => {
      const reply = await change(agency.caseworker, to);

      expect(reply.body).toMatchObject({
        status: 409,
        code: 'people/files-to-hand-over',
        detail: expect.stringContaining(': 2.'),
      });
      for (const id of youthIds) expect(reply.text).not.toContain(id);
      expect((await agency.caseworker.get(`/youth/${youthIds[0]}`)).status).toBe(200);

      await assign(youthIds[0]!, agency.otherCaseworker);
      expect((await change(agency.caseworker, to)).body.detail).toContain(': 1.');
      await assign(youthIds[1]!, agency.otherCaseworker);
      expect((await change(agency.caseworker, to)).status).toBe(200);
      expect((await agency.otherCaseworker.get(`/youth/${youthIds[1]}`)).status).toBe(200);
    },
  );

  it('counts on nobody who is kept away from the youth', async () => {
    for (const id of youthIds) await assign(id, agency.otherCaseworker);
    await concernOf(house, agency, youthIds[0]!, 'Somebody', agency.otherCaseworker.userId);
    expect((await change(agency.caseworker, { isActive: false })).body.detail).toContain(': 1.');
  });

  it('may have anything else changed, and so may those without files', async () => {
    expect((await change(agency.caseworker, { displayName: 'Sam Lee' })).status).toBe(200);
    expect((await change(agency.otherCaseworker, { isActive: false })).status).toBe(200);
  });

  it('does not leave at the same moment as the other worker: one of the two stays', async () => {
    for (const id of youthIds) await assign(id, agency.otherCaseworker);
    const replies = await Promise.all(
      [agency.caseworker, agency.otherCaseworker].map((person) => change(person, { isActive: false })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('hands over first in raw SQL too', async () => {
    const asked = 'update harbor.account set is_active = false, version = version + 1 where id = $1';
    const refusal = await inSessionOf(house, agency.admin, (client) =>
      refusalOf(client.query(asked, [agency.caseworker.userId])),
    );
    expect(refusal).toBe('ck_account_leaves_no_youth_alone');
  });
});
