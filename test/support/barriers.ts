// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import type { Window } from './pages.js';

const narrow = 320;
const wide = 1280;
/** A language and a width in CSS pixels: each page is looked at in both, and by `barriersOn` then dark and the other way round. */
export const looks = [
  ['en', wide],
  ['es', narrow],
] as const;

/** Kept in a page as long as it is not loaded anew. */
const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What a theme or a width can change; the rest of a page is the same in both. */
const ofTheLook = ['color-contrast', 'target-size'];

/** Serious and critical findings of axe, and whatever scrolls sideways. `within`: only what this selector finds, such as an open dialog. */
export function findingsOf(page: Page, within = 'html'): Promise<string[]> {
  return look(page, within, { type: 'tag', values: levels });
}

/**
 * What stands in the way on these pages, with its page: as the window is, then in dark and at the other width, 320 or
 * 1280 px, where only what a look can change is searched for. Goes from page to page as links do.
 *
 * @param ready brings the page into the state that is to be looked at
 */
export async function barriersOn(window: Window, paths: readonly string[], ready?: () => Promise<void>): Promise<string[]> {
  const { page } = window;
  const size = page.viewportSize()!;
  const found: string[] = [];
  for (const path of paths) {
    await window.go(path);
    await ready?.();
    const asItIs = await findingsOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ ...size, width: size.width === wide ? narrow : wide });
    await window.settled();
    const otherwise = await look(page, 'html', { type: 'rule', values: ofTheLook });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(size);
    found.push(...[...asItIs, ...otherwise].map((one) => `${path}: ${one}`));
  }
  return found;
}

async function look(page: Page, within: string, runOnly: axe.RunOnly): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(program);
  const violations = await page.evaluate(searched, { within, runOnly });
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return tooWide > 0 ? [...found, `${tooWide} px wider than the window`] : found;
}

/** Runs in the page. */
async function searched({ within, runOnly }: { within: string; runOnly: axe.RunOnly }): Promise<axe.Result[]> {
  const { axe: here } = window as unknown as { axe: typeof axe };
  // What is well is counted nowhere, and the page has no frames and no sheet that is not loaded.
  const options: axe.RunOptions = { runOnly, resultTypes: ['violations'], iframes: false, preload: false };
  return (await here.run(within, options)).violations;
}
