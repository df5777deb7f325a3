// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { offTheRecord } from '../support/oversight.js';
import { barriersOn, looks } from '../support/barriers.js';
import { openWindow, speaking, type Viewer } from '../support/pages.js';
import type { Person } from '../support/person.js';
import { placeCaregiver } from '../support/placing.js';
import { PlanDesk } from '../support/plans.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('what asks for attention', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let away: string;
  let proposed: string;
  const codeOf = async (youthId: string) => (await agency.caseworker.get(`/youth/${youthId}`)).body.caseCode as string;
  const windowOf = (person: Person, viewer: Viewer = {}) => openWindow(browser(), house.url, person, viewer);

  beforeAll(async () => {
    agency = await foundAgency(house);
    const { caseworker, caregiver, otherCaseworker } = agency;
    ({ id: away } = await openFile(caseworker, { usedName: 'Canary Sam' }));
    ({ id: proposed } = await openFile(caseworker, { usedName: 'Canary Ren' }));
    await placeCaregiver(house, agency, away, caregiver);
    await new PlanDesk(caseworker, away).signed();
    await offTheRecord(house.owner, `update harbor.safety_plan set review_by = '2020-01-02' where youth_id = $1`, [away]);
    const desk = new PlanDesk(caseworker, proposed);
    await desk.act('propose', await desk.drafted());
    await caseworker.post(`/youth/${away}/placements`, { kind: 'not_placed_yet', follows: null });
    expect((await caseworker.post(`/youth/${away}/away`, { kind: 'runaway' })).status).toBe(201);
    await otherCaseworker.get(`/youth/${proposed}`);
    await caseworker.get(`/youth/${crypto.randomUUID()}`);
  });

  it('is a worker’s first page: codes for names, what is due in its place, each line to where it is done', async () => {
    const window = await windowOf(agency.caseworker);
    const { page } = window;
    await window.open('/');
    expect([new URL(page.url()).pathname, await page.title()]).toEqual(['/today', 'Today']);
    const section = (name: string) => page.getByRole('region', { name });
    await section('Now (1)')
      .getByRole('link', { name: `${await codeOf(away)} · Away` })
      .waitFor();
    expect(await section('Today (2)').getByRole('link').allTextContents()).toEqual([
      `${await codeOf(proposed)} · No signed plan yet`,
      `${await codeOf(away)} · Plan review`,
    ]);
    expect(await section('Today (2)').textContent()).toContain('Late: was set for Jan 2, 2020');
    expect(await section('Waiting on others (2)').textContent()).toMatch(/Revision 1, from caseworker .*caregiver .* has had it/);
    expect(await section('My youth (2)').getByRole('listitem').first().textContent()).toContain('3 things to look at');
    expect(await page.locator('body').textContent()).not.toContain('Canary');

    await page.getByRole('button', { name: 'Show names' }).click();
    await page.getByRole('link', { name: 'Canary Sam · Away' }).waitFor();
    await page.getByLabel('Sort by').selectOption('code');
    await page.getByRole('link', { name: 'Canary Ren · No signed plan yet' }).click();
    await page.waitForURL(`**/youth/${proposed}/plan`);
    await page.goBack();
    await page.getByRole('link', { name: 'Canary Sam · Away' }).click();
    await page.waitForURL(`**/youth/${away}/placements`);
    expect(`${page.url()} ${await page.title()}`).not.toContain('Canary');
    await window.open('/today');
    expect(await page.getByRole('button', { name: 'Show names' }).count()).toBe(1);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows a manager what waits for them and whose acts were refused, and leads to the plan', async () => {
    const window = await windowOf(agency.manager);
    const { page } = window;
    await window.open('/');
    expect(new URL(page.url()).pathname).toBe('/overview');
    await page.getByRole('heading', { name: 'Plans that wait for approval (1)' }).waitFor();
    const said = await page.locator('main').textContent();
    expect(said).toContain(`Worker: caseworker of ${agency.code}`);
    const refused = page.getByRole('region', { name: 'Refused in the last 7 days' });
    await refused
      .getByText(/^\d+ refused, of \d+ acts?$/)
      .first()
      .waitFor();
    expect(await refused.getByRole('listitem').count()).toBe(2);
    await page.getByRole('link', { name: 'All approvals' }).click();
    await page.getByRole('heading', { level: 1, name: 'Approvals' }).waitFor();
    await page.waitForFunction(() => document.title === 'Approvals');
    await page.getByRole('link', { name: `${await codeOf(proposed)} · Plan waits for approval` }).click();
    await page.waitForURL(`**/youth/${proposed}/plan`);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('shows a worker who opened a file, and an administrator how the system is', async () => {
    const window = await windowOf(agency.caseworker);
    await window.open(`/youth/${proposed}/access`);
    const { page } = window;
    const refused = page.getByRole('listitem').filter({ hasText: `otherCaseworker of ${agency.code}` });
    await refused.getByText('Refused 1 time.').waitFor();
    await page.getByText('You · Caseworker').waitFor();
    expect(await page.title()).toBe('File');
    expect(window.faults).toEqual([]);
    await window.close();

    const other = await windowOf(agency.admin);
    await other.open('/admin/system');
    await other.page.getByText('Nothing needs a hand.').waitFor();
    expect(await other.page.locator('dl').textContent()).toMatch(/Version0\.1\.0.*Room in the log ahead24 months/);
    expect(other.faults).toEqual([]);
    await other.close();
  });

  it.each(looks)('has no barrier, and words for everything (%s, %i px)', async (language, width) => {
    const visits: [Person, string[]][] = [
      [agency.caseworker, ['/today', `/youth/${proposed}/access`]],
      [agency.otherCaseworker, ['/today']],
      [agency.manager, ['/overview', '/approvals']],
      [agency.admin, ['/admin/system']],
    ];
    for (const [person, paths] of visits) {
      await speaking(person, language);
      const window = await windowOf(person, { width, language });
      // A key without its words would show itself.
      const inWords = async () =>
        expect(await window.page.locator('main').textContent()).not.toMatch(/\b(?:kind|note|group|section|figure|refused)\.\w/);
      expect(await barriersOn(window, paths, inWords)).toEqual([]);
      expect(window.faults).toEqual([]);
      await window.close();
    }
  });
});
