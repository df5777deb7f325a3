// SPDX-License-Identifier: Apache-2.0
import { foundAgency } from '../support/agency.js';
import { findingsOf } from '../support/barriers.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { openWindow, speaking } from '../support/pages.js';
import { aNote, PlanDesk } from '../support/plans.js';
import { enrol } from '../support/sign-in.js';
import { openFile } from '../support/youth-files.js';

describeInBrowser('together mode', (browser) => {
  const house = openHouse();

  it.each([
    ['en', 'light'],
    ['es', 'dark'],
  ] as const)(
    'shows only the youth’s plan, in every tab and for every address, and is left by the worker’s code (%s, %s)',
    async (language, theme) => {
      const word = (en: string, es: string) => (language === 'es' ? es : en);
      const member = await enrol(house, await foundAgency(house));
      const worker = await member.signsIn();
      const { id } = await openFile(worker, { usedName: 'Canary Sam' });
      const desk = new PlanDesk(worker, id);
      await speaking(worker, language);
      await desk.drafted([aNote({ section: 'at_recovery', text: 'A note that is not for this screen.' })], {
        stage: 'at_recovery',
      });
      const window = await openWindow(browser(), house.url, worker, { width: 390, language, theme });
      const { page } = window;
      const [plan, together] = [`/youth/${id}/plan`, `/youth/${id}/plan/together`];
      const heading = (name: string) => page.getByRole('heading', { name });
      const begins = () => heading(word('My plan', 'Mi plan')).waitFor();
      const path = () => new URL(page.url()).pathname;
      await window.open(plan);
      const { origin } = new URL(page.url());
      const file = await window.context.newPage();
      await file.goto(`${origin}/youth/${id}`);
      await file.locator('dt').first().waitFor();
      // In front again: a window behind another one draws once a second.
      await page.bringToFront();

      await page.getByRole('link', { name: word('Make it together', 'Hacerlo juntos') }).click();
      await begins();
      // The tab that showed the file has gone over by itself, and no address leads out of it.
      await file.waitForURL(`**${together}`);
      await file.goto(`${origin}/api/v1/youth/${id}/plan/draft`);
      expect(await file.textContent('body')).toContain('together-mode');
      await file.goto(`${origin}/today`);
      await file.waitForURL(`**${together}`);
      expect(await page.locator('nav').count()).toBe(0);
      expect(await page.getByText('A note that is not for this screen.').count()).toBe(0);
      expect(await page.locator('a.leave').isVisible()).toBe(true);
      expect(await findingsOf(page)).toEqual([]);

      await page.getByLabel(word('My words', 'Mis palabras')).fill('I draw.');
      await page.getByLabel(word('Me and my worker', 'Yo y quien lleva mi caso')).check();
      await page.getByRole('button', { name: word('Next', 'Siguiente') }).click();
      for (let i = 0; i < 5; i += 1) await page.getByRole('button', { name: word('Skip', 'Saltar') }).click();
      await heading(word('Read it once more', 'Léelo una vez más')).waitFor();
      await page.getByText('“I draw.”').waitFor();
      expect(await findingsOf(page)).toEqual([]);
      // A page that is begun anew with something unsent asks a person first, and nobody here.
      await Promise.all([
        page.waitForResponse((answer) => answer.url().endsWith('/answer') && answer.ok()),
        page.getByLabel(word('I agree with some of it', 'Estoy de acuerdo con una parte')).check(),
      ]);
      await page.goBack();
      const dialog = page.getByRole('dialog', { name: word('Back to your worker', 'Volver con quien lleva tu caso') });
      await dialog.waitFor();
      await page.keyboard.press('Escape');

      await page.reload();
      await begins();
      await page.goto(`${origin}/nowhere`);
      await page.waitForURL(`**${together}`);
      await page.goto(`${origin}/help`);
      await heading(word('Help', 'Ayuda')).waitFor();
      expect(await page.locator('nav').count()).toBe(0);
      await page.getByRole('link', { name: word('Back to my plan', 'Volver a mi plan') }).click();
      await begins();
      expect((await desk.draft()).body).toMatchObject({ isTogether: true, agreement: 'agrees_in_part' });

      await page.getByRole('button', { name: word('Pause', 'Pausa') }).click();
      await dialog.getByLabel(word('Password', 'Contraseña'), { exact: true }).fill(member.password);
      await dialog.getByLabel(word('Code', 'Código'), { exact: true }).fill(await member.code(30_000));
      await dialog.getByRole('button', { name: word('Confirm', 'Confirmar') }).click();
      await heading(word('Sign the plan', 'Firmar el plan')).waitFor();
      const agreesInPart = page.getByLabel(word('The youth agrees in part', 'La persona joven está de acuerdo en parte'));
      expect(await agreesInPart.isChecked()).toBe(true);
      await file.waitForURL('**/today');
      expect(path()).toBe(`${plan}/sign`);
      // The proof gave the session another token; the browser has it.
      const draft = await page.evaluate(
        async (place): Promise<Record<string, unknown>> => (await fetch(place)).json(),
        `/api/v1${plan}/draft`,
      );
      expect(draft).toMatchObject({ isTogether: false });
      expect((draft['items'] as { voice: string }[]).find(({ voice }) => voice === 'youth')).toMatchObject({
        text: 'I draw.',
        audience: 'youth_and_worker',
        isKept: true,
      });
      expect(window.faults).toEqual([]);
      expect(page.url() + (await page.title())).not.toContain('Canary');
      await window.close();
    },
  );

  it('begins anew by itself, with the words that were written, when a session that ended meanwhile is signed in to again', async () => {
    const member = await enrol(house, await foundAgency(house));
    const worker = await member.signsIn();
    const { id } = await openFile(worker);
    const desk = new PlanDesk(worker, id);
    await desk.drafted([]);
    const window = await openWindow(browser(), house.url, worker, { width: 390 });
    const { page } = window;
    await window.open(`/youth/${id}/plan/together`);
    await page.getByLabel('My words').waitFor();
    await worker.post('/sign-out');
    await page.getByLabel('My words').fill('I draw.');
    const lock = page.getByRole('dialog', { name: 'Sign in to go on' });
    await lock.getByLabel('Sign-in name').fill(member.signInName);
    await lock.getByLabel('Password', { exact: true }).fill(member.password);
    await lock.getByLabel('Code', { exact: true }).fill(await member.code(30_000));
    await Promise.all([
      page.waitForResponse((answer) => answer.url().endsWith('/together') && answer.status() === 200),
      lock.getByRole('button', { name: 'Sign in' }).click(),
    ]);
    await lock.waitFor({ state: 'detached' });

    expect(await page.getByLabel('My words').inputValue()).toBe('I draw.');
    await page.goto(`${new URL(page.url()).origin}/today`);
    await page.waitForURL('**/together');
    await page.getByText('I draw.').waitFor();
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
