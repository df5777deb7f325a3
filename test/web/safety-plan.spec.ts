// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { changeRow, eventsAbout } from '../support/owner.js';
import { barriersOn, findingsOf, looks } from '../support/barriers.js';
import { openWindow, speaking, type Viewer, type Window } from '../support/pages.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, aNote, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

/** What is saved comes a moment after what is seen. */
async function eventually<T>(read: () => Promise<T>, expected: T): Promise<void> {
  let found = await read();
  for (let i = 0; i < 60 && JSON.stringify(found) !== JSON.stringify(expected); i += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    found = await read();
  }
  expect(found).toEqual(expected);
}

describeInBrowser('the safety plan', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let desk: PlanDesk;
  let caseCode: string;
  let windows: Window[] = [];
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  beforeEach(async () => {
    await speaking(agency.caseworker, 'en');
    const { id, caseCode: code } = await openFile(agency.caseworker, { usedName: 'Canary Sam' });
    caseCode = code;
    desk = new PlanDesk(agency.caseworker, id);
  });
  afterEach(async () => {
    const seen = windows;
    windows = [];
    for (const window of seen) {
      expect(window.faults).toEqual([]);
      expect(window.page.url()).not.toContain('Canary');
      await window.close();
    }
  });

  const at = (below = '') => `/youth/${desk.youthId}/plan${below}`;
  async function opened(below: string, viewer: Viewer = {}, person = agency.caseworker): Promise<Window> {
    const window = await openWindow(browser(), house.url, person, viewer);
    windows.push(window);
    await window.open(at(below));
    return window;
  }
  const texts = async () => (await desk.draft()).body.items.map(({ text }: { text: string }) => text);

  describe('writing', () => {
    it('begins with a full review, saves while one types, and the server’s draft is there after a reload', async () => {
      const { page } = await opened('');
      await page.getByRole('button', { name: 'Start the full review' }).click();
      await page.getByRole('heading', { name: 'About me', level: 1 }).waitFor();
      expect(await page.title()).toBe('Plan');
      await page.getByRole('button', { name: 'Add the youth’s words' }).click();
      await page.keyboard.type('Good with dogs. <script>alert(1)</script> =1+1 🧵 שלום');
      await page.getByText('Not saved yet', { exact: true }).waitFor();
      await page.getByText(/^Saved \d/).waitFor();

      expect(await texts()).toEqual(['Good with dogs. <script>alert(1)</script> =1+1 🧵 שלום']);
      await page.reload();
      expect(await page.getByLabel('The youth’s words').inputValue()).toContain('🧵 שלום');
      await page.getByRole('link', { name: 'Next' }).click();
      await page.getByRole('heading', { name: 'What helps me feel steady' }).waitFor();
      await page.getByRole('button', { name: 'The youth skips this' }).click();
      await page.getByRole('heading', { name: 'What makes a day harder' }).waitFor();
      await page.getByRole('link', { name: /What helps me feel steady youth chose to skip/ }).waitFor();
      await page.getByRole('link', { name: /About me done/ }).waitFor();
      await page.keyboard.press('Control+s');
      await eventually(async () => (await desk.draft()).body.skipped, ['grounding']);
    });

    it('begins at recovery with four short questions', async () => {
      const { page } = await opened('', { width: 390 });
      await page.getByRole('button', { name: 'Start with four questions' }).click();
      await page.getByLabel(/What do you need first/).fill('Sleep.');
      await page.getByLabel(/What should wait/).fill('The report.');
      await page.keyboard.press('Control+s');
      await eventually(texts, ['Sleep.', 'The report.']);
      await page.getByRole('link', { name: 'Next' }).click();
      await page.getByRole('heading', { name: 'When I come back', level: 1 }).waitFor();
      expect(await page.getByLabel('The youth’s words').count()).toBe(2);
    });

    it('has a better word for a worker’s note, saves the note all the same, and leaves the youth’s own words alone', async () => {
      await desk.drafted([aNote()]);
      const { page } = await opened('/edit/warning_signs');
      const note = page.locator('main textarea').first();
      const hint = page.getByText('“Refused”: you could write “declined”.', { exact: false });
      await note.fill('Refused breakfast.');
      await hint.waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await eventually(texts, ['Refused breakfast.']);
      await page.getByLabel('Whose words').selectOption('youth');
      await hint.waitFor({ state: 'detached' });
    });

    it('loses nothing while the server is gone, and saves when it is back', async () => {
      await desk.drafted([aLine({ text: 'Tea.' })]);
      const { page } = await opened('/edit/grounding');
      let isGone = true;
      await page.route('**/plan/draft', (route) =>
        isGone && route.request().method() === 'PATCH' ? route.abort() : route.continue(),
      );
      await page.getByLabel('The youth’s words').fill('Tea with milk.');
      await page.getByText('Not saved yet: no connection. Your text is on this page.').first().waitFor();
      await page.getByLabel('The youth’s words').fill('Tea with milk and honey.');
      await page.getByRole('link', { name: 'Next' }).click();
      await page.getByRole('heading', { name: 'What makes a day harder' }).waitFor();
      await page.getByRole('link', { name: 'Back', exact: true }).click();
      expect(await page.getByLabel('The youth’s words').inputValue()).toBe('Tea with milk and honey.');
      await page.getByRole('button', { name: 'Save now' }).waitFor();
      isGone = false;
      await page.keyboard.press('Control+s');
      await page.getByText(/^Saved \d/).waitFor();
      expect(await texts()).toEqual(['Tea with milk and honey.']);
    });

    it('flushes what was typed a moment ago when the page is left', async () => {
      await desk.drafted([aLine({ text: 'Tea.' })]);
      const { page } = await opened('/edit/grounding');
      await page.getByLabel('The youth’s words').fill('Coffee.');
      await page.goto(`${new URL(page.url()).origin}/help`);
      await eventually(texts, ['Coffee.']);
    });

    it('holds what is too long in words at the field, keeps it, and saves the rest', async () => {
      const lines = [aLine({ text: 'Tea.' }), aLine({ text: 'Music.' })];
      await desk.drafted(lines);
      const { page } = await opened('/edit/grounding', { width: 390 });
      const [tea, music] = lines.map(({ id }) => page.locator(`#line-${id}`));
      await tea!.fill('x'.repeat(10_000));
      await music!.fill('Music, loud.');
      await page.getByText(/At most 4000 characters in one line; this has 10000/).waitFor();
      await page.getByText('Saved, but not the lines that do not fit yet. They are on this page.').waitFor();
      expect(await texts()).toEqual(['Tea.', 'Music, loud.']);
      expect((await tea!.inputValue()).length).toBe(10_000);
      const question = page.waitForEvent('dialog');
      const reloading = page.reload({ timeout: 2_000 }).catch(() => undefined);
      expect((await question).type()).toBe('beforeunload');
      await (await question).dismiss();
      await reloading;
      expect((await tea!.inputValue()).length).toBe(10_000);
      await tea!.fill('Short.');
      await page.getByText(/^Saved \d/).waitFor();
      expect(await texts()).toEqual(['Short.', 'Music, loud.']);
      let isAsked = false;
      page.once('dialog', (dialog) => {
        isAsked = true;
        return dialog.accept();
      });
      await page.reload();
      expect(isAsked).toBe(false);
      expect(await tea!.inputValue()).toBe('Short.');
    });

    it.each(['en', 'es'] as const)(
      'shows both texts when a colleague changed the same line, and keeps both (%s)',
      async (language) => {
        await speaking(agency.caseworker, language);
        const line = aLine({ text: 'Tea with milk.' });
        const version = await desk.drafted([line]);
        const window = await opened('/edit/grounding', { language, width: language === 'es' ? 390 : 1280 });
        const { page } = window;
        await page.locator(`#line-${line.id}`).waitFor();
        await desk.save(version, { items: [{ ...line, text: 'Tea with lemon.' }] });
        await page.locator(`#line-${line.id}`).fill('Tea with milk and honey.');
        const title = language === 'es' ? 'Estas líneas se cambiaron en otro lugar' : 'These lines were changed elsewhere';
        const dialog = page.getByRole('dialog', { name: title });
        await dialog.waitFor();
        await dialog.getByText('Tea with lemon.').first().waitFor();
        await dialog.getByText('Tea with milk and honey.').first().waitFor();
        expect(await findingsOf(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'hidden' });
        await page.locator(`#line-${line.id}`).fill('Tea with honey.');
        await page.getByRole('button', { name: language === 'es' ? 'Guardar ahora' : 'Save now' }).click();
        await dialog.getByText('Tea with honey.').first().waitFor();
        await dialog.getByRole('button', { name: language === 'es' ? 'Guardar lo que elegí' : 'Keep what I chose' }).click();
        await eventually(texts, ['Tea with lemon.', 'Tea with honey.']);
      },
    );

    it('quotes kept words, offers only fewer readers, and lets the youth take them back', async () => {
      await desk.signed([aLine({ text: 'Leave the hall light on.' })]);
      await desk.start();
      const { page } = await opened('/edit/grounding');
      await page.locator('blockquote', { hasText: 'Leave the hall light on.' }).waitFor();
      expect(await page.locator('textarea').count()).toBe(0);
      await page.getByRole('button', { name: 'The youth takes this back' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'The youth takes this back' }).click();
      await eventually(texts, []);
    });

    it('opens a restricted section with a reason before anything is written there', async () => {
      await desk.drafted([aLine({ section: 'run_risk', audience: 'team', text: 'When it is loud.' })]);
      const { page } = await opened('/edit/run_risk');
      await page.getByText(/1 line is kept closed/).waitFor();
      expect(await page.getByRole('button', { name: 'Add the youth’s words' }).count()).toBe(0);
      await page.getByLabel('Why do you open them?').selectOption('safety_concern');
      await page.getByRole('button', { name: 'Open' }).click();
      expect(await page.getByLabel('The youth’s words').inputValue()).toBe('When it is loud.');
      const events = await eventsAbout(house, desk.youthId);
      expect(events.find(({ action }) => action === 'plan.closedOpened')).toMatchObject({ reason_code: 'safety_concern' });
    });
  });

  describe('deciding and signing', () => {
    it('is proposed, sent back, proposed again, approved by the manager and signed', async () => {
      await changeRow(house, agency.id, 'agency', agency.id, 'plan_needs_approval = true');
      await placeCaregiver(house, agency, desk.youthId, agency.caregiver);
      await desk.drafted([aLine({ text: 'Music outside.' })]);
      const worker = (await opened('')).page;
      const propose = async () => {
        await worker.getByRole('button', { name: 'Propose it' }).click();
        await worker.getByRole('dialog').getByRole('button', { name: 'Propose it' }).click();
        await worker.getByText(/Waits for approval/).waitFor();
      };
      await propose();
      const manager = (await opened('', {}, agency.manager)).page;
      await manager.getByRole('button', { name: /What helps me feel steady/ }).click();
      await manager.getByText('“Music outside.”').waitFor();
      await manager.getByRole('button', { name: 'Send back' }).click();
      await manager.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
      await manager
        .getByRole('alert')
        .getByText(/Write something here/)
        .waitFor();
      await manager.getByLabel('What the worker has to know').fill('Ask about the curfew first.');
      await manager.getByRole('dialog').getByRole('button', { name: 'Send back' }).click();
      await manager.getByText(/Being written/).waitFor();
      await worker.reload();
      await worker.getByText('Ask about the curfew first.').waitFor();
      await propose();
      await manager.reload();
      await manager.getByRole('button', { name: 'Approve' }).click();
      await manager.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await manager.getByText(/^Approved/).waitFor();
      await worker.reload();
      await worker.getByRole('link', { name: 'Sign', exact: true }).click();
      await worker.getByText(/caregiver of .* gets 1 line to read/).waitFor();
      await worker.getByLabel('The youth was not asked').check();
      await worker.getByRole('button', { name: 'Sign the plan' }).click();
      await worker
        .getByRole('alert')
        .getByText(/Answer this/)
        .waitFor();
      await worker.getByLabel('The youth agrees in part').check();
      await worker.getByLabel(/What they said to it/).fill('Not the curfew.');
      await worker.getByRole('button', { name: 'Sign the plan' }).dblclick();
      await worker.getByText(/Signed by caseworker/).waitFor();
      await worker.getByText(/has not said yet that they read it/).waitFor();
      const { body } = await desk.get('/revisions');
      expect(body.items).toHaveLength(1);
      await changeRow(house, agency.id, 'agency', agency.id, 'plan_needs_approval = false');
    });

    it('shows what there is now when somebody was faster, and signs once that was read', async () => {
      const line = aLine({ text: 'Music outside.' });
      const version = await desk.drafted([line]);
      const window = await opened('/sign');
      const { page } = window;
      await desk.save(version, { items: [{ ...line, text: 'Music outside, with a friend.' }] });
      await page.getByLabel('The youth agrees', { exact: true }).check();
      await page.getByRole('button', { name: 'Sign the plan' }).click();
      await page.getByRole('alert').getByText('Someone changed this since you opened it.').waitFor();
      await page.getByRole('button', { name: 'Sign the plan' }).click();
      await page.getByText(/Signed by caseworker/).waitFor();

      await window.open(at('/edit/grounding'));
      await page.getByRole('heading', { name: 'This draft is no longer open' }).waitFor();
      await page.getByText(caseCode, { exact: true }).waitFor();
      await page.getByRole('link', { name: 'To the plan' }).click();
      await page.getByRole('heading', { name: `${caseCode} · ` }).waitFor();
      const refusals = (await eventsAbout(house, desk.youthId)).filter(({ outcome }) => outcome === 'refused');
      expect(refusals).toEqual([]);
    });

    it('resumes a draft that was set aside', async () => {
      await desk.drafted([aLine({ text: 'Music outside.' })]);
      const { page } = await opened('');
      await page.getByRole('button', { name: 'Set aside' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Set aside' }).click();
      await page.getByRole('button', { name: 'Go on with the draft that was set aside' }).click();
      await page.getByRole('heading', { name: 'About me', level: 1 }).waitFor();
      await eventually(texts, ['Music outside.']);
    });

    it('shows what changed by word between two plans, and begins again from an earlier one', async () => {
      const note = aNote({ text: 'Goes quiet after calls.' });
      await desk.signed([note]);
      const { body } = await desk.start();
      const { body: saved } = await desk.save(body.version, { items: [{ ...note, text: 'Goes quiet before calls.' }] });
      await desk.sign(saved.version);
      const { page } = await opened('/history', { width: 390 });
      await page.getByRole('link', { name: 'Show what changed' }).click();
      await page.getByRole('heading', { name: 'From plan 1 to plan 2' }).waitFor();
      expect(new URL(page.url()).search).toBe('?from=1&to=2');
      expect(await page.locator('del').innerText()).toMatch(/Removed\s+after/);
      expect(await page.locator('ins').innerText()).toMatch(/Added\s+before/);
      expect(await findingsOf(page)).toEqual([]);
      await page.goBack();
      await page.getByRole('button', { name: 'Begin again from plan 1' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Begin again from plan 1' }).click();
      await page.getByRole('heading', { name: 'From plan 2 to the draft' }).waitFor();
      expect(await page.locator('ins').innerText()).toMatch(/Added\s+after/);
      await page.getByRole('link', { name: 'To the plan' }).click();
      await page.getByText('It began with the lines of plan 1.').waitFor();
      await page.getByRole('link', { name: 'Compare with plan 2' }).waitFor();
      expect(await texts()).toEqual(['Goes quiet after calls.']);
    });
  });

  it.each(looks)('has no barrier on any page (%s, %i px)', async (language, width) => {
    await speaking(agency.caseworker, language);
    await desk.signed([aLine({ text: 'Leave the hall light on.' }), aNote(), aLine({ section: 'run_risk', audience: 'team' })]);
    await desk.drafted([aLine({ text: 'Music outside.' })]);
    const window = await opened('', { width, language });
    const reading = ['', '/preview', '/sign', '/history', '/history/1', '/compare', '/print/full', '/print/card'];
    const below = [...reading, '/edit/grounding', '/edit/run_risk'];
    expect(await barriersOn(window, below.map(at))).toEqual([]);
  });
});
