// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { aHome, conflictOf, inHome, placed } from '../support/living.js';
import { withoutFreshFactor } from '../support/owner.js';
import { barriersOn, looks } from '../support/barriers.js';
import { openWindow, speaking, tap, type Viewer } from '../support/pages.js';
import { PlanDesk } from '../support/plans.js';
import type { Person } from '../support/person.js';
import { aService, ReferralDesk } from '../support/referrals.js';
import { enrol } from '../support/sign-in.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('where a youth lives', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  const windowOf = (person: Person, viewer: Viewer = {}) => openWindow(browser(), house.url, person, viewer);
  const placementsOf = async (youthId: string) => (await agency.caseworker.get(`/youth/${youthId}/placements`)).body;

  it('places and moves a youth; the foster parents there come in and the former go out', async () => {
    const { id } = await openFile(agency.caseworker);
    await aHome(agency.manager, [agency.caregiver], { label: 'Home One', youngest: 10, oldest: 17, welcomesGenders: ['girl'] });
    await aHome(agency.manager, [agency.otherCaregiver], { label: 'Home Two', youngest: 1, oldest: 3 });
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open(`/youth/${id}/placements`);
    await page.getByRole('link', { name: 'Place the youth' }).click();
    await page.getByText('Fits · 2 free places · Ages 10 to 17 · Girl').waitFor();
    await page.getByText(/Does not fit: other ages/).waitFor();
    await page.getByRole('radio', { name: 'Home One' }).check();
    await page.getByRole('button', { name: 'Place the youth' }).dblclick();
    await page
      .getByText(/^Since /)
      .first()
      .waitFor();
    expect((await agency.caregiver.get(`/youth/${id}`)).status).toBe(200);

    await page.getByRole('link', { name: 'Move the youth' }).click();
    await page.getByRole('radio', { name: 'Home Two' }).check();
    await page.getByRole('button', { name: 'Move the youth' }).click();
    await page
      .getByText('Say why the placement in force ends.')
      .or(page.getByText(/Why the placement until now ends: Answer this/))
      .waitFor();
    expect(await page.getByRole('radio', { name: 'Home Two' }).isChecked()).toBe(true);
    await page.getByLabel('Why the placement until now ends').selectOption('youth_asked');
    await page.getByLabel('The move was prepared with the youth').check();
    await page.getByRole('button', { name: 'Move the youth' }).click();
    await page.getByText(/The youth asked for it/).waitFor();

    expect((await agency.caregiver.get(`/youth/${id}`)).status).toBe(404);
    expect((await agency.otherCaregiver.get(`/youth/${id}`)).status).toBe(200);
    expect((await placementsOf(id)).items).toHaveLength(2);
    expect(new URL(page.url()).pathname).toBe(`/youth/${id}/placements`);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('refuses a home that is not safe, tells no more than that, and keeps what was chosen', async () => {
    const { id } = await openFile(agency.caseworker);
    const adult = (await enrol(house, agency, 'caregiver')).holding('');
    await aHome(agency.manager, [adult], { label: 'Home Three' });
    await conflictOf(house, agency, id, adult.userId);
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open(`/youth/${id}/placements/place`);
    await page.getByRole('radio', { name: 'Home Three' }).check();
    await page.getByRole('button', { name: 'Place the youth' }).click();
    await page.getByText(/Someone there must be kept away from a youth/).waitFor();

    expect(await page.getByRole('radio', { name: 'Home Three' }).isChecked()).toBe(true);
    expect(await page.getByText('Robin Hale').count()).toBe(0);
    expect((await placementsOf(id)).items).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('plans a move and calls it off; respite and an absence begin and end over the placement', async () => {
    const { id } = await openFile(agency.caseworker);
    const homeId = await aHome(agency.manager, [], { label: 'Home Four' });
    await aHome(agency.manager, [], { label: 'Home Eleven' });
    await placed(agency.caseworker, id, inHome(homeId, { from: minutesAgo(600) }));
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open(`/youth/${id}/placements`);
    await page.getByRole('link', { name: 'Plan a move' }).click();
    for (const [part, typed] of Object.entries({ Month: '2', Day: '31', Year: '2031' })) await page.getByLabel(part).fill(typed);
    await page.getByLabel('Why').fill('Closer to school 🌱\nمع الأخت');
    await page.getByRole('button', { name: 'Plan a move' }).click();
    await page.getByText(/Expected on: Check how this is written/).waitFor();
    await page.getByLabel('Day').fill('3');
    await page.getByRole('button', { name: 'Plan a move' }).click();
    await page.getByText('Feb 3, 2031').waitFor();
    await page.getByRole('button', { name: 'Call off' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Call off' }).click();
    await page.getByText('No move is planned.').waitFor();

    await page.getByRole('link', { name: 'Record an absence' }).click();
    await page.getByRole('radio', { name: 'Away, ran from care' }).check();
    await page.getByRole('button', { name: 'Record an absence' }).click();
    await page.getByRole('button', { name: 'The youth is back' }).click();
    await page.getByRole('radio', { name: 'Came back' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'Record an absence' }).waitFor();
    await page.getByRole('link', { name: 'Start respite' }).click();
    await page.getByRole('radio', { name: 'Home Eleven' }).check();
    expect(await page.getByRole('radio', { name: 'Home Four' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Start respite' }).click();
    await page.getByRole('button', { name: 'End respite' }).waitFor();

    const { items } = await placementsOf(id);
    expect(items.map(({ layer }: { layer: string }) => layer).sort()).toEqual(['away', 'base', 'respite']);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows the address on a phone, in Spanish, only after password and code', async () => {
    const member = await enrol(house, agency);
    const worker = await withoutFreshFactor(house, agency, await member.signsIn(), 'caseworker');
    const { id } = await openFile(worker);
    await placed(worker, id, inHome(await aHome(agency.manager, [], { label: 'Home Five' })));
    const { body: me } = await worker.get('/me');
    await worker.patch('/me', { language: 'es' }, me.version);
    const window = await windowOf(worker, { width: 390, language: 'es' });
    const { page } = window;
    await window.open(`/youth/${id}/placements`);
    await page.getByText(/^Dónde duerme ahora/).waitFor();
    expect(await page.getByText('418 Canary Court').count()).toBe(0);
    await tap(page.getByRole('button', { name: 'Mostrar dirección' }));
    const proof = page.getByRole('dialog', { name: '¿Es usted?' });
    await proof.getByLabel('Contraseña', { exact: true }).fill(member.password);
    await proof.getByLabel('Código').fill(await member.code(30_000));
    await proof.getByRole('button', { name: 'Confirmar' }).click();
    await page.getByText('418 Canary Court').waitFor();

    expect(await page.getByRole('link', { name: '555-0142' }).getAttribute('href')).toBe('tel:5550142');
    expect(page.url()).not.toContain('Canary');
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('tells the line of life as a list, and as lanes on wide screens', async () => {
    const { id } = await openFile(agency.caseworker);
    const homeId = await aHome(agency.manager, [], { label: 'Home Six' });
    await placed(agency.caseworker, id, inHome(homeId, { from: minutesAgo(60 * 24 * 60), wasPlanned: true }));
    await new PlanDesk(agency.caseworker, id).signed();
    const desk = new ReferralDesk(agency.caseworker, id);
    const serviceId = await aService(agency.caseworker, 'Casa Aurora');
    await desk.agreed([serviceId]);
    await desk.made([serviceId]);
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open(`/youth/${id}/timeline`);
    await page.getByText('Plan 1 signed: In placement').waitFor();
    await page.getByText(/Nothing recorded for (5[89]|60) days/).waitFor();
    await page.getByText('Home Six · prepared with the youth').waitFor();
    await page.getByText(/^Consent until .*: in force$/).waitFor();
    await page.getByText('Lanes', { exact: true }).click();
    await page.locator('[aria-hidden="true"]').getByText('Counseling').waitFor();
    await page.locator('[aria-hidden="true"]').getByText('Home Six').waitFor();
    expect(new URL(page.url()).search).toBe('?as=lanes');
    await page.getByRole('link', { name: 'Open: Help asked for: Counseling' }).click();
    await page.getByRole('heading', { name: 'Casa Aurora' }).waitFor();
    await window.go(`/youth/${id}/timeline`);
    await page.getByLabel('Plan signed').uncheck();
    expect(await page.getByText('Plan 1 signed: In placement').count()).toBe(0);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByText('Lives: Foster family home').waitFor();
    await page.getByText('Lanes', { exact: true }).waitFor({ state: 'detached' });
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('registers a home, changes it, and keeps its household behind the closed part', async () => {
    const window = await windowOf(agency.manager);
    const { page } = window;
    await window.open('/homes');
    await page.getByRole('link', { name: 'Add a home' }).click();
    await page.getByLabel('What it is called on screens').fill('Home Seven');
    await page.getByLabel('Places').fill('2');
    await page.getByLabel('Family name').fill('Canary');
    await page.getByLabel('Address', { exact: true }).fill('1 Heron Way');
    await page.getByLabel('Phone', { exact: true }).fill('555-0199');
    await page.getByRole('button', { name: 'Add the home' }).dblclick();
    await page.getByRole('heading', { level: 1, name: 'Home Seven' }).waitFor();
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByLabel('Places').fill('3');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('0 of 3 taken').waitFor();
    await page.getByRole('button', { name: 'Show adults' }).click();
    await page.getByLabel('Name of the adult').fill('Wren Canary');
    await page.getByRole('button', { name: 'Add adult' }).click();
    await page.getByText('Wren Canary').waitFor();

    expect(await page.getByText('1 Heron Way').count()).toBe(0);
    const { body } = await agency.manager.get('/homes?limit=100');
    expect(body.items.filter(({ label }: { label: string }) => label === 'Home Seven')).toHaveLength(1);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it.each(looks)('has no barrier on any page (%s, %i px)', async (language, width) => {
    const { id } = await openFile(agency.caseworker);
    const homeId = await aHome(agency.manager, [], { label: `Home ${language}` });
    await placed(agency.caseworker, id, inHome(homeId, { from: minutesAgo(60 * 24 * 60) }));
    await speaking(agency.caseworker, language);
    const window = await windowOf(agency.caseworker, { language, width });
    const ofTheYouth = ['placements', 'placements/place', 'placements/move', 'timeline?as=lanes&range=all'];
    const homes = ['/homes', '/homes/new', `/homes/${homeId}`];
    expect(await barriersOn(window, [...ofTheYouth.map((page) => `/youth/${id}/${page}`), ...homes])).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  const minutesAgo = (minutes: number) => new Date(house.now() - minutes * 60_000).toISOString();
});
