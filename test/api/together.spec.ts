// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { codeProved, eventsAbout } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { aLine, aNote, PlanDesk } from '../support/plans.js';
import { enrol } from '../support/sign-in.js';
import { openFile } from '../support/youth-files.js';

describe('a session in together mode', () => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  /** The session before which the youth sits. */
  let screen: PlanDesk;
  const sessionOf = (person: Person) => signedIn(house, agency.id, person.userId, 'caseworker');
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    const { id } = await openFile(agency.caseworker);
    desk = new PlanDesk(agency.caseworker, id);
    screen = new PlanDesk(await sessionOf(agency.caseworker), id);
  });
  const begun = async (lines = [aLine()]) =>
    (await screen.act('together', await desk.drafted(lines))).body as { version: number; templateId: string };
  const codeOf = async (answer: ReturnType<Person['get']>) => {
    const { status, body } = await answer;
    return [status, body.code];
  };
  const held = [409, 'together-mode'];

  it('shows the draft and nothing else, whatever is asked for, and leaves other sessions alone', async () => {
    const { version, templateId } = await begun();
    const { person, youthId } = screen;
    const other = await openFile(agency.caseworker);

    expect((await person.get('/me')).body).toMatchObject({ togetherWith: youthId });
    expect((await screen.draft()).body).toMatchObject({ isTogether: true, agreement: null });
    expect((await screen.save(version, { items: [aLine({ text: 'Rain.' })] })).status).toBe(200);
    expect((await person.get(`/plan-template/${templateId}`)).status).toBe(200);
    expect((await person.patch('/me', { language: 'es' }, (await person.get('/me')).body.version)).status).toBe(200);

    expect(await codeOf(new PlanDesk(person, other.id).draft())).toEqual(held);
    expect((await desk.get()).status).toBe(200);
    expect((await agency.caseworker.get('/me')).body.togetherWith).toBeNull();
    const events = await eventsAbout(house, other.id);
    expect(events.at(-1)).toMatchObject({ action: 'access.refused', session_ref: person.ids.sessionId, decision: 'deny' });
  });

  it('is refused by every route that is not of it', async () => {
    await begun();
    const open: string[] = [];
    for (const { handler, method, path, publicReason } of house.routes) {
      if (publicReason !== undefined || handler === 'SessionController.signOut') continue;
      const place = path.replace('/api/v1', '').replace(':youthId', screen.youthId).replaceAll(/:\w+/g, randomUUID());
      const body = method === 'GET' ? undefined : {};
      const [, code] = await codeOf(
        screen.person.send(method, place, body, { 'idempotency-key': randomUUID(), 'if-match': '"1"' }) as never,
      );
      if (code !== 'together-mode') open.push(handler);
    }
    expect(open.sort()).toEqual([
      'DraftController.answer',
      'DraftController.change',
      'DraftController.get',
      'DraftController.leave',
      'DraftController.together',
      'DraftController.withdraw',
      'OwnAccountController.change',
      'PlanController.closedOfDraft',
      'SessionController.me',
      'SessionController.stepUp',
      'TemplateController.version',
    ]);
  });

  it('ends by a code of the last minute, and by no earlier one', async () => {
    const member = await enrol(house, agency);
    const worker = await member.signsIn();
    const { id } = await openFile(worker);
    const beside = new PlanDesk(worker, id);
    const version = await beside.drafted();
    await beside.act('together', version);

    // Signed in a moment ago, and that counts no longer.
    expect(await codeOf(beside.act('together/leave', undefined))).toEqual([403, 'step-up-required']);
    const { body } = await worker.post('/step-up', { password: member.password, code: await member.code(30_000) });
    const proved = new PlanDesk(member.holding(body.token as string), id);
    expect((await proved.person.get('/me')).body.togetherWith).toBe(id);
    await house.travel(61_000);
    expect(await codeOf(proved.act('together/leave', undefined))).toEqual([403, 'step-up-required']);
    await house.travel(0);
    const left = await proved.act('together/leave', undefined);

    expect(left.body).toMatchObject({ isTogether: false, items: [{ isKept: true }], version: version + 2 });
    expect((await proved.get()).status).toBe(200);
    expect((await proved.person.get('/me')).body.togetherWith).toBeNull();
  });

  it('ends by the code though somebody closed the draft meanwhile, and by signing out', async () => {
    const { version } = await begun();
    await desk.act('set-aside', version);
    await codeProved(house, screen.person);

    expect((await screen.act('together/leave', undefined)).body).toMatchObject({ status: 'set_aside', version: version + 1 });
    expect((await screen.get()).status).toBe(200);
    expect(await codeOf(screen.act('together/leave', undefined))).toEqual([409, 'plan/draft-not-open-for-this']);

    const again = (await screen.start()).body as { version: number };
    expect((await screen.act('together', again.version)).status).toBe(200);
    expect((await screen.person.post('/sign-out')).status).toBe(204);
    expect((await screen.draft()).status).toBe(401);
  });

  it('keeps what the youth says to the plan until a line changes', async () => {
    const { version } = await begun();
    const says = (agreement: string, at: number) => screen.act('together/answer', at, { agreement });

    expect((await says('not_asked', version)).status).toBe(422);
    expect((await says('agrees_in_part', version)).body).toMatchObject({ agreement: 'agrees_in_part', version: version + 1 });
    expect((await says('agrees', version)).status).toBe(412);
    expect((await screen.save(version + 1, { skipped: ['sharing'] })).body.agreement).toBe('agrees_in_part');
    expect((await screen.save(version + 2, { items: [aNote()] })).body.agreement).toBeNull();
    expect((await says('agrees', version + 3)).status).toBe(200);
    await codeProved(house, screen.person);
    await screen.act('together/leave', undefined);

    expect((await desk.draft()).body).toMatchObject({ isTogether: false, agreement: 'agrees' });
    expect(await codeOf(screen.act('together/answer', version + 5, { agreement: 'agrees' }))).toEqual([
      409,
      'plan/draft-not-open-for-this',
    ]);
    const actions = (await eventsAbout(house, desk.youthId)).map(({ action }) => action);
    expect(actions.filter((action) => action === 'plan.answered')).toHaveLength(2);
  });
});
