// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core';
import type { TemplateSection } from '../../apps/api/src/safety-plans/plan-templates.js';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { describeInBrowser } from '../support/browser.js';
import { openHouse } from '../support/house.js';
import { offTheRecord } from '../support/oversight.js';
import { withoutFreshFactor } from '../support/owner.js';
import { barriersOn, findingsOf, looks } from '../support/barriers.js';
import { openWindow, speaking } from '../support/pages.js';
import type { Person } from '../support/person.js';
import { enrol, type Member } from '../support/sign-in.js';

const words = {
  en: {
    name: 'Name',
    signInName: 'Sign-in name',
    role: 'Caseworker',
    send: 'Make the invitation',
    wrong: 'Check how this is written.',
    handOver: /Read it out or hand it over in person/,
    again: 'Invite again',
    second: /a second person must approve:/,
    approve: 'Approve',
    speakFirst: /First talk to/,
    mine: 'You made this invitation. Someone else has to approve it.',
    approved: /^Approved\./,
    password: 'Password',
    code: 'Code',
    confirm: 'Confirm',
    phone: 'Telephone (optional)',
    save: 'Save',
    saved: 'Saved',
    conflict: 'A colleague changed this too',
    keepMine: 'Keep mine',
    choose: 'Save my choice',
    roleField: 'Role',
    endsSessions: 'When you save this, every session of this person ends at once.',
    tooMany: 'Write a whole number: 366 or less.',
    noNumber: 'Write a whole number in digits, such as 12.',
  },
  es: {
    name: 'Nombre',
    signInName: 'Nombre de usuario',
    role: 'Trabajador o trabajadora del caso',
    send: 'Hacer la invitación',
    wrong: 'Revise cómo está escrito.',
    handOver: /Léalo en voz alta o entréguelo en persona/,
    again: 'Invitar de nuevo',
    second: /una segunda persona debe aprobar/,
    approve: 'Aprobar',
    speakFirst: /Primero hable con/,
    mine: 'Usted hizo esta invitación, así que la aprueba otra persona.',
    approved: /^Aprobada\./,
    password: 'Contraseña',
    code: 'Código',
    confirm: 'Confirmar',
    phone: 'Teléfono (opcional)',
    save: 'Guardar',
    saved: 'Guardado',
    conflict: 'Otra persona también cambió esto',
    keepMine: 'Dejar el mío',
    choose: 'Guardar lo que elegí',
    roleField: 'Rol',
    endsSessions: 'Al guardar esto, todas las sesiones de esta persona terminan de inmediato.',
    tooMany: 'Escriba un número entero: 366 o menos.',
    noNumber: 'Escriba un número entero en cifras, como 12.',
  },
} as const;
const views = [
  ['en', 1280],
  ['es', 390],
] as const;

