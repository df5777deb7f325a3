// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core';
import type { Person } from './person.js';

export interface Viewer {
  language?: 'en' | 'es';
  /** CSS pixels; 1280 unless told. 390 is a phone, 320 the narrowest that must work. */
  width?: number;
  theme?: 'light' | 'dark';
}

/** A browser window on the application, and what must never happen in one. */
export interface Window {
  page: Page;
  context: BrowserContext;
  /** Violations of the content policy, errors thrown on the page, and requests that went elsewhere. */
  faults: string[];
  /** Opens an address of the application and waits for its heading. */
  open(path: string): Promise<void>;
  /** Goes there as a link does, without loading an open application anew. */
  go(path: string): Promise<void>;
  /** Waits until no request is under way and the page has nothing more to draw. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** The house under a name for which browsers keep `__Host-` cookies without TLS. */
const local = (url: string): string => url.replace('127.0.0.1', 'localhost');

/** This person's session, as their browser holds it. */
export const sessionCookieOf = (url: string, person: Person) => ({
  name: '__Host-session',
  value: person.token!,
  url: local(url).replace('http:', 'https:'),
  secure: true,
  httpOnly: true,
  sameSite: 'Strict' as const,
});

/** Opens a window, signed in as this person when one is given. */
export async function openWindow(browser: Browser, url: string, person?: Person, viewer: Viewer = {}): Promise<Window> {
  const { language = 'en', width = 1280, theme = 'light' } = viewer;
  const context = await browser.newContext({
    viewport: { width, height: 844 },
    locale: language === 'es' ? 'es-US' : 'en-US',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const base = local(url);
  if (person?.token) await context.addCookies([sessionCookieOf(url, person)]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to|TrustedHTML/.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(`${error.name}: ${error.message}`));
  const underWay = new Set<Request>();
  page.on('requestfinished', (request) => underWay.delete(request));
  page.on('requestfailed', (request) => underWay.delete(request));
  page.on('request', (request) => {
    underWay.add(request);
    const { origin, protocol } = new URL(request.url());
    if (origin !== base && protocol !== 'data:') faults.push(`asked ${origin}`);
  });
  const settled = async () => {
    for (let isStill = false; !isStill; isStill = underWay.size === 0) {
      while (underWay.size > 0) await pause(10);
      await page.evaluate(drawn);
    }
  };
  const open = async (path: string) => {
    await page.goto(base + path);
    await page.locator('h1').first().waitFor();
  };
  return {
    page,
    context,
    faults,
    settled,
    open,
    go: async (path) => {
      if (page.url() === 'about:blank') await open(path);
      else await page.evaluate((to) => history.pushState(null, '', to), path);
      await settled();
      await page.locator('h1').first().waitFor();
    },
    close: () => context.close(),
  };
}

/** Runs in the page: twice at leisure, so that what an answer brought is drawn. */
async function drawn(): Promise<void> {
  const leisure = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }));
  await leisure();
  await leisure();
}

/** A click on a phone: scrolled to the middle first, clear of the bar at the bottom. */
export async function tap(target: Locator): Promise<void> {
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await target.click();
}

/** From now on this person's account speaks this language, whatever browser they use. */
export async function speaking(person: Person, language: 'en' | 'es'): Promise<void> {
  const { body: me } = await person.get('/me');
  if (me.language === language) return;
  const { status } = await person.patch('/me', { language }, me.version);
  if (status !== 200) throw new Error(`The language was not changed: ${status}`);
}
