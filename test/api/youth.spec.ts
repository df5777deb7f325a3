// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { eventsAbout, withoutFreshFactor } from '../support/owner.js';
import { placeCaregiver } from '../support/placing.js';
import { aYouth, openFile } from '../support/youth-files.js';

describe('a youth’s file', () => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });

  describe('beginning it', () => {
    it('makes the worker the first of the care team, in one transaction with one event', async () => {
      const asked = aYouth({
        pronouns: 'she/her',
        languages: ['es', 'en-US'],
        tribalNations: ['Cherokee Nation'],
        icwa: 'applies',
      });

      const { status, body, headers } = await agency.caseworker.post('/youth', asked);

      expect(status).toBe(201);
      expect(headers.get('etag')).toBe('"1"');
      expect(body).toMatchObject({ ...asked, view: 'casework', version: 1, aliases: [], allergies: '', heightCm: null });
      expect(body.caseCode).toMatch(/^[A-Z]-\d{4,5}$/);
      expect((await agency.caseworker.get(`/youth/${body.id}/care-team`)).body.items).toMatchObject([
        { userId: agency.caseworker.userId, relation: 'assigned', why: 'intake', role: 'caseworker', until: null },
      ]);
      const [created] = await eventsAbout(house, body.id);
      expect(created).toMatchObject({ action: 'youth.created', relation_used: 'intake', actor_id: agency.caseworker.userId });
      expect((created!['changes'] as string[]).map((change) => change.split('/')[0])).toEqual([
        'data_key',
        'youth',
        'youth_case',
        'care_team',
      ]);
    });

    it.each([
      ['caseworker', 201],
      ['manager', 404],
      ['caregiver', 404],
      ['privacyOfficer', 404],
      ['admin', 404],
      ['stranger', 401],
    ] as const)('answers %s with %i', async (who, status) => {
      expect((await agency[who].post('/youth', aYouth())).status).toBe(status);
    });

    it('refuses a case code that another file of the agency has, and lets another agency use it', async () => {
      const elsewhere = await foundAgency(house);
      await openFile(agency.caseworker, { caseCode: 'K-204' });

      const again = await agency.otherCaseworker.post('/youth', aYouth({ caseCode: 'K-204' }));

      expect([again.status, again.body.code]).toEqual([409, 'youth/case-code-taken']);
      expect((await elsewhere.caseworker.post('/youth', aYouth({ caseCode: 'K-204' }))).status).toBe(201);
    });

    it.each([
      ['a day that has not come', { birthDate: '2199-01-01' }, '/birthDate', 'in-the-future'],
      ['a day that does not exist', { birthDate: '2010-02-30' }, '/birthDate', 'calendar-date'],
      ['null where there must be something', { usedName: null }, '/usedName', undefined],
      ['a code that is in no list', { gender: 'unknown' }, '/gender', 'not-in-list'],
      ['the same code twice', { raceEthnicity: ['white', 'white'] }, '/raceEthnicity', undefined],
      ['a language twice', { languages: ['en', 'en'] }, '/languages', 'array-unique'],
      ['one who declines beside an answer', { raceEthnicity: ['declined', 'white'] }, '/raceEthnicity', 'stands-alone'],
      ['unknown beside declined', { raceEthnicity: ['unknown', 'declined'] }, '/raceEthnicity', 'stands-alone'],
      ['a field that does not exist', { agencyId: randomUUID() }, '/agencyId', 'unknown-field'],
      ['a restricted field', { marks: 'scar' }, '/marks', 'unknown-field'],
    ])('refuses %s and names the field', async (_, over, pointer, code) => {
      const { status, body } = await agency.caseworker.post('/youth', aYouth(over));

      expect(status).toBe(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer, ...(code ? { code } : {}) })]);
    });

    it('begins one file for a request that is sent twice, and refuses the key for other words', async () => {
      const key = randomUUID();
      const asked = aYouth({ usedName: 'Twice' });

      const replies = await Promise.all([1, 2, 3, 4].map(() => agency.caseworker.post('/youth', asked, { key })));

      expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
      const other = await agency.caseworker.post('/youth', aYouth({ usedName: 'Thrice' }), { key });
      expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
      expect((await agency.caseworker.send('POST', '/youth', asked)).status).toBe(400);
    });
  });

  describe('reading it', () => {
    it('shows the case to its team and daily care, and nothing more, to the caregiver', async () => {
      const { id } = await openFile(agency.caseworker, { pronouns: 'they/them' });
      await placeCaregiver(house, agency, id, agency.caregiver);

      const [worker, manager, caregiver] = await Promise.all(
        [agency.caseworker, agency.manager, agency.caregiver].map((person) => person.get(`/youth/${id}`)),
      );

      expect(worker!.body).toEqual(manager!.body);
      expect(worker!.body).toMatchObject({ view: 'casework', legalName: 'Renata Ortiz', birthDate: '2010-05-04' });
      expect(caregiver!.body.age).toBe(worker!.body.age);
      expect(Object.keys(caregiver!.body as object).sort()).toEqual([
        'age',
        'allergies',
        'dailyCare',
        'id',
        'interpreterLanguage',
        'languages',
        'medication',
        'pronouns',
        'usedName',
        'version',
        'view',
      ]);
      expect(caregiver!.text).not.toMatch(/Renata|2010-05-04/);
      const read = (await eventsAbout(house, id)).filter(({ action }) => action === 'youth.opened');
      expect(read.map((event) => event['relation_used']).sort()).toEqual(['assigned', 'placed', 'supervising']);
    });

    it.each(['otherCaseworker', 'otherManager', 'caregiver', 'privacyOfficer', 'admin'] as const)(
      'tells %s what it tells of a youth that does not exist, and writes down that they tried',
      async (who) => {
        const { id } = await openFile(agency.caseworker);

        const [here, nowhere] = [await agency[who].get(`/youth/${id}`), await agency[who].get(`/youth/${randomUUID()}`)];

        expect(here.status).toBe(404);
        expect({ ...here.body, instance: '' }).toEqual({ ...nowhere.body, instance: '' });
        expect(await eventsAbout(house, id)).toContainEqual(
          expect.objectContaining({ action: 'access.refused', decision: 'deny', actor_id: agency[who].userId }),
        );
      },
    );

    it('ends for a caregiver with the placement', async () => {
      const { id } = await openFile(agency.caseworker);
      const placement = await placeCaregiver(house, agency, id, agency.otherCaregiver);
      expect((await agency.otherCaregiver.get(`/youth/${id}`)).status).toBe(200);

      await placement.end();

      expect((await agency.otherCaregiver.get(`/youth/${id}`)).status).toBe(404);
    });
  });

  describe('keeping it up to date', () => {
    it('changes what is named, steps the version, and tells the names of the fields alone', async () => {
      const { id } = await openFile(agency.caseworker);
      const change = { allergies: 'Peanuts 🥜', interpreterLanguage: 'es', heightCm: 160, tribalNations: [] };

      const { status, body, headers } = await agency.caseworker.patch(`/youth/${id}`, change, 1);

      expect([status, headers.get('etag')]).toEqual([200, '"2"']);
      expect(body).toMatchObject({ ...change, usedName: 'Ren', version: 2 });
      const updated = (await eventsAbout(house, id)).find(({ action }) => action === 'youth.updated');
      expect(updated).toMatchObject({ version_before: 1, version_after: 2, fields_touched: Object.keys(change) });
      expect(JSON.stringify(updated)).not.toContain('Peanuts');
    });

    it('asks for the version that was read, and says which one is current', async () => {
      const { id } = await openFile(agency.caseworker);
      await agency.caseworker.patch(`/youth/${id}`, { hairColor: 'black' }, 1);

      const [without, stale] = [
        await agency.caseworker.patch(`/youth/${id}`, { hairColor: 'red' }),
        await agency.caseworker.patch(`/youth/${id}`, { hairColor: 'red' }, 1),
      ];

      expect([without.status, stale.status, stale.body.current]).toEqual([428, 412, 2]);
      expect((await agency.caseworker.get(`/youth/${id}`)).body.hairColor).toBe('black');
    });

    it('lets one of twenty who save at once win', async () => {
      const { id } = await openFile(agency.caseworker);

      const replies = await Promise.all(
        Array.from({ length: 20 }, (_, i) => agency.caseworker.patch(`/youth/${id}`, { eyeColor: `color ${i}` }, 1)),
      );

      expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(19).fill(412)]);
      const winner = replies.find(({ status }) => status === 200)!;
      expect((await agency.caseworker.get(`/youth/${id}`)).body).toEqual(winner.body);
    });

    it.each([
      [{ birthDate: '2199-01-01' }, '/birthDate'],
      [{ allergies: null }, '/allergies'],
      [{ heightCm: 12 }, '/heightCm'],
      [{ usedName: '  ' }, '/usedName'],
      [{ usedName: '\u200b\u2060' }, '/usedName'],
      [{ raceEthnicity: ['asian', 'unknown'] }, '/raceEthnicity'],
      [{ caseCode: 'K-1' }, '/caseCode'],
    ])('refuses %j and changes nothing', async (change, pointer) => {
      const { id } = await openFile(agency.caseworker);

      const { status, body } = await agency.caseworker.patch(`/youth/${id}`, { hairColor: 'blue', ...change }, 1);

      expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
      expect((await agency.caseworker.get(`/youth/${id}`)).body).toMatchObject({ version: 1, hairColor: '' });
    });

    it('refuses a change of nothing, which would make a version and an event without a field', async () => {
      const { id } = await openFile(agency.caseworker);
      for (const path of [`/youth/${id}`, `/youth/${id}/restricted`]) {
        const { status, body } = await agency.caseworker.patch(path, {}, 1);
        expect([status, body.errors]).toEqual([422, [expect.objectContaining({ pointer: '', code: 'nothing-to-change' })]]);
      }
      expect((await agency.caseworker.get(`/youth/${id}`)).body.version).toBe(1);
      expect((await agency.caseworker.patch(`/youth/${id}`, { raceEthnicity: ['declined'] }, 1)).status).toBe(200);
    });

    it('takes null where nothing is an answer', async () => {
      const { id } = await openFile(agency.caseworker, { interpreterLanguage: 'es' });
      await agency.caseworker.patch(`/youth/${id}`, { heightCm: 150 }, 1);

      const { body } = await agency.caseworker.patch(`/youth/${id}`, { interpreterLanguage: null, heightCm: null }, 2);

      expect(body).toMatchObject({ interpreterLanguage: null, heightCm: null, version: 3 });
    });

    it('is for its workers: a supervisor and a caregiver who read it do not write it', async () => {
      const { id } = await openFile(agency.caseworker);
      await placeCaregiver(house, agency, id, agency.caregiver);

      for (const person of [agency.manager, agency.caregiver, agency.otherCaseworker]) {
        expect((await person.patch(`/youth/${id}`, { allergies: 'none' }, 1)).status).toBe(404);
      }
    });
  });

  describe('its restricted fields', () => {
    const restricted = {
      marks: 'Small tattoo, left wrist',
      handles: '@ren.paints',
      safeContact: 'Text only, after 16:00 · أهلاً · 👩🏽‍🎨',
      restrictedNote: 'For the court folder.',
      school: 'Lakeside High',
    };

    it('come back as they were written, to workers and their supervisors, each reading an event', async () => {
      const { id } = await openFile(agency.caseworker);
      expect((await agency.caseworker.get(`/youth/${id}/restricted`)).body).toMatchObject({ marks: '', school: '', version: 1 });

      const { status, body } = await agency.caseworker.patch(`/youth/${id}/restricted`, restricted, 1);

      expect([status, body]).toEqual([200, { id, ...restricted, version: 2 }]);
      expect((await agency.manager.get(`/youth/${id}/restricted`)).body).toEqual(body);
      expect((await agency.caseworker.patch(`/youth/${id}/restricted`, { handles: '' }, 2)).body).toEqual({
        ...body,
        handles: '',
        version: 3,
      });
      const actions = (await eventsAbout(house, id)).map(({ action }) => action).slice(1);
      expect(actions).toEqual([
        'youth.restrictedRead',
        'youth.restrictedUpdated',
        'youth.restrictedRead',
        'youth.restrictedUpdated',
      ]);
    });

    it('ask for a fresh second factor before they tell whether there is such a youth', async () => {
      const { id } = await openFile(agency.caseworker);
      const tired = await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker');

      const replies = [
        await tired.get(`/youth/${id}/restricted`),
        await tired.get(`/youth/${randomUUID()}/restricted`),
        await tired.patch(`/youth/${id}/restricted`, restricted, 1),
        await tired.patch(`/youth/${randomUUID()}/restricted`, restricted, 1),
      ];

      expect(replies.map(({ status, body }) => [status, body.code])).toEqual(Array(4).fill([403, 'step-up-required']));
      expect((await tired.get(`/youth/${id}`)).status).toBe(200);
      expect(await eventsAbout(house, id)).toContainEqual(expect.objectContaining({ decision: 'step-up', auth_level: 1 }));
    });

    it.each([
      ['otherCaseworker', 404],
      ['otherManager', 404],
      ['caregiver', 404],
      ['privacyOfficer', 404],
      ['stranger', 401],
    ] as const)('are not for %s (%i)', async (who, status) => {
      const { id } = await openFile(agency.caseworker);
      await placeCaregiver(house, agency, id, agency.caregiver);

      expect((await agency[who].get(`/youth/${id}/restricted`)).status).toBe(status);
    });
  });
});
