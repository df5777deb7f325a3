// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { openWindow } from '../support/pages.js';

const budget = 180_000;
const dist = path.resolve('apps/web/dist');

describeInBrowser('the first screen of a foster parent', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });

  it('brings 180 kB of script at most, packed, what guards the session included', async () => {
    const window = await openWindow(browser(), house.url, agency.caregiver, { width: 390 });
    const { page } = window;
    // What is fetched long after the first screen does not belong to it, however slow the machine is.
    await page.addInitScript(() => {
      const inTime = globalThis.setTimeout;
      globalThis.setTimeout = ((act: TimerHandler, ms = 0, ...rest: unknown[]) =>
        ms < 10_000 ? inTime(act, ms, ...rest) : 0) as typeof setTimeout;
    });
    const scripts = new Set<string>();
    page.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.endsWith('.js')) scripts.add(pathname);
    });
    await window.open('/home');
    await page.locator('a[href="tel:911"]').first().waitFor();
    await page.waitForLoadState('networkidle');

    const sizes = [...scripts].map((file) => gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length);
    expect(scripts.size).toBeGreaterThan(5);
    expect(sizes.reduce((all, one) => all + one, 0)).toBeLessThanOrEqual(budget);
    await window.close();
  });
});
