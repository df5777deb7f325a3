// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { roles, cellOf, permissions, sealedActs } from '@harbor/policy';
import { Heartbeat } from '../../apps/api/src/ledger/index.js';
import { foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { offTheRecord, openFile } from '../support/oversight.js';
import { sealerAtWork, sealerFolder } from '../support/sealer.js';

describe('sealed before its effect', () => {
  const house = openHouse({ isSealed: false, sealPatienceMs: 1_500 });
  const folder = sealerFolder();
  const events = async (agencyId: string) =>
    (await house.owner.query<{ n: number }>('select count(*)::int as n from harbor.audit_event where agency_id = $1', [agencyId]))
      .rows[0]!.n;

  it('is what the policy marks, and its routes say so', () => {
    const listed = new Set<string>(Object.values(sealedActs).flat());
    const marked = permissions.filter((permission) => roles.some((role) => cellOf(role, permission).sealed));
    expect(marked.filter((permission) => !listed.has(permission))).toEqual([]);
    const routes = house.routes.filter(({ isSealedFirst }) => isSealedFirst);
    expect(new Set(routes.map(({ permission }) => permission))).toEqual(listed);
  });

  it('nothing leaves while nobody seals: the first finds out, the others are refused at once, and a repeat gets its answer', async () => {
    const agency = await foundAgency(house);
    const { admin, caseworker } = agency;
    const youthId = await openFile(caseworker);
    const person = { role: 'caseworker', signInName: 'new.worker', displayName: 'New Worker' };
    const key = '7d3c9a64-41e8-4d5c-9f44-6d2f6f7a1b2c';
    const first = await admin.post('/people', person, { key });
    expect([first.status, first.body.code, first.headers.get('retry-after')]).toEqual([503, 'seal-pending', '5']);
    expect(first.text).not.toContain('code":"new');

    const before = await events(agency.id);
    const since = performance.now();
    for (const path of ['restricted', 'persons-of-concern']) {
      const reply = await caseworker.get(`/youth/${youthId}/${path}`);
      expect([path, reply.status, reply.body.code]).toEqual([path, 503, 'sealing-away']);
    }
    expect((await admin.post('/people', { ...person, signInName: 'another' })).body.code).toBe('sealing-away');
    expect([performance.now() - since < 1_500, await events(agency.id)]).toEqual([true, before]);
    // What is not marked goes on.
    expect((await caseworker.get(`/youth/${youthId}`)).status).toBe(200);

    const sealer = sealerAtWork(house, folder);
    await sealer.beat();
    expect((await admin.post('/people', person, { key })).status).toBe(201);
    expect((await caseworker.get(`/youth/${youthId}/restricted`)).status).toBe(200);
    await house.owner.query(`insert into harbor.audit_alarm (agency_id, problem, since) values ($1, 'forked', now())`, [
      agency.id,
    ]);
    expect((await caseworker.get(`/youth/${youthId}/restricted`)).body.code).toBe('sealing-away');
    await sealer.stop();
  });

  it('costs an answer much less than two seconds', async () => {
    const { caseworker } = await foundAgency(house);
    const youthId = await openFile(caseworker);
    const sealer = sealerAtWork(house, folder);
    await sealer.beat();
    const took: number[] = [];
    const one = async () => {
      const since = performance.now();
      expect((await caseworker.get(`/youth/${youthId}/restricted`)).status).toBe(200);
      took.push(performance.now() - since);
    };
    for (let i = 0; i < 15; i += 1) await Promise.all(Array.from({ length: 4 }, one));
    await sealer.stop();
    took.sort((a, b) => a - b);
    expect(took[Math.floor(took.length * 0.95)]).toBeLessThan(2_000);
  });

  it('a sign of life stands in every log once a minute, out of the way of who reads the audit; none for three minutes is an alarm', async () => {
    const { privacyOfficer } = await foundAgency(house);
    const health = async () => (await privacyOfficer.get('/log')).body;
    const acts = async (asked: object) =>
      (await privacyOfficer.post('/audit/events/search', asked)).body.items.map((one: { action: string }) => one.action);
    expect(await health()).toMatchObject({ heartbeatAt: null, alarms: [] });
    await house.app.get(Heartbeat).beat();
    expect((await health()).heartbeatAt).toMatch(/^\d{4}-/);
    expect(await acts({})).not.toContain('log.heartbeat');
    expect(await acts({ actions: ['log.heartbeat'] })).toEqual(['log.heartbeat']);
    await house.travel(200_000);
    const { alarms, lagMs } = await health();
    expect(alarms.map(({ code }: { code: string }) => code)).toEqual(['lagging', 'no-heartbeat']);
    expect(lagMs).toBeGreaterThan(200_000);
    await house.travel(0);
  });
});

describe('an event that was not sealed in time', () => {
  const house = openHouse({ isSealed: false, sealPatienceMs: 200, overdueMs: 400 });
  const folder = sealerFolder();

  it('speaks for the others only for a while: it may be lost for good', async () => {
    const { caseworker, id } = await foundAgency(house);
    const youthId = await openFile(caseworker);
    const look = async () => (await caseworker.get(`/youth/${youthId}/restricted`)).body.code as string | undefined;
    expect(await look()).toBe('seal-pending');
    await offTheRecord(house.owner, 'delete from harbor.audit_pending where agency_id = $1', [id]);
    const sealer = sealerAtWork(house, folder);
    await sealer.beat();
    expect(await look()).toBe('sealing-away');
    await pause(450);
    expect(await look()).toBeUndefined();
    await sealer.stop();
  });

  it('and yet expunged somebody: the keys folder remembers that', async () => {
    const { caseworker, privacyOfficer, manager } = await foundAgency(house);
    const youthId = await openFile(caseworker);
    const asked = await privacyOfficer.post('/expunges', { youthId, ground: 'court-order' });
    expect(asked.body.code).toBe('seal-pending');
    await pause(450);
    const { id } = (await privacyOfficer.get('/expunges')).body.items[0];
    expect((await manager.post(`/expunges/${id}/approve`)).body.code).toBe('seal-pending');
    expect(house.keys.forgotten()).toContainEqual(
      expect.objectContaining({ subjectId: youthId, askedBy: privacyOfficer.userId, approvedBy: manager.userId }),
    );
  });
});
