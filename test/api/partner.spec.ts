// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { aLetter, consentOf, dayFromNow } from '../support/consents.js';
import { openHouse } from '../support/house.js';
import { aYouth, conflictOf, created } from '../support/living.js';
import type { Person } from '../support/person.js';
import { inSessionOf } from '../support/raw.js';
import { aService, ReferralDesk } from '../support/referrals.js';

describe('a partner', () => {
  const house = openHouse();
  let agency: Agency;
  let youthId: string;
  let organizationId: string;
  let partner: Person;
  beforeEach(async () => {
    agency = await foundAgency(house);
    youthId = await aYouth(agency);
    organizationId = await anOrganization('Casa Aurora');
    partner = await invited('p.ruiz', { organizationId });
  });

  async function anOrganization(organization: string): Promise<string> {
    await agency.caseworker.post('/directory/services', { name: organization, organization, description: 'Talk.' });
    return (await agency.caseworker.post('/directory/organizations/search', { words: organization })).body.items[0].id;
  }
  const invite = (signInName: string, more: object) =>
    agency.admin.post('/people', { role: 'partner', signInName, displayName: 'P. Ruiz', ...more });
  async function invited(signInName: string, more: object): Promise<Person> {
    const { status, body } = await invite(signInName, more);
    expect([status, body.code?.length > 5]).toEqual([201, true]);
    return signedIn(house, agency.id, body.personId, 'partner');
  }
  const toThem = (more: object = {}) => consentOf(agency.caseworker, youthId, { recipient: undefined, organizationId, ...more });
  const shared = async (person = partner) => (await person.get('/shared')).body.items;
  const withdraw = (id: string) =>
    agency.caseworker.post(`/youth/${youthId}/consents/${id}/withdraw`, { by: 'minor' }, { version: 1 });
  const rowsSeen = (table: string) =>
    inSessionOf(house, partner, async (client) => (await client.query(`select from harbor.${table}`)).rowCount);

  it('sees what is shared with their organization and nothing else, until it is taken back, in a session that goes on', async () => {
    expect(await shared()).toEqual([]);
    const consentId = await toThem({ protections: ['part2'] });
    await consentOf(agency.caseworker, youthId);
    created(await agency.caseworker.post(`/youth/${youthId}/disclosures`, aLetter({ consentId, protections: ['part2'] })));

    const reply = await partner.get('/shared');
    expect(reply.body.items).toMatchObject([
      {
        id: consentId,
        purpose: 'To start counselling.',
        expiresOn: dayFromNow(90),
        received: [{ what: 'A letter about school.', notices: ['part2_redisclosure'] }],
      },
    ]);
    expect(reply.text).not.toContain(youthId);
    expect([await rowsSeen('consent'), await rowsSeen('disclosure'), await rowsSeen('data_key')]).toEqual([1, 1, 1]);
    expect([await rowsSeen('youth'), await rowsSeen('youth_case'), await rowsSeen('care_team')]).toEqual([0, 0, 0]);
    for (const path of ['', '/consents', '/disclosures', '/plan'])
      expect((await partner.get(`/youth/${youthId}${path}`)).status).toBe(404);

    await withdraw(consentId);
    expect(await shared()).toEqual([]);
    expect([await rowsSeen('consent'), await rowsSeen('disclosure'), await rowsSeen('data_key')]).toEqual([0, 0, 0]);
  });

  it('sees it no more from the day after its last one, nor when they must be kept from the youth', async () => {
    const consentId = await toThem();
    const elsewhere = await invited('p.other', { organizationId: await anOrganization('Lantern House') });
    expect([(await shared()).length, (await shared(elsewhere)).length]).toEqual([1, 0]);
    await conflictOf(house, agency, youthId, partner.userId);
    expect(await shared()).toEqual([]);
    const colleague = await invited('p.third', { organizationId });
    expect(await shared(colleague)).toHaveLength(1);
    const over = `update harbor.consent set signed_on = signed_on - 9, starts_on = starts_on - 9, expires_on = $2 where id = $1`;
    await house.owner.query('set session_replication_role = replica');
    await house.owner.query(over, [consentId, dayFromNow(-2)]);
    await house.owner.query('reset session_replication_role');
    expect(await shared(colleague)).toEqual([]);
  });

  it('answers what their organization was asked, once, under a consent that runs; a no to one is no word of another', async () => {
    const { caseworker } = agency;
    const desk = new ReferralDesk(caseworker, youthId);
    const beside = await aService(caseworker, 'Lantern House');
    const theirs = (await caseworker.post('/directory/search', { words: 'Casa Aurora' })).body.items[0].serviceId;
    const [consentId] = await desk.agreed([theirs, beside]);
    await desk.made([theirs, beside], { words: 'Somebody calm.' });
    expect((await partner.get('/shared/offers')).body.items).toEqual([]);
    await desk.sent(0);
    await desk.sent(1);
    const reply = await partner.get('/shared/offers');
    expect(reply.body.items).toMatchObject([
      { serviceName: 'Casa Aurora', consentId, words: 'Somebody calm.', state: 'requested', need: 'counselling' },
    ]);
    expect(reply.text).not.toMatch(new RegExp(`${youthId}|Lantern`));
    const [mine, other] = desk.view.offers.map(({ id }) => `/shared/offers/${id}/answer`);
    expect((await partner.post(other!, { act: 'accept' })).status).toBe(404);
    expect((await partner.post(mine!, { act: 'decline' })).status).toBe(422);
    const key = randomUUID();
    const yes = await Promise.all([1, 2].map(() => partner.post(mine!, { act: 'accept', words: 'Ask for Ana.' }, { key })));
    expect(yes.map(({ status, body }) => [status, body.state])).toEqual([
      [200, 'accepted'],
      [200, 'accepted'],
    ]);
    expect((await partner.post(mine!, { act: 'accept' })).body.code).toBe('referral/not-in-this-state');
    const { offers } = await desk.loaded();
    expect(offers).toMatchObject([
      { state: 'accepted', answerWords: 'Ask for Ana.', isByLink: true },
      { state: 'cancelled', reason: 'other_service' },
    ]);
    expect((await partner.post(mine!, { act: 'seen' })).body).toMatchObject({ state: 'in_progress', acts: [] });
    await withdraw(consentId!);
    expect((await partner.get('/shared/offers')).body.items).toEqual([]);
    expect((await partner.post(mine!, { act: 'seen' })).status).toBe(404);
  });

  it('changes no more in the database than a link could: neither what was asked, nor another’s answer', async () => {
    const desk = new ReferralDesk(agency.caseworker, youthId);
    const theirs = (await agency.caseworker.post('/directory/search', { words: 'Casa Aurora' })).body.items[0].serviceId;
    const beside = await aService(agency.caseworker, 'Lantern House');
    await desk.agreed([theirs, beside]);
    await desk.made([theirs, beside]);
    await desk.sent(0);
    const [mine, other] = desk.view.offers.map(({ id }) => id);
    const refused = async (statement: string, values: unknown[]) => {
      const codes = inSessionOf(house, partner, (client) => client.query(statement, values));
      return codes.then(
        ({ rowCount }) => rowCount,
        ({ code }: { code: string }) => code,
      );
    };
    const byWorker = (change: string) =>
      inSessionOf(house, agency.caseworker, (client) => client.query(offer(change), [mine])).catch(
        (error: { constraint: string }) => error.constraint,
      );
    const offer = (change: string) => `update harbor.referral_offer set version = version + 1, ${change} where id = $1`;
    expect(await refused(offer(`state = 'accepted', reason = null`), [other])).toBe('23514');
    expect(await refused(offer(`outcome_words_enc = ''`), [mine])).toBe('23514');
    // Nor does a worker speak for the service, or in a colleague's name, or of a meeting that was not.
    const mineOnly = 'ck_referral_offer_names_its_writer';
    expect(await byWorker('is_seen_by_service = true')).toBe(mineOnly);
    expect(await byWorker(`seen_recorded_by = '${agency.manager.userId}'`)).toBe(mineOnly);
    expect(await byWorker(`outcome = 'helped', outcome_by = 'youth', outcome_at = harbor.now()`)).toBe(
      'ck_referral_offer_outcome_of_a_meeting',
    );
    const referral = `update harbor.referral set version = version + 1, closed_words_enc = '' where id = $1`;
    expect(await refused(referral, [desk.view.id])).toBe('23514');
  });

  it('works at an organization of the directory, as nobody else does, and stays a partner', async () => {
    const codes = [await invite('p.none', {}), await invite('p.worker', { role: 'caseworker', organizationId })];
    expect(codes.map(({ body }) => body.errors[0].code)).toEqual(['organization-of-a-partner', 'organization-of-a-partner']);
    const unknown = await invite('p.unknown', { organizationId: youthId });
    expect(unknown.body.errors[0].code).toBe('not-in-the-directory');
    const { body } = await agency.admin.get(`/people/${partner.userId}`);
    expect([body.role, body.organization]).toEqual(['partner', 'Casa Aurora']);
    const changed = await agency.admin.patch(`/people/${partner.userId}`, { role: 'caseworker' }, body.version);
    expect(changed.body.errors[0].code).toBe('stays-partner');
  });
});
