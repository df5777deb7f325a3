// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openStore, policyOf, verify } from 'harbor-verify';
import { ExpungeService } from '../../apps/api/src/expunges/index.js';
import { NightWatch } from '../../apps/api/src/sealed-log/index.js';
import { foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { workOff } from '../support/jobs.js';
import { forgeEvent, offTheRecord, openFile } from '../support/oversight.js';
import { withoutFreshFactor } from '../support/owner.js';
import { sealHere } from '../support/sealer.js';

describe('expunging a youth', () => {
  const house = openHouse();
  const folder = mkdtempSync(path.join(tmpdir(), 'harbor-expunge-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes two people; the texts and the words of the events are gone, the log still proves the rest and declares the gap', async () => {
    const agency = await foundAgency(house);
    const { caseworker, manager, otherManager, privacyOfficer, admin } = agency;
    const [youthId, other] = [await openFile(caseworker), await openFile(caseworker)];
    for (let i = 0; i < 5; i += 1) await caseworker.get(`/youth/${youthId}`);
    await caseworker.get(`/youth/${other}`);
    await sealHere(house);
    const said = { youthId, ground: 'person-asked' };

    for (const who of [manager, admin, caseworker]) expect((await who.post('/expunges', said)).status).toBe(404);
    const stale = await withoutFreshFactor(house, agency, privacyOfficer, 'privacy_officer');
    expect((await stale.post('/expunges', said)).body.code).toBe('step-up-required');
    const elsewhere = await foundAgency(house);
    expect((await elsewhere.privacyOfficer.post('/expunges', said)).status).toBe(404);
    const asked = await privacyOfficer.post('/expunges', said);
    expect([asked.status, asked.body]).toMatchObject([
      201,
      { youthId, askedBy: privacyOfficer.userId, approvedAt: null, events: null },
    ]);
    expect((await privacyOfficer.post('/expunges', said)).body.code).toBe('expunge/asked-already');
    const approve = `/expunges/${asked.body.id}/approve`;
    expect((await privacyOfficer.post(approve)).body.code).toBe('expunge/not-by-who-asked');
    for (const who of [admin, caseworker, elsewhere.manager]) expect((await who.post(approve)).status).toBe(404);
    expect((await caseworker.get(`/youth/${youthId}/restricted`)).status).toBe(200);

    await house.owner.query('create table public.salts as select event_id, salt from harbor.audit_event');
    await house.owner.query('create table public.keys as select * from harbor.data_key');
    const key = '5f3c9a64-41e8-4d5c-9f44-6d2f6f7a1b2c';
    const done = await manager.post(approve, undefined, { key });
    expect([done.status, done.body]).toMatchObject([200, { approvedBy: manager.userId, events: expect.any(Number) }]);
    expect(done.body.events).toBeGreaterThanOrEqual(6);
    expect((await manager.post(approve, undefined, { key })).body).toMatchObject({ events: done.body.events });
    expect((await otherManager.post(approve)).body.code).toBe('expunge/nothing-to-approve');
    expect((await privacyOfficer.get('/expunges')).body.items).toHaveLength(1);
    expect((await caseworker.get(`/youth/${youthId}/restricted`)).status).toBe(410);
    expect((await caseworker.get(`/youth/${other}/restricted`)).status).toBe(200);

    await sealHere(house);
    const alarms = async () => {
      await house.app.get(NightWatch).check(agency.id);
      return (await privacyOfficer.get('/log')).body.alarms.map(({ code }: { code: string }) => code);
    };
    expect(await alarms()).toEqual([]);
    const checked = async (name: string) => {
      await sealHere(house);
      const { body } = await privacyOfficer.post('/log/exports');
      await workOff(house, privacyOfficer, body.id as string);
      const file = path.join(folder, name);
      writeFileSync(file, (await privacyOfficer.get(`/jobs/${body.id}/result`)).bytes);
      const store = openStore(file);
      const report = verify(store, { policies: [policyOf(store.read('0/policy').toString())] });
      store.close();
      return report;
    };
    const report = await checked('good.tar');
    expect([report.exitCode, new Set(report.findings.map(({ kind }) => kind))]).toEqual([10, new Set(['body-expunged'])]);
    const missing = report.findings.reduce((sum, { idx, last }) => sum + (last ?? idx!) - idx! + 1, 0);
    expect(missing).toBe(done.body.events);

    // A database restored from before holds it all again, until it is forgotten again: before anybody is let in, with its event.
    const mine = `agency_id = '${agency.id}'`;
    for (const back of [
      `update harbor.audit_event e set salt = b.salt from public.salts b where e.event_id = b.event_id and e.salt is null`,
      `update harbor.data_key k set wrapped = b.wrapped, destroyed_at = null, version = b.version from public.keys b where k.id = b.id and k.${mine}`,
      `delete from harbor.audit_expunge where ${mine} and $1::uuid is not null`,
    ])
      await offTheRecord(house.owner, back, back.includes('$1') ? [agency.id] : []);
    expect((await checked('restored.tar')).findings.map(({ kind }) => kind)).toContain('expunge-undone');
    expect(await house.app.get(ExpungeService).replay()).toBe(1);
    expect(await house.app.get(ExpungeService).replay()).toBe(0);
    expect((await caseworker.get(`/youth/${youthId}/restricted`)).status).toBe(410);
    expect(await alarms()).toEqual([]);
    const again = await checked('again.tar');
    expect([again.exitCode, new Set(again.findings.map(({ kind }) => kind))]).toEqual([10, new Set(['body-expunged'])]);

    // A salt that somebody destroys by himself is no expunge.
    await offTheRecord(
      house.owner,
      `update harbor.audit_event set salt = null where agency_id = $1 and action = 'youth.opened' and subjects = array[$2::uuid]`,
      [agency.id, other],
    );
    expect(await alarms()).toEqual(['log-damaged']);
    // Nor does an event declare it that nobody sealed.
    const two = { actor_id: manager.userId, on_behalf_of: privacyOfficer.userId, fields_touched: ['0/0-9999'] };
    await forgeEvent(house.owner, agency.id, { action: 'log.expunged', reason_code: 'court-order', ...two });
    await house.app.get(NightWatch).check(agency.id);
    const { places } = (await privacyOfficer.get('/log')).body.alarms[0];
    expect(places).toContainEqual(expect.stringMatching(/^0\/\d+$/));
    expect((await checked('bad.tar')).findings.map(({ kind }) => kind)).toContain('body-missing');
  });

  it('is refused to whoever gets past the application', async () => {
    const { caseworker } = await foundAgency(house);
    const youthId = await openFile(caseworker);
    const change = `update harbor.audit_event set salt = sha256('x') where $1::uuid = any (subjects)`;
    await house.owner.query('set role harbor_gate');
    await expect(house.owner.query(change, [youthId])).rejects.toThrow(/row-level security/);
    await house.owner.query('reset role');
  });
});
