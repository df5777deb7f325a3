// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency, onlyTheirWorkers } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { aYouth } from '../support/living.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
});

describe('who opened this file', () => {
  it('tells people, first and last time, how often and how often refused, the latest first, oneself included', async () => {
    const { caseworker, manager, otherCaseworker } = agency;
    await manager.get(`/youth/${youthId}`);
    await manager.get(`/youth/${youthId}`);
    await otherCaseworker.get(`/youth/${youthId}`);

    const { status, body } = await caseworker.get(`/youth/${youthId}/looks`);

    expect(status).toBe(200);
    expect(body.items).toEqual([
      look(otherCaseworker.userId, 'otherCaseworker', 'caseworker', 1, 1),
      look(manager.userId, 'manager', 'program_manager', 2, 0),
      look(caseworker.userId, 'caseworker', 'caseworker', 1, 0),
    ]);
    const { rows } = await house.owner.query(
      `select subjects, resource_id, result_count from harbor.audit_event where agency_id = $1 and action = 'file.looksShown'`,
      [agency.id],
    );
    expect(rows).toEqual([{ subjects: [youthId], resource_id: youthId, result_count: 3 }]);
  });

  it('goes back 90 days', async () => {
    const { caseworker, manager } = agency;
    await manager.get(`/youth/${youthId}`);
    await house.travel(91 * 86_400_000);
    try {
      const { rows } = await inContext(caseworker.userId);
      expect(rows).toEqual([]);
    } finally {
      await house.travel(0);
    }
    expect((await inContext(caseworker.userId)).rows).toHaveLength(2);
  });

  it.each(onlyTheirWorkers(200))('answers %s with %i', async (who, status) => {
    expect((await agency[who].get(`/youth/${youthId}/looks`)).status).toBe(status);
  });

  it('can be told by an index in each partition of those days, and by none of other days', async () => {
    await house.owner.query('begin; set local enable_seqscan = off');
    const { rows } = await house.owner.query<{ 'QUERY PLAN': string }>(
      `explain select e.actor_id from harbor.audit_event e where e.agency_id = '${agency.id}' and e.subjects @> array['${youthId}'::uuid]
        and e.at >= '${new Date(Date.now() - 90 * 86_400_000).toISOString()}'`,
    );
    await house.owner.query('rollback');
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).not.toMatch(/Seq Scan/);
    const longAgo = new Date(Date.now() - 125 * 86_400_000).toISOString().slice(0, 7).replace('-', '');
    expect(plan).not.toContain(`audit_event_${longAgo}`);
  });

  const look = (userId: string, name: string, role: string, times: number, refused: number) => ({
    userId,
    displayName: `${name} of ${agency.code}`,
    role,
    times,
    refused,
    firstAt: expect.any(String),
    lastAt: expect.any(String),
  });

  /** What the door answers this worker now; a session would have ended long before the 90 days. */
  async function inContext(userId: string) {
    await house.owner.query('begin');
    try {
      await house.owner.query(`select gate.seal_context($1, $2, gen_random_uuid(), 'caseworker')`, [agency.id, userId]);
      return await house.owner.query('select * from gate.looks_at_file($1)', [youthId]);
    } finally {
      await house.owner.query('rollback');
    }
  }
});
