// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { aHome, aYouth, conflictOf, inHome, moveTo, placed, signedPlan } from '../support/living.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
let homeId: string;
let current: string;
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
  homeId = await aHome(agency.caseworker, [agency.caregiver]);
  current = await placed(agency.caseworker, youthId, inHome(homeId));
});
const notPlaced = () => ({ kind: 'not_placed_yet', follows: current, endedReason: 'other' });

describe('a foster parent’s home', () => {
  it('shows the youth who live there now, the newest plan, and whom to call', async () => {
    const { caseworker, caregiver } = agency;
    expect((await caregiver.get('/caregiving')).body.youth).toEqual([
      { id: youthId, usedName: 'Sam', pronouns: '', planNumber: null, isPlanAcknowledged: false },
    ]);

    await signedPlan(caseworker, youthId, 'Music helps');
    await caregiver.post(`/youth/${youthId}/caregiver-plan/acknowledge`, { number: 1 });
    expect((await caregiver.get('/caregiving')).body.youth).toMatchObject([{ planNumber: 1, isPlanAcknowledged: true }]);

    await signedPlan(caseworker, youthId, 'A walk helps');
    const { body } = await caregiver.get('/caregiving');
    expect(body.youth).toMatchObject([{ planNumber: 2, isPlanAcknowledged: false }]);
    expect(body.call.map(({ code, phone }: Record<string, string>) => [code, phone])).toEqual([
      ['emergency', '911'],
      ['agency', '555-0100'],
      ['ncmec', '1-800-843-5678'],
    ]);
    const { rows } = await house.owner.query(
      `select subjects from harbor.audit_event where action = 'caregiving.opened' and actor_id = $1 order by at desc limit 1`,
      [caregiver.userId],
    );
    expect(rows).toEqual([{ subjects: [youthId] }]);
  });

  it('speaks the account’s language', async () => {
    const { caregiver } = agency;
    expect((await caregiver.get('/caregiving/call')).text).toMatch(/Someone is in danger/);
    await house.owner.query('begin');
    await house.owner.query('set local session_replication_role = replica');
    await house.owner.query(`update harbor.account set language = 'es' where id = $1`, [caregiver.userId]);
    await house.owner.query('commit');
    const { body } = await caregiver.get('/caregiving/call');
    expect(body.items[0].purpose).toBe('Alguien está en peligro ahora.');
    expect((await caregiver.get('/caregiving')).body.call).toEqual(body.items);
  });

  it('names the police desk and another line for missing children when the agency keeps them', async () => {
    const { admin, caregiver } = agency;
    const { body } = await admin.get('/agency');
    await admin.patch('/agency', { policePhone: '312-555-0199', ncmecPhone: '312-555-0177' }, body.version);
    const { items } = (await caregiver.get('/caregiving/call')).body;
    expect(items.map(({ code, phone }: Record<string, string>) => [code, phone])).toEqual([
      ['emergency', '911'],
      ['agency', '555-0100'],
      ['police', '312-555-0199'],
      ['ncmec', '312-555-0177'],
    ]);
    const { body: kept } = await admin.get('/agency');
    const { body: national } = await admin.patch('/agency', { ncmecPhone: '' }, kept.version);
    expect([kept.ncmecPhone, national.ncmecPhone]).toEqual(['312-555-0177', '1-800-843-5678']);
  });

  it('ends with the placement, for a session that is running', async () => {
    const { caseworker, caregiver } = agency;
    await signedPlan(caseworker, youthId, 'Music helps');
    const paths = [`/youth/${youthId}`, `/youth/${youthId}/caregiver-plan`];
    for (const path of paths) expect((await caregiver.get(path)).status).toBe(200);

    await placed(caseworker, youthId, notPlaced());

    for (const path of paths) expect((await caregiver.get(path)).status).toBe(404);
    expect((await caregiver.post(`/youth/${youthId}/caregiver-plan/acknowledge`, { number: 1 })).status).toBe(404);
    const home = await caregiver.get('/caregiving');
    expect(home.body.youth).toEqual([]);
    expect(home.body.call).toHaveLength(3);
    expect(home.text).not.toMatch(/Sam/);
  });

  it('shows the plan’s copy to the household of now alone', async () => {
    const { caseworker, caregiver, otherCaregiver } = agency;
    await signedPlan(caseworker, youthId, 'Music helps');
    const plan = `/youth/${youthId}/caregiver-plan`;
    expect([(await caregiver.get(plan)).status, (await otherCaregiver.get(plan)).status]).toEqual([200, 404]);
    const next = await aHome(caseworker, [otherCaregiver]);
    await placed(caseworker, youthId, moveTo(next, current));
    expect([(await caregiver.get(plan)).status, (await otherCaregiver.get(plan)).status]).toEqual([404, 200]);
  });

  it('goes on while the youth is away or in respite', async () => {
    const { caseworker, caregiver } = agency;
    await caseworker.post(`/youth/${youthId}/respite`, { homeId: await aHome(caseworker) });
    await caseworker.post(`/youth/${youthId}/away`, { kind: 'runaway' });
    expect((await caregiver.get('/caregiving')).body.youth).toMatchObject([{ id: youthId }]);
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(200);
  });

  it('closes to someone declared in conflict while they are placed', async () => {
    await conflictOf(house, agency, youthId, agency.caregiver.userId);
    expect((await agency.caregiver.get('/caregiving')).body.youth).toEqual([]);
    expect((await agency.caregiver.get(`/youth/${youthId}`)).status).toBe(404);
  });

  it.each([
    ['caregiver', 200],
    ['otherCaregiver', 200],
    ['caseworker', 404],
    ['manager', 404],
    ['privacyOfficer', 404],
    ['admin', 404],
    ['stranger', 401],
  ] as const)('answers %s with %i', async (who, status) => {
    const reply = await agency[who].get('/caregiving');
    expect([reply.status, (await agency[who].get('/caregiving/call')).status]).toEqual([status, status]);
    if (who !== 'caregiver') expect(reply.text).not.toMatch(/Sam/);
  });
});

