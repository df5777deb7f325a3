// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { aHome, aYouth, inHome, lastEventOf, moveTo, placed } from '../support/living.js';
import { refusalOf } from '../support/raw.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
const path = (rest: string) => `/youth/${youthId}/${rest}`;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
});

describe('kind and home of a placement', () => {
  const facility = { traits: [] };
  const doesNotFit = { status: 422, errors: [{ pointer: '/kind', code: 'does-not-fit-the-home' }] };

  it('fit: a foster family home is one with that trait, and a facility is none', async () => {
    const { caseworker } = agency;
    const [foster, other] = [await aHome(caseworker), await aHome(caseworker, [], facility)];
    for (const asked of [
      { kind: 'qrtp', homeId: foster, follows: null },
      { ...inHome(other), traits: ['licensed'] },
      { kind: 'foster_family_home', homeId: other, follows: null },
    ]) {
      expect((await caseworker.post(path('placements'), asked)).body).toMatchObject(doesNotFit);
    }
    const first = await placed(caseworker, youthId, { kind: 'qrtp', homeId: other, follows: null });
    await placed(caseworker, youthId, moveTo(foster, first));
  });

  it('go on fitting: a home does not become another kind while youth live there', async () => {
    const { caseworker } = agency;
    const homeId = await aHome(caseworker);
    await placed(caseworker, youthId, inHome(homeId));
    const change = (traits: string[]) => caseworker.patch(`/homes/${homeId}`, { traits }, 1);
    expect((await change(['licensed'])).body).toMatchObject({ errors: [{ pointer: '/traits', code: 'kind-of-home-in-use' }] });
    expect((await change(['foster_family_home', 'kin'])).status).toBe(200);
  });

  it('fit in raw SQL too', async () => {
    const homeId = await aHome(agency.caseworker);
    await house.owner.query('begin');
    await house.owner.query(
      `insert into harbor.living_arrangement (agency_id, id, youth_id, home_id, layer, kind, during)
        values ($1, gen_random_uuid(), $2, $3, 'base', 'qrtp', tstzrange(harbor.now(), null))`,
      [agency.id, youthId, homeId],
    );
    expect(await refusalOf(house.owner.query('set constraints harbor.fitting_home immediate'))).toBe(
      'ck_placement_kind_fits_home',
    );
    await house.owner.query('rollback');
  });
});

describe('respite', () => {
  let first: string;
  let home: string;
  let nights: string;
  beforeEach(async () => {
    const { caseworker } = agency;
    [home, nights] = [await aHome(caseworker), await aHome(caseworker, [], { address: '9 Respite Lane', capacity: 1 })];
    first = await placed(caseworker, youthId, inHome(home, { from: hoursAgo(100) }));
  });
  const start = (more: object = {}) => agency.caseworker.post(path('respite'), { homeId: nights, from: hoursAgo(20), ...more });

  it('ends with the placement it lay over, in the same act, and its place is free', async () => {
    const { caseworker } = agency;
    const { body: respite } = await start();
    const next = await aHome(caseworker, [], { address: '2 New Street' });

    const moved = await caseworker.post(path('placements'), moveTo(next, first, { from: hoursAgo(2) }));

    expect(moved.status).toBe(201);
    const { items } = (await caseworker.get(path('placements'))).body;
    expect(items.find(({ id }: { id: string }) => id === respite.id)).toMatchObject({
      toAt: moved.body.fromAt,
      endedReason: 'placement_changed',
      version: 2,
    });
    expect((await caseworker.get(path('placement/address'))).body).toMatchObject({ layer: 'base', address: '2 New Street' });
    expect((await caseworker.get(`/homes/${nights}`)).body.placesTaken).toBe(0);
    const told = await house.owner.query('select changes from harbor.audit_event where resource_id = $1 and action = $2', [
      moved.body.id,
      'placement.placed',
    ]);
    expect(told.rows[0].changes.join()).toContain(`living_arrangement/${respite.id}/update/2/`);
  });

  it('may become the placement', async () => {
    await start();
    expect((await agency.caseworker.post(path('placements'), moveTo(nights, first))).status).toBe(201);
    expect((await agency.caseworker.get(`/homes/${nights}`)).body.placesTaken).toBe(1);
  });

  it('is in another home than the youth lives in, also when the placement is written down later', async () => {
    expect((await start({ homeId: home })).body).toMatchObject({ status: 409, code: 'placement/lives-there-already' });
    await start();
    const late = await agency.caseworker.post(path('placements'), moveTo(nights, first, { from: hoursAgo(50) }));
    expect(late.body).toMatchObject({ status: 409, code: 'placement/lives-there-already' });
  });

  it('lies over one placement', async () => {
    const { caseworker } = agency;
    await placed(caseworker, youthId, moveTo(await aHome(caseworker), first, { from: hoursAgo(10) }));
    expect((await start()).body).toMatchObject({ status: 409, code: 'placement/respite-over-two-placements' });
    expect((await start({ from: hoursAgo(9) })).status).toBe(201);
  });

  it('lies over one placement in raw SQL too', async () => {
    await start();
    await house.owner.query('begin');
    await house.owner.query(
      `insert into harbor.living_arrangement (agency_id, id, youth_id, layer, kind, during)
        values ($1, gen_random_uuid(), $2, 'base', 'not_placed_yet', tstzrange(harbor.now(), null))`,
      [agency.id, youthId],
    );
    const refusal = await refusalOf(house.owner.query('set constraints harbor.fitting_respite immediate'));
    expect(refusal).toBe('ck_respite_within_one_placement');
    await house.owner.query('rollback');
  });
});

describe('the reason a layer ends for', () => {
  it('is one of its own, and the refusal names the field and what would fit', async () => {
    const { caseworker } = agency;
    await placed(caseworker, youthId, inHome(await aHome(caseworker), { from: hoursAgo(100) }));
    const { body: away } = await caseworker.post(path('away'), { kind: 'runaway', from: hoursAgo(20) });
    const { body: respite } = await caseworker.post(path('respite'), { homeId: await aHome(caseworker), from: hoursAgo(20) });
    const end = ({ id }: { id: string }, reason: string) =>
      caseworker.post(path(`placements/${id}/end`), { reason }, { version: 1 });
    for (const [layer, reason] of [
      [away, 'respite_complete'],
      [respite, 'came_back'],
      [respite, 'was_found'],
    ] as const) {
      expect((await end(layer, reason)).body).toMatchObject({
        status: 422,
        errors: [{ pointer: '/reason', code: 'not-of-this-layer' }],
      });
    }
    expect((await end(respite, 'respite_complete')).status).toBe(200);
    expect((await end(away, 'other')).status).toBe(200);
  });
});

describe('the address of a youth who is away', () => {
  it('is told, and says that they are away, since when and how', async () => {
    const { caseworker } = agency;
    await placed(caseworker, youthId, inHome(await aHome(caseworker), { from: hoursAgo(100) }));
    expect((await caseworker.get(path('placement/address'))).body).toMatchObject({ awayKind: null, awaySinceAt: null });
    const since = hoursAgo(20);
    await caseworker.post(path('away'), { kind: 'whereabouts_unknown', from: since });

    const { body } = await caseworker.get(path('placement/address'));

    expect(body).toMatchObject({
      layer: 'base',
      address: '418 Canary Court',
      awayKind: 'whereabouts_unknown',
      awaySinceAt: since,
    });
    expect(await lastEventOf(house, youthId)).toMatchObject({ action: 'placement.addressRead' });
  });
});
