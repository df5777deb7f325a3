// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { KeyRing } from '../../apps/api/src/keys/index.js';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { ended, startWorkerProcess, workOff } from '../support/jobs.js';
import { openFile, offTheRecord } from '../support/oversight.js';
import { withoutFreshFactor } from '../support/owner.js';

const hourMs = 3_600_000;
const range = () => ({
  from: new Date(Date.now() - 10 * 24 * hourMs).toISOString(),
  to: new Date(Date.now() + hourMs).toISOString(),
});
const linesOf = (csv: string) =>
  csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe('work that takes longer than a request', () => {
  const house = openHouse();
  let agency: Agency;
  beforeEach(async () => void (agency = await foundAgency(house)));

  const asked = async (extra = {}): Promise<string> => {
    const { status, body } = await agency.manager.post('/audit/exports', { ...range(), ...extra });
    expect([status, body.state, body.isOwn, body.hasResult]).toEqual([201, 'queued', true, false]);
    return body.id as string;
  };
  const eventsOf = async (jobId: string) =>
    (
      await house.owner.query<{ action: string; actor_id: string; actor_role: string; subjects: string[] }>(
        'select action, actor_id, actor_role, subjects from harbor.audit_event where resource_id = $1 order by event_id',
        [jobId],
      )
    ).rows;

  it('the audit becomes a file of what its asker may see, kept encrypted for a day, and every step is told', async () => {
    const { manager, caseworker, otherCaseworker } = agency;
    const [own, foreign] = [await openFile(caseworker, 'J-101'), await openFile(otherCaseworker, 'J-102')];
    const jobId = await asked();
    expect((await manager.get(`/jobs/${jobId}/result`)).body.code).toBe('jobs/no-result');

    await workOff(house, manager, jobId);

    const done = await manager.get(`/jobs/${jobId}`);
    expect(done.body).toMatchObject({ state: 'done', done: 11, total: 11, hasResult: true, secondsLeft: null });
    const file = await manager.get(`/jobs/${jobId}/result`);
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="list.csv"');
    expect(file.text).toContain('J-101');
    expect(file.text).not.toContain(foreign);
    expect(file.text).not.toContain(manager.userId);
    const told = await eventsOf(jobId);
    expect(told.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['audit.exportAsked', 'job.started', 'audit.exported', 'job.resultDownloaded']),
    );
    const step = told.find(({ action }) => action === 'audit.exported');
    expect(step).toMatchObject({ actor_id: manager.userId, actor_role: 'job audit.export', subjects: [own] });
    const { rows } = await house.owner.query<{ bytes_enc: Buffer }>('select bytes_enc from harbor.job_part where job_id = $1', [
      jobId,
    ]);
    expect(rows[0]!.bytes_enc.includes('youth.')).toBe(false);

    await house.travel(24 * hourMs + 60_000);
    const later = await signedIn(house, agency.id, manager.userId, 'program_manager');
    expect((await later.get(`/jobs/${jobId}/result`)).body.code).toBe('jobs/result-expired');
    const forget = async () =>
      (await house.owner.query<{ gone: number }>('select gate.forget_parts(1000) as gone')).rows[0]!.gone;
    expect(await forget()).toBeGreaterThanOrEqual(1);
    expect((await house.owner.query('select from harbor.job_part where job_id = $1', [jobId])).rowCount).toBe(0);
    await house.travel(0);
  });

  it('is its asker’s: others see at most how far it is, and nobody fetches or ends it for them', async () => {
    const jobId = await asked();
    const seen = await Promise.all(
      (['manager', 'otherManager', 'admin', 'privacyOfficer', 'caseworker', 'caregiver'] as const).map(
        async (who) => (await agency[who].get(`/jobs/${jobId}`)).status,
      ),
    );
    expect(seen).toEqual([200, 200, 200, 404, 404, 404]);
    for (const who of ['otherManager', 'admin', 'privacyOfficer'] as const) {
      expect((await agency[who].post(`/jobs/${jobId}/cancel`)).status).toBe(404);
      expect((await agency[who].get(`/jobs/${jobId}/result`)).status).toBe(404);
      const { body } = await agency[who].get('/jobs');
      expect(body.items).toHaveLength(who === 'privacyOfficer' ? 0 : 1);
    }
    const stale = await withoutFreshFactor(house, agency, agency.manager, 'program_manager');
    expect((await stale.post('/audit/exports', range())).body.code).toBe('step-up-required');
    expect((await stale.get(`/jobs/${jobId}/result`)).body.code).toBe('step-up-required');
  });

  it('ends when its asker says so, once, and leaves nothing', async () => {
    const { manager } = agency;
    const jobId = await asked();
    const cancelled = await manager.post(`/jobs/${jobId}/cancel`);
    expect([cancelled.status, cancelled.body.state]).toEqual([200, 'cancelled']);
    expect((await manager.post(`/jobs/${jobId}/cancel`)).body.code).toBe('jobs/is-over');
    expect(await workOff(house, manager, jobId)).toBe(true);
    expect((await manager.get(`/jobs/${jobId}`)).body.state).toBe('cancelled');
    expect((await manager.get(`/jobs/${jobId}/result`)).body.code).toBe('jobs/no-result');
    expect((await eventsOf(jobId)).filter(({ action }) => action === 'job.cancelled')).toHaveLength(1);
  });

  it('ends when its asker is no longer who they were', async () => {
    const { manager } = agency;
    const jobId = await asked();
    await offTheRecord(house.owner, `update harbor.account set role = 'caseworker' where id = $1`, [manager.userId]);
    await workOff(house, manager, jobId);
    const { rows } = await house.owner.query('select state, problem from harbor.job where id = $1', [jobId]);
    expect(rows).toEqual([{ state: 'failed', problem: 'asker-gone' }]);
  });

  it('is refused where somebody has five that wait, and where the range makes no sense', async () => {
    for (let i = 0; i < 5; i++) await asked();
    expect((await agency.manager.post('/audit/exports', range())).body.code).toBe('jobs/too-many');
    const { from, to } = range();
    const backwards = await agency.privacyOfficer.post('/audit/exports', { from: to, to: from });
    expect(backwards.body.errors[0].code).toBe('ends-before-start');
    const long = await agency.privacyOfficer.post('/audit/exports', { from: '2020-01-01T00:00:00.000Z', to });
    expect(long.body.errors[0].code).toBe('range-too-long');
  });

  it('is no hole: its context wants the application’s proof, lets it touch its own row and nothing of its asker’s', async () => {
    const { manager, caseworker } = agency;
    await openFile(caseworker);
    const [jobId, other] = [await asked(), await asked()];
    const app = new pg.Client({ connectionString: house.appUrl });
    await app.connect();
    const enter = 'select role from gate.enter_job($1, $2, $3)';
    const forged = app.query(enter, [agency.id, jobId, Buffer.alloc(32)]);
    await expect(forged).rejects.toMatchObject({ code: '28000' });
    const proof = new KeyRing(house.keys).doorProof('enter_job', agency.id, jobId);
    await expect(app.query(enter, [agency.id, other, proof])).rejects.toMatchObject({ code: '28000' });
    await app.query('begin');
    expect((await app.query(enter, [agency.id, jobId, proof])).rows).toEqual([{ role: 'job audit.export' }]);
    for (const table of ['youth', 'youth_case', 'care_team', 'account', 'supervision', 'home', 'data_key']) {
      expect([table, (await app.query(`select from harbor.${table}`)).rowCount]).toEqual([table, 0]);
    }
    expect((await app.query('select id from harbor.job')).rows).toEqual([{ id: jobId }]);
    await app.query('rollback');
    await app.query('begin');
    await app.query('select from gate.enter($1)', [manager.token]);
    const forward = app.query(`update harbor.job set state = 'done', ended_at = now(), version = version + 1 where id = $1`, [
      jobId,
    ]);
    await expect(forward).rejects.toMatchObject({ constraint: 'ck_job_is_only_cancelled' });
    await app.end();
  });

  it('goes on where it was when its worker is killed, and has each event in the file once', async () => {
    const events = 12_000;
    await offTheRecord(
      house.owner,
      `insert into harbor.audit_event (event_id, agency_id, at, xid, request_id, actor_id, actor_role, action, resource, decision, outcome, format)
        select (substr(h, 1, 8) || '-' || substr(h, 9, 4) || '-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, $1, at, '1', gen_random_uuid(), $2,
          'caseworker', 'youth.opened', 'youth', 'allow', 'done', 1
        from generate_series(1, ${events}) i cross join lateral (select date_trunc('milliseconds', now() - interval '1 hour' + i * interval '1 millisecond') as at) t
          cross join lateral (select lpad(to_hex(floor(extract(epoch from at) * 1000)::bigint), 12, '0') as h) x`,
      [agency.id, agency.caseworker.userId],
    );
    const jobId = await asked({ actorId: agency.caseworker.userId });
    let kills = 0;
    for (;;) {
      const worker = await startWorkerProcess(house);
      await pause(20 + Math.random() * 150);
      await worker.kill();
      kills += 1;
      const { body } = await agency.manager.get(`/jobs/${jobId}`);
      if (body.endedAt !== null || kills === 4) break;
    }
    const last = await startWorkerProcess(house);
    const job = await ended(agency.manager, jobId);
    await last.kill();
    expect(job).toMatchObject({ state: 'done', problem: null });
    const file = await agency.manager.get(`/jobs/${jobId}/result`);
    const [head, ...lines] = linesOf(file.text);
    const at = head!.split(',').indexOf('id');
    expect(new Set(lines.map((line) => line.split(',')[at])).size).toBe(events);
    expect(lines).toHaveLength(events);
    console.info(`killed ${kills} times, ${lines.length} events once each`);
  }, 120_000);

  it('that is missing from the queue, or kills whoever works on it, is found', async () => {
    const [missing, deadly] = [await asked(), await asked()];
    const queue = 'graphile_worker._private_jobs';
    await house.owner.query(`delete from ${queue} where key = $1`, [missing]);
    await offTheRecord(house.owner, `update harbor.job set changed_at = now() - interval '2 minutes' where id = $1`, [missing]);
    await house.owner.query(`update ${queue} set attempts = max_attempts where key = $1`, [deadly]);
    const worker = await startWorkerProcess(house);
    expect((await ended(agency.manager, missing)).state).toBe('done');
    expect(await ended(agency.manager, deadly)).toMatchObject({ state: 'failed', problem: 'broken' });
    await worker.kill();
  }, 60_000);

  it('whose id is nobody’s is as out of reach as any', async () => {
    expect((await agency.manager.get(`/jobs/${randomUUID()}`)).status).toBe(404);
  });
});
