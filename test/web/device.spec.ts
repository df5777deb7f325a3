// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Agency, foundAgency } from '../support/agency.js';
import { browserArguments, browserPath, describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { sessionCookieOf } from '../support/pages.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

/** What must be found nowhere on the disk of a device: names, what someone typed, what was looked for, what was read. */
const canaries = {
  youth: 'Quillfeather Canarysam',
  line: 'Marmalade canary on the windowsill',
  typed: 'Typedcanary secretphrase',
  looked: 'Quillfeather',
  caregiver: 'caregiver of t-',
};

describeInBrowser('what a browser keeps of a day with us', () => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  const profiles: string[] = [];
  beforeAll(async () => {
    agency = await foundAgency(house);
    ({ id: youthId } = await openFile(agency.caseworker, { usedName: canaries.youth }));
    await placeCaregiver(house, agency, youthId, agency.caregiver);
    await new PlanDesk(agency.caseworker, youthId).signed([aLine({ text: canaries.line })]);
  });
  afterAll(() => profiles.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

  const base = () => house.url.replace('127.0.0.1', 'localhost');
  function newProfile(): string {
    const folder = mkdtempSync(path.join(tmpdir(), 'profile-'));
    profiles.push(folder);
    return folder;
  }
  /** A browser as people have one, with a profile on the disk. */
  async function opened(folder: string, person?: Person): Promise<{ context: BrowserContext; page: Page }> {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: browserPath!,
      args: [...browserArguments],
      viewport: { width: 390, height: 844 },
      locale: 'en-US',
    });
    await context.route('https://www.weather.gov/', (route) => route.abort());
    if (person) await context.addCookies([sessionCookieOf(house.url, person)]);
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  }
  async function leavesFrom({ context, page }: { context: BrowserContext; page: Page }): Promise<void> {
    const kept = await page.evaluate(async () => ({
      stores: localStorage.length + sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys().catch(() => [])).length,
      workers: (await navigator.serviceWorker?.getRegistrations().catch(() => []))?.length ?? 0,
      readable: document.cookie,
    }));
    expect(kept).toEqual({ stores: 0, databases: 0, caches: 0, workers: 0, readable: '' });
    await page.locator('a.leave').click();
    // Browsers write to the disk a moment later.
    await page.waitForTimeout(2_000);
    expect(page.url().startsWith(base())).toBe(false);
    await context.close();
  }

  it('of a foster parent’s session: no name and no word', async () => {
    const folder = newProfile();
    const session = await opened(folder, agency.caregiver);
    const { page } = session;
    await page.goto(`${base()}/home`);
    await page.getByText(canaries.youth).waitFor();
    await page.getByRole('link', { name: /what helps/ }).click();
    await page.getByText(canaries.line).waitFor();
    await page.goBack();
    await page.getByText('Day to day: routines').click();
    await page.getByRole('heading', { name: canaries.youth }).waitFor();
    await page.goto(`${base()}/account`);
    await page.getByText('caregiver of t-', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByLabel('New password').fill(canaries.typed);
    await leavesFrom(session);

    expect(search(folder, base())).toEqual([]);
  });

  it('of a caseworker’s session: no name, nothing of what was looked for, and of a file only what its person keeps', async () => {
    const folder = newProfile();
    const session = await opened(folder, agency.caseworker);
    const { page } = session;
    await page.goto(`${base()}/account`);
    await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').pressSequentially(canaries.looked);
    await page.getByRole('option', { name: canaries.youth }).waitFor();
    await page.keyboard.press('Escape');
    await page.goto(`${base()}/youth/${youthId}/plan/print/full`);
    await page.getByRole('button', { name: 'Get it ready to print' }).click();
    await page.getByText(canaries.line).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download as PDF' }).click(),
    ]);
    expect(readFileSync(await file.path()).includes('%PDF-1.7')).toBe(true);
    await leavesFrom(session);

    expect(search(folder, base())).toEqual([]);
  });

  it('finds what it looks for: a page that keeps a name is caught', async () => {
    const folder = newProfile();
    const { context, page } = await opened(folder);
    await page.goto(`${base()}/help`);
    await page.evaluate((name) => localStorage.setItem('kept', name), canaries.youth);
    await page.waitForTimeout(500);
    await context.close();
    expect(search(folder, base()).length).toBeGreaterThan(0);
  });

  it('after a crash: the tab that is opened again asks who is there once the time is over', async () => {
    const folder = newProfile();
    const { context, page } = await opened(folder, agency.otherCaregiver);
    await page.goto(`${base()}/home`);
    await page.getByText('Call now').waitFor();
    const crashed = page.waitForEvent('crash');
    await page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    await house.travel(11 * 60_000);
    const again = await context.newPage();
    await again.goto(`${base()}/home`);
    await again.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor();
    expect(await again.getByText('Call now').count()).toBe(0);
    await context.close();
  });
});

/**
 * Every file of the profile, byte by byte: as UTF-8, as UTF-16, and as it stands in an address. An answer of the API in
 * the cache would be packed; its address beside it is not.
 */
function search(folder: string, base: string): string[] {
  const needles = Object.entries({ ...canaries, answer: `${base}/api/`, file: '%PDF-1.7' }).flatMap(([name, text]) =>
    [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text))].map((bytes) => ({ name, bytes })),
  );
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ parentPath, name: file }) => {
    const held = readFileSync(path.join(parentPath, file));
    return needles.filter(({ bytes }) => held.includes(bytes)).map(({ name }) => `${name} in ${file}`);
  });
}
