// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { withoutFreshFactor } from '../support/owner.js';
import { barriersOn, findingsOf, looks } from '../support/barriers.js';
import { openWindow, speaking, tap } from '../support/pages.js';
import { placeCaregiver } from '../support/placing.js';
import { enrol } from '../support/sign-in.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('a caseworker and a youth’s file', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  const windowOf = (person: Agency['caseworker'], viewer: Parameters<typeof openWindow>[3] = {}) =>
    openWindow(browser(), house.url, person, viewer);
  const fileOf = async (youthId: string) => (await agency.caseworker.get(`/youth/${youthId}`)).body;

  it('opens a file once, however often the button is pressed, and says first what does not fit', async () => {
    const window = await windowOf(agency.otherCaseworker);
    const { page } = window;
    await window.open('/youth');
    await page.getByText('No file is open to you yet.').waitFor();
    await page.getByRole('link', { name: 'Open a file' }).click();
    await page.getByLabel('Legal name').fill('Noor 🌿 <script>alert(1)</script> نور');
    await page.getByRole('button', { name: 'Open the file' }).click();
    const summary = page.getByRole('alert');
    await summary.getByText('Some answers do not fit yet').waitFor();
    expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
    await summary.getByRole('link', { name: /Birth date/ }).click();
    await page.keyboard.type('5');
    expect(await page.getByLabel('Month').inputValue()).toBe('5');

    await page.getByLabel('Day').fill('4');
    await page.getByLabel('Year').fill('2011');
    await page.getByLabel('Name they use').fill('=cmd');
    await page.getByLabel('Gender').selectOption('two_spirit');
    await page.getByLabel('Black').check();
    await page.getByLabel('Language 1').selectOption('es');
    await page.getByRole('button', { name: 'Open the file' }).dblclick();
    await page.getByRole('heading', { name: 'What helps, and daily care' }).waitFor();

    expect(new URL(page.url()).pathname).toMatch(/^\/youth\/[0-9a-f-]{36}$/);
    expect(await page.title()).toBe('File');
    await page.getByRole('switch', { name: 'Show names' }).check({ force: true });
    await page.getByText('Noor 🌿 <script>alert(1)</script> نور').waitFor();
    const { body } = await agency.otherCaseworker.get('/youth');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ usedName: '=cmd' });
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows codes until names are asked for, and finds by name without keeping the words', async () => {
    await openFile(agency.caseworker, { usedName: 'Canary', legalName: 'Canary Finch', caseCode: 'K-204' });
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open('/youth');
    await page.getByRole('link', { name: /K-204/ }).waitFor();
    expect(await page.getByText('Canary').count()).toBe(0);
    await page.getByRole('switch', { name: 'Show names' }).check({ force: true });
    await page.getByRole('link', { name: /K-204\s*Canary/ }).waitFor();
    await page.getByLabel('Find by name or code').fill('Finch');
    await page.getByRole('button', { name: 'Find', exact: true }).click();
    await page.getByText('1 file found').waitFor();

    expect(page.url()).not.toMatch(/Finch/i);
    await page.getByRole('link', { name: /K-204/ }).click();
    await page.getByRole('heading', { level: 1, name: 'K-204 · Canary' }).waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows both texts when a colleague was faster, and saves the one that was chosen', async () => {
    const { id } = await openFile(agency.caseworker);
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open(`/youth/${id}`);
    await page.getByRole('button', { name: 'Change: What helps, and daily care' }).click();
    await page.getByLabel('Routines and what helps').fill('Mine: a walk after dinner.');
    await page.getByLabel('Allergies').fill('Peanuts');
    const { version } = await fileOf(id);
    await agency.caseworker.patch(`/youth/${id}`, { dailyCare: 'Theirs: music at night.', medication: 'None' }, version);
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'A colleague changed this too' });
    await dialog.getByText('Theirs: music at night.').waitFor();
    await dialog.getByText('Mine: a walk after dinner.').waitFor();

    await dialog.getByRole('button', { name: 'Back to my text' }).click();
    expect(await page.getByLabel('Routines and what helps').inputValue()).toBe('Mine: a walk after dinner.');
    await page.getByText('Someone changed this since you opened it.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('radio', { name: 'Keep mine' }).check();
    await dialog.getByRole('button', { name: 'Save my choice' }).click();
    await page.getByRole('button', { name: 'Change: What helps, and daily care' }).waitFor();

    expect(await fileOf(id)).toMatchObject({
      dailyCare: 'Mine: a walk after dinner.',
      allergies: 'Peanuts',
      medication: 'None',
    });
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('keeps 10,000 letters that were pasted and what was typed while the server is gone, and saves it once', async () => {
    const { id } = await openFile(agency.caseworker);
    const window = await windowOf(agency.caseworker, { width: 390 });
    const { page } = window;
    await window.open(`/youth/${id}`);
    await tap(page.getByRole('button', { name: 'Change: What helps, and daily care' }));
    const text = page.getByLabel('Routines and what helps');
    const save = page.getByRole('button', { name: 'Save' });
    const says = (words: string) => page.getByRole('alert').getByText(words).waitFor();
    const long = 'Music 🌿 نور '.repeat(1_000).slice(0, 10_000);
    await text.fill(long);
    await tap(save);
    await says('This is too long.');
    expect(await text.inputValue()).toBe(long);

    const fits = long.slice(0, 4_000);
    await text.fill(fits);
    const { version } = await fileOf(id);
    await window.context.setOffline(true);
    await tap(save);
    await says('The server did not answer. What you typed is still on this page. Check the connection, then try again.');
    expect(await text.inputValue()).toBe(fits);
    await window.context.setOffline(false);
    await tap(save);
    await page.getByRole('button', { name: 'Change: What helps, and daily care' }).waitFor();
    expect(await fileOf(id)).toMatchObject({ dailyCare: fits, version: version + 1 });
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('opens the restricted part only after password and code, and changes it', async () => {
    const member = await enrol(house, agency);
    const worker = await withoutFreshFactor(house, agency, await member.signsIn(), 'caseworker');
    const { id } = await openFile(worker);
    const window = await windowOf(worker, { width: 390 });
    const { page } = window;
    await window.open(`/youth/${id}`);
    await tap(page.getByRole('button', { name: 'Show details' }));
    const proof = page.getByRole('dialog', { name: 'Is it you?' });
    await proof.getByRole('button', { name: 'Not now' }).click();
    await page.getByText('This needs your password and a new code.').waitFor();
    await tap(page.getByRole('button', { name: 'Show details' }));
    await proof.getByLabel('Password', { exact: true }).fill(member.password);
    await proof.getByLabel('Code').fill(await member.code(30_000));
    await proof.getByRole('button', { name: 'Confirm' }).click();
    await tap(page.getByRole('button', { name: 'Change the restricted part' }));
    await page.getByLabel('School').fill('Lakeside, room 4');
    await tap(page.getByRole('button', { name: 'Save' }));
    await page.getByText('Lakeside, room 4').waitFor();

    await tap(page.getByRole('button', { name: 'Hide' }));
    expect(await page.getByText('Lakeside, room 4').count()).toBe(0);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('declares a conflict from a phone, in Spanish; the foster parent finds nothing from then on', async () => {
    const { id } = await openFile(agency.caseworker);
    await placeCaregiver(house, agency, id, agency.caregiver);
    await speaks('es');
    const window = await windowOf(agency.caseworker, { width: 390, language: 'es' });
    const { page } = window;
    await window.open(`/youth/${id}/people`);
    await tap(page.getByRole('button', { name: 'Declarar un conflicto' }));
    await tap(page.getByRole('button', { name: 'Declarar un conflicto' }));
    await page.getByText('Algunas respuestas todavía no sirven').waitFor();
    await page.getByLabel('Quién', { exact: true }).selectOption(agency.caregiver.userId);
    await tap(page.getByRole('radio', { name: 'La persona joven lo pidió' }));
    await tap(page.getByRole('button', { name: 'Declarar un conflicto' }));
    await page.getByText(/La persona joven lo pidió · declarado por/).waitFor();

    expect((await agency.caregiver.get(`/youth/${id}`)).status).toBe(404);
    expect(window.faults).toEqual([]);
    await window.close();
    await speaks('en');
  });

  it('records a person of concern behind the closed part, and freezes an account with one question', async () => {
    const { id } = await openFile(agency.caseworker);
    await placeCaregiver(house, agency, id, agency.otherCaregiver);
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open(`/youth/${id}/people`);
    await page.getByRole('button', { name: 'Show persons' }).click();
    await page.getByRole('button', { name: 'Record a person' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Rook Canary');
    await page.getByLabel('How they are connected to the youth').selectOption('adult_known');
    await page.getByLabel('Why').fill('Waits near the school.');
    await page.getByRole('button', { name: 'Record a person' }).click();
    await page.getByText('Rook Canary').waitFor();
    await page.getByRole('button', { name: 'Freeze account' }).click();
    const dialog = page.getByRole('dialog', { name: 'Freeze account' });
    await dialog.getByText(/signed out everywhere at once/).waitFor();
    await dialog.getByRole('button', { name: 'Freeze account' }).dblclick();
    await page.getByText(/Frozen since/).waitFor();

    expect((await agency.otherCaregiver.get('/me')).status).toBe(401);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('lets a manager read, assign and end, and hides what the policy would refuse', async () => {
    const { id } = await openFile(agency.caseworker);
    const window = await windowOf(agency.manager);
    const { page } = window;
    await window.open('/youth');
    expect(await page.getByRole('link', { name: 'Open a file' }).count()).toBe(0);
    await window.open(`/youth/${id}`);
    await page.getByRole('heading', { name: 'Case facts' }).waitFor();
    expect(await page.getByRole('button', { name: /^Change/ }).count()).toBe(0);
    await page.getByRole('link', { name: 'People' }).click();
    await page.getByLabel('Caseworker', { exact: true }).selectOption(agency.otherCaseworker.userId);
    await page.getByRole('button', { name: 'Assign to the team' }).click();
    await page.getByText(`otherCaseworker of ${agency.code}`, { exact: true }).first().waitFor();

    expect((await agency.otherCaseworker.get(`/youth/${id}`)).status).toBe(200);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it.each(looks)('has no barrier on any page (%s, %i px)', async (language, width) => {
    const { id } = await openFile(agency.caseworker);
    await speaking(agency.caseworker, language);
    const window = await windowOf(agency.caseworker, { language, width });
    const paths = ['/youth', '/youth/new', `/youth/${id}`, `/youth/${id}/people`, `/youth/${id}/timeline`];
    expect(await barriersOn(window, paths)).toEqual([]);
    await window.go(`/youth/${id}`);
    await window.page.getByRole('button', { name: /^(Change|Cambiar): (Case facts|Datos del caso)/ }).click();
    expect(await findingsOf(window.page)).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
    await speaking(agency.caseworker, 'en');
  });

  async function speaks(language: 'en' | 'es'): Promise<void> {
    const { body: me } = await agency.caseworker.get('/me');
    if (me.language !== language) await agency.caseworker.patch('/me', { language }, me.version);
  }
});
