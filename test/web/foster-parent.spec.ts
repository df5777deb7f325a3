// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { barriersOn, looks } from '../support/barriers.js';
import { openWindow, speaking } from '../support/pages.js';
import { placeCaregiver } from '../support/placing.js';
import { aLine, aNote, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('a foster parent on a phone', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  beforeAll(async () => {
    agency = await foundAgency(house);
    ({ id: youthId } = await openFile(agency.caseworker, { usedName: 'Canary Sam' }));
    await placeCaregiver(house, agency, youthId, agency.caregiver);
    const desk = new PlanDesk(agency.caseworker, youthId);
    await desk.signed([aLine({ text: 'Leave the hall light on.' }), aNote({ audience: 'team', text: 'For the team.' })]);
  });

  it('finds whom to call, reads what helps, and says so', async () => {
    const window = await openWindow(browser(), house.url, agency.caregiver, { width: 390 });
    const { page } = window;
    await window.open('/');

    expect(new URL(page.url()).pathname).toBe('/home');
    expect(await page.title()).toBe('Home');
    expect(await page.getByRole('link', { name: /911/ }).getAttribute('href')).toBe('tel:911');
    await page.getByRole('link', { name: 'New: read what helps, and say that you have' }).click();
    await page.getByText('Leave the hall light on.').waitFor();
    expect(await page.getByText('For the team.').count()).toBe(0);
    await page.getByRole('button', { name: 'I have read this' }).click();
    await page.getByText(/You said on .* that you have read this/).waitFor();

    const { body } = await agency.caseworker.get(`/youth/${youthId}/plan`);
    expect(body.acknowledgements).toHaveLength(1);
    expect(page.url()).not.toContain('Canary');
    expect(await page.title()).not.toContain('Canary');
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('changes the language and keeps the page; it is kept for next time', async () => {
    const window = await openWindow(browser(), house.url, agency.otherCaregiver, { width: 390 });
    const { page } = window;
    await window.open('/home');
    const kept = page.waitForResponse((response) => response.request().method() === 'PATCH');
    await page.getByRole('button', { name: 'Español' }).click();
    await page.getByRole('heading', { name: 'Llamar ahora' }).waitFor();
    await kept;

    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    expect(await page.locator('a.leave').textContent()).toBe('Salir de esta página');
    expect((await agency.otherCaregiver.get('/me')).body).toMatchObject({ language: 'es' });

    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const path of ['/audit', '/admin/people', '/youth']) {
      await window.open(path);
      await page.getByRole('heading', { name: 'Aquí no hay nada' }).waitFor();
    }
    expect(asked.filter((path) => /\/v1\/(audit|people|youth)/.test(path))).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it.each(looks)('has no barrier on any page (%s, %i px)', async (language, width) => {
    await speaking(agency.caregiver, language);
    const window = await openWindow(browser(), house.url, agency.caregiver, { width, language });
    await window.open('/home');
    const paths = ['/home', '/home/call', `/home/${youthId}`, `/home/${youthId}/plan`, '/nowhere'];
    expect(await barriersOn(window, paths)).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
