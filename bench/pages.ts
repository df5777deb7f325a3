// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { median } from './measure.js';
import type { Person } from './world.js';

/** What a foster parent's first screen costs, with nothing in the browser's cache. */
export interface FirstScreen {
  /** From the address to numbers that can be touched, on a processor four times as slow, in ms. */
  readyMs: number;
  /** Script that was asked for until then and a moment after, packed, in kB. */
  scriptKb: number;
}

const places = [process.env['HARBOR_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const rounds = 5;
const slower = 4;

/** Undefined where there is no browser. */
export async function measureFirstScreen(url: string, caregiver: Person): Promise<FirstScreen | undefined> {
  const executablePath = places.find((place) => place && existsSync(place));
  if (!executablePath) return undefined;
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const seen: FirstScreen[] = [];
    // Once for nothing: the first page of a browser waits for the browser.
    for (let round = 0; round <= rounds; round++)
      seen.push(await once(browser, url.replace('127.0.0.1', 'localhost'), caregiver));
    const of = (figure: keyof FirstScreen) => median(seen.slice(1).map((one) => one[figure]));
    return { readyMs: of('readyMs'), scriptKb: of('scriptKb') };
  } finally {
    await browser.close();
  }
}

async function once(browser: Browser, base: string, { token }: Person): Promise<FirstScreen> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const at = { url: base.replace('http:', 'https:'), secure: true, httpOnly: true, sameSite: 'Strict' } as const;
  await context.addCookies([{ name: '__Host-session', value: token, ...at }]);
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.addInitScript(watch);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(`${base}/home`);
  const readyMs = await page.waitForFunction(() => (globalThis as Marked).readyMs).then((handle) => handle.jsonValue());
  await page.waitForLoadState('networkidle');
  const bytes = await Promise.all(scripts);
  await context.close();
  return { readyMs: readyMs!, scriptKb: bytes.reduce((all, one) => all + one, 0) / 1_000 };
}

type Marked = { readyMs?: number };

/** Runs in the page: notes when the emergency number is drawn and the script leaves room for a touch. */
function watch(): void {
  const look = () => {
    if (!document.querySelector('a[href="tel:911"]')) return requestAnimationFrame(look);
    return requestAnimationFrame(() => setTimeout(() => ((globalThis as Marked).readyMs = performance.now())));
  };
  requestAnimationFrame(look);
}
