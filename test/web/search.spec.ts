// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { barriersOn, findingsOf, looks } from '../support/barriers.js';
import { openWindow, type Viewer, type Window } from '../support/pages.js';
import type { Person } from '../support/person.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('search, commands and help', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let youth: { id: string; caseCode: string };
  beforeAll(async () => {
    agency = await foundAgency(house);
    youth = await openFile(agency.caseworker, { usedName: 'Canary Sam' });
  });
  async function opened(path: string, person: Person | undefined, viewer: Viewer = {}): Promise<Window> {
    const window = await openWindow(browser(), house.url, person, viewer);
    await window.open(path);
    await window.page.waitForLoadState('networkidle');
    return window;
  }

  it('finds youth by name with the keyboard alone, asks once, and keeps nothing', async () => {
    const window = await opened('/account', agency.caseworker);
    const { page } = window;
    let asked = 0;
    page.on('request', (request) => (asked += Number(/youth\/search/.test(request.url()))));
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox');
    await field.pressSequentially('c');
    await page.waitForTimeout(500);
    expect(asked).toBe(0);
    await field.pressSequentially('anary');
    const option = page.getByRole('option', { name: `${youth.caseCode} · Canary Sam` });
    await option.waitFor();
    expect(asked).toBe(1);
    expect(await option.getAttribute('aria-selected')).toBe('true');
    expect(await findingsOf(page, '[role=dialog]')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/youth/${youth.id}`);
    expect(page.url()).not.toContain('anary');
    await page.keyboard.press('Control+k');
    expect(await page.getByRole('combobox').inputValue()).toBe('');
    expect(await page.getByRole('option', { name: 'Canary Sam' }).count()).toBe(0);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('runs commands by button and key, and gives the focus back', async () => {
    const window = await opened('/home', agency.caregiver, { width: 390 });
    const { page } = window;
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('combobox').fill('acc');
    expect(await page.getByRole('option').allTextContents()).toEqual(['Account']);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Search');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('esp');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Llamar ahora' }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('sesion');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Iniciar sesión', level: 1 }).waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows the keys for a question mark, not while somebody types, and not when that is switched off', async () => {
    const window = await opened('/account', agency.manager);
    const { page } = window;
    const keys = page.getByRole('dialog', { name: 'Keyboard' });
    await page.keyboard.press('?');
    await keys.waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByLabel('Current password').pressSequentially('what?');
    expect(await keys.count()).toBe(0);
    await page.getByLabel('The ? key shows the keyboard help').uncheck();
    await page.locator('h1').click();
    await page.keyboard.press('?');
    await page.waitForTimeout(300);
    expect(await keys.count()).toBe(0);
    await window.close();
  });

  it('has help and the numbers in the same place on every page, signed in or not', async () => {
    const window = await opened('/sign-in', undefined, { width: 390 });
    for (const path of ['/sign-in', '/invitation', '/help', '/device-safety']) {
      await window.open(path);
      const links = await window.page.locator('footer a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect([path, links]).toEqual([path, ['/help', '/device-safety']]);
    }
    await window.open('/help');
    expect(await window.page.locator('main a[href^="tel:"]').count()).toBe(2);
    expect(window.faults).toEqual([]);
    await window.close();

    const inside = await opened('/home', agency.otherCaregiver, { width: 390 });
    for (const path of ['/home', '/account', '/help', '/device-safety', '/nowhere']) {
      await inside.open(path);
      const links = await inside.page.locator('footer a').evaluateAll((all) => all.map((one) => one.getAttribute('href')));
      expect([path, links]).toEqual([path, ['/help', '/account', 'tel:5550100']]);
    }
    await inside.open('/help');
    expect(await inside.page.locator('section a[href^="tel:"]').count()).toBe(3);
    expect(inside.faults).toEqual([]);
    await inside.close();
  });

  it.each(looks)('has no barrier on the public pages (%s, %i px)', async (language, width) => {
    const window = await opened('/help', undefined, { language, width });
    expect(await barriersOn(window, ['/help', '/device-safety', '/invitation', '/sign-in'])).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
