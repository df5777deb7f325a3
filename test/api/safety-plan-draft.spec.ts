// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { eventsAbout, withoutFreshFactor } from '../support/owner.js';
import { aLine, aNote, besideYouth, type Line, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describe('the draft of a safety plan', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    desk = new PlanDesk(agency.caseworker, (await openFile(agency.caseworker)).id);
  });
  const texts = async () => (await desk.draft()).body.items.map((item: Line) => item.text) as string[];

  describe('beginning it', () => {
    it('gives an empty draft of version 1 and shows it where the plan stands', async () => {
      const { status, body, headers } = await desk.start({ stage: 'while_missing' });

      expect([status, headers.get('etag')]).toEqual([201, '"1"']);
      expect(body).toMatchObject({
        stage: 'while_missing',
        status: 'draft',
        basedOn: 0,
        items: [],
        isTogether: false,
        version: 1,
      });
      expect((await desk.get()).body).toMatchObject({
        currentRevision: 0,
        draftId: body.id,
        draftStatus: 'draft',
        draftVersion: 1,
      });
    });

    it('leaves one draft when two begin at once, and one when a request is sent twice', async () => {
      await agency.manager.post(`/youth/${desk.youthId}/care-team`, { userId: agency.otherCaseworker.userId });
      const colleague = new PlanDesk(agency.otherCaseworker, desk.youthId);
      const key = randomUUID();

      const replies = await Promise.all([desk.start({}, key), colleague.start(), desk.start({}, key), colleague.start()]);

      const statuses = replies.map(({ status }) => status);
      expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
      expect(new Set(replies.filter(({ status }) => status === 201).map(({ body }) => body.id as string)).size).toBe(1);
      expect(replies.find(({ status }) => status === 409)!.body.code).toBe('plan/draft-already-open');
    });

    it.each([
      ['manager', 404],
      ['otherCaseworker', 404],
      ['caregiver', 404],
      ['privacyOfficer', 404],
      ['stranger', 401],
    ] as const)('is not for %s (%i)', async (who, status) => {
      expect((await new PlanDesk(agency[who], desk.youthId).start()).status).toBe(status);
    });

    it('refuses a stage that is in no list and a revision that does not exist', async () => {
      expect((await desk.start({ stage: 'later' })).body.errors[0].pointer).toBe('/stage');
      expect((await desk.start({ restore: 4 })).status).toBe(404);
      expect((await desk.draft()).status).toBe(404);
    });

    it('goes on with the one set aside last when asked to resume, and with no other', async () => {
      expect((await desk.start({ resume: true })).status).toBe(404);
      const [words, note] = [aLine(), aNote({ text: 'Typed and not signed.' })];
      await desk.signed([aNote({ text: 'Signed.' })]);
      await desk.act('set-aside', await desk.drafted([aNote({ text: 'Set aside before.' })]));
      const { body: begun } = await desk.start({}, randomUUID());
      const removed = (begun.items as Line[]).map(({ id }) => id);
      await desk.save(1, { items: [words, note], remove: removed, skipped: ['sharing'] });
      await desk.act('set-aside', 2);

      expect((await desk.start({ resume: true, restore: 1 })).body.errors).toEqual([
        expect.objectContaining({ pointer: '/resume', code: 'not-with-restore' }),
      ]);
      const { status, body } = await desk.start({ resume: true, stage: 'transition' });

      expect(status).toBe(201);
      expect(body).toMatchObject({ basedOn: 1, stage: 'transition', status: 'draft', skipped: ['sharing'], version: 1 });
      expect(body.items.map(({ id, isKept }: { id: string; isKept: boolean }) => [id, isKept])).toEqual([
        [words.id, false],
        [note.id, false],
      ]);
    });

    it('keeps the youth’s words when what is resumed was set aside beside the youth', async () => {
      const version = await desk.drafted([aLine(), aNote()]);
      await besideYouth(house, desk, version);
      await desk.act('set-aside', version + 1);

      expect((await desk.start({ resume: true })).body.items).toMatchObject([{ isKept: true }, { isKept: false }]);
    });

    it('may be set aside, and the next one begins afresh', async () => {
      const version = await desk.drafted();

      expect((await desk.act('set-aside', version)).body).toMatchObject({ status: 'set_aside', version: version + 1 });

      expect((await desk.draft()).status).toBe(404);
      expect((await desk.start()).body).toMatchObject({ items: [], version: 1 });
    });
  });

  describe('saving it as it is typed', () => {
    it('adds, changes and takes out lines by id, and leaves the rest', async () => {
      const [a, b, c] = [aLine({ text: 'one' }), aNote({ text: 'two' }), aLine({ text: 'three' })];
      const version = await desk.drafted([a, b]);

      const { status, body } = await desk.save(version, {
        items: [{ ...b, text: 'two, changed', basis: 'reported' }, c],
        remove: [a.id],
        skipped: ['environment'],
        stage: 'transition',
      });

      expect(status).toBe(200);
      expect(body).toMatchObject({ version: version + 1, skipped: ['environment'], stage: 'transition' });
      expect(body.items).toEqual([
        { ...b, text: 'two, changed', basis: 'reported', isClosed: false, isKept: false },
        { ...c, basis: null, isClosed: false, isKept: false },
      ]);
      expect((await desk.draft()).body).toEqual(body);
    });

    it('adds one line when a save is sent twice', async () => {
      const line = aLine();
      const version = await desk.drafted([line]);

      await desk.save(version, { items: [line] });

      expect(await texts()).toEqual([line.text]);
    });

    it('tells the log which sections were touched, and none of the words', async () => {
      const version = await desk.drafted([]);
      await desk.save(version, { items: [aLine({ text: 'Quillwort' }), aNote()], skipped: ['sharing'] });

      const changed = (await eventsAbout(house, desk.youthId)).find(({ action }) => action === 'plan.draftChanged');
      expect(changed).toMatchObject({
        version_before: 1,
        version_after: 2,
        fields_touched: ['grounding', 'warning_signs', 'skipped'],
      });
      expect(JSON.stringify(changed) + house.log.join()).not.toContain('Quillwort');
    });

    it('asks for the version that was read', async () => {
      const version = await desk.drafted();

      const [without, stale] = [await desk.save(undefined, { items: [] }), await desk.save(version - 1, { items: [] })];

      expect([without.status, stale.status, stale.body.current]).toEqual([428, 412, version]);
    });

    it('lets one of twenty savers win each version and loses no line when they try again', async () => {
      const lines = Array.from({ length: 20 }, (_, i) => aLine({ text: `line ${i}` }));
      let version = await desk.drafted([]);
      let waiting = lines;
      const rounds: number[] = [];

      while (waiting.length > 0) {
        const replies = await Promise.all(waiting.map((line) => desk.save(version, { items: [line] })));
        const won = replies.filter(({ status }) => status === 200);
        rounds.push(won.length);
        expect(replies.filter(({ status }) => status !== 200 && status !== 412)).toEqual([]);
        waiting = waiting.filter((_, i) => replies[i]!.status !== 200);
        version += 1;
      }

      expect(rounds).toEqual(Array(20).fill(1));
      expect((await texts()).sort()).toEqual(lines.map(({ text }) => text).sort());
    });

    it.each<[string, Partial<Line>, string, string]>([
      ['a section the template does not have', { section: 'secrets' }, '/items/0/section', 'unknown-section'],
      ['a worker’s line that does not say how they know', { voice: 'worker' }, '/items/0/basis', 'required'],
      ['a basis for the youth’s own words', { basis: 'observed' }, '/items/0/basis', 'not-for-youth-words'],
      ['a closed section meant for caregivers', { section: 'run_risk' }, '/items/0/audience', 'closed-section'],
      ['an audience that is in no list', { audience: 'everyone' }, '/items/0/audience', 'not-in-list'],
      ['a line of 4,001 characters', { text: 'x'.repeat(4001) }, '/items/0/text', 'text-too-long'],
      ['a line of 10,000 characters', { text: 'é'.repeat(10_000) }, '/items/0/text', 'text-too-long'],
      ['a line of what nobody sees', { text: '\u200b\u200d\n' }, '/items/0/text', 'text-too-short'],
      ['a line of nothing but space', { text: ' \n\t ' }, '/items/0/text', 'text-too-short'],
      ['an id that is none', { id: 'line-1' }, '/items/0/id', 'id'],
    ])('refuses %s, names the place and saves nothing', async (_, over, pointer, code) => {
      const version = await desk.drafted([]);

      const { status, body } = await desk.save(version, { items: [aLine(over), aLine()] });

      expect(status).toBe(422);
      expect(body.errors).toEqual([expect.objectContaining({ pointer, code })]);
      expect((await desk.draft()).body).toMatchObject({ version, items: [] });
    });

    it('refuses a line put twice, or put and taken out in one save, and saves nothing', async () => {
      const line = aLine();
      const version = await desk.drafted([line]);
      const twice = { ...line, id: line.id.toUpperCase(), text: 'Something else.' };

      const { status, body } = await desk.save(version, { items: [line, twice], remove: [randomUUID(), line.id] });

      expect([status, body.errors]).toEqual([
        422,
        [
          expect.objectContaining({ pointer: '/items/1/id', code: 'twice' }),
          expect.objectContaining({ pointer: '/remove/1', code: 'also-put' }),
        ],
      ]);
      expect((await desk.draft()).body).toMatchObject({ version, items: [{ text: line.text }] });
    });

    it.each(['half a character \ud83d', 'nothing \u0000 inside'])('cannot read %j', async (text) => {
      const version = await desk.drafted([]);

      expect((await desk.save(version, { items: [aLine({ text })] })).status).toBe(400);
      expect((await desk.draft()).body).toMatchObject({ version, items: [] });
    });

    it('holds 200 lines and 200,000 characters, and no more', async () => {
      let version = await desk.drafted([]);
      for (let i = 0; i < 4; i++) {
        const items = Array.from({ length: 50 }, () => aLine({ text: 'x'.repeat(i === 3 ? 100 : 900) }));
        version = (await desk.save(version, { items })).body.version as number;
      }

      const oneMore = await desk.save(version, { items: [aLine({ text: 'x' })] });
      const items = (await desk.draft()).body.items as Line[];
      const longer = items.slice(0, 30).map(({ id }) => aLine({ id, text: 'x'.repeat(4000) }));
      const tooLong = await desk.save(version, { items: longer });

      expect([oneMore.status, oneMore.body.errors[0].code]).toEqual([422, 'plan-too-long']);
      expect([tooLong.status, tooLong.body.errors[0].code]).toEqual([422, 'plan-too-long']);
      expect(items).toHaveLength(200);
      expect((await desk.save(version, { items: Array.from({ length: 51 }, () => aLine()) })).status).toBe(422);
    });

    it.each([
      ['emoji of several code points', '👩🏽‍🎨🏳️‍🌈 4,000 later: 👨‍👩‍👧‍👦'],
      ['right-to-left text', 'أنا بخير — אני בסדר (ok) ؟'],
      ['combining accents that are not composed', 'e\u0301 n\u0303 ᄒ\u1161\u11ab'],
      ['direction marks and joiners', 'a\u200fb\u200db\u2066c\u2069'],
      ['lines, tabs, quotes and markup', 'a\n\tb  "c" \'d\' <script>& \\n %s ${x}'],
      ['4,000 characters outside the basic plane', '🦔'.repeat(4000)],
    ])('keeps %s byte for byte, signed too', async (_, text) => {
      const version = await desk.drafted([aLine({ text })]);

      expect(await texts()).toEqual([text]);
      const signed = await desk.sign(version);
      expect(signed.body.items[0].text).toBe(text);
    });
  });

  describe('working on it together', () => {
    it('lets the youth’s words be changed until together mode is left, and then only withdrawn', async () => {
      const [words, through, note] = [aLine(), aLine({ voice: 'interpreter', text: 'Me calma el río.' }), aNote()];
      let version = await desk.drafted([words, through, note]);
      const { leave } = await besideYouth(house, desk, version);
      expect((await desk.draft()).body.isTogether).toBe(true);
      version = (await desk.save(version + 1, { items: [{ ...words, text: 'Painting.' }] })).body.version as number;

      const left = await leave();

      expect(left.body).toMatchObject({ isTogether: false, items: [{ isKept: true }, { isKept: true }, { isKept: false }] });
      version += 1;
      for (const change of [
        { items: [{ ...words, text: 'Painting!' }] },
        { items: [{ ...words, text: 'Painting.', voice: 'worker', basis: 'assessed' }] },
        { items: [{ ...words, text: 'Painting.', section: 'triggers' }] },
        { remove: [through.id] },
      ]) {
        const { status, body } = await desk.save(version, change);
        expect([status, body.code]).toEqual([409, 'plan/youth-words-are-kept']);
      }
      expect((await desk.save(version, { items: [{ ...note, text: 'Mine to change.' }] })).status).toBe(200);

      const withdrawn = await desk.act('withdraw-words', version + 1, { itemId: through.id });
      expect(withdrawn.body.items.map((item: Line) => item.id)).toEqual([words.id, note.id]);
      expect(await eventsAbout(house, desk.youthId)).toContainEqual(expect.objectContaining({ action: 'plan.wordsWithdrawn' }));
    });

    it('shows kept words to more people only with the youth there, to fewer at any time', async () => {
      const words = aLine({ audience: 'team' });
      let version = await desk.drafted([words]);
      await (await besideYouth(house, desk, version)).leave();
      version += 2;

      const alone = await desk.save(version, { items: [{ ...words, audience: 'caregiver' }] });
      expect([alone.status, alone.body.code]).toEqual([409, 'plan/youth-decides-who-reads']);
      expect((await desk.save(version, { items: [{ ...words, audience: 'youth_and_worker' }] })).status).toBe(200);

      await besideYouth(house, desk, version + 1);
      expect((await desk.save(version + 2, { items: [{ ...words, audience: 'caregiver' }] })).status).toBe(200);
    });

    it('lets a quote written down outside it be corrected until it is proposed, and then no more', async () => {
      const quote = aLine({ text: 'I hate the tram', audience: 'team' });
      const version = await desk.drafted([quote]);
      const corrected = { ...quote, text: 'I hate the train.', audience: 'caregiver' };
      expect((await desk.save(version, { items: [corrected] })).body.items).toMatchObject([
        { text: 'I hate the train.', isKept: false },
      ]);

      await desk.act('propose', version + 1);
      const sent = await new PlanDesk(agency.manager, desk.youthId).act('decide', version + 2, {
        decision: 'send_back',
        why: 'Say more.',
      });

      expect(sent.body.items).toMatchObject([{ isKept: true }]);
      expect((await desk.save(version + 3, { items: [quote] })).body.code).toMatch(/kept/);
    });

    it('withdraws only words of the youth', async () => {
      const note = aNote();
      const version = await desk.drafted([note]);

      expect((await desk.act('withdraw-words', version, { itemId: note.id })).status).toBe(404);
      expect((await desk.act('withdraw-words', version, { itemId: randomUUID() })).status).toBe(404);
      expect((await desk.act('together/leave', undefined)).status).toBe(409);
    });
  });

  describe('its closed sections', () => {
    it('show no text until they are opened with a fresh factor and a reason', async () => {
      const closed = aNote({ section: 'run_risk', text: 'Left twice by the east gate.', audience: 'team' });
      const version = await desk.drafted([closed, aLine()]);

      expect((await desk.draft()).body.items[0]).toMatchObject({ id: closed.id, text: null, isClosed: true });
      expect((await desk.get('/draft/closed')).status).toBe(422);
      const opened = await desk.get('/draft/closed?reason=planning');
      expect(opened.body.items).toEqual([{ ...closed, isClosed: true, isKept: false }]);

      const tired = new PlanDesk(await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker'), desk.youthId);
      expect((await tired.get('/draft/closed?reason=planning')).body.code).toBe('step-up-required');
      expect((await tired.save(version, { items: [{ ...closed, text: 'Overwritten unseen.' }] })).body.code).toBe(
        'step-up-required',
      );
      expect((await tired.save(version, { remove: [closed.id] })).body.code).toBe('step-up-required');
      expect((await tired.save(version, { items: [aNote({ section: 'run_risk', text: 'New.' })] })).status).toBe(200);
    });

    it('ask for no code while the youth is writing there beside the worker, and ask again once together mode was left', async () => {
      const words = aLine({ section: 'run_risk', audience: 'team', text: 'When it is' });
      const note = aNote({ section: 'run_risk', audience: 'team' });
      const version = await desk.drafted([words, note]);
      const { leave } = await besideYouth(house, desk, version);
      const tired = new PlanDesk(await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker'), desk.youthId);

      const saved = await tired.save(version + 1, { items: [{ ...words, text: 'When it is loud.' }] });
      expect(saved.status).toBe(200);
      expect((await tired.save(saved.body.version, { items: [{ ...note, text: 'Mine.' }] })).body.code).toBe('step-up-required');
      const left = await leave();
      expect((await tired.save(left.body.version, { items: [{ ...words, audience: 'youth_and_worker' }] })).body.code).toBe(
        'step-up-required',
      );
    });
  });
});