describe('a freeze', () => {
  const freeze = (who: 'caseworker' | 'manager' | 'otherCaseworker' | 'caregiver' | 'admin', userId = agency.caregiver.userId) =>
    agency[who].post(`/youth/${youthId}/caregivers/${userId}/freeze`);
  const lift = (who: 'caseworker' | 'manager' | 'otherManager', id: string, version = 1) =>
    agency[who].post(`/youth/${youthId}/freezes/${id}/lift`, undefined, { version });

  it('puts the caregiver out within one request, and out it stays until a supervisor lifts it', async () => {
    const { caseworker, caregiver, id } = agency;
    expect((await caregiver.get('/caregiving')).status).toBe(200);

    const reply = await freeze('caseworker');

    expect(reply.body).toMatchObject({ userId: caregiver.userId, frozenBy: caseworker.userId, liftedAt: null, version: 1 });
    expect((await caregiver.get('/caregiving')).status).toBe(401);
    const { items } = (await caseworker.get(`/youth/${youthId}/caregivers`)).body;
    expect(items).toMatchObject([{ userId: caregiver.userId, freeze: reply.body }]);
    expect((await freeze('manager')).body).toMatchObject({ status: 409, code: 'caregiver/already-frozen' });

    expect((await lift('caseworker', reply.body.id)).status).toBe(404);
    expect((await lift('otherManager', reply.body.id)).status).toBe(404);
    expect((await lift('manager', reply.body.id, 2)).status).toBe(412);
    expect((await lift('manager', reply.body.id)).body).toMatchObject({ liftedAt: expect.any(String), version: 2 });
    expect((await lift('manager', reply.body.id, 2)).body.code).toBe('caregiver/not-frozen');
    expect((await caregiver.get('/caregiving')).status).toBe(401);
    const back = await signedIn(house, id, caregiver.userId, 'caregiver');
    expect((await back.get('/caregiving')).body.youth).toMatchObject([{ id: youthId }]);
  });

  it.each([
    ['manager', 201],
    ['otherCaseworker', 404],
    ['caregiver', 404],
    ['admin', 404],
  ] as const)('asked by %s is answered %i', async (who, status) => {
    expect((await freeze(who)).status).toBe(status);
    expect((await agency.caregiver.get('/caregiving')).status).toBe(status === 201 ? 401 : 200);
  });

  it('reaches only someone with whom the youth lives now', async () => {
    const { caseworker, otherCaregiver, otherCaseworker, caregiver } = agency;
    for (const userId of [otherCaregiver.userId, otherCaseworker.userId, caseworker.userId, randomUUID()]) {
      expect((await freeze('caseworker', userId)).status).toBe(404);
    }
    expect((await otherCaregiver.get('/caregiving')).status).toBe(200);
    await placed(caseworker, youthId, notPlaced());
    expect((await freeze('caseworker')).status).toBe(404);
    expect((await caregiver.get('/caregiving')).status).toBe(200);
  });
});
