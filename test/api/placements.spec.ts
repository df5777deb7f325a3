// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { accessTo, aHome, aYouth, concernOf, conflictOf, inHome, lastEventOf, moveTo, placed } from '../support/living.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
const path = (rest = 'placements') => `/youth/${youthId}/${rest}`;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
});

describe('placing', () => {
  it('begins the line, lets the household in, and is one event', async () => {
    const { caseworker, caregiver } = agency;
    const homeId = await aHome(caseworker, ['Ana', caregiver]);
    expect((await caseworker.get(path())).body).toEqual({ currentId: null, items: [], plannedMove: null });
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(404);

    const reply = await caseworker.post(path(), inHome(homeId, { from: hoursAgo(30) }));

    expect(reply.body).toMatchObject({ layer: 'base', kind: 'foster_family_home', traits: ['licensed'], homeId, toAt: null });
    expect(reply.headers.get('etag')).toBe('"1"');
    expect(await accessTo(house, youthId)).toEqual([{ userId: caregiver.userId, source: reply.body.id, ended: false }]);
    const event = await lastEventOf(house, youthId);
    expect(event).toMatchObject({ action: 'placement.placed', subjects: [youthId] });
    expect(event.changes.map((change) => change.split('/')[0]).sort()).toEqual(['care_team', 'living_arrangement']);
    expect((await caregiver.get(`/youth/${youthId}`)).body).toMatchObject({ view: 'caregiver', usedName: 'Sam' });
    expect((await caseworker.get(path())).body).toMatchObject({ currentId: reply.body.id, items: [reply.body] });
    expect((await caseworker.get(`/homes/${homeId}`)).body).toMatchObject({ placesTaken: 1 });
  });

  it('again is a move: one ends where the next begins, one household leaves as the other comes', async () => {
    const { caseworker, caregiver, otherCaregiver } = agency;
    const [first, second] = [await aHome(caseworker, [caregiver]), await aHome(caseworker, [otherCaregiver])];
    const before = await placed(caseworker, youthId, inHome(first, { from: hoursAgo(30) }));
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(200);

    const moved = await caseworker.post(path(), moveTo(second, before, { from: hoursAgo(2) }));

    expect(moved.status).toBe(201);
    const { items } = (await caseworker.get(path())).body;
    expect(items).toMatchObject([
      { id: moved.body.id, fromAt: moved.body.fromAt, toAt: null },
      { id: before, toAt: moved.body.fromAt, endedReason: 'step_down', version: 2 },
    ]);
    expect(await accessTo(house, youthId)).toEqual([
      { userId: caregiver.userId, source: before, ended: true },
      { userId: otherCaregiver.userId, source: moved.body.id, ended: false },
    ]);
    // The session that was running a moment ago.
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(404);
    expect((await otherCaregiver.get(`/youth/${youthId}`)).status).toBe(200);
  });

  it('ends without a next home as not placed yet', async () => {
    const { caseworker, caregiver } = agency;
    const before = await placed(caseworker, youthId, inHome(await aHome(caseworker, [caregiver])));
    await placed(caseworker, youthId, { kind: 'not_placed_yet', follows: before, endedReason: 'caregiver_asked' });
    expect(await accessTo(house, youthId)).toEqual([{ userId: caregiver.userId, source: before, ended: true }]);
  });

  it('keeps the receiving adult out of the database’s sight and out of every list', async () => {
    const { caseworker } = agency;
    const reply = await caseworker.post(path(), { kind: 'placed_at_home', receivingAdult: 'Aunt Canary', follows: null });
    expect(reply.status).toBe(201);
    expect(reply.text + (await caseworker.get(path())).text).not.toMatch(/canary/i);
    const { rows } = await house.owner.query(
      'select to_jsonb(a)::text as row from harbor.living_arrangement a where youth_id = $1',
      [youthId],
    );
    expect(rows[0]!.row).not.toMatch(/canary/i);
    expect((await caseworker.get(path('placement/address'))).body).toMatchObject({
      receivingAdult: 'Aunt Canary',
      address: null,
    });
  });

  it('does one thing for one key, and tells of it again', async () => {
    const { caseworker, caregiver } = agency;
    const [key, asked] = [randomUUID(), inHome(await aHome(caseworker, [caregiver]))];
    const first = await caseworker.post(path(), asked, { key });
    const again = await caseworker.post(path(), asked, { key });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(await accessTo(house, youthId)).toHaveLength(1);
  });

  it('gives two people placing at once one winner, for the first placement and for the next', async () => {
    const { caseworker } = agency;
    const homes = await Promise.all([aHome(caseworker), aHome(caseworker)]);
    const firsts = await Promise.all(homes.map((home) => caseworker.post(path(), inHome(home))));
    expect(firsts.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(firsts.find(({ status }) => status === 409)!.body.code).toBe('placement/line-has-moved');
    const current = firsts.find(({ status }) => status === 201)!.body.id as string;

    const nexts = await Promise.all(homes.map((home) => caseworker.post(path(), moveTo(home, current))));
    expect(nexts.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await caseworker.get(path())).body.items).toHaveLength(2);
  });

  it('refuses to follow anything but the arrangement in force', async () => {
    const { caseworker } = agency;
    const home = await aHome(caseworker);
    const first = await placed(caseworker, youthId, inHome(home));
    await placed(caseworker, youthId, moveTo(home, first));
    for (const asked of [inHome(home), moveTo(home, first), moveTo(home, randomUUID())]) {
      expect((await caseworker.post(path(), asked)).body).toMatchObject({ status: 409, code: 'placement/line-has-moved' });
    }
  });

  it.each([
    ['no home', { homeId: undefined }, '/homeId'],
    ['a home where there is none', { kind: 'not_placed_yet' }, '/homeId'],
    ['traits of what is no foster home', { kind: 'qrtp', traits: ['kin'] }, '/traits'],
    ['an unknown kind', { kind: 'hotel' }, '/kind'],
    ['no word of what it follows', { follows: undefined }, '/follows'],
    ['a reason though nothing ends', { endedReason: 'step_down' }, '/endedReason'],
    ['a time to come', { from: '2199-01-01T00:00:00Z' }, '/from'],
    ['a range for an instant', { from: '2020-01-01T00:00:00Z,infinity' }, '/from'],
  ])('refuses %s and names the field', async (_, wrong, pointer) => {
    const asked = { ...inHome(await aHome(agency.caseworker)), ...wrong };
    const reply = await agency.caseworker.post(path(), asked);
    expect(reply.body).toMatchObject({ status: 422, errors: [{ pointer }] });
  });

  it('refuses a move that says no reason, or begins before what it follows did', async () => {
    const { caseworker } = agency;
    const home = await aHome(caseworker);
    const at = hoursAgo(5);
    const first = await placed(caseworker, youthId, inHome(home, { from: at }));
    const pointerOf = async (more: object) =>
      (await caseworker.post(path(), moveTo(home, first, more))).body.errors?.[0]?.pointer;
    expect(await pointerOf({ endedReason: undefined })).toBe('/endedReason');
    expect(await pointerOf({ from: at })).toBe('/from');
    expect(await pointerOf({ from: hoursAgo(6) })).toBe('/from');
  });

  it('refuses a foster home of no known kind: AFCARS asks for one at least', async () => {
    const home = await aHome(agency.caseworker, [], { traits: ['foster_family_home'] });
    expect((await agency.caseworker.post(path(), inHome(home))).body).toMatchObject({
      status: 422,
      errors: [{ pointer: '/traits' }],
    });
    expect((await agency.caseworker.post(path(), inHome(home, { traits: ['kin'] }))).body).toMatchObject({ traits: ['kin'] });
  });

  it.each([
    ['caseworker', 201, 200],
    ['manager', 404, 200],
    ['otherCaseworker', 404, 404],
    ['otherManager', 404, 404],
    ['caregiver', 404, 404],
    ['privacyOfficer', 404, 404],
    ['admin', 404, 404],
    ['stranger', 401, 401],
  ] as const)('answers %s with %i, and their looking with %i', async (who, place, look) => {
    const home = await aHome(agency.caseworker);
    expect((await agency[who].post(path(), inHome(home))).status).toBe(place);
    expect((await agency[who].get(path())).status).toBe(look);
    expect((await agency[who].get(path('caregivers'))).status).toBe(look);
    if (place !== 201) expect(await accessTo(house, youthId)).toEqual([]);
  });

  it('is answered like nothing there with youth or home of another agency', async () => {
    const elsewhere = await foundAgency(house);
    const theirs = await aHome(elsewhere.caseworker);
    const own = await aHome(agency.caseworker);
    expect((await agency.caseworker.post(path(), inHome(theirs))).status).toBe(404);
    expect((await agency.caseworker.post(path(), inHome(randomUUID()))).status).toBe(404);
    expect((await elsewhere.caseworker.post(path(), inHome(theirs))).status).toBe(404);
    expect((await elsewhere.caseworker.get(path())).status).toBe(404);
    expect((await agency.caseworker.post(`/youth/${randomUUID()}/placements`, inHome(own))).status).toBe(404);
  });
});

