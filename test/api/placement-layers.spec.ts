// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, onlyTheirWorkers, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { accessTo, aHome, aYouth, inHome, moveTo, placed } from '../support/living.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
let homeId: string;
let current: string;
const path = (rest: string) => `/youth/${youthId}/${rest}`;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
  homeId = await aHome(agency.caseworker, [agency.caregiver]);
  current = await placed(agency.caseworker, youthId, inHome(homeId, { from: hoursAgo(100) }));
});

describe('away', () => {
  it('does not end the placement, nor the caregivers’ access', async () => {
    const { caseworker, caregiver } = agency;
    const away = await caseworker.post(path('away'), { kind: 'runaway', from: hoursAgo(3) });
    expect(away.body).toMatchObject({ layer: 'away', kind: 'runaway', homeId: null, toAt: null });
    expect((await caseworker.get(path('placements'))).body.currentId).toBe(current);
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(200);

    const back = await caseworker.post(
      path(`placements/${away.body.id}/end`),
      { reason: 'came_back', at: hoursAgo(1) },
      { version: 1 },
    );
    expect(back.body).toMatchObject({ endedReason: 'came_back', toAt: expect.any(String), version: 2 });
    expect(await accessTo(house, youthId)).toEqual([{ userId: caregiver.userId, source: current, ended: false }]);
  });

  it('is once at a time, also when two say so at once, and may come again', async () => {
    const { caseworker } = agency;
    const both = await Promise.all(
      ['runaway', 'whereabouts_unknown'].map((kind) => caseworker.post(path('away'), { kind, from: hoursAgo(3) })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)!.body.code).toBe('placement/already-elsewhere');
    const { id } = both.find(({ status }) => status === 201)!.body;
    await caseworker.post(path(`placements/${id}/end`), { reason: 'was_found', at: hoursAgo(2) }, { version: 1 });
    expect((await caseworker.post(path('away'), { kind: 'runaway', from: hoursAgo(1) })).status).toBe(201);
  });

  it('is refused before the first placement, and to come', async () => {
    const reply = await agency.caseworker.post(path('away'), { kind: 'runaway', from: hoursAgo(200) });
    expect(reply.body).toMatchObject({ status: 409, code: 'placement/not-placed-then' });
    const later = await agency.caseworker.post(path('away'), { kind: 'runaway', from: '2199-01-01T00:00:00Z' });
    expect(later.body).toMatchObject({ status: 422, errors: [{ pointer: '/from' }] });
  });
});

describe('respite', () => {
  it('lies over the placement, takes a place, and ends by itself after 14 days', async () => {
    const { caseworker, caregiver } = agency;
    const other = await aHome(caseworker, [], { capacity: 1, address: '9 Respite Lane' });
    const respite = await caseworker.post(path('respite'), { homeId: other });
    expect(respite.body).toMatchObject({ layer: 'respite', kind: 'respite', homeId: other });
    expect(new Date(respite.body.toAt).getTime() - new Date(respite.body.fromAt).getTime()).toBe(14 * 86_400_000);
    expect((await caseworker.get(`/homes/${other}`)).body.placesTaken).toBe(1);
    expect((await caseworker.get(path('placement/address'))).body).toMatchObject({ layer: 'respite', address: '9 Respite Lane' });
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(200);

    await house.travel(14 * 86_400_000 + 60_000);
    const { caseworker: worker } = await again(agency);
    expect((await worker.get(path('placement/address'))).body).toMatchObject({ layer: 'base', address: '418 Canary Court' });
    await house.travel(0);
  });

  it('is 14 days at most, not at the same time twice, and can end earlier', async () => {
    const { caseworker } = agency;
    const other = await aHome(caseworker);
    const long = await caseworker.post(path('respite'), { homeId: other, until: '2199-01-01T00:00:00Z' });
    expect(long.body).toMatchObject({ status: 422, errors: [{ pointer: '/until' }] });
    const { body } = await caseworker.post(path('respite'), { homeId: other, from: hoursAgo(10) });
    expect((await caseworker.post(path('respite'), { homeId: other })).body.code).toBe('placement/already-elsewhere');
    const end = await caseworker.post(path(`placements/${body.id}/end`), { reason: 'respite_complete' }, { version: 1 });
    expect(end.body).toMatchObject({ endedReason: 'respite_complete', version: 2 });
    const twice = await caseworker.post(path(`placements/${body.id}/end`), { reason: 'respite_complete' }, { version: 2 });
    expect(twice.body.code).toBe('placement/has-ended');
  });
});

describe('ending', () => {
  it('is for layers: a placement ends by the next one', async () => {
    const reply = await agency.caseworker.post(path(`placements/${current}/end`), { reason: 'other' }, { version: 1 });
    expect(reply.body).toMatchObject({ status: 409, code: 'placement/ends-by-placing' });
    expect((await agency.caseworker.post(path(`placements/${current}/end`), { reason: 'other' })).status).toBe(428);
  });

  it('reaches nothing of another youth', async () => {
    const { body } = await agency.caseworker.post(path('away'), { kind: 'runaway' });
    const other = await aYouth(agency);
    const end = (youth: string, id: string) =>
      agency.caseworker.post(`/youth/${youth}/placements/${id}/end`, { reason: 'other' }, { version: 1 });
    expect((await end(other, body.id)).status).toBe(404);
    expect((await end(youthId, randomUUID())).status).toBe(404);
  });
});

