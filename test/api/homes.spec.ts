// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { accessTo, aHome, aYouth, concernOf, conflictOf, homeOf, inHome, lastEventOf, placed } from '../support/living.js';

const house = openHouse();
let agency: Agency;
let elsewhere: Agency;
beforeAll(async () => {
  [agency, elsewhere] = [await foundAgency(house), await foundAgency(house)];
});

describe('homes', () => {
  it('are registered, read and listed by label, and tell nobody who and where they are', async () => {
    const { caseworker } = agency;
    const asked = homeOf({ label: 'Home A', languages: ['es', 'en'], welcomesGenders: ['girl'], youngest: 12, oldest: 17 });

    const reply = await caseworker.post('/homes', asked);

    expect(reply.status).toBe(201);
    expect(reply.body).toEqual({
      id: expect.any(String),
      label: 'Home A',
      licenceNumber: '',
      capacity: 2,
      placesTaken: 0,
      traits: ['foster_family_home', 'licensed'],
      languages: ['es', 'en'],
      welcomesGenders: ['girl'],
      youngest: 12,
      oldest: 17,
      isOpen: true,
      version: 1,
    });
    expect((await caseworker.get(`/homes/${reply.body.id}`)).body).toEqual(reply.body);
    expect((await caseworker.get('/homes?limit=1')).body).toMatchObject({ items: [{ label: 'Home A' }] });
    const { rows } = await house.owner.query(`select to_jsonb(h)::text as row from harbor.home h where id = $1`, [reply.body.id]);
    expect(rows[0]!.row).not.toMatch(/canary/i);
  });

  it('are paged without losing or repeating one', async () => {
    const fresh = await foundAgency(house);
    for (const label of ['C', 'A', 'B']) await aHome(fresh.caseworker, [], { label });
    const first = await fresh.manager.get('/homes?limit=2');
    const second = await fresh.manager.get(`/homes?limit=2&cursor=${first.body.next}`);
    expect([...first.body.items, ...second.body.items].map(({ label }: { label: string }) => label)).toEqual(['A', 'B', 'C']);
    expect(second.body.next).toBeNull();
  });

  it('change one version at a time, and keep what was left out', async () => {
    const { caseworker, manager } = agency;
    const id = await aHome(caseworker);
    expect((await manager.patch(`/homes/${id}`, { capacity: 3 })).status).toBe(428);
    const changed = await manager.patch(`/homes/${id}`, { capacity: 3 }, 1);
    expect(changed.body).toMatchObject({ capacity: 3, version: 2, traits: ['foster_family_home', 'licensed'] });
    expect((await caseworker.patch(`/homes/${id}`, { capacity: 4 }, 1)).status).toBe(412);
  });

  it('refuses a label that is taken, and ages the wrong way round', async () => {
    const { caseworker } = agency;
    await aHome(caseworker, [], { label: 'Twice' });
    expect((await caseworker.post('/homes', homeOf({ label: 'Twice' }))).body).toMatchObject({
      status: 409,
      code: 'home/label-taken',
    });
    const ages = await caseworker.post('/homes', homeOf({ youngest: 15, oldest: 12 }));
    expect(ages.body).toMatchObject({ status: 422, errors: [{ pointer: '/youngest' }] });
  });

  it('gives the same answer to the same key, and registers one home', async () => {
    const key = randomUUID();
    const asked = homeOf();
    const [first, again] = [
      await agency.caseworker.post('/homes', asked, { key }),
      await agency.caseworker.post('/homes', asked, { key }),
    ];
    expect(again.body).toEqual(first.body);
  });

  it.each([
    ['caseworker', 200, 201],
    ['manager', 200, 201],
    ['caregiver', 404, 404],
    ['privacyOfficer', 404, 404],
    ['admin', 404, 404],
    ['stranger', 401, 401],
  ] as const)('lets %s read with %i and register with %i', async (who, read, register) => {
    const id = await aHome(agency.caseworker);
    expect((await agency[who].get(`/homes/${id}`)).status).toBe(read);
    expect((await agency[who].get(`/homes`)).status).toBe(read);
    expect((await agency[who].get(`/homes/${id}/household`)).status).toBe(read);
    expect((await agency[who].post('/homes', homeOf())).status).toBe(register);
    expect((await agency[who].patch(`/homes/${id}`, { capacity: 5 }, 1)).status).toBe(read);
  });

  it('of another agency are answered like none at all', async () => {
    const id = await aHome(agency.caseworker, ['Ana']);
    const youthId = await aYouth(elsewhere);
    const { body } = await agency.caseworker.get(`/homes/${id}/household`);
    for (const home of [id, randomUUID(), youthId]) {
      expect((await elsewhere.caseworker.get(`/homes/${home}`)).status).toBe(404);
      expect((await elsewhere.caseworker.get(`/homes/${home}/household`)).status).toBe(404);
      expect((await elsewhere.caseworker.patch(`/homes/${home}`, { capacity: 5 }, 1)).status).toBe(404);
      expect((await elsewhere.caseworker.post(`/homes/${home}/adults`, { name: 'Ana' })).status).toBe(404);
      const end = await elsewhere.caseworker.post(`/homes/${home}/adults/${body.adults[0].id}/end`, undefined, { version: 1 });
      expect(end.status).toBe(404);
    }
  });
});

