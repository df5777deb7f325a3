// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { barriersOn, findingsOf } from '../support/barriers.js';
import { openWindow, type Viewer, type Window } from '../support/pages.js';
import { enrol, type Member } from '../support/sign-in.js';

describeInBrowser('one’s own account', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let member: Member;
  let ahead = 0;
  beforeEach(async () => {
    agency = await foundAgency(house);
    member = await enrol(house, agency, 'caseworker');
  });
  const later = () => house.travel((ahead += 31_000));
  async function opened(viewer: Viewer = {}): Promise<Window> {
    const window = await openWindow(browser(), house.url, await member.signsIn(), viewer);
    await window.open('/account');
    await window.settled();
    return window;
  }

  it('says who I am, ends my other sessions and signs me out', async () => {
    const elsewhere = await member.signsIn({ device: 'office laptop' });
    await later();
    const window = await opened();
    const { page } = window;
    await page.locator('footer a[href="/help"]').click();
    await page.getByRole('heading', { name: 'Help', level: 1 }).waitFor();
    await page.locator('footer a[href="/account"]').click();
    for (const words of ['Robin Hale', 'Caseworker', 'Test Agency', agency.code, member.signInName]) {
      await page.getByText(words, { exact: true }).first().waitFor();
    }
    expect(await page.getByRole('listitem').count()).toBe(2);
    await page.getByRole('button', { name: /^End: office laptop/ }).click();
    await page.getByText('You are signed in here only.').waitFor();
    expect((await elsewhere.get('/me')).status).toBe(401);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    expect(await page.getByText('Robin Hale').count()).toBe(0);
    // Help is for everybody; now without a name and a number in its frame.
    await page.goBack();
    await page.locator('footer a[href="/device-safety"]').waitFor();
    expect(await page.getByText('Robin Hale').count()).toBe(0);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('changes the password, and says what does not fit', async () => {
    const window = await opened({ width: 390 });
    const { page } = window;
    await later();
    await page.getByRole('button', { name: 'Change password' }).click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('current');
    const typed = async (current: string, next: string) => {
      await page.getByLabel('Current password').fill(current);
      await page.getByLabel('New password').fill(next);
      await page.getByLabel('Code', { exact: true }).fill(await member.code());
      await page.getByRole('button', { name: 'Change password' }).click();
    };
    await typed(member.password, member.password);
    await page.getByText('New password: Choose a password that differs from the current one.').waitFor();
    await typed('not my password at all', 'seven quiet harbors under snow');
    await page.getByText('Password and code do not fit together.', { exact: false }).waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await later();
    await typed(member.password, 'seven quiet harbors under snow');
    await page.getByText('Your password is changed.', { exact: false }).waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Change password');
    await later();
    expect((await member.tries({ password: 'seven quiet harbors under snow' })).status).toBe(200);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('keeps the language with the account and the colours in memory alone', async () => {
    const window = await opened();
    const { page } = window;
    await page.getByLabel('Dark').check();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    await page.getByLabel('Español').click();
    await page.getByRole('heading', { name: 'Cuenta', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('dark');
    expect(await findingsOf(page)).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await page.reload();
    await page.getByRole('heading', { name: 'Cuenta', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('data-mantine-color-scheme')).toBe('light');
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('has no barrier', async () => {
    const window = await opened({ width: 320 });
    expect(await barriersOn(window, ['/account'])).toEqual([]);
    await window.close();
  });
});