describe('a planned move', () => {
  const plan = (more: object = {}) =>
    agency.caseworker.post(path('planned-moves'), {
      kind: 'foster_family_home',
      homeId,
      expectedOn: '2190-01-01',
      why: 'Nearer to school',
      ...more,
    });

  it('happens when the youth is placed accordingly, and makes that move a planned one', async () => {
    const { caseworker } = agency;
    const next = await aHome(caseworker);
    const move = await plan({ homeId: next });
    expect(move.body).toMatchObject({ outcome: null, why: 'Nearer to school', plannedBy: caseworker.userId });
    expect((await caseworker.get(path('placements'))).body.plannedMove).toEqual(move.body);

    const elsewhere = await placed(caseworker, youthId, moveTo(homeId, current));
    expect((await caseworker.get(path('placements'))).body.plannedMove).not.toBeNull();
    expect((await plan({ kind: 'qrtp', homeId: next })).body).toMatchObject({ status: 422, errors: [{ pointer: '/kind' }] });

    const reply = await caseworker.post(path('placements'), moveTo(next, elsewhere));
    expect(reply.body.wasPlanned).toBe(true);
    expect((await caseworker.get(path('placements'))).body.plannedMove).toBeNull();
    const late = await caseworker.post(path(`planned-moves/${move.body.id}/call-off`), undefined, { version: 2 });
    expect(late.body).toMatchObject({ status: 409, code: 'placement/move-is-closed' });
  });

  it('is one at a time, and can be called off', async () => {
    const { caseworker } = agency;
    const { body } = await plan();
    expect((await plan()).body.code).toBe('placement/move-already-planned');
    expect((await caseworker.post(path(`planned-moves/${body.id}/call-off`), undefined, { version: 7 })).status).toBe(412);
    const off = await caseworker.post(path(`planned-moves/${body.id}/call-off`), undefined, { version: 1 });
    expect(off.body).toMatchObject({ outcome: 'called_off', version: 2 });
    expect((await plan({ homeId: undefined })).status).toBe(201);
  });

  it('is for days to come, and its reason is ciphertext', async () => {
    expect((await plan({ expectedOn: '2020-01-01' })).body).toMatchObject({ status: 422, errors: [{ pointer: '/expectedOn' }] });
    await plan({ why: 'Canary reason' });
    const { rows } = await house.owner.query('select to_jsonb(p)::text as row from harbor.planned_move p where youth_id = $1', [
      youthId,
    ]);
    expect(rows[0]!.row).not.toMatch(/canary/i);
  });
});

describe('the address', () => {
  it.each(onlyTheirWorkers(200))('is told to %s with %i', async (who, status) => {
    const reply = await agency[who].get(path('placement/address'));
    expect(reply.status).toBe(status);
    if (status === 200) {
      expect(reply.body).toMatchObject({ familyName: 'Quimby-Canary', address: '418 Canary Court', phone: '555-0142' });
    } else expect(reply.text).not.toMatch(/canary/i);
  });

  it('asks for a fresh second factor', async () => {
    await house.travel(16 * 60_000);
    const { caseworker } = await again(agency);
    await house.owner.query('update gate.session set fresh_until = null where user_id = $1', [caseworker.userId]);
    expect((await caseworker.get(path('placement/address'))).status).toBe(403);
    await house.travel(0);
  });
});

describe('the base line in raw SQL', () => {
  it.each([
    [
      'a gap',
      `update harbor.living_arrangement set during = tstzrange(lower(during), upper(during) - interval '1 hour'), version = version + 1
        where id = $1`,
    ],
    [
      'an end without a next',
      `update harbor.living_arrangement set during = tstzrange(lower(during), lower(during) + interval '1 hour'),
        ended_reason = 'other', version = version + 1 where youth_id = (select youth_id from harbor.living_arrangement where id = $1) and upper_inf(during)`,
    ],
    [
      'a start of its own',
      `insert into harbor.living_arrangement (agency_id, id, youth_id, layer, kind, during, ended_reason)
        select agency_id, gen_random_uuid(), youth_id, 'base', 'not_placed_yet',
          tstzrange(lower(during) - interval '300 hours', lower(during) - interval '200 hours'), 'other' from harbor.living_arrangement where id = $1`,
    ],
    ['a deletion in the middle', `delete from harbor.living_arrangement where id = $1`],
  ])('refuses %s to the owner of the database', async (_, sql) => {
    const { caseworker } = agency;
    const middle = await placed(caseworker, youthId, moveTo(homeId, current, { from: hoursAgo(50) }));
    await placed(caseworker, youthId, moveTo(homeId, middle, { from: hoursAgo(20) }));
    // Only the rule about the line is asked here; that every change needs its event is another test's.
    await house.owner.query('alter table harbor.living_arrangement disable trigger need_event');
    const changed = async () => {
      await house.owner.query('begin');
      expect((await house.owner.query(sql, [middle])).rowCount).toBe(1);
      await house.owner.query('commit');
    };
    await expect(changed()).rejects.toMatchObject({ constraint: 'ck_living_arrangement_base_has_no_gap' });
    await house.owner.query('rollback');
    await house.owner.query('alter table harbor.living_arrangement enable trigger need_event');
  });
});

/** The same people with sessions that begin now, after the clock has travelled. */
async function again({ id, caseworker }: Agency) {
  return { caseworker: await signedIn(house, id, caseworker.userId, 'caseworker') };
}