describe('a household', () => {
  it('names its adults only to someone with a fresh second factor', async () => {
    const { caseworker } = agency;
    const id = await aHome(caseworker, ['Ana Canary']);
    const read = await caseworker.get(`/homes/${id}/household`);
    expect(read.body).toEqual({
      adults: [
        { id: expect.any(String), name: 'Ana Canary', userId: null, fromAt: expect.any(String), untilAt: null, version: 1 },
      ],
    });
    await house.owner.query('update gate.session set fresh_until = null where user_id = $1', [agency.otherCaseworker.userId]);
    expect((await agency.otherCaseworker.get(`/homes/${id}/household`)).status).toBe(403);
  });

  it('lets a new adult with an account in to the youth who live there, and out again', async () => {
    const { caseworker, manager, caregiver } = await foundAgency(house);
    const own = { caseworker } as Agency;
    const [youthId, homeId] = [await aYouth(own), await aHome(caseworker)];
    const arrangement = await placed(caseworker, youthId, inHome(homeId));
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(404);

    const joined = await manager.post(`/homes/${homeId}/adults`, { name: 'Ana', userId: caregiver.userId });

    expect(joined.status).toBe(201);
    expect(await accessTo(house, youthId)).toEqual([{ userId: caregiver.userId, source: arrangement, ended: false }]);
    expect(await lastEventOf(house, youthId)).toMatchObject({ action: 'home.adultJoined', subjects: [youthId] });
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(200);

    const left = await manager.post(`/homes/${homeId}/adults/${joined.body.id}/end`, undefined, { version: 1 });

    expect(left.body).toMatchObject({ untilAt: expect.any(String), version: 2 });
    expect(await lastEventOf(house, youthId)).toMatchObject({ action: 'home.adultLeft' });
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(404);
    const again = await manager.post(`/homes/${homeId}/adults/${joined.body.id}/end`, undefined, { version: 2 });
    expect(again.body).toMatchObject({ status: 409, code: 'home/adult-has-left' });
  });

  it('is changed, where an account is concerned, only by those around every youth who lives there', async () => {
    const { caseworker, otherCaseworker, otherManager, caregiver, otherCaregiver } = await foundAgency(house);
    const [youthId, homeId] = [await aYouth({ caseworker } as Agency), await aHome(caseworker, [caregiver])];
    const { body } = await caseworker.get(`/homes/${homeId}/household`);
    const adult = `/homes/${homeId}/adults/${body.adults[0].id}`;
    const arrangement = await placed(caseworker, youthId, inHome(homeId));
    const before = [{ userId: caregiver.userId, source: arrangement, ended: false }];

    for (const outsider of [otherCaseworker, otherManager]) {
      const asked = { name: 'Ana', userId: otherCaregiver.userId };
      const refusal = { status: 409, code: 'home/ask-the-youths-worker' };
      expect((await outsider.post(`/homes/${homeId}/adults`, asked)).body).toMatchObject(refusal);
      expect((await outsider.post(`${adult}/end`, undefined, { version: 1 })).body).toMatchObject(refusal);
    }

    expect(await accessTo(house, youthId)).toEqual(before);
    expect((await otherCaseworker.post(`/homes/${homeId}/adults`, { name: 'Ben' })).status).toBe(201);
    expect((await caseworker.post(`${adult}/end`, undefined, { version: 1 })).status).toBe(200);
    expect(await accessTo(house, youthId)).toEqual([{ ...before[0], ended: true }]);
    // The youth still lives there, so that joining again is theirs to decide as well.
    const again = await otherCaseworker.post(`/homes/${homeId}/adults`, { name: 'Ana', userId: caregiver.userId });
    expect(again.body).toMatchObject({ code: 'home/ask-the-youths-worker' });
  });

  it('is changed only with a fresh second factor, though homes are kept without', async () => {
    const { caseworker, otherCaseworker: tired } = await foundAgency(house);
    const id = await aHome(caseworker, ['Ana']);
    const { body } = await caseworker.get(`/homes/${id}/household`);
    await house.owner.query('update gate.session set fresh_until = null where user_id = $1', [tired.userId]);
    expect((await tired.post(`/homes/${id}/adults`, { name: 'Ben' })).status).toBe(403);
    const end = `/homes/${id}/adults/${body.adults[0].id}/end`;
    expect((await tired.post(end, undefined, { version: 1 })).status).toBe(403);
    expect((await tired.post('/homes', homeOf())).status).toBe(201);
  });

  it('refuses an adult who must be kept from a youth who lives there, and says only that', async () => {
    const { caseworker, caregiver, otherCaregiver } = agency;
    const [youthId, homeId] = [await aYouth(agency), await aHome(caseworker)];
    await placed(caseworker, youthId, inHome(homeId));
    await conflictOf(house, agency, youthId, caregiver.userId);
    await concernOf(house, agency, youthId, 'Pérez, Ana María');
    await concernOf(house, agency, youthId, 'Somebody Else', otherCaregiver.userId);

    for (const adult of [
      { name: 'Nobody', userId: caregiver.userId },
      { name: 'Nobody', userId: otherCaregiver.userId },
      { name: 'ana maria PEREZ' },
      { name: 'María Pérez Ana' },
    ]) {
      const reply = await caseworker.post(`/homes/${homeId}/adults`, adult);
      expect(reply.body).toMatchObject({ status: 409, code: 'placement/not-safe-for-this-youth' });
      expect(reply.text).not.toMatch(/p[eé]rez/i);
    }
    expect((await caseworker.post(`/homes/${homeId}/adults`, { name: 'Ana Perez' })).status).toBe(201);
    expect(await accessTo(house, youthId)).toEqual([]);
  });

  it('takes the accounts of foster parents of this agency, one household at a time', async () => {
    const { caseworker, manager } = agency;
    const newcomer = await foundAgency(house);
    const homeId = await aHome(newcomer.caseworker, [newcomer.caregiver]);
    const other = await aHome(newcomer.caseworker);
    const add = (userId: string) => newcomer.caseworker.post(`/homes/${other}/adults`, { name: 'A', userId });
    for (const userId of [
      newcomer.manager.userId,
      agency.caregiver.userId,
      manager.userId,
      caseworker.userId,
      randomUUID(),
      homeId,
    ]) {
      expect((await add(userId)).body).toMatchObject({ status: 422, errors: [{ pointer: '/userId' }] });
    }
    expect((await add(newcomer.caregiver.userId)).body).toMatchObject({ status: 409, code: 'home/account-in-a-household' });
  });
});
