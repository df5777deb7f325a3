// SPDX-License-Identifier: Apache-2.0
import { generate } from 'otplib';
import { type Agency, foundAgency } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { findingsOf } from '../support/barriers.js';
import { openWindow, type Viewer, type Window } from '../support/pages.js';

const password = 'copper lantern walks nine rivers';

describeInBrowser('starting with an invitation', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let ahead = 0;
  let count = 0;
  beforeAll(async () => {
    agency = await foundAgency(house);
  });
  const later = (ms: number) => house.travel((ahead += ms));
  async function invited(): Promise<{ code: string; signInName: string }> {
    const signInName = `pat${++count}`;
    const { body } = await agency.admin.post('/people', { role: 'caregiver', signInName, displayName: 'Pat Lane' });
    return { code: String(body.code), signInName };
  }
  async function opened(viewer: Viewer = {}): Promise<Window> {
    const window = await openWindow(browser(), house.url, undefined, { width: 390, ...viewer });
    await window.open('/sign-in');
    await window.page.locator('main a[href="/invitation"]').click();
    await window.page.locator('[name="agencyCode"]').waitFor({ state: 'detached' });
    return window;
  }
  const secretOn = async ({ page }: Window) => (await page.locator('code').textContent())!;
  const codeNow = (secret: string, aheadMs = 0) => generate({ secret, epoch: Math.floor((house.now() + aheadMs) / 1000) });

  it.each([
    ['en', 390, 'light'],
    ['es', 320, 'dark'],
  ] as const)(
    'ends at the sign-in page with both names filled in, without a barrier on the way (%s, %i px, %s)',
    async (language, width, theme) => {
      const { code, signInName } = await invited();
      const window = await opened({ language, width, theme });
      const { page } = window;
      await page.locator('[name="code"]').fill(code.toLowerCase().replaceAll('-', ' '));
      await page.keyboard.press('Enter');
      await page.getByRole('img', { name: /QR/ }).waitFor();
      const secret = await secretOn(window);
      expect(secret).toMatch(/^[A-Z2-7]{32}$/);
      expect(await page.locator('a[href^="otpauth://totp/"]').getAttribute('href')).toContain(`secret=${secret}`);
      expect(await page.locator('svg[role=img] path').getAttribute('d')).toMatch(/^M\d+ \d+h1v1h-1z/);
      expect(await findingsOf(page)).toEqual([]);

      await page.locator('[name="password"]').fill(password);
      await page.locator('[name="totpCode"]').fill(await codeNow(secret));
      await page.keyboard.press('Enter');
      await page.getByText(language === 'en' ? 'Use a private window' : 'Use una ventana privada').waitFor();
      expect(await findingsOf(page)).toEqual([]);
      await page.locator('main button').click();
      await page.locator('[name="agencyCode"]').waitFor();
      expect(await page.locator('[name="agencyCode"]').inputValue()).toBe(agency.code);
      expect(await page.locator('[name="signInName"]').inputValue()).toBe(signInName);
      expect(new URL(page.url()).search).toBe('');

      await later(31_000);
      await page.locator('[name="password"]').fill(password);
      await page.locator('[name="code"]').fill(await codeNow(secret));
      await page.keyboard.press('Enter');
      await page.locator('a[href="tel:911"]').first().waitFor();
      expect(window.faults).toEqual([]);
      await window.close();
    },
  );

  it('says in plain words what does not fit, at the field and above, and keeps what was typed', async () => {
    const { code } = await invited();
    const window = await opened();
    const { page } = window;
    const alert = page.getByRole('alert');
    await page.locator('[name="code"]').fill('AAAAA-BBBBB-CCCCC-DDDDD');
    await page.keyboard.press('Enter');
    await alert.getByText('This code cannot be used.', { exact: false }).waitFor();
    expect(await page.locator('[name="code"]').inputValue()).toBe('AAAAA-BBBBB-CCCCC-DDDDD');
    expect(await findingsOf(page)).toEqual([]);
    await page.locator('[name="code"]').fill(code);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /QR/ }).waitFor();

    const tries: [string, string, string][] = [
      ['short', '123456', 'New password: Use 12 letters, digits or signs or more.'],
      ['password1234', '123456', 'New password: This is easy to guess'],
      [password, '000000', 'Code: This code does not fit.'],
      [password, '12', 'Code: Check how this is written.'],
    ];
    for (const [typed, digits, words] of tries) {
      await page.locator('[name="password"]').fill(typed);
      await page.locator('[name="totpCode"]').fill(digits);
      await page.keyboard.press('Enter');
      await alert.getByText(words, { exact: false }).waitFor();
      expect(await page.locator('[name="password"]').inputValue()).toBe(typed);
    }
    expect(await findingsOf(page)).toEqual([]);
    await alert.getByRole('link').click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('totpCode');
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('gives a new secret when the first one is more than an hour old, and says so', async () => {
    const { code } = await invited();
    const window = await opened();
    const { page } = window;
    await page.locator('[name="code"]').fill(code);
    await page.keyboard.press('Enter');
    await page.getByRole('img', { name: /QR/ }).waitFor();
    const old = await secretOn(window);
    await later(61 * 60_000);
    await page.locator('[name="password"]').fill(password);
    await page.locator('[name="totpCode"]').fill(await codeNow(old));
    await page.keyboard.press('Enter');
    await page.getByText('The secret for your app was more than an hour old.', { exact: false }).waitFor();

    const secret = await secretOn(window);
    expect(secret).not.toBe(old);
    await page.locator('[name="password"]').fill(password);
    await page.locator('[name="totpCode"]').fill(await codeNow(secret));
    await page.keyboard.press('Enter');
    await page.getByText('Use a private window').waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
