// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from 'playwright-core';
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { barriersOn, findingsOf } from '../support/barriers.js';
import { openWindow, speaking } from '../support/pages.js';
import { placeCaregiver } from '../support/placing.js';
import { outOfSight, unseenFocus } from '../support/sight.js';
import { PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('the frame around every page', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
    const { id } = await openFile(agency.caseworker);
    await placeCaregiver(house, agency, id, agency.caregiver);
    const desk = new PlanDesk(agency.caseworker, id);
    await desk.signed();
    await desk.act('propose', await desk.drafted());
  });
  const bar = (page: Page) => page.getByRole('navigation');
  const isOneLine = (label: Locator) =>
    label.evaluate((tab) => {
      const range = document.createRange();
      range.selectNodeContents(tab.lastChild!);
      return range.getClientRects().length === 1 && tab.scrollWidth <= tab.clientWidth;
    });

  it('leads a manager on a phone to every page, by key, and says which one is open', async () => {
    await speaking(agency.manager, 'es');
    const window = await openWindow(browser(), house.url, agency.manager, { width: 320, language: 'es' });
    const { page } = window;
    await window.open('/overview');
    const more = bar(page).getByRole('button', { name: 'Más' });
    const current = bar(page).locator('[aria-current="page"]:visible');
    expect(await current.allTextContents()).toEqual(['Resumen']);
    expect([await bar(page).getByRole('link').count(), await more.getAttribute('aria-expanded')]).toEqual([3, 'false']);
    await more.focus();
    await page.keyboard.press('Enter');
    const names = [
      'Resumen',
      'Aprobar',
      'Jóvenes',
      'Auditoría',
      'Derivaciones',
      'Hogares',
      'Invitaciones',
      'Recursos',
      'Guías',
      'Ayuda',
      'Cuenta',
    ];
    expect((await bar(page).getByRole('link').allTextContents()).sort()).toEqual(names.sort());
    expect(await findingsOf(page)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await more.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await bar(page).getByRole('link').count()).toBe(3);

    await page.keyboard.press('Enter');
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/approvals/invitations');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect([await more.getAttribute('aria-expanded'), await more.getAttribute('aria-current')]).toEqual(['false', 'true']);
    await more.click();
    expect(await current.allTextContents()).toEqual(['Invitaciones']);
    await page.getByRole('heading', { level: 1 }).click();
    expect(await more.getAttribute('aria-expanded')).toBe('false');
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('keeps each word of the bar whole and on one line at 320 px, in both languages', async () => {
    for (const name of ['manager', 'privacyOfficer', 'admin'] as const) {
      const window = await openWindow(browser(), house.url, agency[name], { width: 320 });
      await window.open('/help');
      const { page } = window;
      for (const language of ['en', 'es'] as const) {
        if ((await page.locator('html').getAttribute('lang')) !== language) {
          await page.getByRole('button', { name: language === 'es' ? 'Español' : 'English' }).click();
          await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
        }
        const tabs = await bar(page).locator('a:visible, button:visible').all();
        expect([name, language, tabs.length]).toEqual([name, language, 4]);
        expect(await Promise.all(tabs.map(isOneLine))).toEqual([true, true, true, true]);
        const tops = await Promise.all(tabs.map(async (tab) => (await tab.boundingBox())!.y));
        expect(new Set(tops).size).toBe(1);
      }
      await window.close();
    }
  });

  it.each([
    ['caregiver', '/home', 'es', 'section a[href^="/home/"]'],
    ['manager', '/overview', 'en', 'main a[href$="/plan"]'],
  ] as const)('of a %s shows all of %s with letters twice as large and in the device’s own colours (%s)', async (...view) => {
    const [name, path, language, newest] = view;
    await speaking(agency[name], language);
    const window = await openWindow(browser(), house.url, agency[name], { width: 320, language });
    const { page } = window;
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await window.open(path);
    await page.locator(newest).first().waitFor();
    expect(await outOfSight(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await outOfSight(page)).toEqual([]);
    expect(await unseenFocus(page, 16)).toEqual([]);
    expect(await findingsOf(page)).toEqual([]);
    // As people set it in their browser, which the breakpoints follow.
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
    const session = await window.context.newCDPSession(page);
    await session.send('Page.setFontSizes' as never, { fontSizes: { standard: 32, fixed: 26 } } as never);
    expect(await outOfSight(page)).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('is searched by something that does find barriers: in how a page is made, and in how it looks', async () => {
    const window = await openWindow(browser(), house.url, undefined, { width: 320 });
    await window.open('/help');
    expect(await barriersOn(window, ['/help'])).toEqual([]);
    await window.page.evaluate(() => {
      const faint = document.createElement('p');
      Object.assign(faint.style, { color: '#777', background: '#888', width: '500px' });
      faint.append('faint', Object.assign(new Image(9, 9), { src: 'data:,' }));
      document.querySelector('main')!.append(faint);
    });
    const found = (await findingsOf(window.page)).map((one) => one.split(' at ')[0]);
    expect(found.sort()).toEqual([expect.stringMatching(/px wider than the window/), 'color-contrast', 'image-alt']);
    await window.close();
  });
});