describe('a home that does not fit', () => {
  const refusal = { status: 409, code: 'placement/not-safe-for-this-youth' };

  it('is one with an account in conflict with the youth', async () => {
    const { caseworker, caregiver } = agency;
    const home = await aHome(caseworker, [caregiver]);
    await conflictOf(house, agency, youthId, caregiver.userId);
    expect((await caseworker.post(path(), inHome(home))).body).toMatchObject(refusal);
    expect((await caseworker.get(path())).body.items).toEqual([]);
    expect(await accessTo(house, youthId)).toEqual([]);
    // The same home is safe for someone else.
    await placed(caseworker, await aYouth(agency), inHome(home));
  });

  it.each(['ana maria perez', 'PÉREZ, Ana María', 'María  Pérez-Ana'])(
    'is one with a person of concern, written as %s',
    async (name) => {
      const home = await aHome(agency.caseworker, ['Ben', name]);
      await concernOf(house, agency, youthId, 'Ana María Pérez');
      const reply = await agency.caseworker.post(path(), inHome(home));
      expect(reply.body).toMatchObject(refusal);
      expect(reply.text).not.toMatch(/p[eé]rez|\bana\b/i);
    },
  );

  it('is one with a person of concern by account, under whatever name', async () => {
    const home = await aHome(agency.caseworker, [agency.caregiver]);
    await concernOf(house, agency, youthId, 'Someone', agency.caregiver.userId);
    expect((await agency.caseworker.post(path(), inHome(home))).body).toMatchObject(refusal);
  });

  it('is one whose receiving adult is a person of concern', async () => {
    await concernOf(house, agency, youthId, 'Tío José');
    const asked = { kind: 'placed_at_home', receivingAdult: 'jose tio', follows: null };
    expect((await agency.caseworker.post(path(), asked)).body).toMatchObject(refusal);
    expect((await agency.caseworker.post(path(), { ...asked, receivingAdult: 'Jose' })).status).toBe(201);
  });

  it('is neither respite nor a plan for later', async () => {
    const { caseworker } = agency;
    await placed(caseworker, youthId, inHome(await aHome(caseworker)));
    const unsafe = await aHome(caseworker, ['Ana']);
    await concernOf(house, agency, youthId, 'Ana');
    expect((await caseworker.post(path('respite'), { homeId: unsafe })).body).toMatchObject(refusal);
    const move = { kind: 'foster_family_home', homeId: unsafe, expectedOn: '2190-01-01' };
    expect((await caseworker.post(path('planned-moves'), move)).body).toMatchObject(refusal);
  });

  it('is one without a place left, or closed', async () => {
    const { caseworker } = agency;
    const [small, closed] = [await aHome(caseworker, [], { capacity: 1 }), await aHome(caseworker)];
    await caseworker.patch(`/homes/${closed}`, { isOpen: false }, 1);
    await placed(caseworker, await aYouth(agency), inHome(small));
    expect((await caseworker.post(path(), inHome(small))).body).toMatchObject({ status: 409, code: 'placement/home-is-full' });
    expect((await caseworker.post(path(), inHome(closed))).body).toMatchObject({ status: 409, code: 'placement/home-is-closed' });
  });
});
