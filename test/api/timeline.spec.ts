// SPDX-License-Identifier: Apache-2.0
import { type Agency, foundAgency, onlyTheirWorkers } from '../support/agency.js';
import { consentOf, dayFromNow } from '../support/consents.js';
import { openHouse } from '../support/house.js';
import { aHome, aYouth, inHome, lastEventOf, moveTo, placed, signedPlan } from '../support/living.js';
import { aService, ReferralDesk } from '../support/referrals.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const timeline = (query = '') => agency.caseworker.get(`/youth/${youthId}/timeline${query}`);
beforeEach(async () => {
  agency = await foundAgency(house);
  youthId = await aYouth(agency);
});

describe('the timeline of a youth', () => {
  it('tells in one request where they lived, what was signed, and who was around them', async () => {
    const { caseworker, caregiver } = agency;
    const [first, second] = [
      await aHome(caseworker, [], { label: 'Home One' }),
      await aHome(caseworker, ['Ana Canary', caregiver], { label: 'Home Two' }),
    ];
    const before = await placed(caseworker, youthId, inHome(first, { from: hoursAgo(300) }));
    const now = await placed(caseworker, youthId, moveTo(second, before, { from: hoursAgo(200) }));
    const away = await caseworker.post(`/youth/${youthId}/away`, { kind: 'runaway', from: hoursAgo(100) });
    await caseworker.post(
      `/youth/${youthId}/placements/${away.body.id}/end`,
      { reason: 'came_back', at: hoursAgo(90) },
      { version: 1 },
    );
    await caseworker.post(`/youth/${youthId}/respite`, { homeId: first, from: hoursAgo(20) });
    await caseworker.post(`/youth/${youthId}/planned-moves`, { kind: 'placed_at_home', expectedOn: '2190-02-03', why: 'Canary' });
    await signedPlan(caseworker, youthId, 'Canary words');
    await caregiver.post(`/youth/${youthId}/caregiver-plan/acknowledge`, { number: 1 });
    await caseworker.post(`/youth/${youthId}/plan/draft`, { stage: 'transition' });
    const desk = new ReferralDesk(caseworker, youthId);
    const serviceId = await aService(caseworker, 'Casa Aurora');
    await desk.made([serviceId], { words: 'Canary words' });
    await desk.act('call-off', { reason: 'youth_declined' });
    const [agreed] = await desk.agreed([serviceId], { purpose: 'Canary purpose' });
    await caseworker.post(`/youth/${youthId}/consents/${agreed}/withdraw`, { by: 'minor' }, { version: 1 });
    await consentOf(caseworker, youthId);

    const reply = await timeline();

    const items = reply.body.items as Record<string, unknown>[];
    expect(items.map(({ type, kind }) => `${type} ${kind}`).sort()).toEqual([
      'acknowledged in_placement',
      'care_team assigned',
      'care_team placed',
      'consent running',
      'consent withdrawn',
      'living foster_family_home',
      'living foster_family_home',
      'living respite',
      'living runaway',
      'plan_draft transition',
      'plan_signed in_placement',
      'planned_move placed_at_home',
      'referral counselling',
    ]);
    const instants = items.map(({ fromAt }) => fromAt as string);
    expect(instants).toEqual([...instants].sort().reverse());
    const of = (id: unknown) => items.find((item) => item['id'] === id);
    expect(of(before)).toMatchObject({ layer: 'base', homeLabel: 'Home One', reason: 'step_down', toAt: of(now)?.['fromAt'] });
    expect(of(now)).toMatchObject({ homeLabel: 'Home Two', toAt: null, wasPlanned: false });
    expect(of(away.body.id)).toMatchObject({ layer: 'away', reason: 'came_back' });
    expect(items.find(({ type }) => type === 'planned_move')).toMatchObject({ expectedOn: '2190-02-03', toAt: null });
    expect(of(desk.view.id)).toMatchObject({ reason: 'called_off', toAt: expect.any(String), personId: caseworker.userId });
    expect(of(agreed)).toMatchObject({ expectedOn: dayFromNow(90), toAt: expect.any(String) });
    expect(items.find(({ kind }) => kind === 'running')).toMatchObject({ toAt: null });
    expect(items.find(({ type }) => type === 'acknowledged')).toMatchObject({ personId: caregiver.userId, number: 1 });
    expect(reply.text).not.toMatch(/canary|quimby|555-0142/i);
    expect(await lastEventOf(house, youthId)).toMatchObject({ action: 'timeline.opened', subjects: [youthId] });
  });

  it('can begin at an instant: what was over by then is left out', async () => {
    const { caseworker } = agency;
    const home = await aHome(caseworker);
    const before = await placed(caseworker, youthId, inHome(home, { from: hoursAgo(300) }));
    const now = await placed(caseworker, youthId, moveTo(home, before, { from: hoursAgo(200) }));
    const living = async (hours: number) =>
      ((await timeline(`?since=${hoursAgo(hours)}`)).body.items as { id: string; type: string }[])
        .filter(({ type }) => type === 'living')
        .map(({ id }) => id);
    expect(await living(250)).toEqual([now, before]);
    expect(await living(150)).toEqual([now]);
    expect((await timeline('?since=yesterday')).body).toMatchObject({ status: 422, errors: [{ pointer: '?since' }] });
  });

  it.each(onlyTheirWorkers(200))('is shown to %s with %i', async (who, status) => {
    await placed(agency.caseworker, youthId, inHome(await aHome(agency.caseworker, [agency.caregiver])));
    expect((await agency[who].get(`/youth/${youthId}/timeline`)).status).toBe(status);
  });

  it('of another agency is answered like nobody’s', async () => {
    const elsewhere = await foundAgency(house);
    expect((await elsewhere.caseworker.get(`/youth/${youthId}/timeline`)).status).toBe(404);
    expect((await elsewhere.manager.get(`/youth/${youthId}/timeline`)).status).toBe(404);
  });
});
