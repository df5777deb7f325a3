// SPDX-License-Identifier: Apache-2.0
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
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
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== base && protocol !== 'data:') faults.push(`asked ${origin}`);
  });
  return {
    page,
    context,
    faults,
    open: async (path) => {
      await page.goto(base + path);
      await page.locator('h1').first().waitFor();
    },
    close: () => context.close(),
  };
}

/** A click on a phone: scrolled to the middle first, clear of the bar at the bottom. */
export async function tap(target: Locator): Promise<void> {
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await target.click();
}

/** No serious or critical finding of axe, and nothing to scroll sideways. `within`: only what this selector finds, such as an open dialog. */
export async function findingsOf(page: Page, within = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(within)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return tooWide > 0 ? [...found, `${tooWide} px wider than the window`] : found;
}

/** From now on this person's account speaks this language, whatever browser they use. */
export async function speaking(person: Person, language: 'en' | 'es'): Promise<void> {
  const { body: me } = await person.get('/me');
  if (me.language === language) return;
  const { status } = await person.patch('/me', { language }, me.version);
  if (status !== 200) throw new Error(`The language was not changed: ${status}`);
}
