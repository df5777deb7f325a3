// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { openWindow, type Window } from '../support/pages.js';
import { enrol, type Member } from '../support/sign-in.js';

describeInBrowser('tabs of one browser', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let member: Member;
  let ahead = 0;
  beforeEach(async () => {
    agency = await foundAgency(house);
    member = await enrol(house, agency, 'caregiver');
  });
  const later = () => house.travel((ahead += 31_000));

  async function opened(): Promise<{ window: Window; first: Page; second: Page }> {
    const window = await openWindow(browser(), house.url, await member.signsIn(), { width: 390 });
    window.context.setDefaultTimeout(8_000);
    // What the server answers, but for the way on to the weather service.
    await window.context.route('**/exit', async (route) => {
      const { 'set-cookie': cookie = '' } = (await route.fetch({ maxRedirects: 0 })).headers();
      await route.fulfill({ contentType: 'text/html', headers: { 'set-cookie': cookie }, body: '<h1>Weather</h1>' });
    });
    await window.open('/home');
    const second = await window.context.newPage();
    await second.goto(window.page.url());
    for (const page of [window.page, second]) await page.getByText('Call now').waitFor();
    for (const page of [window.page, second]) await page.waitForLoadState('networkidle');
    return { window, first: window.page, second };
  }
  async function signsInAt(page: Page, who: Member, within = page.locator('body')): Promise<void> {
    await later();
    await within.getByLabel('Agency code').fill(who.agencyCode);
    await within.getByLabel('Sign-in name').fill(who.signInName);
    await within.getByLabel('Password', { exact: true }).fill(who.password);
    await within.getByLabel('Code', { exact: true }).fill(await who.code());
    await within.getByRole('button', { name: 'Sign in' }).click();
  }
  const lockOf = (page: Page) => page.getByRole('dialog', { name: 'Sign in to go on' });

  it('all leave when one does', async () => {
    const { window, first, second } = await opened();
    await first.locator('a.leave').click();
    for (const page of [first, second]) await page.getByRole('heading', { name: 'Weather' }).waitFor();
    await second.goBack().catch(() => null);
    await second.waitForTimeout(300);
    expect(await second.getByText('Call now').count()).toBe(0);
    await window.close();
  });

  it('lock when one signs out, and open for the same person', async () => {
    const { window, first, second } = await opened();
    await first.goto(first.url().replace('/home', '/account'));
    await first.getByRole('button', { name: 'Sign out' }).click();
    await first.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    await lockOf(second).waitFor();
    expect(await second.getByText('Call now').isVisible()).toBe(false);
    await signsInAt(first, member);
    await lockOf(second).waitFor({ state: 'detached' });
    expect(await second.getByText('Call now').isVisible()).toBe(true);
    await window.close();
  });

  it('show nothing of one person once another has signed in', async () => {
    const other = await enrol(house, agency, 'caregiver');
    const { window, first, second } = await opened();
    await second.evaluate(() => (document.documentElement.dataset['of'] = 'the first person'));
    await first.goto(first.url().replace('/home', '/sign-in'));
    await signsInAt(first, other);
    await first.getByText('Call now').waitFor();
    await second.waitForFunction(() => !document.documentElement.dataset['of']);
    await second.getByText('Call now').waitFor();
    await second.goto(second.url().replace('/home', '/account'));
    await second.getByText(other.signInName).waitFor();
    await window.close();
  });

  it('go on being there while somebody is in one of them', async () => {
    const { window, first, second } = await opened();
    for (const page of [first, second]) {
      await page.clock.install();
      await page.reload();
      await page.getByText('Call now').waitFor();
      await page.waitForLoadState('networkidle');
    }
    await second.clock.fastForward(7 * 60_000);
    await first.keyboard.press('ArrowDown');
    await second.waitForTimeout(100);
    await second.clock.fastForward(7 * 60_000);
    await second.waitForTimeout(100);
    expect(await lockOf(second).count()).toBe(0);
    await window.close();
  });

  it('show the lock however one goes Back, and nothing of a page out of the browser’s memory', async () => {
    const { window, first } = await opened();
    await first.getByRole('link', { name: 'Help' }).first().click();
    await first.getByRole('heading', { name: 'Help', level: 1 }).waitFor();
    const { value } = (await window.context.cookies()).find(({ name }) => name === '__Host-session')!;
    await member.holding(value).post('/sign-out');
    await first.getByRole('link', { name: 'Account' }).first().click();
    await lockOf(first).waitFor();
    await first.goBack();
    await lockOf(first).waitFor();
    await first.goBack();
    await lockOf(first).waitFor();
    expect(await first.getByText('Call now').isVisible()).toBe(false);

    const isCovered = await first.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      return document.documentElement.classList.contains('covered');
    });
    expect(isCovered).toBe(true);
    await first.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    await window.close();
  });
});
