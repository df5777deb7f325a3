// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';
import { type Agency, foundAgency, type Youth } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { barriersOn, looks } from '../support/barriers.js';
import { openWindow, speaking } from '../support/pages.js';
import type { Person } from '../support/person.js';
import { aLine, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

const words = {
  en: {
    look: 'Look',
    result: 'Result',
    opened: /Who opened the file K-204/,
    people: '2 people opened this file or were refused',
    did: /What otherCaseworker/,
    asTable: 'Show as table',
    perDay: 'Acts per day',
    recorded: 'Looking here is recorded too.',
  },
  es: {
    look: 'Mirar',
    result: 'Resultado',
    opened: /Quién abrió el expediente K-204/,
    people: '2 personas abrieron este expediente o fueron rechazadas',
    did: /Lo que hizo otherCaseworker/,
    asTable: 'Mostrar como tabla',
    perDay: 'Actos por día',
    recorded: 'Lo que se mira aquí también queda registrado.',
  },
} as const;
const views = [
  ['en', 1280],
  ['es', 390],
] as const;

describeInBrowser('the audit', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let youth: Youth;
  /** A youth with a short history: a hundred rows would keep axe busy for half a minute. */
  let quiet: Youth;
  beforeAll(async () => {
    agency = await foundAgency(house);
    youth = await openFile(agency.caseworker, { usedName: 'Canary Sam', caseCode: 'K-204' });
    quiet = await openFile(agency.caseworker, { caseCode: 'M-118' });
    for (let i = 0; i < 55; i += 1) await agency.caseworker.get(`/youth/${youth.id}`);
    const desk = new PlanDesk(agency.caseworker, youth.id);
    let version = await desk.drafted();
    for (const text of ['One.', 'Two.', 'Three.']) {
      version = Number((await desk.save(version, { items: [aLine({ text })] })).body.version);
    }
    await agency.otherCaseworker.get(`/youth/${youth.id}`);
  });

  const rows = (page: Page) => page.getByRole('region', { name: /newest first|los más nuevos/ }).locator('tbody tr');
  async function on(person: Person, [language, width]: readonly ['en' | 'es', number]) {
    await speaking(person, language);
    return openWindow(browser(), house.url, person, { language, width });
  }

  it.each(views)('leads a manager from an act to who opened the file, and from there to what they did (%s)', async (...view) => {
    const say = words[view[0]];
    const window = await on(agency.manager, view);
    const { page } = window;
    await window.open('/audit');
    await page.getByText(say.recorded).waitFor();
    await rows(page).getByRole('link', { name: 'K-204' }).first().click();
    await page.getByRole('heading', { name: say.opened }).waitFor();

    expect(new URL(page.url()).pathname).toBe(`/audit/youth/${youth.id}`);
    const seen = page.getByRole('region', { name: say.people }).locator('tbody tr');
    expect(await seen.count()).toBe(2);
    const refused = seen.filter({ hasText: 'otherCaseworker' });
    expect(await refused.locator('td').nth(3).textContent()).toBe('1');

    await refused.getByRole('link').click();
    await page.getByRole('heading', { name: say.did }).waitFor();
    await rows(page).first().waitFor();
    expect(await rows(page).filter({ hasText: 'otherCaseworker' }).count()).toBe(await rows(page).count());
    expect(await page.content()).not.toContain('Canary');
    expect(await page.title()).not.toContain('K-204');
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it.each(views)('finds refused acts; the address says what kind, and never whom (%s)', async (...view) => {
    const say = words[view[0]];
    const window = await on(agency.privacyOfficer, view);
    const { page } = window;
    await window.open('/audit');
    await rows(page).first().waitFor();
    await page.getByLabel(say.result).selectOption('refused');
    await page.locator('input[list=known-youth]').fill(youth.id);
    await page.getByRole('button', { name: say.look }).click();
    await page.waitForURL(/result=refused/);
    await page.locator('tbody tr', { hasText: 'otherCaseworker' }).locator('td button').waitFor();

    expect(await rows(page).count()).toBe(1);
    expect(page.url()).not.toContain(youth.id);
    // Whoever sees no case files sees no case code either.
    expect(await page.getByText('K-204').count()).toBe(0);
    await rows(page).locator('td button').click();
    const { items } = (await agency.privacyOfficer.post('/audit/events/search', { youthId: youth.id, outcome: 'refused' })).body;
    await page.getByText(items[0].requestId).waitFor();

    // What was asked about outlives a look elsewhere, and is gone with the page.
    await rows(page).getByRole('link').last().click();
    await page.getByRole('heading', { level: 1, name: new RegExp(youth.id.slice(0, 8)) }).waitFor();
    await page.goBack();
    await page.locator(`input[list=known-youth][value="${youth.id}"]`).waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it.each(views)('says what a chart shows, and shows it as a table (%s)', async (...view) => {
    const say = words[view[0]];
    const window = await on(agency.manager, view);
    const { page } = window;
    await window.open('/audit');
    const figure = page.locator('figure');
    await figure.locator('svg.recharts-surface').first().waitFor();
    expect(await figure.locator('figcaption').textContent()).toMatch(/\d/);
    await figure.getByRole('button', { name: say.asTable }).press('Enter');

    const table = figure.getByRole('table', { name: say.perDay });
    expect(await table.locator('tbody tr').count()).toBe(7);
    expect(await figure.locator('svg.recharts-surface').count()).toBe(0);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows saves of one draft as one row, and the next page below the first', async () => {
    const window = await on(agency.manager, views[0]);
    const { page } = window;
    await window.open('/audit');
    await rows(page).first().waitFor();
    expect(await page.getByText('4 saves').count()).toBe(1);

    const before = await rows(page).count();
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.waitForFunction((least) => document.querySelectorAll('tbody tr').length > least, before);
    await window.close();
  });

  it('keeps what was shown and typed when the server does not answer', async () => {
    const window = await on(agency.manager, views[0]);
    const { page } = window;
    await window.open('/audit');
    await rows(page).first().waitFor();
    const before = await rows(page).count();
    await page.route('**/audit/events/search', (route) => route.abort());
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByText(/The server did not answer/).waitFor();
    expect(await rows(page).count()).toBe(before);

    await page.locator('input[list=known-youth]').fill('Z-999');
    await page.getByRole('button', { name: 'Look' }).click();
    await page.getByText(/No row so far shows this code/).waitFor();
    expect(await page.locator('input[list=known-youth]').inputValue()).toBe('Z-999');
    await window.close();
  });

  it('is nothing to a caseworker', async () => {
    const window = await on(agency.otherCaseworker, views[0]);
    await window.open('/audit');
    await window.page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    expect(await rows(window.page).count()).toBe(0);
    await window.close();
  });

  it.each(looks)('has no barrier (%s, %i px)', async (...view) => {
    const window = await on(agency.manager, view);
    const paths = ['/audit?when=month&result=refused', `/audit/youth/${quiet.id}`];
    const withDetails = () => window.page.locator('tbody tr button').last().click();
    expect(await barriersOn(window, paths, withDetails)).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
