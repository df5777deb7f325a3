// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { foundAgency, type Agency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { openFile } from '../support/oversight.js';
import type { Person } from '../support/person.js';

const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('looking at the audit', () => {
  const house = openHouse();

  /** What this person has left in the log, oldest first. */
  async function eventsOf(person: Person): Promise<Record<string, unknown>[]> {
    const { rows } = await house.owner.query<Record<string, unknown>>(
      `select action, resource_id, subjects, fields_touched, result_count, decision, outcome, reason_code, relation_used
        from harbor.audit_event where agency_id = $1 and actor_id = $2 order by event_id`,
      [person.ids.agencyId, person.userId],
    );
    return rows;
  }

  it('leaves an event of each look, with its criteria as codes and every youth it showed', async () => {
    const agency = await foundAgency(house);
    const first = await openFile(agency.caseworker);
    const second = await openFile(agency.caseworker);
    const { manager, caseworker } = agency;
    await manager.post('/audit/events/search', { actions: ['youth.created'], actorId: caseworker.userId, decision: 'allow' });
    await manager.post('/audit/events/search', { youthId: first.toUpperCase() });
    await manager.get(`/audit/youth/${second}`);
    await manager.post('/audit/counts', { from: '2026-01-01', to: '2026-01-31', youthId: first });
    await manager.get('/audit/actions');
    const told = await eventsOf(manager);
    expect(
      told.map(({ action, resource_id, subjects, fields_touched }) => ({ action, resource_id, subjects, fields_touched })),
    ).toEqual([
      {
        action: 'audit.searched',
        resource_id: null,
        subjects: [second, first],
        fields_touched: ['actions=youth.created', `actorId=${caseworker.userId}`, 'decision=allow'],
      },
      { action: 'audit.searched', resource_id: first, subjects: [first], fields_touched: ['youthId'] },
      { action: 'audit.ofYouthOpened', resource_id: second, subjects: [second], fields_touched: null },
      {
        action: 'audit.counted',
        resource_id: first,
        subjects: [first],
        fields_touched: ['from=2026-01-01', 'to=2026-01-31', 'youthId'],
      },
      { action: 'audit.actionsListed', resource_id: null, subjects: [], fields_touched: null },
    ]);
    expect(told.map(({ relation_used }) => relation_used)).toEqual(Array(5).fill('supervising'));
  });

  it('tells of a look at a youth out of reach, named in the address or in the body, whoever asks', async () => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker);
    await agency.otherManager.get(`/audit/youth/${youthId}`);
    await agency.otherManager.post('/audit/events/search', { youthId });
    await agency.otherManager.post('/audit/counts', { from: '2026-01-01', to: '2026-01-31', youthId });
    await agency.caregiver.get(`/audit/youth/${youthId}`);
    for (const person of [agency.otherManager, agency.caregiver]) {
      for (const event of await eventsOf(person)) {
        expect(event).toMatchObject({ action: 'access.refused', decision: 'deny', outcome: 'refused', subjects: [youthId] });
      }
    }
    const { body } = await agency.manager.get(`/audit/youth/${youthId}`);
    expect(body.people.map(({ actorId, times, refused }: Record<string, unknown>) => [actorId, times, refused])).toEqual([
      [agency.caregiver.userId, 1, 1],
      [agency.otherManager.userId, 3, 3],
      [agency.caseworker.userId, 1, 0],
    ]);
  });

  it('answers a youth out of reach and one that does not exist alike', async () => {
    const agency = await foundAgency(house);
    const known = await openFile(agency.otherCaseworker);
    const answers = await Promise.all(
      [known, randomUUID(), 'nonsense'].map(async (id) => {
        const { status, body } = await agency.manager.get(`/audit/youth/${id}`);
        return { status, ...body, instance: '' };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 404, code: 'not-found' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it.each([
    ['events/search', { cursor: 'x' }, ['/cursor']],
    ['events/search', { cursor: '!' }, ['/cursor']],
    ['events/search', { cursor: cursorOf() }, ['/cursor']],
    ['events/search', { cursor: cursorOf(randomUUID()) }, ['/cursor']],
    ['events/search', { cursor: cursorOf('0190', 'x') }, ['/cursor']],
    ['events/search', { cursor: cursorOf(7) }, ['/cursor']],
    ['events/search', { cursor: cursorOf('') }, ['/cursor']],
    ['events/search', { from: '2026-02-30T00:00:00Z' }, ['/from']],
    ['events/search', { from: '2026-02-01' }, ['/from']],
    ['events/search', { from: '2026-02-01T00:00:00Z', to: '2026-02-01T00:00:00Z' }, ['/to']],
    ['events/search', { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z', actions: ['no.such'] }, ['/actions/0', '/to']],
    ['events/search', { actions: [] }, ['/actions']],
    ['events/search', { actions: ['youth.opened', 'youth.opened'] }, ['/actions']],
    ['events/search', { actions: ["x'; drop table"] }, ['/actions']],
    ['events/search', { decision: 'maybe', outcome: 'lost' }, ['/decision', '/outcome']],
    ['events/search', { actorId: 'me', youthId: null }, ['/actorId', '/youthId']],
    ['events/search', { limit: 0 }, ['/limit']],
    ['events/search', { limit: 101, name: 'Robin' }, ['/limit', '/name']],
    ['counts', {}, ['/from', '/to']],
    ['counts', { from: '2026-02-01', to: '2026-01-31' }, ['/to']],
    ['counts', { from: '2026-01-01', to: '2026-04-03' }, ['/to']],
    ['counts', { from: '2026-13-01', to: '2026-01-31T00:00:00Z' }, ['/from', '/to']],
  ])('refuses %s with %j and names what does not fit', async (route, body, pointers) => {
    const { manager } = await onlyAgency();
    const reply = await manager.post(`/audit/${route}`, body);
    expect(reply.status).toBe(422);
    expect([...new Set(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer))].sort()).toEqual(
      [...pointers].sort(),
    );
  });

  it.each([
    ['events/search', { cursor: cursorOf('ffffffff-ffff-7fff-bfff-ffffffffffff') }],
    ['events/search', { cursor: cursorOf('00000000-0000-7000-8000-000000000000') }],
    ['events/search', { from: '1900-01-01T00:00:00Z', to: '2200-12-31T23:59:59.999Z', limit: 100 }],
    ['counts', { from: '2200-12-30', to: '2200-12-31' }],
    ['counts', { from: '1900-01-01', to: '1900-04-02' }],
    ['counts', { from: '2026-01-01', to: '2026-04-02' }],
  ])('answers %s at the edge of time: %j', async (route, body) => {
    const { manager } = await onlyAgency();
    expect((await manager.post(`/audit/${route}`, body)).status).toBe(200);
  });

  let shared: Promise<Agency> | undefined;
  const onlyAgency = () => (shared ??= foundAgency(house));
});
