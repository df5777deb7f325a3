// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { describeInWholeBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { openWindow, type Window } from '../support/pages.js';
import type { Person } from '../support/person.js';

describeInWholeBrowser('leaving the page', (browser) => {
  const house = openHouse();
  let agency: Agency;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });

  /** A window whose neutral page is answered here instead of by the weather service. */
  async function opened(given?: Person, path = '/home'): Promise<{ window: Window; person: Person }> {
    const person = given ?? (await signedIn(house, agency.id, agency.caregiver.userId, 'caregiver'));
    const window = await openWindow(browser(), house.url, person, { width: 390 });
    await window.context.route('https://www.weather.gov/', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<h1>Weather</h1>' }),
    );
    await window.open(path);
    return { window, person };
  }
  const weather = (window: Window) => window.page.getByRole('heading', { name: 'Weather' }).waitFor();

  it('covers at once, ends the session, and Back shows nothing of it', async () => {
    const { window, person } = await opened();
    const coveredAfter = window.page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const link = document.querySelector<HTMLAnchorElement>('a.leave')!;
          const from = performance.now();
          link.click();
          requestAnimationFrame(() =>
            resolve(document.documentElement.classList.contains('covered') ? performance.now() - from : -1),
          );
        }),
    );
    const ms = await coveredAfter.catch(() => 0);
    await weather(window);

    expect(ms).toBeGreaterThanOrEqual(0);
    expect((await person.get('/me')).status).toBe(401);
    await window.page.goBack().catch(() => null);
    await window.page.waitForTimeout(300);
    expect(await window.page.getByText('911').count()).toBe(0);
    await window.close();
  });

  it('follows three presses of Shift, and not two', async () => {
    const { window, person } = await opened();
    await window.page.keyboard.press('Shift');
    await window.page.keyboard.press('Shift');
    await window.page.keyboard.press('a');
    await window.page.keyboard.press('Shift');
    expect((await person.get('/me')).status).toBe(200);
    await window.page.keyboard.press('Shift');
    expect(await window.page.locator('#leave-progress').textContent()).toBe('●●○');
    await window.page.keyboard.press('Shift');
    await weather(window);
    expect((await person.get('/me')).status).toBe(401);
    await window.close();
  });

  it('is held up by nothing that was typed', async () => {
    const person = await signedIn(house, agency.id, agency.caseworker.userId, 'caseworker');
    const { window } = await opened(person, '/resources/new');
    await window.page.locator('[name="name"]').fill('Casa Aurora');
    await window.page.locator('a.leave').click();
    await weather(window);
    expect((await person.get('/me')).status).toBe(401);
    await window.close();
  });

  it('is an ordinary link where no script runs', async () => {
    const person = await signedIn(house, agency.id, agency.caregiver.userId, 'caregiver');
    const answer = await fetch(`${house.url}/exit`, {
      redirect: 'manual',
      headers: { cookie: `__Host-session=${person.token}` },
    });

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('https://www.weather.gov/');
    expect(answer.headers.get('clear-site-data')).toContain('"cache"');
    expect((await person.get('/me')).status).toBe(401);
    const page = await (await fetch(`${house.url}/home`, { headers: { 'accept-language': 'es' } })).text();
    expect(page).toContain('<a class="leave" id="leave" href="/exit" rel="nofollow noreferrer">Salir de esta página</a>');
  });
});
