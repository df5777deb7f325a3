// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, type Youth } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { eventsAbout, withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

describe('who must be kept away from a youth', () => {
  const house = openHouse();
  let agency: Agency;
  let youth: Youth;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    youth = await openFile(agency.caseworker);
  });

  describe('conflicts', () => {
    const declare = (who: Person, about: Person, reason = 'kin') =>
      who.post(`/youth/${youth.id}/conflicts`, { userId: about.userId, reason });
    const end = (who: Person, id: string, version = 1) =>
      who.post(`/youth/${youth.id}/conflicts/${id}/end`, undefined, { version });
    /** Every address of the youth that this person's role may ask for, and the status it answers. */
    const everything = async (person: Person) =>
      Promise.all(
        house.routes
          .filter(({ method, path }) => method === 'GET' && path.includes(':youthId'))
          .map(async ({ path }) => {
            const address = path.replace(':youthId', youth.id).replace(':number', '1').replace(/:\w+/g, randomUUID());
            const query = path.endsWith('/closed') ? '?reason=supervision' : path.endsWith('plan/compare') ? '?from=1&to=1' : '';
            return [path, (await person.get(`${address}${query}`)).status] as const;
          }),
      );
    const seesSomething = async (person: Person) => (await everything(person)).some(([, status]) => status === 200);
    const finds = async (person: Person) => {
      const [list, search] = [
        await person.get('/youth?limit=100'),
        await person.post('/youth/search', { words: youth.caseCode }),
      ];
      return [list, search].some(({ text }) => text.includes(youth.id));
    };

    /** A second worker with a supervisor of their own, so that somebody is left. */
    const widen = async () =>
      expect((await agency.manager.post(`/youth/${youth.id}/care-team`, { userId: agency.otherCaseworker.userId })).status).toBe(
        201,
      );

    it.each([
      ['its own worker', 'caseworker', 'manager'],
      ['the supervisor', 'manager', 'caseworker'],
    ] as const)('takes everything of the youth from %s at once, in lists and search too', async (_, who, by) => {
      await widen();
      expect([await seesSomething(agency[who]), await finds(agency[who])]).toEqual([true, true]);

      const { status, body } = await declare(agency[by], agency[who]);

      expect(status).toBe(201);
      expect(body).toMatchObject({
        userId: agency[who].userId,
        displayName: `${who} of ${agency.code}`,
        reason: 'kin',
        declaredBy: agency[by].userId,
        declaredByName: `${by} of ${agency.code}`,
        endedAt: null,
        version: 1,
      });
      expect((await everything(agency[who])).filter(([, answer]) => answer !== 404)).toEqual([]);
      expect(await finds(agency[who])).toBe(false);
      expect((await agency[who].patch(`/youth/${youth.id}`, { hairColor: 'red' }, 1)).status).toBe(404);
      expect((await agency[who].post(`/youth/${youth.id}/plan/draft`, { stage: 'in_placement' })).status).toBe(404);
    });

    it('takes it from a caregiver who lives with the youth', async () => {
      await placeCaregiver(house, agency, youth.id, agency.caregiver);
      expect((await agency.caregiver.get(`/youth/${youth.id}`)).status).toBe(200);

      await declare(agency.caseworker, agency.caregiver, 'suspected_harm');

      expect((await everything(agency.caregiver)).filter(([, answer]) => answer !== 404)).toEqual([]);
    });

    it('leaves nobody without a worker or a supervisor: another comes first', async () => {
      const [alone, blind] = [await declare(agency.manager, agency.caseworker), await declare(agency.caseworker, agency.manager)];

      expect([alone.body.code, blind.body.code]).toEqual(['conflict/leaves-no-worker', 'conflict/leaves-no-supervisor']);
      expect([await seesSomething(agency.caseworker), await seesSomething(agency.manager)]).toEqual([true, true]);
    });

    it('may be declared of oneself, and puts one out with it', async () => {
      await widen();
      const { status, body } = await declare(agency.caseworker, agency.caseworker, 'prior_relationship');

      expect([status, body.declaredBy, body.userId]).toEqual([201, agency.caseworker.userId, agency.caseworker.userId]);
      expect(await seesSomething(agency.caseworker)).toBe(false);
      expect((await end(agency.caseworker, body.id as string)).status).toBe(404);
    });

    it('is ended by a supervisor with a fresh factor, never by whom it is about nor by the worker', async () => {
      await widen();
      const { body: own } = await declare(agency.caseworker, agency.manager);
      const { body: other } = await declare(agency.caseworker, agency.otherCaregiver, 'other');
      expect((await end(agency.manager, own.id as string)).status).toBe(404);
      expect((await end(agency.manager, other.id as string)).status).toBe(404);
      expect((await end(agency.caseworker, own.id as string)).status).toBe(404);
      expect(await seesSomething(agency.manager)).toBe(false);

      youth = await openFile(agency.caseworker);
      await widen();
      const { body } = await declare(agency.manager, agency.caseworker);
      const tired = await withoutFreshFactor(house, agency, agency.manager, 'program_manager');
      expect((await end(tired, body.id as string)).body.code).toBe('step-up-required');
      const ended = await end(agency.manager, body.id as string);

      expect([ended.status, ended.body.version]).toEqual([200, 2]);
      expect(await seesSomething(agency.caseworker)).toBe(true);
      expect((await agency.manager.get(`/youth/${youth.id}/conflicts`)).body.items).toEqual([]);
      expect((await end(agency.manager, body.id as string, 1)).status).toBe(412);
      expect((await end(agency.manager, body.id as string, 2)).body.code).toBe('access/ended-already');
    });

    it('is listed for the team, with names, and each act is an event with its reason', async () => {
      const { body } = await declare(agency.caseworker, agency.otherCaregiver, 'youth_asked');

      const [worker, manager] = await Promise.all(
        [agency.caseworker, agency.manager].map((person) => person.get(`/youth/${youth.id}/conflicts`)),
      );

      expect(worker!.body.items).toEqual([body]);
      expect(manager!.body.items).toEqual([body]);
      expect((await agency.otherCaseworker.get(`/youth/${youth.id}/conflicts`)).status).toBe(404);
      expect(await eventsAbout(house, youth.id)).toContainEqual(
        expect.objectContaining({ action: 'conflict.declared', resource_id: body.id, reason_code: 'youth_asked' }),
      );
    });

    it('is declared once, of someone of the agency, for a reason of the list', async () => {
      const elsewhere = await foundAgency(house);
      const replies = await Promise.all([1, 2, 3].map(() => declare(agency.caseworker, agency.otherManager)));
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);

      for (const userId of [elsewhere.caseworker.userId, randomUUID()]) {
        const { status, body } = await agency.caseworker.post(`/youth/${youth.id}/conflicts`, { userId, reason: 'kin' });
        expect([status, body.errors[0].code]).toEqual([422, 'not-in-your-agency']);
      }
      expect((await declare(agency.caseworker, agency.admin, 'gossip')).body.errors[0].pointer).toBe('/reason');
    });

    it('gives the same answer to a request that is sent twice', async () => {
      const key = randomUUID();
      const asked = { userId: agency.otherCaregiver.userId, reason: 'kin' };

      const [first, second] = [
        await agency.caseworker.post(`/youth/${youth.id}/conflicts`, asked, { key }),
        await agency.caseworker.post(`/youth/${youth.id}/conflicts`, asked, { key }),
      ];

      expect([second.status, second.body]).toEqual([201, first.body]);
    });
  });

  describe('persons of concern', () => {
    const aPerson = { name: 'Dmitri Vale · Дмитрий', connection: 'adult_known', why: 'Waited at the school gate.\nTwice.' };
    const path = () => `/youth/${youth.id}/persons-of-concern`;

    it('are recorded, read and ended, name and reason as they were written', async () => {
      const account = agency.otherCaregiver.userId;
      const recorded = await agency.caseworker.post(path(), { ...aPerson, userId: account });

      expect(recorded.status).toBe(201);
      expect(recorded.body).toMatchObject({ ...aPerson, userId: account, recordedBy: agency.caseworker.userId, version: 1 });
      expect((await agency.manager.get(path())).body.items).toEqual([recorded.body]);
      const end = `${path()}/${recorded.body.id}/end`;
      expect((await agency.caseworker.post(end, undefined, { version: 1 })).status).toBe(404);
      const tired = await withoutFreshFactor(house, agency, agency.manager, 'program_manager');
      expect((await tired.post(end, undefined, { version: 1 })).body.code).toBe('step-up-required');
      expect((await agency.manager.post(end)).status).toBe(428);
      expect((await agency.manager.post(end, undefined, { version: 1 })).body).toMatchObject({ ...aPerson, version: 2 });
      expect((await agency.caseworker.get(path())).body.items).toEqual([]);
      expect((await agency.manager.post(end, undefined, { version: 1 })).status).toBe(412);
      expect((await agency.manager.post(end, undefined, { version: 2 })).status).toBe(409);
    });

    it('are kept as ciphertext, and found again by an equal name however it is written', async () => {
      const { body } = await agency.caseworker.post(path(), { ...aPerson, name: 'Vále, Dmitri' });

      const { rows } = await house.owner.query<{ name_index: Buffer; row: string }>(
        'select name_index, p::text as row from harbor.person_of_concern p where id = $1',
        [body.id],
      );
      expect(rows[0]!.name_index).toEqual(await house.ring.nameIndex(agency.id, 'dmitri VALE'));
      expect(rows[0]!.name_index).not.toEqual(await house.ring.nameIndex(agency.id, 'dmitri valet'));
      for (const word of ['Dmitri', 'school gate']) {
        expect(rows[0]!.row).not.toContain(Buffer.from(word).toString('hex'));
        expect(JSON.stringify(await eventsAbout(house, youth.id))).not.toContain(word);
      }
    });

    it('ask for a fresh second factor before anything is told', async () => {
      const tired = await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker');

      for (const reply of [
        await tired.get(path()),
        await tired.post(path(), aPerson),
        await tired.get(`/youth/${randomUUID()}/persons-of-concern`),
      ]) {
        expect([reply.status, reply.body.code]).toEqual([403, 'step-up-required']);
      }
    });

    it.each([
      ['otherCaseworker', 404],
      ['otherManager', 404],
      ['caregiver', 404],
      ['privacyOfficer', 404],
      ['stranger', 401],
    ] as const)('are not for %s (%i)', async (who, status) => {
      await placeCaregiver(house, agency, youth.id, agency.caregiver);

      expect((await agency[who].get(path())).status).toBe(status);
      expect((await agency[who].post(path(), aPerson)).status).toBe(status);
    });

    it.each([
      [{ name: '' }, '/name'],
      [{ name: 'two\nlines' }, '/name'],
      [{ connection: 'stranger' }, '/connection'],
      [{ why: 'x'.repeat(2001) }, '/why'],
      [{ userId: randomUUID() }, '/userId'],
      [{ recordedBy: randomUUID() }, '/recordedBy'],
    ])('refuse %j', async (over, pointer) => {
      const { status, body } = await agency.caseworker.post(path(), { ...aPerson, ...over });

      expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
    });
  });
});
