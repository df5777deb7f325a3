// SPDX-License-Identifier: Apache-2.0
import { everyCell, type Role } from '@harbor/policy';
import pg from 'pg';
import { foundAgency, type Agency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import type { Person } from '../support/person.js';
import { openFile, type Seen, lookFor, offTheRecord } from '../support/oversight.js';

describe('who may see the audit, and of whom', () => {
  const house = openHouse();
  const people = [
    ['manager', 200, 200],
    ['otherManager', 200, 404],
    ['privacyOfficer', 200, 200],
    ['caseworker', 404, 404],
    ['otherCaseworker', 404, 404],
    ['caregiver', 404, 404],
    ['admin', 404, 404],
    ['stranger', 401, 401],
  ] as const;

  it.each(people)('answers %s with %i, and about a youth with %i', async (who, general, aboutYouth) => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker);
    const person: Person = agency[who];
    const today = { from: '2026-01-01', to: '2026-01-31' };
    const replies = await Promise.all([
      person.get('/audit/actions'),
      person.post('/audit/events/search', {}),
      person.post('/audit/counts', today),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([general, general, general]);
    const about = await Promise.all([
      person.get(`/audit/youth/${youthId}`),
      person.post('/audit/events/search', { youthId }),
      person.post('/audit/counts', { ...today, youthId }),
    ]);
    expect(about.map(({ status }) => status)).toEqual([aboutYouth, aboutYouth, aboutYouth]);
  });

  it('lets the database itself give each role what the policy table gives it', async () => {
    const agency = await foundAgency(house);
    await openFile(agency.caseworker);
    const found: Partial<Record<Role, boolean>> = {};
    for (const [role, person] of Object.entries(cast(agency)) as [Role, Person][]) {
      found[role] = (await rawPage(house.appUrl, person.token!)) > 0;
    }
    const said = everyCell().filter(({ permission, role }) => permission === 'audit.read' && role !== 'partner');
    expect(found).toEqual(Object.fromEntries(said.map(({ role, relations }) => [role, relations.length > 0])));
    expect(await rawPage(house.appUrl, undefined)).toBe(0);
  });

  it('keeps the log itself out of the application’s reach', async () => {
    const client = new pg.Client({ connectionString: house.appUrl });
    await client.connect();
    await expect(client.query('select from harbor.audit_event')).rejects.toThrow('permission denied');
    await expect(client.query('select gate.audit_reach()')).rejects.toThrow('permission denied');
    await client.end();
  });

  it('shows a manager what their worker did, with whom, and never the manager’s own acts', async () => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker, 'K-100');
    await agency.manager.get(`/youth/${youthId}`);
    const { items } = await lookFor(agency.manager, {});
    expect(items.map(({ action, actorName }) => [action, actorName])).toEqual([
      ['youth.created', `caseworker of ${agency.code}`],
    ]);
    expect(items[0]).toMatchObject({
      actorId: agency.caseworker.userId,
      actorRole: 'caseworker',
      resource: 'youth',
      resourceId: youthId,
      youth: [{ id: youthId, caseCode: 'K-100' }],
      youthNotShown: 0,
      decision: 'allow',
      outcome: 'done',
    });
    expect((await lookFor(agency.manager, { actorId: agency.manager.userId })).items).toEqual([]);
  });

  it('shows a manager of other workers nothing of it', async () => {
    const agency = await foundAgency(house);
    await openFile(agency.caseworker);
    expect((await lookFor(agency.otherManager, {})).items).toEqual([]);
    const { body } = await agency.otherManager.post('/audit/counts', { from: '2020-01-01', to: '2020-03-01' });
    expect(body).toEqual({ days: [], people: [] });
  });

  it('shows an act at the border of two reaches to both managers, each with their own youth only', async () => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker, 'K-200');
    expect((await agency.otherCaseworker.get(`/youth/${youthId}`)).status).toBe(404);
    const mine = (await lookFor(agency.manager, { decision: 'deny' })).items;
    expect(mine).toMatchObject([{ actorId: agency.otherCaseworker.userId, youth: [{ id: youthId, caseCode: 'K-200' }] }]);
    const theirs = await agency.otherManager.post('/audit/events/search', { decision: 'deny' });
    expect(theirs.body.items).toMatchObject([
      { actorId: agency.otherCaseworker.userId, youth: [], youthNotShown: 1, resourceId: null },
    ]);
    expect(theirs.text).not.toContain(youthId);
  });

  it('ends with the supervision', async () => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker);
    await offTheRecord(
      house.owner,
      `update harbor.supervision set until_at = harbor.now(), version = version + 1 where supervisor_id = $1`,
      [agency.manager.userId],
    );
    expect((await lookFor(agency.manager, {})).items).toEqual([]);
    expect((await agency.manager.get(`/audit/youth/${youthId}`)).status).toBe(404);
  });

  it('takes out a youth with whom the manager has a conflict, also out of their worker’s acts', async () => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker, 'K-300');
    await offTheRecord(
      house.owner,
      `insert into harbor.conflict (agency_id, id, youth_id, user_id, reason_code, declared_by, declared_at)
        values ($1, gen_random_uuid(), $2, $3, 'kin', $3, harbor.now())`,
      [agency.id, youthId, agency.manager.userId],
    );
    const { text, body } = await agency.manager.post('/audit/events/search', {});
    expect(body.items).toMatchObject([{ action: 'youth.created', youth: [], youthNotShown: 1 }]);
    expect(text).not.toContain('K-300');
    expect(text).not.toContain(youthId);
    expect((await agency.manager.get(`/audit/youth/${youthId}`)).status).toBe(404);
  });

  it('shows a privacy officer the whole agency without a name or case code of any youth, and not their own acts', async () => {
    const agency = await foundAgency(house);
    const youthId = await openFile(agency.caseworker, 'K-400');
    const second = await openFile(agency.otherCaseworker, 'K-401');
    await agency.privacyOfficer.get('/audit/actions');
    const search = await agency.privacyOfficer.post('/audit/events/search', {
      actions: ['youth.created', 'audit.actionsListed'],
    });
    expect(search.body.items.map(({ youth }: Seen) => youth)).toEqual([
      [{ id: second, caseCode: null }],
      [{ id: youthId, caseCode: null }],
    ]);
    const about = await agency.privacyOfficer.get(`/audit/youth/${youthId}`);
    expect(about.body).toMatchObject({ id: youthId, caseCode: null, people: [{ actorId: agency.caseworker.userId, times: 1 }] });
    expect(search.text + about.text).not.toMatch(/K-40|Robin/);
  });

  it('tells nothing to another agency, and another agency’s looks stay in its own audit', async () => {
    const [here, there] = [await foundAgency(house), await foundAgency(house)];
    const youthId = await openFile(here.caseworker);
    expect((await there.caseworker.get(`/youth/${youthId}`)).status).toBe(404);
    expect((await there.privacyOfficer.get(`/audit/youth/${youthId}`)).status).toBe(404);
    expect((await there.privacyOfficer.post('/audit/events/search', { youthId })).status).toBe(404);
    expect((await lookFor(there.privacyOfficer, { actorId: here.caseworker.userId })).items).toEqual([]);
    for (const person of [here.manager, here.privacyOfficer]) {
      const { items } = await lookFor(person, { youthId });
      expect(items.map(({ action }) => action)).toContain('youth.created');
      expect(items.map(({ actorId }) => actorId)).not.toContain(there.caseworker.userId);
      expect(items.map(({ actorId }) => actorId)).not.toContain(there.privacyOfficer.userId);
    }
    const refused = await lookFor(there.manager, { decision: 'deny', actorId: there.caseworker.userId });
    expect(refused.items).toMatchObject([{ action: 'access.refused', youth: [], youthNotShown: 1 }]);
  });
});

function cast({ manager, privacyOfficer, caseworker, caregiver, admin }: Agency): Partial<Record<Role, Person>> {
  return { program_manager: manager, privacy_officer: privacyOfficer, caseworker, caregiver, agency_admin: admin };
}

/** Rows of the function when the application asks it with nothing in between. */
async function rawPage(appUrl: string, token: string | undefined): Promise<number> {
  const client = new pg.Client({ connectionString: appUrl });
  await client.connect();
  await client.query('begin');
  if (token) await client.query('select gate.enter($1)', [token]);
  const { rowCount } = await client.query('select from gate.audit_page(null, null, null, null, null, null, null, null, 10)');
  await client.end();
  return rowCount ?? 0;
}
