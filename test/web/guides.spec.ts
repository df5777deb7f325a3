// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { barriersOn, findingsOf } from '../support/barriers.js';
import { describeInBrowser } from '../support/browser.js';
import { aText, published } from '../support/guides.js';
import { openHouse } from '../support/house.js';
import { openWindow, speaking, tap } from '../support/pages.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('guides', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
    const { id } = await openFile(agency.caseworker, { usedName: 'Canary Sol', languages: ['es'], birthDate: '2011-05-06' });
    await placeCaregiver(house, agency, id, agency.caregiver);
    await published(agency, {
      audiences: ['public'],
      en: aText('What a neighbor can do'),
      es: aText('Lo que puede hacer un vecino'),
    });
  });

  it('an admin writes one and what a survivor expert said, a manager publishes it, a foster parent finds it and why', async () => {
    await Promise.all([speaking(agency.admin, 'en'), speaking(agency.manager, 'en'), speaking(agency.caregiver, 'es')]);
    const desk = await openWindow(browser(), house.url, agency.admin);
    const { page } = desk;
    await desk.open('/admin/guides');
    await page.getByRole('navigation').getByRole('link', { name: 'Guides' }).waitFor();
    await page.getByRole('link', { name: 'New guide' }).click();
    await page.getByRole('checkbox', { name: 'Foster parents' }).check();
    await page.getByLabel('Language 1').selectOption('es');
    await page.locator('[name="en.title"]').fill('Two languages');
    await page.locator('[name="en.summary"]').fill('Both are a strength.');
    await page.getByLabel('Lines').fill('Play songs in both.\nAsk for a word a day.');
    await page.getByRole('button', { name: 'Write it in Spanish' }).click();
    await page.locator('[name="es.title"]').fill('Dos idiomas');
    await page.locator('[name="es.summary"]').fill('Los dos son una fuerza.');
    await page.getByLabel('Lines').nth(1).fill('Ponga canciones en los dos.');
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByRole('heading', { level: 1, name: 'Two languages' }).waitFor();
    await page.getByText(/Reads at school grade \d.*Flesch/).waitFor();
    await page.getByRole('button', { name: 'Send to be read' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send to be read' }).click();
    await page.getByText('With survivor experts').waitFor();
    await page.getByRole('button', { name: 'Write down what a reader said' }).click();
    await page.getByRole('radio', { name: 'It is ready' }).check();
    await page.getByRole('checkbox', { name: 'foster care' }).check();
    await page.getByRole('checkbox', { name: 'Credited by name' }).check();
    await page.locator('[name="shownAs"]').fill('R.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('R.: It is ready').waitFor();
    expect(await page.getByRole('button', { name: 'Publish' }).count()).toBe(0);
    const path = new URL(page.url()).pathname;
    expect(await barriersOn(desk, [path, '/admin/guides'])).toEqual([]);
    expect(desk.faults).toEqual([]);
    await desk.close();

    const office = await openWindow(browser(), house.url, agency.manager);
    await office.open(path);
    for (const name of ['Publish', 'Publish']) await office.page.getByRole('button', { name, exact: true }).last().click();
    await office.page.getByText(/^Published by/).waitFor();
    await office.page.getByRole('button', { name: 'Read again, still right' }).waitFor();
    await office.close();

    const phone = await openWindow(browser(), house.url, agency.caregiver, { width: 320, language: 'es' });
    await phone.open('/home');
    await tap(phone.page.getByRole('link', { name: 'Guías que ayudan' }));
    const suits = phone.page.getByRole('region', { name: 'Para Canary Sol' });
    await suits.getByText('Porque Canary Sol habla español.').waitFor();
    expect(await suits.getByRole('listitem').count()).toBe(1);
    expect(await findingsOf(phone.page)).toEqual([]);
    await tap(suits.getByRole('link', { name: 'Dos idiomas' }));
    await phone.page.getByText('R.; vivió: hogar de acogida').waitFor();
    await phone.page.getByText('Ponga canciones en los dos.').waitFor();
    expect(await findingsOf(phone.page)).toEqual([]);
    expect([await phone.page.title(), phone.page.url().includes('Canary'), phone.faults]).toEqual(['Guía', false, []]);
    await phone.close();
  });

  it('a caseworker chooses for which youth, by the code', async () => {
    const window = await openWindow(browser(), house.url, agency.caseworker);
    const { page } = window;
    await window.open('/guides');
    await page.getByRole('link', { name: 'What a neighbor can do' }).waitFor();
    await page.locator('[name="youth"]').selectOption({ index: 1 });
    await page.getByRole('region', { name: /^For [A-Z]-/ }).waitFor();
    expect(await page.getByText('Canary Sol').count()).toBe(0);
    expect(await findingsOf(page)).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('anybody reads what to say when they call, without a script, and nothing of it is kept; with one, Shift leaves', async () => {
    const plain = await browser().newContext({
      javaScriptEnabled: false,
      locale: 'es-US',
      viewport: { width: 320, height: 700 },
    });
    const bare = await plain.newPage();
    await bare.goto(`${house.url}/public`);
    await bare.getByRole('heading', { level: 1, name: /¿Le preocupa/ }).waitFor();
    const say = bare.getByText('“Me lo contó.”');
    expect(await say.isVisible()).toBe(false);
    await bare.getByLabel('Me lo contó').check();
    expect(await say.isVisible()).toBe(true);
    await bare.getByRole('link', { name: 'Lo que puede hacer un vecino' }).click();
    await bare.getByText('Pregunte primero').or(bare.getByText('Ask first')).first().waitFor();
    expect(await plain.cookies()).toEqual([]);
    expect(await bare.locator('a.leave').getAttribute('href')).toBe('/exit');
    await plain.close();

    const window = await openWindow(browser(), house.url, undefined, { width: 390 });
    const { page } = window;
    await window.open('/public');
    expect(await findingsOf(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByLabel('They told me about it').check();
    expect(await findingsOf(page)).toEqual([]);
    const kept = () => [localStorage.length, sessionStorage.length, document.cookie];
    expect([await page.evaluate(kept), await page.title(), window.faults]).toEqual([[0, 0, ''], 'Information', []]);
    await page.route('**/exit', (route) => route.fulfill({ body: 'left' }));
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('Shift');
    await page.getByText('left').waitFor();
    await window.close();
  });
});
