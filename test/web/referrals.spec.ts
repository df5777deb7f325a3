// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { barriersOn, findingsOf } from '../support/barriers.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { offTheRecord } from '../support/oversight.js';
import { openWindow, speaking, tap } from '../support/pages.js';
import { aService, ReferralDesk } from '../support/referrals.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('asking for help', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  let serviceId: string;
  beforeAll(async () => {
    agency = await foundAgency(house);
    ({ id: youthId } = await openFile(agency.caseworker, { usedName: 'Canary Sol', caseCode: 'K-204' }));
    serviceId = await aService(agency.caseworker, 'Casa Aurora');
    await aService(agency.caseworker, 'Counseling on the Quay');
    await new ReferralDesk(agency.caseworker, youthId).agreed([serviceId]);
  });

  it('a caseworker asks a service, hears that it cannot, and sees who waits on whom', async () => {
    await speaking(agency.caseworker, 'en');
    const window = await openWindow(browser(), house.url, agency.caseworker);
    const { page } = window;
    const press = (name: string, nth = 0) => page.getByRole('button', { name, exact: true }).nth(nth).click();
    await window.open(`/resources/${serviceId}`);
    await page.getByRole('link', { name: 'Ask for help here' }).click();
    await page.locator('[name="youth"]').selectOption({ label: 'K-204' });
    await page.locator('[name="need"]').selectOption('counselling');
    await page.locator('[name="words"]').fill('Refused a bed once. Somebody calm.');
    await page.getByText('“Refused”: you could write “declined”.').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    // What is typed is not lost by a link, by Back or by a command; nor does an answer of "stay" cost anything.
    const question = page.getByRole('dialog', { name: 'Leave without sending?' });
    const address = page.url();
    const ways = [
      () => page.getByRole('navigation').getByRole('link', { name: 'Today' }).first().click(),
      () => page.goBack(),
      // Nor does what was typed about one youth go with another.
      () => page.locator('[name="youth"]').selectOption(''),
      async () => {
        await page.keyboard.press('Control+k');
        await page.getByRole('dialog').getByRole('combobox').fill('today');
        await page.keyboard.press('Enter');
      },
    ];
    for (const way of ways) {
      await way();
      await question.waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await question.waitFor({ state: 'detached' });
      expect([page.url(), await page.locator('[name="words"]').inputValue()]).toEqual([
        address,
        'Refused a bed once. Somebody calm.',
      ]);
    }
    await press('Leave it as it is');
    await page.getByLabel('Urgent').check();
    await page.getByLabel('Needs a ride').check();
    expect(await findingsOf(page)).toEqual([]);
    await press('Go on');
    await page.getByRole('heading', { name: 'Casa Aurora' }).waitFor();
    await press('Send');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    const link = page.locator('output');
    await link.waitFor();
    expect(await link.textContent()).toMatch(/\/answer#[\w-]{43}$/);
    await page.getByText(/Waits for a yes or no/).waitFor();
    expect(await findingsOf(page)).toEqual([]);

    await press('Write down what happened');
    await page.getByLabel('They said no').check();
    await press('Save');
    await page.getByText('Choose why.').first().waitFor();
    await page.getByLabel('No place free').check();
    await press('Save');
    await page.getByText(/Needs another service/).waitFor();
    // A no is no dead end: what is found next joins the same referral.
    await page.getByRole('link', { name: 'Find another service' }).click();
    await page.getByRole('link', { name: 'Counseling on the Quay' }).click();
    await page.getByRole('link', { name: 'Ask for help here' }).click();
    expect(await page.locator('[name="youth"] option:checked').textContent()).toBe('K-204');
    await press('Add this service');
    await page.getByRole('heading', { name: 'Counseling on the Quay' }).waitFor();
    await page.getByText('The youth has not agreed to this yet').waitFor();
    expect(await page.getByRole('button', { name: 'Send', exact: true }).count()).toBe(0);
    await offTheRecord(house.owner, `update harbor.referral set chase_at = harbor.now() - interval '1 hour'`, []);
    await window.go('/today');
    await page.getByRole('link', { name: /K-204 · Referral waits/ }).click();
    await page.getByRole('heading', { name: 'Casa Aurora' }).waitFor();
    await window.go('/referrals');
    await page.getByText(/Waits long/).waitFor();
    expect(await page.title()).toBe('List');
    const { id } = (await agency.caseworker.get(`/youth/${youthId}/referrals`)).body.items[0];
    expect(await barriersOn(window, ['/referrals', `/youth/${youthId}/referrals`, `/youth/${youthId}/referrals/${id}`])).toEqual(
      [],
    );
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('a service answers by its link, in Spanish, on the narrowest phone and without signing in', async () => {
    const desk = new ReferralDesk(agency.caseworker, youthId);
    await desk.made([serviceId], { words: 'Alguien con calma.' });
    const secret = await desk.sent();
    const window = await openWindow(browser(), house.url, undefined, { width: 320, language: 'es' });
    const { page } = window;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await window.open(`/answer#${secret}`);
    await page.getByText('Alguien con calma.').waitFor();
    await page.getByRole('heading', { name: 'Casa Aurora' }).waitFor();
    expect([new URL(page.url()).hash, await page.title()]).toEqual(['', 'Respuesta']);
    expect(await page.locator('body').textContent()).not.toMatch(/Canary|K-204/);
    expect(await findingsOf(page)).toEqual([]);
    await page.getByLabel('No podemos').check();
    await tap(page.getByRole('button', { name: 'Enviar la respuesta' }));
    await page.getByText('Elija por qué.').first().waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByLabel('Sí, podemos ayudar').check();
    await page.locator('[name="words"]').fill('Pregunte por María.');
    await tap(page.getByRole('button', { name: 'Enviar la respuesta' }));
    const next = page.locator('output');
    await next.waitFor();
    expect(await page.getByText('Dijo que sí.').count()).toBe(1);
    expect(await findingsOf(page)).toEqual([]);
    await page.getByText('Si lo pierde, llámenos').waitFor();
    const second = new URL((await next.textContent())!).hash;
    await page.goto('about:blank');
    await window.open(`/answer#${secret}`);
    await page.getByText(/Este enlace ya no abre nada/).waitFor();
    await page.goto('about:blank');
    await window.open(`/answer${second}`);
    const stale = await window.context.newPage();
    await stale.goto(`${new URL(page.url()).origin}/answer${second}`);
    await stale.getByLabel('Ya vimos a la persona joven').check();
    await page.getByLabel('Ya vimos a la persona joven').check();
    await tap(page.getByRole('button', { name: 'Enviar la respuesta' }));
    await page
      .getByText(/Nada|Está en curso/)
      .first()
      .waitFor();
    // The same page, open elsewhere, says that its time is over.
    await tap(stale.getByRole('button', { name: 'Enviar la respuesta' }));
    await stale.getByText(/Este enlace ya no abre nada/).waitFor();
    expect(await stale.getByRole('button', { name: 'Enviar la respuesta' }).count()).toBe(0);
    expect((await desk.loaded()).offers[0]).toMatchObject({ state: 'in_progress', isByLink: true, seenAt: expect.any(String) });
    expect(asked.filter((url) => url.includes(secret))).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
