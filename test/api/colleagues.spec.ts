// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { offTheRecord } from '../support/oversight.js';

const house = openHouse();
let agency: Agency;
beforeAll(async () => {
  agency = await foundAgency(house);
});
const namesOf = (items: { displayName: string }[]) => items.map(({ displayName }) => displayName.split(' ')[0]);

describe('colleagues', () => {
  it('are the active people of one’s agency, by name and role and nothing else', async () => {
    await foundAgency(house);
    await offTheRecord(house.owner, 'update harbor.account set is_active = false where id = $1', [agency.otherCaregiver.userId]);
    const { body, text } = await agency.caseworker.get('/colleagues?limit=100');
    expect(namesOf(body.items)).toEqual([
      'admin',
      'caregiver',
      'caseworker',
      'manager',
      'otherCaseworker',
      'otherManager',
      'privacyOfficer',
    ]);
    expect(Object.keys(body.items[0]).sort()).toEqual(['displayName', 'id', 'role']);
    expect(text).not.toMatch(/signInName|phone/i);
  });

  it('can be narrowed to a role, and come in pages', async () => {
    const first = await agency.manager.get('/colleagues?role=caseworker&limit=1');
    expect(namesOf(first.body.items)).toEqual(['caseworker']);
    const second = await agency.manager.get(`/colleagues?role=caseworker&limit=1&cursor=${first.body.next}`);
    expect([namesOf(second.body.items), second.body.next]).toEqual([['otherCaseworker'], null]);
    expect((await agency.manager.get('/colleagues?role=owner')).status).toBe(422);
  });

  it.each([
    ['caseworker', 200],
    ['manager', 200],
    ['caregiver', 404],
    ['privacyOfficer', 404],
    ['admin', 404],
    ['stranger', 401],
  ] as const)('are listed for %s with %i', async (who, status) => {
    expect((await agency[who].get('/colleagues')).status).toBe(status);
  });
});
