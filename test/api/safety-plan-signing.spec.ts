// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { asOwner, changeRow, eventsAbout } from '../support/owner.js';
import { aLine, aNote, PlanDesk } from '../support/plans.js';
import { inSessionOf, refusalOf } from '../support/raw.js';
import { openFile } from '../support/youth-files.js';

describe('signing a safety plan', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  let supervisor: PlanDesk;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    const { id } = await openFile(agency.caseworker);
    desk = new PlanDesk(agency.caseworker, id);
    supervisor = new PlanDesk(agency.manager, id);
  });
  const dayFromNow = (days: number) =>
    new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Chicago' }).format(Date.now() + days * 86_400_000);

  describe('where the agency asks for no approval', () => {
    it('makes revision 1 of the draft, with the youth’s answer and the day to look at it again', async () => {
      const lines = [aLine(), aNote()];
      const version = await desk.drafted(lines, { stage: 'at_recovery' });

      const { status, body } = await desk.sign(version, { agreement: 'agrees_in_part', why: 'Not the curfew.' });

      expect(status).toBe(201);
      expect(body).toMatchObject({
        number: 1,
        stage: 'at_recovery',
        agreement: 'agrees_in_part',
        agreementWhy: 'Not the curfew.',
        signedBy: agency.caseworker.userId,
        signedByName: `caseworker of ${agency.code}`,
        approvedBy: null,
        reviewBy: dayFromNow(30),
      });
      expect(body.items).toEqual(lines.map((line, i) => ({ basis: null, ...line, isClosed: false, isKept: i === 0 })));
      expect((await desk.draft()).status).toBe(404);
      expect((await desk.get()).body).toMatchObject({
        currentRevision: 1,
        stage: 'at_recovery',
        reviewBy: dayFromNow(30),
        draftId: null,
      });
      expect((await desk.get('/revisions/1')).body).toEqual(body);
      const signed = (await eventsAbout(house, desk.youthId)).find(({ action }) => action === 'plan.signed');
      expect(signed).toMatchObject({ resource_id: body.id, reason_code: 'agrees_in_part', relation_used: 'assigned' });
      expect((signed!['changes'] as string[]).map((change) => change.split('/')[0])).toEqual([
        'plan_draft',
        'plan_revision',
        'caregiver_plan',
        'safety_plan',
      ]);
    });

    it.each([
      ['an answer that is in no list', { agreement: 'yes' }, '/agreement'],
      ['not having asked without saying why', { agreement: 'not_asked' }, '/why'],
      ['a review today', { reviewBy: 'today' }, '/reviewBy'],
      ['a review in more than a year', { reviewBy: dayFromNow(368) }, '/reviewBy'],
      ['a review on a day that does not exist', { reviewBy: '2026-02-30' }, '/reviewBy'],
    ])('refuses %s and leaves the draft as it was', async (_, over, pointer) => {
      const version = await desk.drafted();
      const asked = 'reviewBy' in over && over.reviewBy === 'today' ? { reviewBy: dayFromNow(0) } : over;

      const { status, body } = await desk.sign(version, asked);

      expect([status, body.errors[0].pointer]).toEqual([422, pointer]);
      expect((await desk.draft()).body).toMatchObject({ version, status: 'draft' });
    });

    it('takes every answer of the youth: help does not depend on it', async () => {
      for (const answer of [
        { agreement: 'agrees' },
        { agreement: 'does_not_agree' },
        { agreement: 'not_asked', why: 'Asleep; asked again tomorrow.' },
      ]) {
        const version = await desk.drafted([aNote()]);
        expect((await desk.sign(version, { ...answer, reviewBy: dayFromNow(7) })).body).toMatchObject({
          agreement: answer.agreement,
          reviewBy: dayFromNow(7),
        });
      }
      expect((await desk.get('/revisions')).body.items.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1]);
    });

    it('signs nothing where nothing is written, and only what was read', async () => {
      const empty = await desk.drafted([]);
      expect((await desk.sign(empty)).body.code).toBe('plan/nothing-to-sign');
      await desk.save(empty, { items: [aLine()] });

      const [stale, without] = [await desk.sign(empty), await desk.act('sign', undefined, { agreement: 'agrees' })];

      expect([stale.status, stale.body.current, without.status]).toEqual([412, empty + 1, 428]);
    });

    it('is done once, whether two sign at once or one request comes twice', async () => {
      const version = await desk.drafted();
      const key = randomUUID();

      const replies = await Promise.all([desk.sign(version, {}, key), desk.sign(version, {}, key), desk.sign(version)]);

      const done = replies.filter(({ status }) => status === 201);
      expect(new Set(done.map(({ text }) => text)).size).toBe(1);
      expect(replies.every(({ status }) => [201, 404, 412].includes(status))).toBe(true);
      expect((await desk.get('/revisions')).body.items).toHaveLength(1);
      expect((await desk.sign(version, {}, key)).body).toEqual(done[0]!.body);
    });

    it('is for the youth’s worker alone', async () => {
      const version = await desk.drafted();

      for (const person of [agency.manager, agency.otherCaseworker, agency.caregiver]) {
        expect((await new PlanDesk(person, desk.youthId).sign(version)).status).toBe(404);
      }
    });
  });

  describe('where the agency asks for approval', () => {
    const needsApproval = (needed: boolean) =>
      changeRow(house, agency.id, 'agency', agency.id, `plan_needs_approval = ${needed}`);
    beforeAll(() => needsApproval(true));
    afterAll(() => needsApproval(false));

    it('signs only what a supervisor approved, and says who', async () => {
      const version = await desk.drafted();
      expect((await desk.sign(version)).body.code).toBe('plan/approval-needed');
      await desk.act('propose', version);
      expect((await desk.sign(version + 1)).body.code).toBe('plan/approval-needed');

      const approved = await supervisor.act('decide', version + 1, { decision: 'approve' });

      expect(approved.body).toMatchObject({ status: 'approved', decidedBy: agency.manager.userId, decidedWhy: null });
      const signed = await desk.sign(version + 2);
      expect([signed.status, signed.body.approvedBy]).toEqual([201, agency.manager.userId]);
    });

    it('keeps what was proposed as it is until it is decided on, and lets it be changed when sent back', async () => {
      const words = aLine();
      const version = await desk.drafted([words]);
      const proposed = await desk.act('propose', version);
      expect(proposed.body).toMatchObject({
        status: 'proposed',
        proposedBy: agency.caseworker.userId,
        items: [{ isKept: true }],
      });
      expect((await desk.save(version + 1, { items: [aNote()] })).status).toBe(409);
      expect((await desk.act('together', version + 1)).status).toBe(409);
      expect((await desk.act('propose', version + 1)).status).toBe(409);

      expect((await supervisor.act('decide', version + 1, { decision: 'send_back', why: 'More of school.' })).body.status).toBe(
        'draft',
      );

      expect((await desk.save(version + 2, { items: [aNote()] })).status).toBe(200);
      expect((await desk.sign(version + 3)).body.code).toBe('plan/approval-needed');
      expect((await supervisor.act('decide', version + 3, { decision: 'approve' })).status).toBe(409);
    });

    it('says why it sends back, when and by whose name, to whoever reads the draft, until the next decision', async () => {
      const version = await desk.drafted();
      const saved = (await desk.draft()).body;
      const { displayName: worker } = (await agency.caseworker.get('/me')).body;
      const { displayName: manager } = (await agency.manager.get('/me')).body;
      expect(saved).toMatchObject({
        ...{ startedByName: worker, savedByName: worker, savedAt: expect.stringMatching(/Z$/) },
        ...{ proposedAt: null, proposedByName: null, decidedAt: null, decidedByName: null, decidedWhy: null },
      });
      await desk.act('propose', version);
      for (const why of [undefined, '', ' ', 'x'.repeat(1001)]) {
        const refused = await supervisor.act('decide', version + 1, {
          decision: 'send_back',
          ...(why === undefined ? {} : { why }),
        });
        expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/why']);
      }
      const why = 'Ask Robin about the bus.\nThen propose it again.';

      const sent = await supervisor.act('decide', version + 1, { decision: 'send_back', why });

      const told = { decidedWhy: why, decidedByName: manager, decidedBy: agency.manager.userId, proposedByName: worker };
      expect(sent.body).toMatchObject({ status: 'draft', ...told, savedAt: saved.savedAt });
      expect((await desk.draft()).body).toEqual(sent.body);
      expect((await desk.act('propose', version + 2)).body).toMatchObject({ status: 'proposed', ...told });
      const approved = await supervisor.act('decide', version + 3, { decision: 'approve', why: 'Good.' });
      expect(approved.body).toMatchObject({ status: 'approved', decidedWhy: 'Good.' });
      const { rows } = await house.owner.query<{ kept: Buffer }>(
        'select decided_why_enc as kept from harbor.plan_draft where id = $1',
        [approved.body.id],
      );
      expect(rows[0]!.kept.includes('Good.')).toBe(false);
    });

    it('shows a draft of before names and instants were kept', async () => {
      await desk.drafted();
      await house.owner.query('alter table harbor.plan_draft disable trigger user');
      await house.owner.query('update harbor.plan_draft set saved_at = null, saved_by = null where closed_at is null');
      await house.owner.query('alter table harbor.plan_draft enable trigger user');
      expect((await desk.draft()).body).toMatchObject({ savedAt: null, savedByName: null, startedByName: expect.any(String) });
    });

    it('lets the youth take words back from what is proposed or approved', async () => {
      const words = aLine();
      const version = await desk.drafted([words, aNote()]);
      await desk.act('propose', version);
      await supervisor.act('decide', version + 1, { decision: 'approve' });

      expect((await desk.act('withdraw-words', version + 2, { itemId: words.id })).status).toBe(200);

      expect((await desk.sign(version + 3)).body.items).toHaveLength(1);
    });

    it('is approved by no one but a supervisor of the youth’s worker, at the version they read', async () => {
      const version = await desk.drafted();
      await desk.act('propose', version);
      const decision = { decision: 'approve' };

      for (const person of [agency.caseworker, agency.otherManager, agency.caregiver, agency.admin]) {
        expect((await new PlanDesk(person, desk.youthId).act('decide', version + 1, decision)).status).toBe(404);
      }
      expect((await supervisor.act('decide', version, decision)).status).toBe(412);
      expect((await supervisor.act('decide', version + 1, { decision: 'maybe' })).status).toBe(422);
    });

    it('lets nobody approve what they proposed, not even after they became a supervisor', async () => {
      const own = await foundAgency(house);
      const { id } = await openFile(own.caseworker);
      await own.manager.post(`/youth/${id}/care-team`, { userId: own.otherCaseworker.userId });
      const version = await new PlanDesk(own.caseworker, id).drafted();
      await new PlanDesk(own.caseworker, id).act('propose', version);
      await changeRow(house, own.id, 'account', own.caseworker.userId, `role = 'program_manager'`);
      const supervision = randomUUID();
      await asOwner(house, own.id, [{ table: 'supervision', id: supervision, act: 'insert', version: 1 }], () =>
        house.owner.query(
          `insert into harbor.supervision (agency_id, id, supervisor_id, worker_id, from_at) values ($1, $2, $3, $4, harbor.now())`,
          [own.id, supervision, own.caseworker.userId, own.otherCaseworker.userId],
        ),
      );
      const promoted = await signedIn(house, own.id, own.caseworker.userId, 'program_manager');

      const { status, body } = await new PlanDesk(promoted, id).act('decide', version + 1, { decision: 'approve' });

      expect([status, body.code]).toEqual([409, 'plan/own-proposal']);
    });
  });

  describe('a revision', () => {
    it('never changes, not even for raw SQL under the role of the application', async () => {
      const { id } = await desk.signed();
      const before = (await desk.get('/revisions/1')).text;

      for (const table of ['plan_revision', 'caregiver_plan']) {
        for (const sql of [
          `update harbor.${table} set content_enc = '\\x00', version = version + 1`,
          `update harbor.${table} set version = version + 1`,
          `delete from harbor.${table}`,
          `truncate harbor.${table}`,
        ]) {
          expect(await inSessionOf(house, agency.caseworker, (client) => refusalOf(client.query(sql)))).toBe('42501');
        }
      }
      const { rows } = await house.owner.query('select version from harbor.plan_revision where id = $1', [id]);
      expect(rows).toEqual([{ version: 1 }]);
      expect((await desk.get('/revisions/1')).text).toBe(before);
    });

    it('gives its lines to the next draft, the youth’s words kept', async () => {
      const [words, note] = [aLine(), aNote()];
      await desk.signed([words, note]);

      const { body } = await desk.start({ stage: 'transition' });

      expect(body).toMatchObject({
        basedOn: 1,
        items: [
          { id: words.id, isKept: true },
          { id: note.id, isKept: false },
        ],
      });
      expect((await desk.save(1, { remove: [words.id] })).status).toBe(409);
    });

    it('brings no words back that the youth withdrew: not after setting aside, not restored, not put again', async () => {
      const [words, note] = [aLine(), aNote()];
      await desk.signed([words, note]);
      await desk.start();
      await desk.act('withdraw-words', 1, { itemId: words.id });
      const changed = (await eventsAbout(house, desk.youthId)).at(-1)!['changes'] as string[];
      expect(changed.map((change) => change.split('/')[0])).toEqual(['plan_draft', 'safety_plan']);
      await desk.act('set-aside', 2);

      for (const over of [{}, { restore: 1 }, { resume: true }]) {
        const { body } = await desk.start(over);
        expect(body.items).toMatchObject([{ id: note.id }]);
        const again = await desk.save(1, { items: [aNote(), words] });
        expect([again.status, again.body.errors]).toEqual([
          422,
          [expect.objectContaining({ pointer: '/items/1/id', code: 'withdrawn' })],
        ]);
        await desk.act('set-aside', 1);
      }
      expect((await desk.get('/revisions/1')).body.items).toMatchObject([{ text: words.text }, { id: note.id }]);
    });

    it('can be restored into a new draft; the ones after it stay', async () => {
      const first = aNote({ text: 'As it was.' });
      await desk.signed([first]);
      await desk.start();
      await desk.save(1, { items: [{ ...first, text: 'As it became.' }] });
      await desk.sign(2);

      const { body } = await desk.start({ restore: 1 });

      expect(body).toMatchObject({ basedOn: 1, status: 'draft', items: [{ text: 'As it was.' }] });
      const signed = await desk.sign(body.version as number);
      expect(signed.body).toMatchObject({ number: 3, items: [{ text: 'As it was.' }] });
      expect((await desk.get('/revisions/2')).body.items[0].text).toBe('As it became.');
    });

    it.each(['0', '-1', '1.5', '99999999999', 'one', '1e0'])('of number %s is not there', async (number) => {
      await desk.signed();

      expect((await desk.get(`/revisions/${number}`)).status).toBe(404);
    });

    it('is due for review on its day, by the calendar of the agency', async () => {
      await desk.drafted();
      await desk.sign(2, { reviewBy: dayFromNow(1) });
      expect((await desk.get()).body.isReviewDue).toBe(false);

      await house.travel(24 * 3_600_000);
      try {
        const later = new PlanDesk(await signedIn(house, agency.id, agency.caseworker.userId, 'caseworker'), desk.youthId);
        expect((await later.get()).body.isReviewDue).toBe(true);
      } finally {
        await house.travel(0);
      }
    });
  });
});
