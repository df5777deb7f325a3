// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { findingsOf } from '../support/barriers.js';
import { openWindow, type Viewer, type Window } from '../support/pages.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, PlanDesk } from '../support/plans.js';
import { enrol, type Member } from '../support/sign-in.js';
import { openFile } from '../support/youth-files.js';

const minute = 60_000;

describeInBrowser('the door of a page that stands open', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let member: Member;
  let youthId: string;
  let ahead = 0;
  beforeEach(async () => {
    agency = await foundAgency(house);
    member = await enrol(house, agency, 'caregiver');
    ({ id: youthId } = await openFile(agency.caseworker, { usedName: 'Canary Sam' }));
    await placeCaregiver(house, agency, youthId, member.holding(''));
    await new PlanDesk(agency.caseworker, youthId).signed([aLine({ text: 'Leave the hall light on.' })]);
  });

  /** A window of someone who signed in as people do. `isTimed`: its clock can be moved. */
  async function opened(path: string, { isTimed = false, ...viewer }: Viewer & { isTimed?: boolean } = {}): Promise<Window> {
    const window = await openWindow(browser(), house.url, await member.signsIn(), { width: 390, ...viewer });
    if (isTimed) await window.page.clock.install();
    await window.open(path);
    await window.settled();
    return window;
  }
  /** A code works once: the next one comes half a minute later, on both of the house's clocks. */
  const later = (ms = 31_000) => house.travel((ahead += ms));
  const lockOf = (page: Page) => page.getByRole('dialog', { name: 'Sign in to go on' });

  async function signsInAt(page: Page, who = member): Promise<void> {
    await later();
    const lock = lockOf(page);
    await lock.getByLabel('Sign-in name').fill(who.signInName);
    await lock.getByLabel('Password', { exact: true }).fill(who.password);
    await lock.getByLabel('Code', { exact: true }).fill(await who.code());
    await lock.getByRole('button', { name: 'Sign in' }).click();
  }
  const endElsewhere = (window: Window) =>
    window.context
      .cookies()
      .then((all) => member.holding(all.find(({ name }) => name === '__Host-session')!.value).post('/sign-out'));

  /** As if this act needed a fresh second factor: none of the caregivers' does. The second try reaches the server. */
  async function refuseOnce(page: Page): Promise<void> {
    let refusals = 1;
    await page.route('**/caregiver-plan/acknowledge', (route) => {
      if (refusals-- <= 0) return route.continue();
      const problem = {
        type: 'about:blank',
        title: 'Forbidden',
        status: 403,
        code: 'step-up-required',
        detail: '',
        instance: '',
      };
      return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(problem) });
    });
  }

  it('warns two minutes before, any key goes on, and the focus returns', async () => {
    const window = await opened('/account', { isTimed: true });
    const { page } = window;
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByLabel('New password').fill('half a password');
    await page.clock.fastForward(7.5 * minute);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.clock.fastForward(0.5 * minute);
    await page.getByText('This page locks in two minutes.').waitFor();
    expect(await findingsOf(page, '[role=dialog]')).toEqual([]);
    await page.mouse.move(50, 300);
    expect(await page.getByText('This page locks in two minutes.').isVisible()).toBe(true);
    await page.keyboard.press('x');
    await page.getByText('This page locks in two minutes.').waitFor({ state: 'hidden' });

    expect(await page.getByLabel('New password').inputValue()).toBe('half a password');
    await page.waitForFunction(() => document.activeElement?.id.endsWith('-next'));
    await page.clock.fastForward(7 * minute);
    expect(await lockOf(page).count()).toBe(0);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('locks when nobody moves, over open dialogs too, ends the session, and gives back the typed text and the focus', async () => {
    const window = await opened('/home', { isTimed: true });
    const { page } = window;
    const token = (await window.context.cookies()).find(({ name }) => name === '__Host-session')!.value;
    await page.keyboard.press('Control+k');
    await page.getByLabel('Command', { exact: true }).fill('acc');
    await page.clock.fastForward(10 * minute);
    await lockOf(page).waitFor();

    expect(await page.getByLabel('Command', { exact: true }).isVisible()).toBe(false);
    expect(await page.getByText('Call now').isVisible()).toBe(false);
    const reachable = await page.evaluate(() =>
      [...document.querySelectorAll('body > :not([inert], script)')].map((part) => part.className),
    );
    expect(reachable.sort()).toEqual(['curtain', 'leave', 'leave-again']);
    await page.waitForFunction(() => document.activeElement?.id.endsWith('-password'));
    await page.waitForTimeout(500);
    expect((await member.holding(token).get('/me')).status).toBe(401);
    // Neither of these reaches the dialog behind.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.querySelector('.curtain')!.contains(document.activeElement))).toBe(true);
    expect(await findingsOf(page)).toEqual([]);

    await signsInAt(page);
    await lockOf(page).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Command', { exact: true }).inputValue()).toBe('acc');
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('locks after a sleep in which no timer ran, before anything else happens', async () => {
    const window = await opened('/home', { isTimed: true });
    const { page } = window;
    // Sets the clock without running what was due meanwhile.
    await page.clock.setSystemTime(Date.now() + 60 * minute);
    await page.mouse.move(10, 400);
    await lockOf(page).waitFor();
    await window.close();
  });

  it('locks with the next request after the session ended in another tab, and the same person goes on with it', async () => {
    const window = await opened(`/home/${youthId}/plan`);
    const { page } = window;
    await endElsewhere(window);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await lockOf(page).waitFor();
    expect(await page.getByText('Leave the hall light on.').isVisible()).toBe(false);
    await signsInAt(page);

    await page.getByText(/You said on .* that you have read this/).waitFor();
    const { body } = await agency.caseworker.get(`/youth/${youthId}/plan`);
    expect(body.acknowledgements).toHaveLength(1);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows another person their own front page, and nothing of what was open', async () => {
    const other = await enrol(house, agency, 'caregiver');
    const window = await opened(`/home/${youthId}/plan`);
    const { page } = window;
    await endElsewhere(window);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await signsInAt(page, other);

    await page.getByText('No young person is placed with you now.', { exact: false }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/home');
    const { body } = await agency.caseworker.get(`/youth/${youthId}/plan`);
    expect(body.acknowledgements).toHaveLength(0);
    await window.close();
  });

  it('finds the session’s last hour over, though somebody has been there all the time', async () => {
    const window = await opened('/home', { isTimed: true });
    const { page } = window;
    await later(9 * 60 * minute);
    await page.clock.fastForward(5 * minute);
    await page.mouse.move(20, 300);
    await page.clock.fastForward(4 * minute);
    await lockOf(page).waitFor();
    await signsInAt(page);
    await lockOf(page).waitFor({ state: 'detached' });
    expect(await page.getByText('Call now').isVisible()).toBe(true);
    await window.close();
  });

  it('tells the server that somebody is reading, so that both clocks agree', async () => {
    const window = await opened('/home', { isTimed: true });
    const { page } = window;
    const asked: string[] = [];
    page.on('request', (request) => /\/api\//.test(request.url()) && asked.push(new URL(request.url()).pathname));
    await page.clock.fastForward(7 * minute);
    await page.mouse.move(30, 300);
    await page.clock.fastForward(2 * minute);
    await page.waitForTimeout(200);
    expect(asked).toEqual(['/api/v1/me']);
    await window.close();
  });

  it('asks for the second factor and then does what was asked, once', async () => {
    const window = await opened(`/home/${youthId}/plan`);
    const { page } = window;
    await refuseOnce(page);
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (/acknowledge/.test(request.url())) keys.push(request.headers()['idempotency-key']);
    });
    await page.getByRole('button', { name: 'I have read this' }).click();
    const dialog = page.getByRole('dialog', { name: 'Is it you?' });
    await dialog.waitFor();
    expect(await findingsOf(page, '[role=dialog]')).toEqual([]);
    await dialog.getByLabel('Password', { exact: true }).fill('not my password at all');
    await later();
    await dialog.getByLabel('Code', { exact: true }).fill(await member.code());
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await dialog.getByText('Password and code do not fit together.', { exact: false }).waitFor();
    await later();
    await dialog.getByLabel('Password', { exact: true }).fill(member.password);
    const code = await member.code();
    await dialog.getByLabel('Code', { exact: true }).fill(`${code.slice(0, 3)} ${code.slice(3)}`);
    await dialog.getByRole('button', { name: 'Confirm' }).click();

    await page.getByText(/You said on .* that you have read this/).waitFor();
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
    await dialog.waitFor({ state: 'detached' });
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('does nothing when the proof is left, says so, and the focus is where it was', async () => {
    const window = await opened(`/home/${youthId}/plan`);
    const { page } = window;
    await refuseOnce(page);
    const button = page.getByRole('button', { name: 'I have read this' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Is it you?' });
    await dialog.getByRole('button', { name: 'Not now' }).click();

    await page.getByText('This needs your password and a new code. Nothing was changed.').waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'I have read this');
    await window.close();
  });

  it('locks instead of asking for a proof when the session itself has ended', async () => {
    const window = await opened(`/home/${youthId}/plan`);
    const { page } = window;
    await refuseOnce(page);
    await page.getByRole('button', { name: 'I have read this' }).click();
    const dialog = page.getByRole('dialog', { name: 'Is it you?' });
    await dialog.waitFor();
    await endElsewhere(window);
    await dialog.getByLabel('Password', { exact: true }).fill(member.password);
    await later();
    await dialog.getByLabel('Code', { exact: true }).fill(await member.code());
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await lockOf(page).waitFor();
    await signsInAt(page);
    await page.getByText(/You said on .* that you have read this/).waitFor();
    await window.close();
  });
});
