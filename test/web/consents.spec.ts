// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { barriersOn, findingsOf } from '../support/barriers.js';
import { describeInBrowser } from '../support/browser.js';
import { aLetter, consentOf, dayFromNow } from '../support/consents.js';
import { openHouse } from '../support/house.js';
import { offTheRecord } from '../support/oversight.js';
import { openWindow, speaking, tap } from '../support/pages.js';
import { aService, ReferralDesk } from '../support/referrals.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('what a youth agreed to share', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });

  it('a caseworker writes a consent down, shares under it, takes it back and tells who has it', async () => {
    const { caseworker } = agency;
    const { id } = await openFile(caseworker, { caseCode: 'K-310' });
    const service = { name: 'Someone to talk to', description: 'Talk.', organization: 'Casa Aurora' };
    await caseworker.post('/directory/services', service);
    const window = await openWindow(browser(), house.url, caseworker);
    const { page } = window;
    const send = (name: string) => page.locator('main').getByRole('button', { name, exact: true }).click();
    await window.open(`/youth/${id}`);
    await page.getByRole('link', { name: 'Consents' }).click();
    await page.getByText('Nothing is agreed now').waitFor();
    await page.getByRole('link', { name: 'Write down a consent' }).click();
    await page.locator('[name="purpose"]').fill('To start counseling.');
    await page.getByLabel('Or find them in your directory').fill('aurora');
    await send('Find');
    await page.locator('[name="organizationId"]').selectOption({ label: 'Casa Aurora' });
    await page.locator('[name="information"]').fill('What helps her sleep.');
    await page.getByLabel('Daily care').check();
    await page.getByLabel('A parent nobody suspects of harm').check();
    await page.locator('[name="parentName"]').fill('Rosa');
    await page.getByRole('radio', { name: 'Yes' }).check();
    await send('Write down a consent');
    // A consent always ends, and help never depends on it.
    const summary = page.getByRole('alert');
    await summary.getByRole('link', { name: /Last day/ }).waitFor();
    const last = page.getByRole('group', { name: 'Last day' });
    const [year, month, day] = dayFromNow(90).split('-') as [string, string, string];
    await last.getByLabel('Month').fill(month);
    await last.getByLabel('Day').fill(day);
    await last.getByLabel('Year').fill(year);
    await send('Write down a consent');
    await summary.getByText('Help never depends on signing.').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('radio', { name: /^No\./ }).check();
    await page.getByText('The youth can take it back at any time.').waitFor();
    await send('Write down a consent');
    // Half a name is shared by many.
    await summary.getByText('Check with a colleague if this parent may sign').waitFor();
    const colleagues = await page.locator('[name="parentCheckedBy"] option').allTextContents();
    expect(colleagues.filter((one) => !/ · (Caseworker|Program manager)$/.test(one))).toEqual(['Nobody']);
    expect(colleagues.filter((one) => one.startsWith('caseworker of'))).toEqual([]);
    await page.locator('[name="parentName"]').fill('Rosa Quimby');
    await page.getByRole('link', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Stay here' }).click();
    await send('Write down a consent');
    const card = page.getByRole('article').filter({ hasText: 'Casa Aurora' });
    await card.getByText('In force').waitFor();
    expect(await card.textContent()).toMatch(/take it back at any time.*Daily care.*What helps her sleep.*Rosa Quimby.*0 times/s);

    await page.getByRole('link', { name: 'Share something' }).click();
    await page.getByLabel('Daily care').check();
    await page.locator('[name="what"]').fill('A page about mornings.');
    await page.locator('[name="how"]').selectOption('paper');
    await page.getByText('With: Casa Aurora.').waitFor();
    await send('Share something');
    await page.getByText('A page about mornings.').waitFor();

    await window.go(`/youth/${id}/consents`);
    await card.getByRole('button', { name: 'Take this back' }).click();
    await page.getByText('Something went out under it.').waitFor();
    await card.getByRole('button', { name: 'Take this back' }).click();
    await card.getByText('Taken back', { exact: true }).waitFor();
    await window.go('/today');
    await page.getByRole('link', { name: /K-310 · Tell who has it/ }).click();
    await card.getByRole('button', { name: 'I told them' }).click();
    await page.locator('[name="how"]').selectOption('phone');
    await card.getByRole('button', { name: 'I told them' }).click();
    await card.getByText(/They were told on .*: By phone/).waitFor();
    const pages = ['', '/new', '/share', '/shared'].map((page) => `/youth/${id}/consents${page}`);
    expect(await barriersOn(window, pages)).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('their manager sees it in Spanish on the narrowest phone, and can take it back', async () => {
    const { caseworker, manager } = agency;
    const { id } = await openFile(caseworker, { caseCode: 'K-311' });
    await speaking(manager, 'es');
    const consentId = await consentOf(caseworker, id, { protections: ['part2'], expiresOn: dayFromNow(6) });
    await caseworker.post(`/youth/${id}/disclosures`, aLetter({ consentId, protections: ['part2'] }));
    await new ReferralDesk(caseworker, id).made([await aService(caseworker, 'Quiet room')]);
    await offTheRecord(house.owner, `update harbor.referral set chase_at = harbor.now() - interval '1 hour'`, []);
    const window = await openWindow(browser(), house.url, manager, { width: 320, language: 'es' });
    const { page } = window;
    await window.open('/overview');
    await page.getByRole('heading', { name: 'Derivaciones que esperan mucho (1)' }).waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await page.getByText('Termina un consentimiento').first().waitFor();
    await window.go(`/youth/${id}/consents`);
    const card = page.getByRole('article').filter({ hasText: 'Quillhaven Counselling' });
    await card.getByText('En vigor').waitFor();
    expect(await page.getByRole('link', { name: 'Anotar un consentimiento' }).count()).toBe(0);
    expect(await barriersOn(window, [`/youth/${id}/consents`, `/youth/${id}/consents/shared`])).toEqual([]);
    await page.getByText('Con el aviso de la Parte 2').waitFor();
    await window.go(`/youth/${id}/consents`);
    await tap(card.getByRole('button', { name: 'Retirarlo' }));
    await tap(card.getByRole('button', { name: 'Retirarlo' }));
    await card.getByText('Avise a quien lo tiene').waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('an admin invites a partner, who sees what is shared with their place and says so on each part', async () => {
    const { admin, caseworker } = agency;
    const { id } = await openFile(caseworker, { caseCode: 'K-312' });
    const service = { name: 'Law for the young', description: 'Law.', organization: 'Justicia Joven' };
    await caseworker.post('/directory/services', service);
    const { body: found } = await caseworker.post('/directory/organizations/search', { words: 'justicia' });
    const consentId = await consentOf(caseworker, id, { recipient: undefined, organizationId: found.items[0].id });
    await caseworker.post(`/youth/${id}/disclosures`, aLetter({ consentId }));
    const { body: hits } = await caseworker.post('/directory/search', { words: 'Law for the young' });
    const desk = new ReferralDesk(caseworker, id);
    await desk.made([hits.items[0].serviceId], { words: 'A letter for school.', need: 'legal' });
    await desk.sent();
    const office = await openWindow(browser(), house.url, admin);
    await office.open('/admin/people/new');
    await office.page.locator('[name="displayName"]').fill('Paz Ruiz');
    await office.page.locator('[name="signInName"]').fill('p.ruiz');
    await office.page.getByRole('radio', { name: 'Partner' }).check();
    await office.page.getByLabel('Find where they work in your directory').fill('joven');
    await office.page.getByRole('button', { name: 'Find', exact: true }).click();
    await office.page.locator('[name="organizationId"]').selectOption({ label: 'Justicia Joven' });
    expect(await findingsOf(office.page)).toEqual([]);
    await office.page.getByRole('button', { name: 'Make the invitation' }).click();
    await office.page.getByRole('heading', { name: 'The invitation code' }).waitFor();
    await office.close();

    const { body: people } = await admin.get('/people?role=partner');
    const partner = await signedIn(house, agency.id, people.items[0].id, 'partner');
    const window = await openWindow(browser(), house.url, partner, { width: 320 });
    const { page } = window;
    await window.open('/');
    await page.getByRole('heading', { level: 1, name: 'Shared with you' }).waitFor();
    const asked = page.getByRole('article', { name: 'Law for the young: Legal help' });
    await asked.getByText('A letter for school.').waitFor();
    await tap(asked.getByRole('button', { name: 'Your answer' }));
    await tap(asked.getByRole('button', { name: 'Send the answer' }));
    await asked.getByRole('alert').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    await asked.getByLabel('Yes, we can help').check();
    await asked.locator('[name="words"]').fill('Ask for Paz.');
    await tap(asked.getByRole('button', { name: 'Send the answer' }));
    await asked.getByText('You said yes.').waitFor();
    expect((await desk.loaded()).offers[0]).toMatchObject({ state: 'accepted', answerWords: 'Ask for Paz.' });
    const part = page.getByRole('article').filter({ hasText: 'To start counselling' });
    const reference = `${consentId.slice(0, 4)}-${consentId.slice(4, 8)}`.toUpperCase();
    const said =
      /To start counselling.*until.*Asked Law for the young for help: Legal help · Soon.*A letter about school.*Shown to Paz Ruiz on/s;
    expect(await part.textContent()).toMatch(said);
    expect([await part.textContent(), await asked.textContent()]).toEqual(Array(2).fill(expect.stringContaining(reference)));
    expect(await barriersOn(window, ['/shared', '/account'])).toEqual([]);
    const lost: string[] = [];
    page.on('response', (response) => response.status() === 404 && lost.push(response.url()));
    for (const path of [`/youth/${id}`, '/jobs', '/home']) {
      await window.go('/shared');
      await window.go(path);
      await page.getByText('There is nothing here').first().waitFor();
    }
    expect(lost).toEqual([]);
    await speaking(partner, 'es');
    await window.open('/shared');
    await page.getByRole('article', { name: 'Law for the young: Ayuda legal' }).getByText('Dijo que sí.').waitFor();
    await page.getByText('Se pidió ayuda a Law for the young: Ayuda legal').waitFor();
    expect(await findingsOf(page)).toEqual([]);
    // What ended while the window was in the back is gone once it comes to the front.
    const { body: agreed } = await caseworker.get(`/youth/${id}/consents`);
    for (const one of agreed.items)
      await caseworker.post(`/youth/${id}/consents/${one.id}/withdraw`, { by: 'minor' }, { version: one.version });
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await page.getByText('Ahora no se comparte nada con usted.').waitFor();
    await page.getByText('Ahora no se le pide nada.').waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
