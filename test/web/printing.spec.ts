// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { eventsAbout } from '../support/owner.js';
import { findingsOf } from '../support/barriers.js';
import { openWindow, speaking } from '../support/pages.js';
import { readPdf } from '../support/pdf.js';
import { aLine, PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('a plan on paper', (browser) => {
  const house = openHouse();

  it('asks whether a card is safe to carry, holds six lines under a plain title, and gives card and plan as files', async () => {
    const agency = await foundAgency(house);
    const { id } = await openFile(agency.caseworker, { usedName: 'Canary Sam' });
    const desk = new PlanDesk(agency.caseworker, id);
    const at = (form: string) => `/youth/${id}/plan/print/${form}`;
    await desk.signed(['Music.', 'Tea.', 'Walk.', 'Draw.', 'Dogs.', 'Call 555-0101.', 'Rain.'].map((text) => aLine({ text })));
    const window = await openWindow(browser(), house.url, agency.caseworker, { width: 390 });
    const { page } = window;
    await window.open(at('card'));
    const downloaded = async (button: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
      return { name: file.suggestedFilename(), ...(await readPdf(readFileSync(await file.path()))) };
    };
    expect(await page.title()).toBe('List');
    expect(await page.getByRole('button', { name: 'Get it ready to print' }).isDisabled()).toBe(true);
    await page.getByLabel('I am not sure').check();
    await page.getByText(/Then do not carry it/).waitFor();
    expect(await page.getByRole('button', { name: 'Get it ready to print' }).isDisabled()).toBe(true);
    await page.getByLabel('Yes').check();
    await page.getByRole('button', { name: 'Get it ready to print' }).click();
    for (const text of ['Music.', 'Tea.', 'Walk.', 'Draw.', 'Dogs.', 'Call 555-0101.']) await page.getByLabel(text).check();
    expect(await page.getByLabel('Rain.').isDisabled()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    const shown = (await page.locator('main').innerText()).replace(/\s+/g, ' ').trim();
    expect(shown).toBe('My list Music. Tea. Walk. Draw. Dogs. Call 555-0101.');
    await page.emulateMedia({ media: 'screen' });
    const card = await downloaded('Download as PDF');
    expect([card.name, card.pages.length, card.words.filter((word) => word !== '•')]).toEqual([
      ...['list.pdf', 1],
      ['My list', 'Music.', 'Tea.', 'Walk.', 'Draw.', 'Dogs.', 'Call 555-0101.'],
    ]);

    await speaking(agency.caseworker, 'es');
    await window.open(at('full'));
    await page.getByRole('button', { name: 'Prepararlo para imprimir' }).click();
    await page.getByText(/El archivo se queda en este dispositivo/).waitFor();
    const plan = await downloaded('Descargar en PDF');
    expect(plan).toMatchObject({ name: 'lista.pdf', isTagged: true, language: 'es-US', info: { Title: 'Lista' } });
    expect(plan.words).toEqual(expect.arrayContaining(['Mi plan', 'Lo que me ayuda a calmarme', '“Rain.”']));
    await page.getByText('El archivo ya está en este dispositivo.').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    const events = (await eventsAbout(house, desk.youthId)).filter(({ action }) => /printed|downloaded/.test(String(action)));
    expect(events.map(({ action, reason_code: form }) => `${String(action)} ${String(form)}`)).toEqual([
      'plan.printed card',
      'plan.downloaded card',
      'plan.printed full',
      'plan.downloaded full',
    ]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