describeInBrowser('an agency’s people and settings', (browser) => {
  const house = openHouse();
  let agency: Agency;
  let admin: Person;
  beforeEach(async () => {
    agency = await foundAgency(house);
    ({ admin } = agency);
  });

  async function on(person: Person, [language, width]: readonly ['en' | 'es', number]) {
    await speaking(person, language);
    return openWindow(browser(), house.url, person, { language, width });
  }
  const pages = () => [
    '/admin/people',
    '/admin/people/new',
    `/admin/people/${agency.caseworker.userId}`,
    '/admin/agency',
    '/admin/templates',
    '/approvals/invitations',
  ];
  const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
  /** As a thumb does: the button is drawn out from under the bar at the bottom of a phone first. */
  async function press(page: Page, name: string): Promise<void> {
    // The last one: a question before an act repeats the word of the button that asked it.
    const button = page.getByRole('button', { name, exact: true }).last();
    await button.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await button.click();
  }

  it.each(views)('gives a new person a code, once, that works (%s)', async (...view) => {
    const say = words[view[0]];
    const window = await on(admin, view);
    const { page } = window;
    await window.open('/admin/people/new');
    await field(page, say.name).fill('Noor Canary');
    await field(page, say.signInName).fill('Noor C');
    await page.getByText(say.role, { exact: true }).click();
    await press(page, say.send);
    await page.getByRole('alert').getByText(say.wrong).waitFor();
    expect(await field(page, say.name).inputValue()).toBe('Noor Canary');

    await field(page, say.signInName).fill('noor.c');
    await page.getByRole('button', { name: say.send }).dblclick();
    await page.getByText(say.handOver).waitFor();
    expect(await findingsOf(page)).toEqual([]);
    const code = String(await page.locator('output').textContent());
    const { status, body } = await agency.stranger.post('/invitation/look', { code });
    expect([status, body.signInName]).toEqual([200, 'noor.c']);
    const { items } = (await admin.get('/people?role=caseworker')).body;
    expect(items.filter((one: { signInName: string }) => one.signInName === 'noor.c')).toHaveLength(1);

    await page.reload();
    await page.locator('form').waitFor();
    expect(await page.content()).not.toContain(code);
    expect(page.url() + (await page.title())).not.toMatch(/noor/i);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it.each(views)('makes a way in anew only with a second person, who proves who they are (%s)', async (...view) => {
    const say = words[view[0]];
    const member: Member = await enrol(house, agency);
    const window = await on(admin, view);
    const { page } = window;
    await window.open(`/admin/people/${member.ids.userId}`);
    await press(page, say.again);
    expect(await page.locator('output').count()).toBe(0);
    await press(page, say.again);
    await page.getByText(say.second).waitFor();
    const code = String(await page.locator('output').textContent());
    expect((await agency.stranger.post('/invitation/look', { code })).status).toBe(404);
    await window.open('/approvals/invitations');
    await page.getByText(say.mine).waitFor();
    expect(await page.getByRole('button', { name: say.approve }).count()).toBe(0);
    expect(window.faults).toEqual([]);
    await window.close();

    const manager = await enrol(house, agency, 'program_manager');
    const session = await signedIn(house, agency.id, manager.ids.userId, 'program_manager');
    const stale = await withoutFreshFactor(house, agency, session, 'program_manager');
    const second = await on(stale, view);
    await second.open('/approvals/invitations');
    await press(second.page, say.approve);
    await second.page.getByText(say.speakFirst).waitFor();
    expect(await findingsOf(second.page)).toEqual([]);
    await press(second.page, say.approve);
    const dialog = second.page.getByRole('dialog');
    await dialog.getByLabel(say.password, { exact: true }).fill(manager.password);
    await dialog.getByLabel(say.code, { exact: true }).fill(await manager.code());
    await dialog.getByRole('button', { name: say.confirm }).click();
    await second.page.getByText(say.approved).waitFor();
    expect((await agency.stranger.post('/invitation/look', { code })).status).toBe(200);
    expect(second.faults).toEqual([]);
    await second.close();
  });

  it.each(views)('never writes over a colleague’s change to a person unseen (%s)', async (...view) => {
    const say = words[view[0]];
    const path = `/people/${agency.caregiver.userId}`;
    const window = await on(admin, view);
    const { page } = window;
    await window.open(`/admin${path}`);
    await field(page, say.name).fill('Mine');
    const { body: before } = await admin.get(path);
    await admin.patch(path, { displayName: 'Theirs', phone: '312-555-0123' }, before.version);
    await press(page, say.save);
    // Asks for what both changed; the telephone, which only one did, needs no question.
    const dialog = page.getByRole('dialog', { name: say.conflict });
    await dialog.getByText('Theirs', { exact: true }).waitFor();
    expect(await findingsOf(page)).toEqual([]);
    expect(await dialog.getByRole('radiogroup').count()).toBe(1);
    expect((await admin.get(path)).body.displayName).toBe('Theirs');

    await dialog.getByLabel(say.keepMine).check();
    await press(page, say.choose);
    await page.getByText(say.saved, { exact: true }).waitFor();
    expect((await admin.get(path)).body).toMatchObject({ displayName: 'Mine', phone: '312-555-0123' });
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('says that another role ends every session, and so it does', async () => {
    const say = words.en;
    const window = await on(admin, views[0]);
    const { page } = window;
    await window.open(`/admin/people/${agency.otherCaseworker.userId}`);
    await field(page, say.roleField).selectOption('program_manager');
    await page.getByText(say.endsSessions).waitFor();
    await press(page, say.save);
    await page.getByText(say.saved, { exact: true }).waitFor();
    expect((await agency.otherCaseworker.get('/me')).status).toBe(401);
    await window.close();
  });

  it('says who is left without a supervisor before a manager is made inactive', async () => {
    const both = { supervisorId: agency.manager.userId, workerId: agency.otherCaseworker.userId };
    expect((await admin.post('/supervision', both)).status).toBe(201);
    const window = await on(admin, views[0]);
    const { page } = window;
    await window.open(`/admin/people/${agency.manager.userId}`);
    await field(page, 'Active').uncheck();
    const told = page.getByRole('status').filter({ hasText: 'Then 1 caseworker has no supervisor:' });
    await told.getByRole('link').first().waitFor();
    // The other one of the two has a second supervisor.
    expect(await told.getByRole('link').allTextContents()).toEqual([`caseworker of ${agency.code}`]);
    expect(await findingsOf(page)).toEqual([]);
    await press(page, words.en.save);
    await page.getByText(words.en.saved, { exact: true }).waitFor();
    expect((await agency.manager.get('/me')).status).toBe(401);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it('finds people by role, and sets and ends supervision', async () => {
    const window = await on(admin, views[0]);
    const { page } = window;
    await window.open('/admin/people');
    await page.getByLabel('Role').selectOption('caseworker');
    await page.waitForURL(/role=caseworker/);
    await page.getByRole('link', { name: /^otherCaseworker/ }).click();
    await page.getByRole('heading', { name: 'Who supervises this worker' }).waitFor();
    const { workerId, supervisorId } = { workerId: agency.otherCaseworker.userId, supervisorId: agency.manager.userId };
    await page.getByLabel('Manager').selectOption(supervisorId);
    await press(page, 'Set from now on');
    const card = page.locator('section[aria-labelledby=supervision] > div > div', { hasText: /^manager of/ });
    await card.waitFor();
    await card.getByRole('button', { name: 'End' }).click();
    await page.getByText(/It ends now\./).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'End' }).click();
    await card.waitFor({ state: 'detached' });
    const { items } = (await admin.get(`/supervision?personId=${workerId}`)).body;
    expect(items.map((one: { supervisorId: string }) => one.supervisorId)).toEqual([agency.otherManager.userId]);
    await window.close();
  });

  it.each(views)(
    'keeps the settings of the agency, refuses a number that cannot be dialled, and shows both (%s)',
    async (...view) => {
      const say = words[view[0]];
      const window = await on(admin, view);
      const { page } = window;
      await window.open('/admin/agency');
      const phone = page.locator('[name="onCallPhone"]');
      const days = page.locator('[name="planReviewDays"]');
      for (const [typed, why] of [
        ['soon', say.noNumber],
        ['9999999', say.tooMany],
      ] as const) {
        await days.fill(typed);
        await press(page, say.save);
        await page.getByRole('alert').getByText(why).waitFor();
        expect(await days.inputValue()).toBe(typed);
      }
      await days.fill('45');
      const center = page.locator('[name="ncmecPhone"]');
      expect(await center.inputValue()).toBe('1-800-843-5678');
      for (const one of [center, phone]) {
        await one.fill('call me');
        await press(page, say.save);
        await page
          .getByRole('alert')
          .getByText(/312-555-0100/)
          .waitFor();
        expect(await one.inputValue()).toBe('call me');
        await one.fill('312-555-0177');
      }
      const { body: before } = await admin.get('/agency');
      await admin.patch('/agency', { onCallPhone: '312-555-0188' }, before.version);
      await press(page, say.save);
      const dialog = page.getByRole('dialog', { name: say.conflict });
      await dialog.getByText('312-555-0188').waitFor();
      await dialog.getByLabel(say.keepMine).check();
      await press(page, say.choose);
      await page.getByText(say.saved, { exact: true }).waitFor();
      expect((await admin.get('/agency')).body).toMatchObject({
        onCallPhone: '312-555-0177',
        ncmecPhone: '312-555-0177',
        planReviewDays: 45,
      });
      await center.fill('');
      await press(page, say.save);
      await page.waitForFunction(() =>
        document.querySelector<HTMLInputElement>('[name="ncmecPhone"]')!.value.startsWith('1-800'),
      );
      expect(window.faults).toEqual([]);
      await window.close();
    },
  );

  it('shows each version of the template with its day, and what it changed of the one before', async () => {
    const { rows } = await house.owner.query<{ id: string; sections: TemplateSection[] }>(
      'select id, sections from harbor.plan_template where agency_id = $1',
      [agency.id],
    );
    const [first, dropped, ...others] = rows[0]!.sections;
    const { en, es } = first!.text;
    const text = { en: { ...en, prompt: `${en.prompt} Newword.` }, es: { ...es, prompt: `${es.prompt} Palabranueva.` } };
    await offTheRecord(
      house.owner,
      `insert into harbor.plan_template (agency_id, id, code, template_version, effective_on, sections)
        values ($1, gen_random_uuid(), 'safety_plan', 2, '2026-02-03', $2)`,
      [agency.id, JSON.stringify([{ ...first, text }, ...others])],
    );
    const window = await on(admin, views[1]);
    const { page } = window;
    await window.open('/admin/templates');
    await page.getByText('Newword.').waitFor();
    await page.getByText('en vigor desde el 3 feb 2026 · en vigor ahora').waitFor();
    const onlyChanges = page.getByLabel('Mostrar solo lo que cambió desde la versión 1');
    await onlyChanges.check({ force: true });
    await page.locator('ins').first().waitFor();
    expect(await page.locator('main h3').allTextContents()).toEqual([es.title, dropped!.text.es.title]);
    expect((await page.locator('ins').allTextContents()).join()).toMatch(/^Añadido\s+Newword\.,Añadido\s+Palabranueva\.$/);
    expect(await findingsOf(page)).toEqual([]);

    await page.getByRole('link', { name: 'Versión 1' }).click();
    await page.waitForURL(`**/admin/templates/${rows[0]!.id}`);
    await page.getByRole('heading', { level: 3, name: dropped!.text.es.title }).waitFor();
    expect([await page.getByText('Newword.').count(), await onlyChanges.count()]).toEqual([0, 0]);
    expect(window.faults).toEqual([]);
    await window.close();
  });

  it.each(looks)('has no barrier on any page (%s, %i px)', async (...look) => {
    await admin.post(`/people/${(await enrol(house, agency)).ids.userId}/invitation`);
    const window = await on(admin, look);
    expect(await barriersOn(window, pages())).toEqual([]);
    expect(window.faults).toEqual([]);
    await window.close();
  });
});
