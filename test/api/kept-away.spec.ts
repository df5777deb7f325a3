// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { accessTo, aHome, aYouth, inHome, moveTo, placed } from '../support/living.js';
import type { Person } from '../support/person.js';
import { inSessionOf, refusalOf } from '../support/raw.js';

describe('a person of concern who has an account', () => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  beforeEach(async () => {
    agency = await foundAgency(house);
    youthId = await aYouth(agency);
  });
  const concern = ({ userId }: Person, by = agency.caseworker) =>
    by.post(`/youth/${youthId}/persons-of-concern`, {
      name: 'Somebody',
      connection: 'caregiver',
      why: 'The youth told us.',
      userId,
    });
  const assign = ({ userId }: Person) => agency.manager.post(`/youth/${youthId}/care-team`, { userId });
  /** Every address of the youth that answers this person with anything but 404. */
  const answersTo = async (person: Person) => {
    const told = await Promise.all(
      house.routes
        .filter(({ method, path }) => method === 'GET' && path.includes(':youthId'))
        .map(async ({ path }) => {
          const address = path.replace(':youthId', youthId).replace(':number', '1').replace(/:\w+/g, randomUUID());
          const query = path.endsWith('/closed') ? '?reason=supervision' : path.endsWith('plan/compare') ? '?from=1&to=1' : '';
          return [path, (await person.get(`${address}${query}`)).status] as const;
        }),
    );
    return told.filter(([, status]) => status !== 404).map(([path]) => path);
  };

  it('finds nothing any more, though the youth lives with them and the placement goes on', async () => {
    const { caseworker, caregiver } = agency;
    const homeId = await aHome(caseworker, [caregiver]);
    const arrangement = await placed(caseworker, youthId, inHome(homeId));
    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(200);

    const { status, body } = await concern(caregiver);

    expect(status).toBe(201);
    expect(await answersTo(caregiver)).toEqual([]);
    expect((await caregiver.get('/caregiving/youth')).text).not.toContain(youthId);
    expect((await caseworker.get(`/youth/${youthId}/placements`)).body.currentId).toBe(arrangement);
    // Whoever reads the audit of the youth, as the privacy officer does, finds it there.
    const asked = { youthId, from: new Date(Date.now() - 60_000).toISOString(), actions: ['personOfConcern.recorded'] };
    const { items } = (await agency.privacyOfficer.post('/audit/events/search', asked)).body;
    expect(items).toMatchObject([{ resourceId: body.id, youth: [{ id: youthId }] }]);
  });

  it('is not let onto the team, nor back in by placing, by anyone', async () => {
    const { caseworker, caregiver, otherCaseworker } = agency;
    await concern(otherCaseworker);
    await concern(caregiver);
    const [own, other] = [await aHome(caseworker, [caregiver]), await aHome(caseworker)];

    expect((await assign(otherCaseworker)).body).toMatchObject({ status: 409, code: 'access/in-conflict' });
    expect(await answersTo(otherCaseworker)).toEqual([]);
    const first = await placed(caseworker, youthId, inHome(other));
    const moved = await caseworker.post(`/youth/${youthId}/placements`, moveTo(own, first));
    expect(moved.body.code).toBe('placement/not-safe-for-this-youth');
    const joined = await caseworker.post(`/homes/${other}/adults`, { name: 'A', userId: agency.otherCaregiver.userId });
    expect(joined.status).toBe(201);
    expect(await accessTo(house, youthId)).toMatchObject([{ userId: agency.otherCaregiver.userId, ended: false }]);
  });

  it('loses the youth as their worker or supervisor too, in lists and search as well', async () => {
    const { caseworker, manager, otherCaseworker } = agency;
    await assign(otherCaseworker);
    expect((await otherCaseworker.get('/youth?limit=100')).text).toContain(youthId);

    await concern(otherCaseworker);
    expect(await answersTo(otherCaseworker)).toEqual([]);
    expect((await otherCaseworker.get('/youth?limit=100')).text).not.toContain(youthId);
    expect((await otherCaseworker.post('/youth/search', { words: 'Sam' })).text).not.toContain(youthId);
    // Their other supervisor is no supervisor of this youth any more, so this one is the last.
    expect((await concern(manager)).status).toBe(201);
    expect(await answersTo(manager)).toEqual([]);
    expect((await agency.otherManager.get(`/youth/${youthId}`)).status).toBe(200);
    expect((await caseworker.get(`/youth/${youthId}`)).status).toBe(200);
  });

  it('leaves a worker and a supervisor behind: another comes first', async () => {
    const { caseworker, manager } = agency;
    expect([(await concern(caseworker)).body.code, (await concern(manager)).body.code]).toEqual([
      'conflict/leaves-no-worker',
      'conflict/leaves-no-supervisor',
    ]);
    await assign(agency.otherCaseworker);
    await concern(agency.otherCaseworker);
    // Two on the team, and one of them kept away: the other one is the last.
    const { body: team } = await manager.get(`/youth/${youthId}/care-team`);
    const own = team.items.find(({ userId }: { userId: string }) => userId === caseworker.userId);
    const ended = await manager.post(`/youth/${youthId}/care-team/${own.id}/end`, undefined, { version: own.version });
    expect(ended.body.code).toBe('access/last-worker');
  });

  it('is ended by a supervisor, and the way is free again', async () => {
    const { caseworker, manager, caregiver } = agency;
    await placed(caseworker, youthId, inHome(await aHome(caseworker, [caregiver])));
    const { body } = await concern(caregiver);
    const end = `/youth/${youthId}/persons-of-concern/${body.id}/end`;

    expect((await caseworker.post(end, undefined, { version: 1 })).status).toBe(404);
    expect((await manager.post(end, undefined, { version: 1 })).status).toBe(200);

    expect((await caregiver.get(`/youth/${youthId}`)).status).toBe(200);
  });

  describe('in raw SQL', () => {
    const end = 'update harbor.person_of_concern set ended_at = $1, version = version + 1 where youth_id = $2';
    const rowsSeen = (person: Person) =>
      inSessionOf(
        house,
        person,
        async (client) => (await client.query('select from harbor.youth where id = $1', [youthId])).rowCount,
      );

    it('sees no row of the youth with a session that goes on', async () => {
      await placed(agency.caseworker, youthId, inHome(await aHome(agency.caseworker, [agency.caregiver])));
      expect(await rowsSeen(agency.caregiver)).toBe(1);
      await concern(agency.caregiver);
      expect(await rowsSeen(agency.caregiver)).toBe(0);
    });

    it('is put on the team by nobody', async () => {
      await concern(agency.otherCaseworker);
      const refusal = await inSessionOf(house, agency.manager, (client) =>
        refusalOf(
          client.query(
            `insert into harbor.care_team (agency_id, id, youth_id, user_id, relation, why, from_at)
              values ($1, $2, $3, $4, 'assigned', 'assignment', harbor.now())`,
            [agency.id, randomUUID(), youthId, agency.otherCaseworker.userId],
          ),
        ),
      );
      expect(refusal).toBe('ck_care_team_member_not_in_conflict');
    });

    it('is ended by no worker, and opened again by nobody', async () => {
      const { body } = await concern(agency.caregiver);
      const changed = (person: Person, endedAt: Date | null) =>
        inSessionOf(house, person, async (client) => {
          const asked = client.query(end, [endedAt, youthId]);
          return (await refusalOf(asked)) ?? (await asked).rowCount;
        });
      expect(await changed(agency.caseworker, new Date())).toBe(0);
      await agency.manager.post(`/youth/${youthId}/persons-of-concern/${body.id}/end`, undefined, { version: 1 });
      expect(await changed(agency.manager, null)).toBe('ck_person_of_concern_ends_once');
    });
  });
});
