// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { type Agency, foundAgency } from '../support/agency.js';
import { barriersOn, findingsOf } from '../support/barriers.js';
import { describeInBrowser } from '../support/browser.js';
import { aService as inFile } from '../support/exchange.js';
import { openHouse } from '../support/house.js';
import { workOff } from '../support/jobs.js';
import { openWindow, speaking, tap } from '../support/pages.js';
import { placeCaregiver } from '../support/placing.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('finding help', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let serviceId: string;
  let youthId: string;
  beforeAll(async () => {
    agency = await foundAgency(house);
    const { id } = await openFile(agency.caseworker, { usedName: 'Canary Sol', languages: ['es'], birthDate: '2011-05-06' });
    youthId = id;
    await placeCaregiver(house, agency, id, agency.caregiver);
    const place = { street: '44 Molino', city: 'Urbana', state: 'IL', zip: '61801', isConfidential: false };
    const service = { name: 'Consejería Aurora', organization: 'Casa Aurora', description: 'Consejería en español.' };
    const asked = { ...service, phone: '217-555-0120', languages: ['es'], place };
    ({ id: serviceId } = (await agency.caseworker.post('/directory/services', asked)).body);
    const second = { name: 'Consejería Dos', organization: 'Dos', place: { ...place, street: '8 Pino' } };
    await agency.caseworker.post('/directory/services', { ...asked, ...second });
    const den = { ...place, street: '1 Nowhere Lane', isConfidential: true };
    await agency.caseworker.post('/directory/services', { ...service, name: 'Quiet beds', organization: 'Quiet', place: den });
  });

  it('a caseworker searches for one youth, sees what fits and why, and keeps what they heard', async () => {
    await speaking(agency.caseworker, 'en');
    const window = await openWindow(browser(), house.url, agency.caseworker);
    const { page } = window;
    await window.open('/resources');
    await page.locator('[name="youth"]').selectOption({ index: 1 });
    await page.locator('[name="words"]').fill('consejeria');
    await page.locator('[name="zip"]').fill('00000');
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByText('We do not know where this ZIP code is. Try one nearby.').waitFor();
    await page.locator('[name="zip"]').fill('61820');
    await page.getByRole('button', { name: 'Find' }).click();
    const hit = page.getByRole('listitem').filter({ hasText: 'Consejería Aurora' });
    await hit.getByText('Ask', { exact: true }).waitFor();
    expect(await hit.textContent()).toMatch(/ask about age.*Spanish.*44 Molino, Urbana, IL 61801/s);
    // Whom it is for and how far, and not what was typed.
    expect(page.url()).toMatch(/for=[0-9a-f-]{36}.*miles=25/);
    expect(page.url()).not.toMatch(/consejer|61820/i);
    expect(await findingsOf(page)).toEqual([]);
    await hit.getByRole('link', { name: 'Consejería Aurora' }).click();
    await page.getByRole('heading', { level: 1, name: 'Consejería Aurora' }).waitFor();
    await page.goBack();
    await hit.getByText('Ask', { exact: true }).waitFor();
    expect(await page.locator('[name="words"]').inputValue()).toBe('consejeria');
    expect(await page.locator('[name="youth"] option:checked').textContent()).not.toBe('Nobody in particular');

    await page.getByLabel('Choose Consejería Aurora').check();
    expect(await page.getByRole('button', { name: 'Side by side' }).isDisabled()).toBe(true);
    await page.getByLabel('Choose Consejería Dos').check();
    await page.getByRole('button', { name: 'Side by side' }).click();
    const table = page.getByRole('table', { name: 'Side by side' });
    await table.getByText('44 Molino, Urbana, IL 61801').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save to a list' }).click();
    await page.locator('main [name="name"]').fill('Con quién hablar');
    await page.getByRole('button', { name: 'Save a new list' }).click();
    await page.getByText('It is on the list.').waitFor();
    expect(await findingsOf(page)).toEqual([]);

    await hit.getByRole('link', { name: 'Consejería Aurora' }).click();
    await page.getByRole('heading', { level: 1, name: 'Consejería Aurora' }).waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.locator('[name="fees"]').fill('Free');
    await page.locator('[name="youngest"]').fill('12');
    await page.locator('[name="description"]').fill('For runaways.');
    await page.getByText('“runaways”: you could write', { exact: false }).waitFor();
    await page.locator('[name="description"]').fill('Consejería en español.');
    await page.getByLabel('Kind of help 1').selectOption({ label: 'Counseling' });
    await page.getByRole('button', { name: 'Add hours' }).click();
    await page.getByLabel('Opens at').fill('22:00');
    await page.getByLabel('Closes at').fill('06:00');
    await page.getByLabel('Sun', { exact: true }).check();
    await page.getByLabel('Checked today').check();
    await page.evaluate(() => scrollTo(0, 0));
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('From age 12').waitFor();
    await page.getByText('Mon, Tue, Wed, Thu, Fri, Sun 10:00 PM – 6:00 AM').waitFor();
    const { body } = await agency.caseworker.get(`/directory/services/${serviceId}`);
    expect(body).toMatchObject({ fees: 'Free', youngest: 12, version: 2 });
    await page.getByRole('button', { name: 'Correct this place' }).click();
    await page.locator('[name="street"]').fill('45 Molino');
    await page.getByRole('button', { name: 'Add hours' }).click();
    await page.getByLabel('Open 24 hours').check();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('45 Molino, Urbana, IL 61801').waitFor();
    await page.getByText('Mon, Tue, Wed, Thu, Fri all day and night').waitFor();
    await page.getByRole('button', { name: 'Add a place' }).click();
    await page.getByRole('button', { name: 'Add a place' }).click();
    await page.getByRole('alert').getByText('Some answers do not fit yet').waitFor();
    for (const [name, value] of Object.entries({ street: '1 Haven Walk', city: 'Urbana', state: 'il', zip: '61801' }))
      await page.locator(`[name="${name}"]`).fill(value);
    await page.getByRole('button', { name: 'Add a place' }).click();
    await page.getByText('1 Haven Walk, Urbana, IL 61801').waitFor();
    // Back shows places as they are now, also where the search was before the change.
    const foundThere = page.getByRole('listitem').filter({ hasText: '1 Haven Walk' });
    await page.goBack();
    await foundThere.getByRole('link', { name: 'Consejería Aurora' }).click();
    const haven = page.getByRole('region', { name: 'Place' }).filter({ hasText: '1 Haven Walk' });
    await haven.getByRole('button', { name: 'Keep this place secret' }).click();
    await page
      .getByRole('dialog')
      .getByText(/no list, print or file shows it/)
      .waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Keep this place secret' }).click();
    await page.getByText('1 place is confidential.', { exact: false }).waitFor();
    await page.goBack();
    await page.getByRole('listitem').filter({ hasText: '45 Molino' }).waitFor();
    expect(await page.getByText('1 Haven Walk').count()).toBe(0);
    await page.goForward();
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('1 Haven Walk, Urbana, IL 61801').waitFor();
    await page.getByRole('button', { name: 'Show this place to all' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show this place to all' }).click();
    await page.getByText('1 place is confidential.', { exact: false }).waitFor({ state: 'detached' });
    expect(await barriersOn(window, [`/resources/${serviceId}`])).toEqual([]);
    await page.getByRole('button', { name: 'Save to a list' }).click();
    await page.getByLabel('For whom').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Add to: Con quién hablar' }).click();
    await page.getByRole('link', { name: 'Open the list' }).click();
    await page
      .getByRole('button', { name: 'Move up: Consejería Dos' })
      .or(page.getByRole('button', { name: /^Move up/ }))
      .click();
    await page.getByRole('button', { name: 'Share with the home' }).click();
    await page
      .getByRole('dialog')
      .getByText(/It ends when the youth moves/)
      .waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Share with the home' }).click();
    await page.getByText(/Whoever the youth lives with sees this list/).waitFor();
    const { pathname } = new URL(page.url());
    expect(await barriersOn(window, [pathname, `/youth/${youthId}/lists`, '/resources/new'])).toEqual([]);
    await page.locator('[name="name"]').fill('Clothes');
    await page.locator('[name="organization"]').fill('Closet');
    await page.locator('[name="description"]').fill('Clothes for free.');
    await page.locator('[name="place.city"]').fill('Urbana');
    await page.getByRole('button', { name: 'Add the service' }).click();
    await page.getByRole('alert').getByText('Some answers do not fit yet').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await page.locator('[name="place.street"]').fill('3 Elm');
    await page.locator('[name="place.state"]').fill('il');
    await page.locator('[name="place.zip"]').fill('61801');
    await page.getByRole('button', { name: 'Add the service' }).click();
    await page.getByRole('heading', { level: 1, name: 'Clothes' }).waitFor();
    await page.getByText(/Checked on/).waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('an admin looks first, in Spanish and on the narrowest phone, reads why a row was not taken, and imports for good', async () => {
    const { admin } = agency;
    await speaking(admin, 'es');
    const window = await openWindow(browser(), house.url, admin, { width: 320, language: 'es' });
    const { page } = window;
    const own = 'Línea de noche';
    const rows = [inFile(own), { ...inFile('Sin nombre'), name: undefined }];
    await window.open('/admin/directory/exchange');
    const buffer = Buffer.from(JSON.stringify(rows));
    await page.locator('input[type="file"]').setInputFiles({ name: 'county.json', mimeType: 'application/json', buffer });
    const send = async (name: string) => {
      await tap(page.getByRole('button', { name }));
      await page.getByText('El archivo llegó.', { exact: false }).waitFor();
      const { body } = await admin.get('/jobs');
      await page.getByText('Espera su turno.', { exact: false }).waitFor();
      await workOff(house, admin, body.items[0].id);
      await page.getByText('Listo.', { exact: false }).waitFor();
    };
    await send('Mirar primero');
    await page.getByText(/1 fila no se tomó/).waitFor();
    expect(await findingsOf(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await tap(page.getByRole('button', { name: 'Descargar el archivo' }));
    const why = readFileSync(await (await download).path(), 'utf8');
    expect([(await download).suggestedFilename(), why.trimEnd().split('\r\n').length]).toEqual(['lista.csv', 2]);
    expect(why).toMatch(/^\uFEFF?Dónde,Id,Qué pasa,Qué hacer,Código\r\nregistro 2,\S+,Nada dice qué es esto\./);
    const found = async () => (await admin.post('/directory/search', { words: own })).body.items.length as number;
    expect(await found()).toBe(0);
    await send('Importar de verdad');
    expect(await found()).toBe(1);
    expect(await barriersOn(window, ['/admin/directory/exchange', '/jobs'])).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('a foster parent finds near them, in Spanish and on the narrowest phone, for the youth with them', async () => {
    await speaking(agency.caregiver, 'es');
    const window = await openWindow(browser(), house.url, agency.caregiver, { width: 320, language: 'es' });
    const { page } = window;
    await window.open('/home');
    await page.getByRole('navigation').getByRole('link', { name: 'Cerca' }).click();
    await page.getByRole('heading', { level: 1, name: 'Cerca de usted' }).waitFor();
    expect(await page.locator('[name="youth"] option:checked').textContent()).toBe('Canary Sol');
    await tap(page.getByRole('link', { name: 'Con quién hablar' }));
    await page.getByRole('link', { name: '217-555-0120' }).first().waitFor();
    const list = new URL(page.url()).pathname;
    expect(await page.getByRole('button', { name: /Compartir|Subir|Quitar/ }).count()).toBe(0);
    expect(await findingsOf(page)).toEqual([]);
    await tap(page.getByRole('link', { name: 'Imprimir' }));
    await tap(page.getByRole('button', { name: 'Prepararlo para imprimir' }));
    await page.getByLabel('En el papel, para: Consejería Dos').fill('Ana');
    const paper = page.getByRole('article', { name: 'Lo que se imprime' });
    const printed = await paper.textContent();
    expect(printed).toMatch(/^Mi lista/);
    expect(printed).toMatch(/Ana.*217-555-0120/);
    expect(printed).not.toMatch(/Dos|Canary|Test Agency/);
    expect(await findingsOf(page)).toEqual([]);
    expect([await page.title(), list.includes('hablar')]).toEqual(['Lista', false]);
    await window.go('/resources');
    await page.locator('[name="zip"]').fill('61820');
    await tap(page.locator('main').getByRole('button', { name: 'Buscar', exact: true }));
    const call = page.getByRole('link', { name: '217-555-0120' }).first();
    await call.waitFor();
    expect(await call.getAttribute('href')).toBe('tel:2175550120');
    expect(await page.getByText('Quiet beds').count()).toBe(0);
    expect(await page.getByText('Nowhere Lane').count()).toBe(0);
    expect(await findingsOf(page)).toEqual([]);
    await tap(page.getByRole('link', { name: 'Consejería Aurora' }).first());
    await page.getByRole('link', { name: /Llamar ·/ }).waitFor();
    await page.getByRole('definition').getByText('Consejería', { exact: true }).waitFor();
    await page.goBack();
    await call.waitFor();
    expect([await page.locator('[name="zip"]').inputValue(), page.url().includes('61820')]).toEqual(['61820', false]);
    await tap(page.getByRole('link', { name: 'Consejería Aurora' }).first());
    await page.getByRole('link', { name: /Llamar ·/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Cambiar' }).count()).toBe(0);
    expect(await findingsOf(page)).toEqual([]);
    expect([await page.title(), page.url().includes('Canary')]).toEqual(['Servicio', false]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
