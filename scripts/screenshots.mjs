// SPDX-License-Identifier: Apache-2.0
import { chromium } from 'playwright-core';

// Pictures for the README, from a running demo: npm start, then npm run screenshots.
const base = process.env.BASE ?? 'http://127.0.0.1:3000';
const browser = await chromium.launch({
  executablePath: process.env.HARBOR_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const page = await browser.newPage({ viewport: { width: 1100, height: 700 } });
await page.goto(`${base}/api-docs`);
await page.waitForSelector('.opblock');
await page.screenshot({ path: new URL('../docs/images/api-docs.png', import.meta.url).pathname });
await browser.close();
