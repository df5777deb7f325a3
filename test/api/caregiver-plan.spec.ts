// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { eventsAbout, withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { type Placed, placeCaregiver } from '../support/placing.js';
import { aLine, aNote, type Line, PlanDesk } from '../support/plans.js';
import { inSessionOf } from '../support/raw.js';
import { openFile } from '../support/youth-files.js';

describe('who reads which lines of a safety plan', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  let placement: Placed;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    desk = new PlanDesk(agency.caseworker, (await openFile(agency.caseworker)).id);
    placement = await placeCaregiver(house, agency, desk.youthId, agency.caregiver);
  });
  const copy = (who: Person = agency.caregiver, query = '') => who.get(`/youth/${desk.youthId}/caregiver-plan${query}`);
  const acknowledge = (who: Person, number: number, key = randomUUID()) =>
    who.post(`/youth/${desk.youthId}/caregiver-plan/acknowledge`, { number }, { key });

  describe('the caregivers’ copy', () => {
    it('holds the lines marked for caregivers in the order of the sections, and nothing else', async () => {
      const lines = [
        aNote({ section: 'safe_people', audience: 'caregiver', text: 'Aunt Rosa may call.' }),
        aLine({ text: 'Leave the hall light on.' }),
        aLine({ audience: 'team', text: 'For the team.' }),
        aLine({ audience: 'youth_and_worker', text: 'Between us.' }),
        aNote({ section: 'run_risk', audience: 'team', text: 'By the east gate.' }),
      ];
      expect((await copy()).status).toBe(404);
      const version = await desk.drafted(lines);
      const preview = await desk.get('/draft/caregiver-preview');
      const signed = (await desk.sign(version)).body;

      const { status, body, text } = await copy();

      expect(status).toBe(200);
      expect(Object.keys(body as object).sort()).toEqual(['acknowledgedAt', 'id', 'items', 'number', 'publishedAt', 'stage']);
      expect(body).toMatchObject({ number: 1, stage: 'in_placement', publishedAt: signed.signedAt, acknowledgedAt: null });
      expect(body.items).toEqual([
        { section: 'grounding', sectionTitle: expect.any(String), text: 'Leave the hall light on.', isQuote: true },
        { section: 'safe_people', sectionTitle: expect.any(String), text: 'Aunt Rosa may call.', isQuote: false },
      ]);
      expect(preview.body.items).toEqual(body.items);
      expect(text).not.toMatch(/For the team|Between us|east gate/);
      const inSpanish = (await copy(agency.caregiver, '?language=es')).body.items as { sectionTitle: string; text: string }[];
      expect(inSpanish[0]!.sectionTitle).not.toBe(body.items[0].sectionTitle);
      expect(inSpanish[0]!.text).toBe('Leave the hall light on.');
    });

    it('stays as it was signed while a new draft is written', async () => {
      const line = aNote({ audience: 'caregiver', text: 'Signed.' });
      await desk.signed([line]);
      await desk.start();
      await desk.save(1, { items: [{ ...line, text: 'Not signed yet.' }] });

      expect((await copy()).body.items.map((item: Line) => item.text)).toEqual(['Signed.']);
    });

    it('loses the words the youth withdraws at once, signed or not', async () => {
      const [words, other] = [aLine({ text: 'Taken back.' }), aNote({ audience: 'caregiver', text: 'Stays.' })];
      await desk.signed([words, other]);
      await desk.start();
      expect((await copy()).body.items).toHaveLength(2);

      await desk.act('withdraw-words', 1, { itemId: words.id });
      await desk.act('set-aside', 2);

      for (const reader of [agency.caregiver, agency.caseworker, agency.manager]) {
        const { status, body, text } = await copy(reader);
        expect([status, body.items.map((item: Line) => item.text)]).toEqual([200, ['Stays.']]);
        expect(text).not.toContain('Taken back.');
      }
    });

    it('tells which lines were withdrawn to nobody without a place near the youth, not even in raw SQL', async () => {
      const words = aLine();
      await desk.drafted([words]);
      await desk.act('withdraw-words', 2, { itemId: words.id });
      const asked = (who: Person) =>
        inSessionOf(house, who, async (client) => {
          const { rows } = await client.query<{ ids: string[] }>('select gate.withdrawn_words($1) as ids', [desk.youthId]);
          return rows[0]!.ids;
        });

      expect(await asked(agency.caregiver)).toEqual([words.id]);
      for (const who of [agency.otherCaregiver, agency.otherCaseworker, agency.privacyOfficer])
        expect(await asked(who)).toEqual([]);
    });

    it('is all a caregiver gets of the plan, and ends with the placement', async () => {
      await desk.signed();
      const caregiver = new PlanDesk(agency.caregiver, desk.youthId);
      const below = [
        '',
        '/draft',
        '/revisions',
        '/revisions/1',
        '/compare?from=1&to=1',
        '/draft/caregiver-preview',
        '/revisions/1/closed?reason=planning',
      ];
      for (const path of below) expect([path, (await caregiver.get(path)).status]).toEqual([path, 404]);
      expect((await copy()).status).toBe(200);

      await placement.end();

      expect([(await copy()).status, (await acknowledge(agency.caregiver, 1)).status]).toEqual([404, 404]);
    });

    it.each([
      ['caseworker', 200],
      ['manager', 200],
      ['otherCaregiver', 404],
      ['otherCaseworker', 404],
      ['privacyOfficer', 404],
      ['stranger', 401],
    ] as const)('answers %s with %i', async (who, status) => {
      await desk.signed();

      expect((await copy(agency[who])).status).toBe(status);
    });
  });

  describe('acknowledging it', () => {
    const known = async () =>
      (await desk.get()).body.acknowledgements as { userId: string; number: number; acknowledgedAt: string }[];

    it('is done once by each caregiver, and says when it was', async () => {
      await desk.signed();
      const second = await placeCaregiver(house, agency, desk.youthId, agency.otherCaregiver);

      const first = await acknowledge(agency.caregiver, 1);
      const again = await acknowledge(agency.caregiver, 1);
      await acknowledge(agency.otherCaregiver, 1);
      await second.end();

      expect([first.status, first.body.number]).toEqual([200, 1]);
      expect(again.body).toEqual(first.body);
      expect((await copy()).body.acknowledgedAt).toBe(first.body.acknowledgedAt);
      expect((await known()).map(({ userId, number }) => [userId, number])).toEqual([
        [agency.caregiver.userId, 1],
        [agency.otherCaregiver.userId, 1],
      ]);
    });

    it('counts one when several windows say so at once', async () => {
      await desk.signed();

      const replies = await Promise.all(Array.from({ length: 6 }, () => acknowledge(agency.caregiver, 1)));

      expect(replies.filter(({ status }) => status !== 200 && status !== 409)).toEqual([]);
      expect(await known()).toHaveLength(1);
    });

    it('is asked anew for a new revision, and cannot be given for an old one', async () => {
      await desk.signed();
      await acknowledge(agency.caregiver, 1);
      await desk.signed([aNote({ audience: 'caregiver', text: 'New.' })]);

      expect((await copy()).body).toMatchObject({ number: 2, acknowledgedAt: null });
      expect((await acknowledge(agency.caregiver, 1)).status).toBe(404);
      expect((await acknowledge(agency.caregiver, 2)).status).toBe(200);
      expect((await known()).map(({ number }) => number)).toEqual([2, 1]);
    });

    it('is no one’s but the caregivers’', async () => {
      await desk.signed();

      for (const person of [agency.caseworker, agency.manager, agency.otherCaregiver, agency.admin]) {
        expect((await acknowledge(person, 1)).status).toBe(404);
      }
      expect((await acknowledge(agency.caregiver, 0)).status).toBe(422);
      expect(await known()).toEqual([]);
    });
  });

  describe('what is between the youth and their worker', () => {
    const between = aLine({ audience: 'youth_and_worker', text: 'I told only you.' });

    it('is open to the worker and closed to the supervisor, who opens it by saying why', async () => {
      await desk.signed([between, aLine()]);
      const supervisor = new PlanDesk(agency.manager, desk.youthId);
      expect((await desk.get('/revisions/1')).body.items[0]).toMatchObject({ text: 'I told only you.', isClosed: false });

      const shown = await supervisor.get('/revisions/1');
      const opened = await supervisor.get('/revisions/1/closed?reason=complaint');

      expect(shown.body.items[0]).toMatchObject({ id: between.id, text: null, isClosed: true });
      expect(shown.text).not.toContain('I told only you.');
      expect(opened.body.items).toMatchObject([{ id: between.id, text: 'I told only you.', isClosed: true }]);
      expect((await eventsAbout(house, desk.youthId)).at(-1)).toMatchObject({
        action: 'plan.closedOpened',
        actor_id: agency.manager.userId,
        reason_code: 'complaint',
        relation_used: 'supervising',
        result_count: 1,
      });
      expect((await desk.get('/revisions/1/closed?reason=planning')).body.items).toEqual([]);
    });

    it('is not opened without a reason of the list, nor without a fresh factor', async () => {
      await desk.signed([between]);
      const supervisor = new PlanDesk(agency.manager, desk.youthId);
      const tired = new PlanDesk(await withoutFreshFactor(house, agency, agency.manager, 'program_manager'), desk.youthId);

      expect((await supervisor.get('/revisions/1/closed')).status).toBe(422);
      expect((await supervisor.get('/revisions/1/closed?reason=curious')).status).toBe(422);
      expect((await tired.get('/revisions/1/closed?reason=complaint')).body.code).toBe('step-up-required');
    });

    it('stays closed in a comparison', async () => {
      await desk.signed([between]);
      await desk.start();
      await desk.act('withdraw-words', 1, { itemId: between.id });
      await desk.save(2, { items: [aNote()] });
      await desk.sign(3);

      const { body, text } = await new PlanDesk(agency.manager, desk.youthId).get('/compare?from=1&to=2');

      expect(body.items).toContainEqual(
        expect.objectContaining({ id: between.id, section: 'grounding', kind: 'removed', words: [], isClosed: true }),
      );
      expect(text).not.toContain('I told only you.');
    });
  });
});
