// SPDX-License-Identifier: Apache-2.0
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';

describeInBrowser('the API documentation in a browser', (browser) => {
  const house = openHouse();

  it('shows every operation, runs no inline script and asks nobody else for anything', async () => {
    // Of a long document only what is in the window is drawn.
    const page = await browser().newPage({ viewport: { width: 1280, height: 30_000 } });
    const violations: string[] = [];
    const asked = new Set<string>();
    page.on('console', (message) => /Content Security Policy|Refused to/.test(message.text()) && violations.push(message.text()));
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    await page.goto(`${house.url}/api-docs`);
    await page.waitForFunction((all) => document.querySelectorAll('.opblock').length === all, house.routes.length);

    expect(new URL(page.url()).pathname).toBe('/api-docs');
    expect(violations).toEqual([]);
    expect([...asked].filter((origin) => origin !== new URL(house.url).origin && !origin.startsWith('data'))).toEqual([]);
    await page.close();
  });
});
