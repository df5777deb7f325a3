// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { aHome, aYouth, homeOf, inHome, lastEventOf, placed } from '../support/living.js';
import { withoutFreshFactor } from '../support/owner.js';
import { inSessionOf, refusalOf } from '../support/raw.js';

describe('who and where the family of a home is', () => {
  const house = openHouse();
  let agency: Agency;
  let homeId: string;
  const path = () => `/homes/${homeId}/address`;
  const refusal = { status: 409, code: 'home/ask-who-is-around-the-youth' };
  beforeEach(async () => {
    agency = await foundAgency(house);
    homeId = await aHome(agency.caseworker);
  });
  const liveThere = async ({ caseworker } = agency) => {
    const youthId = await aYouth({ caseworker } as Agency);
    await placed(caseworker, youthId, inHome(homeId));
    return youthId;
  };

  it('is read and changed by whoever keeps homes while nobody lives there', async () => {
    const { otherCaseworker, manager } = agency;
    const read = await otherCaseworker.get(path());
    const whole = { id: homeId, familyName: 'Quimby-Canary', address: '418 Canary Court', phone: '555-0142', version: 1 };
    expect([read.status, read.body, read.headers.get('etag')]).toEqual([200, whole, '"1"']);

    expect((await manager.patch(path(), { phone: '312-555-0177' })).status).toBe(428);
    const changed = await manager.patch(path(), { phone: '312-555-0177' }, 1);

    expect(changed.body).toEqual({ ...whole, phone: '312-555-0177', version: 2 });
    expect((await manager.patch(path(), { phone: '312-555-0178' }, 1)).status).toBe(412);
    const { rows } = await house.owner.query('select to_jsonb(h)::text as row from harbor.home h where id = $1', [homeId]);
    expect(rows[0].row).not.toMatch(/canary|0177/i);
  });

  it('asks for a fresh second factor, as everyday fields do not', async () => {
    const tired = await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker');
    for (const reply of [await tired.get(path()), await tired.patch(path(), { phone: '555-0177' }, 1)]) {
      expect(reply.body).toMatchObject({ status: 403, code: 'step-up-required' });
    }
    expect((await tired.patch(`/homes/${homeId}`, { capacity: 3 }, 1)).status).toBe(200);
    expect((await agency.caseworker.patch(`/homes/${homeId}`, { address: '1 Elsewhere' }, 2)).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/address', code: 'unknown-field' }],
    });
  });

  it('is, where youth live, for someone around one of them, and the event is about each', async () => {
    const { caseworker, manager, otherCaseworker, otherManager } = agency;
    const youthId = await liveThere();
    for (const outsider of [otherCaseworker, otherManager]) {
      const [read, change] = [await outsider.get(path()), await outsider.patch(path(), { address: '1 Elsewhere' }, 1)];
      expect([read.body, change.body]).toMatchObject([refusal, refusal]);
      expect(read.text + change.text).not.toMatch(/canary/i);
    }
    const other = await liveThere({ caseworker: otherCaseworker } as Agency);

    for (const around of [caseworker, manager, otherCaseworker, otherManager])
      expect((await around.get(path())).status).toBe(200);
    const seen = await lastEventOf(house, youthId);
    expect([seen.action, seen.subjects.toSorted()]).toEqual(['home.addressRead', [youthId, other].toSorted()]);
    expect((await otherCaseworker.patch(path(), { familyName: 'Moved' }, 1)).body).toMatchObject({
      familyName: 'Moved',
      version: 2,
    });
    const changed = await lastEventOf(house, youthId);
    expect([changed.action, changed.subjects.toSorted()]).toEqual(['home.addressChanged', [youthId, other].toSorted()]);
  });

  it('is nobody’s who is only in respite’s reach, and counts who stays there for some nights', async () => {
    const { caseworker, otherCaseworker } = agency;
    const youthId = await aYouth(agency);
    await placed(caseworker, youthId, inHome(await aHome(caseworker)));
    await caseworker.post(`/youth/${youthId}/respite`, { homeId });

    expect((await otherCaseworker.get(path())).body).toMatchObject(refusal);
    expect((await caseworker.get(path())).status).toBe(200);
  });

  it('is not asked for everyday fields, whose event is about the youth there all the same', async () => {
    const youthId = await liveThere();
    expect((await agency.otherCaseworker.patch(`/homes/${homeId}`, { isOpen: false, capacity: 4 }, 1)).status).toBe(200);
    expect(await lastEventOf(house, youthId)).toMatchObject({ action: 'home.changed', subjects: [youthId] });
  });

  it.each(['caregiver', 'privacyOfficer', 'admin'] as const)('is not for %s', async (who) => {
    expect((await agency[who].get(path())).status).toBe(404);
    expect((await agency[who].patch(path(), { phone: '555-0177' }, 1)).status).toBe(404);
  });

  it('is no home’s of another agency, and no youth’s', async () => {
    const elsewhere = await foundAgency(house);
    const youthId = await aYouth(agency);
    for (const [who, id] of [
      [elsewhere.caseworker, homeId],
      [agency.caseworker, youthId],
      [agency.caseworker, randomUUID()],
    ] as const) {
      expect((await who.get(`/homes/${id}/address`)).status).toBe(404);
      expect((await who.patch(`/homes/${id}/address`, { phone: '555-0177' }, 1)).status).toBe(404);
    }
  });

  it('has a telephone number that can be dialled', async () => {
    for (const phone of ['hello', '12', '555-0177 or so']) {
      const replies = [
        await agency.caseworker.post('/homes', homeOf({ phone })),
        await agency.caseworker.patch(path(), { phone }, 1),
      ];
      for (const { body } of replies) expect(body).toMatchObject({ status: 422, errors: [{ pointer: '/phone', code: 'phone' }] });
    }
  });

  describe('in raw SQL', () => {
    const write = (column: string, person = agency.otherCaseworker) =>
      inSessionOf(house, person, async (client) => {
        await client.query(`update harbor.home set ${column}, version = version + 1 where id = $1`, [homeId]);
        return refusalOf(client.query('set constraints harbor.say_about_home immediate'));
      });

    it('is written by nobody who is around none of the youth there', async () => {
      const rule = 'ck_home_address_by_those_around_the_youth';
      expect(await write(`address_enc = ''`)).toBeUndefined();
      await liveThere();
      for (const column of ['family_name_enc', 'address_enc', 'phone_enc']) expect(await write(`${column} = ''`)).toBe(rule);
      expect(await write(`address_enc = ''`, agency.caseworker)).toBeUndefined();
      expect(await write('capacity = 5')).toBeUndefined();
    });

    it('tells who lives there to those around one of them alone', async () => {
      const youthId = await liveThere();
      const told = (person = agency.otherCaseworker) =>
        inSessionOf(house, person, async (client) => (await client.query('select gate.youth_at_home($1) as id', [homeId])).rows);
      expect(await told()).toEqual([]);
      expect(await told(agency.manager)).toEqual([{ id: youthId }]);
    });
  });
});
