// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { parseReceipt } from '@harbor/transparency';
import type { Page } from 'playwright-core';
import { type Agency, foundAgency } from '../support/agency.js';
import { barriersOn, findingsOf, looks } from '../support/barriers.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { workOff } from '../support/jobs.js';
import { offTheRecord } from '../support/oversight.js';
import { openWindow, speaking } from '../support/pages.js';
import { sealHere } from '../support/sealer.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('the log', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
    const { id } = await openFile(agency.caseworker, { caseCode: 'K-204' });
    await sealHere(house);
    for (let i = 0; i < 3; i += 1) await agency.caseworker.get(`/youth/${id}`);
    await sealHere(house);
  });

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
  async function kept(page: Page, name: string): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
    return readFileSync(await download.path(), 'utf8');
  }
  const asked = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click();

  it('a privacy officer proves one event, checks them all, keeps a checkpoint, and sees what was taken out', async () => {
    const { privacyOfficer } = agency;
    await speaking(privacyOfficer, 'en');
    const window = await openWindow(browser(), house.url, privacyOfficer);
    const { page } = window;
    await window.open('/audit');
    await page.locator('tbody tr', { hasText: 'caseworker' }).locator('td button').first().click();
    await press(page, 'Show its place in the log');
    await page.getByText(/^Number \d+ of \d+ in log 1\.$/).waitFor();
    expect(parseReceipt(await kept(page, 'Download a receipt')).proof.length).toBeGreaterThan(0);

    await page.getByRole('link', { name: 'Is the log whole?' }).click();
    await page.getByText('The log is being sealed, and nothing needs a hand.').waitFor();
    await press(page, 'Check the whole log');
    await asked(page, 'Check the whole log');
    const panel = page.getByRole('region', { name: 'Check of the log' });
    await panel.getByText('Waiting for its turn.').waitFor();
    const { items: jobs } = (await privacyOfficer.get('/jobs?limit=1')).body as { items: { id: string }[] };
    await workOff(house, privacyOfficer, jobs[0]!.id);
    await panel.getByText(/^\d+ events checked\. Nothing was wrong\.$/).waitFor();

    const rows = page.getByRole('region', { name: 'Signed checkpoints' }).locator('tbody tr');
    expect(await rows.count()).toBeGreaterThan(1);
    expect(await kept(page, (await rows.first().getByRole('button').getAttribute('aria-label'))!)).toMatch(/^log\.test\//);
    const proof = (await rows.last().getByRole('button').last().getAttribute('aria-label'))!;
    expect(JSON.parse(await kept(page, proof))).toMatchObject({ epoch: 0, proof: expect.any(Array) });
    expect(await findingsOf(page)).toEqual([]);

    // Somebody with the database's own key takes tiles out: whoever asks for a proof of an event is told, and so is the page.
    await offTheRecord(house.owner, 'delete from harbor.audit_tile where agency_id = $1', [privacyOfficer.ids.agencyId]);
    await window.go('/audit');
    await page.locator('tbody tr', { hasText: 'caseworker' }).locator('td button').first().click();
    await press(page, 'Download a receipt');
    await page
      .getByText(/missing/)
      .first()
      .waitFor();
    await window.go('/audit/log');
    await page.getByText('Parts of the sealed log are missing or changed').waitFor();
    await window.close();
  });

  it('a new log is begun once, with its reason, and everybody reads it from then on', async () => {
    const other = await foundAgency(house);
    await other.caseworker.get('/youth');
    await sealHere(house);
    await speaking(other.privacyOfficer, 'es');
    const window = await openWindow(browser(), house.url, other.privacyOfficer, { language: 'es', width: 390 });
    const { page } = window;
    await window.open('/audit/log');
    await press(page, 'Empezar un registro nuevo');
    await asked(page, 'Empezar un registro nuevo');
    await page.getByText(/^Empezó el .* La clave puede estar en malas manos$/).waitFor();
    await sealHere(house);
    await speaking(other.manager, 'en');
    const { body } = await other.manager.get('/log/epochs');
    expect(body.items).toMatchObject([{ reason: null }, { epoch: 1, reason: 'key-at-risk' }]);
    expect(window.faults).toEqual([]);
    await window.close();

    // A manager reads it and begins none.
    const managers = await openWindow(browser(), house.url, other.manager);
    await managers.open('/audit/log');
    await managers.page.getByText(/Why: The key may be in wrong hands$/).waitFor();
    expect(await managers.page.getByRole('button', { name: 'Begin a new log' }).count()).toBe(0);
    await managers.close();
  });

  it('two people make unreadable what was written about a youth, and the page of what waits says who', async () => {
    const here = await foundAgency(house);
    const { id: youthId } = await openFile(here.caseworker, { caseCode: 'K-207' });
    await speaking(here.privacyOfficer, 'en');
    const window = await openWindow(browser(), house.url, here.privacyOfficer);
    const { page } = window;
    await window.open(`/audit/youth/${youthId}`);
    await page.locator('[name="ground"]').selectOption('person-asked');
    await press(page, 'Ask for it');
    await asked(page, 'Ask for it');
    await page.getByRole('link', { name: 'See what waits' }).click();
    await page.getByText('You asked for it. Somebody else has to approve it.').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    expect((await here.caseworker.get(`/youth/${youthId}/restricted`)).status).toBe(200);
    await window.close();

    await speaking(here.manager, 'es');
    const second = await openWindow(browser(), house.url, here.manager, { language: 'es', width: 390 });
    await second.open('/audit/expunges');
    await press(second.page, 'Aprobar: hacerlo ilegible');
    await asked(second.page, 'Aprobar: hacerlo ilegible');
    await second.page.getByText(/lo aprobó el/).waitFor();
    expect(await findingsOf(second.page)).toEqual([]);
    expect((await here.caseworker.get(`/youth/${youthId}/restricted`)).status).toBe(410);
    await second.close();
  });

  it.each(looks)('has no barrier (%s, %i px)', async (language, width) => {
    const here = await foundAgency(house);
    await here.caseworker.get('/youth');
    await sealHere(house);
    await speaking(here.privacyOfficer, language);
    const window = await openWindow(browser(), house.url, here.privacyOfficer, { language, width });
    await window.open('/audit');
    expect(await barriersOn(window, ['/audit/log'])).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
