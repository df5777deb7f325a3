// SPDX-License-Identifier: Apache-2.0
// Pictures for the README, from a running demo: npm start, then npm run screenshots.
import { chromium } from 'playwright-core';
import { build } from './build.mjs';

build('messages');
const { demoSignIns } = await import('../apps/api/dist/demo/index.js');

const base = process.env.BASE ?? 'http://localhost:3000';
const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 800 };
const pictures = [
  { name: 'foster-parent-home', as: 'l.morales', viewport: phone, locale: 'es-US', go: async () => {} },
  { name: 'today', as: 'd.reyes', viewport: desk, locale: 'en-US', go: async () => {} },
  { name: 'audit', as: 'h.marsh', viewport: desk, locale: 'en-US', go: look },
];

const browser = await chromium.launch({
  executablePath: process.env.HARBOR_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
for (const { name, as, viewport, locale, go } of pictures) {
  const page = await (await browser.newContext({ viewport, locale, reducedMotion: 'reduce' })).newPage();
  await signIn(page, as);
  await go(page);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: new URL(`../docs/images/${name}.png`, import.meta.url).pathname });
}
await browser.close();

/** Fields in the order in which they are asked for: the labels are in the language of the page. */
async function signIn(page, name) {
  const { agencyCode, password, code } = demoSignIns(new Date()).find(({ signInName }) => signInName === name);
  await page.goto(`${base}/`);
  const fields = page.locator('form input');
  await fields.first().waitFor();
  for (const [i, text] of [agencyCode, name, password, code].entries()) await fields.nth(i).fill(text);
  await page.locator('form button[type=submit]').click();
  await page.locator('main h1').waitFor();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}

async function look(page) {
  await page.getByRole('button', { name: 'Look', exact: true }).click();
  await page.getByRole('button', { name: 'Show as table' }).waitFor();
}
