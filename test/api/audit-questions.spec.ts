// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { addDays, dateIn } from '@harbor/calendar';
import type { AuditCounts } from '@harbor/contracts';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { lookFor, openFile, type Seen } from '../support/oversight.js';

const ids = (items: readonly Seen[]) => items.map(({ id }) => id);
const acts = (items: readonly Seen[]) => items.map(({ action }) => action);

describe('what can be asked of the audit', () => {
  const house = openHouse();

  /** A file opened by its worker, and refused to another. */
  async function seenYouth(): Promise<{ agency: Agency; youthId: string }> {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker);
    await agency.caseworker.get(`/youth/${youthId}`);
    await agency.otherCaseworker.get(`/youth/${youthId}`);
    await agency.caseworker.patch(`/youth/${youthId}`, { pronouns: 'they/them' }, 1);
    return { agency, youthId };
  }

  it('finds by person, youth, act, decision, outcome and time, newest first', async () => {
    const { agency, youthId } = await seenYouth();
    const { manager, caseworker, otherCaseworker } = agency;
    const all = (await lookFor(manager, { youthId })).items;
    expect(acts(all)).toEqual(['youth.updated', 'access.refused', 'youth.opened', 'youth.created']);
    expect(all[0]).toMatchObject({ fieldsTouched: ['pronouns'], versionBefore: 1, versionAfter: 2, relation: 'assigned' });
    const found = async (criteria: object) => acts((await lookFor(manager, { youthId, ...criteria })).items);
    expect(await found({ actorId: otherCaseworker.userId })).toEqual(['access.refused']);
    expect(await found({ actorId: caseworker.userId })).toEqual(['youth.updated', 'youth.opened', 'youth.created']);
    expect(await found({ actions: ['youth.opened', 'youth.created'] })).toEqual(['youth.opened', 'youth.created']);
    expect(await found({ decision: 'deny' })).toEqual(['access.refused']);
    expect(await found({ outcome: 'done', actions: ['youth.updated'] })).toEqual(['youth.updated']);
    expect(await found({ from: all[2]!.at, to: all[0]!.at })).toEqual(
      acts(all.filter(({ at }) => at >= all[2]!.at && at < all[0]!.at)),
    );
    expect(await found({ from: '1900-01-01T00:00:00Z', to: '2000-01-01T00:00:00Z' })).toEqual([]);
    expect(await found({ to: '2200-01-01T00:00:00Z', actions: ['youth.created'] })).toEqual(['youth.created']);
  });

  it('says who saw a youth’s file: first and last time, how often, by which acts, refused ones too', async () => {
    const { agency, youthId } = await seenYouth();
    const { body } = await agency.manager.get(`/audit/youth/${youthId}`);
    expect(body).toMatchObject({ id: youthId, caseCode: expect.stringMatching(/^[A-Z]-\d+$/) });
    expect(body.people).toMatchObject([
      { actorId: agency.caseworker.userId, times: 3, refused: 0, actorRole: 'caseworker' },
      { actorId: agency.otherCaseworker.userId, times: 1, refused: 1, acts: [{ action: 'access.refused', times: 1 }] },
    ]);
    expect(body.people[0].acts).toHaveLength(3);
    expect(body.people[0].firstAt < body.people[0].lastAt).toBe(true);
    expect(acts(body.events.items)).toEqual(['youth.updated', 'access.refused', 'youth.opened', 'youth.created']);
  });

  it('goes on from the newest events of a youth into a search', async () => {
    const { agency, youthId } = await seenYouth();
    for (let i = 0; i < 20; i += 1) await agency.caseworker.get(`/youth/${youthId}`);
    const { body } = await agency.manager.get(`/audit/youth/${youthId}`);
    const rest = await lookFor(agency.manager, { youthId, cursor: body.events.next });
    expect(body.events.items).toHaveLength(20);
    expect(acts(rest.items)).toEqual(['youth.updated', 'access.refused', 'youth.opened', 'youth.created']);
    expect(rest.next).toBeNull();
  });

  it('pages without loss or double while events are being added', async () => {
    const { agency, youthId } = await seenYouth();
    for (let i = 0; i < 12; i += 1) await agency.caseworker.get(`/youth/${youthId}`);
    const before = ids((await lookFor(agency.manager, { limit: 100 })).items);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await lookFor(agency.manager, { limit: 3, ...(cursor ? { cursor } : {}) });
      paged.push(...ids(page.items));
      cursor = page.next;
      await agency.caseworker.get(`/youth/${youthId}`);
    } while (cursor);
    expect(before).toHaveLength(16);
    expect(paged).toEqual(before);
  });

  it('finds events of years past behind the newest', async () => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker);
    const years = ['2019-05-05', '2023-01-31', '2025-06-01'];
    for (const day of years) await longAgo(agency, youthId, `${day}T12:00:00.000Z`);
    const { items } = await lookFor(agency.manager, { youthId });
    expect(items.map(({ at }) => at.slice(0, 10)).slice(1)).toEqual([...years].reverse());
    const first = await lookFor(agency.manager, { limit: 2 });
    const second = await lookFor(agency.manager, { limit: 2, cursor: first.next });
    expect([...ids(first.items), ...ids(second.items)]).toEqual(ids(items));
  });

  it('takes no event whose id tells another time than the event: pages go by ids', async () => {
    const agency = await foundAgency(house);
    const at = '2026-01-05T12:00:00.000Z';
    const written = longAgo(agency, randomUUID(), at, '2026-01-05T12:00:00.001Z');
    await expect(written).rejects.toMatchObject({ constraint: 'ck_audit_event_id_holds_time' });
    await expect(longAgo(agency, randomUUID(), at)).resolves.toBeUndefined();
  });

  it('counts by the agency’s own days, and the refused ones among them', async () => {
    const { agency } = await seenYouth();
    // 2 in the morning of the next day in UTC is still the evening before in Chicago.
    const evening = new Date();
    evening.setUTCHours(26, 0, 0, 0);
    await house.travel(evening.getTime() - Date.now());
    const worker = await signedIn(house, agency.id, agency.caseworker.userId, 'caseworker');
    const manager = await signedIn(house, agency.id, agency.manager.userId, 'program_manager');
    await worker.get(`/youth/${randomUUID()}`);
    await worker.get('/youth');
    const day = dateIn('America/Chicago', evening);
    const { body } = (await manager.post('/audit/counts', { from: day, to: day, actorId: agency.caseworker.userId })) as {
      body: AuditCounts;
    };
    await house.travel(0);
    expect(day).toBe(addDays(evening.toISOString().slice(0, 10), -1));
    expect(body.people).toMatchObject([{ actorId: agency.caseworker.userId, refused: 1 }]);
    expect(body.days).toEqual(body.people[0]!.days);
    expect(body.days.map((counted) => counted.day)).toEqual([day]);
  });

  it('counts what concerns one youth', async () => {
    const { agency, youthId } = await seenYouth();
    const today = dateIn('America/Chicago', new Date());
    const { body } = await agency.manager.post('/audit/counts', { from: addDays(today, -91), to: today, youthId });
    expect(body).toMatchObject({ days: [{ times: 4, refused: 1 }] });
    expect(body.people.map(({ times, refused }: { times: number; refused: number }) => [times, refused])).toEqual([
      [3, 0],
      [1, 1],
    ]);
  });

  it('names every act there is by its code', async () => {
    const agency = await foundAgency(house);
    const { body } = await agency.manager.get('/audit/actions');
    const codes = body.items.map(({ action }: { action: string }) => action);
    expect(codes).toEqual(expect.arrayContaining(['youth.opened', 'access.refused', 'audit.searched']));
    expect(codes).toEqual([...codes].sort());
    expect((await agency.manager.post('/audit/events/search', { actions: codes.slice(0, 50) })).status).toBe(200);
  });

  /** An event as it was written in an earlier year. */
  async function longAgo({ id, caseworker }: Agency, youthId: string, at: string, idAt = at): Promise<void> {
    const ms = Date.parse(idAt).toString(16).padStart(12, '0');
    await house.owner.query(
      `insert into harbor.audit_event (event_id, agency_id, at, xid, request_id, actor_id, actor_role, action, resource, decision, outcome, subjects, format)
        values ($1, $2, $3, '3', gen_random_uuid(), $4, 'caseworker', 'youth.opened', 'youth', 'allow', 'done', array[$5::uuid], 1)`,
      [`${ms.slice(0, 8)}-${ms.slice(8)}-7${randomUUID().slice(15)}`, id, at, caseworker.userId, youthId],
    );
  }
});
