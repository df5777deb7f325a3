// SPDX-License-Identifier: Apache-2.0
import pg from 'pg';
import { type Agency, foundAgency, onlyTheirWorkers } from '../support/agency.js';
import { dayFromNow } from '../support/consents.js';
import { openHouse } from '../support/house.js';
import { aYouth } from '../support/living.js';
import { offTheRecord } from '../support/oversight.js';
import { withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { aService, ReferralDesk } from '../support/referrals.js';

const house = openHouse();
let agency: Agency;
let youthId: string;
let services: string[];
let desk: ReferralDesk;
let consents: string[];
let nobody: Person;
beforeAll(async () => {
  agency = await foundAgency(house);
  const names = ['Lantern', 'Meadow', 'Harbor Nights'];
  services = await Promise.all(names.map((name) => aService(agency.caseworker, name)));
  nobody = agency.stranger;
});
beforeEach(async () => {
  youthId = await aYouth(agency);
  desk = new ReferralDesk(agency.caseworker, youthId);
  consents = await desk.agreed(services);
});

const look = (secret: string) => nobody.post('/referral-link/look', { secret });
const answer = (secret: string, act: string, more: object = {}) => nobody.post('/referral-link/answer', { secret, act, ...more });
const told = async (requestId: string | null) =>
  (
    await house.owner.query<{
      action: string;
      actor_role: string;
      subjects: string[];
      reason_code: string | null;
      decision: string;
    }>('select action, actor_role, subjects, reason_code, decision from harbor.audit_event where request_id = $1', [requestId])
  ).rows;
const standing = () => [desk.view.waitsOn, desk.view.waitsFor, desk.view.offers.map(({ state }) => state)];

describe('a referral', () => {
  it('goes from need to two attestations, and says at each step who waits on whom', async () => {
    await desk.made(services.slice(0, 2), { words: 'Somebody calm.', interpreterLanguage: 'es' });
    expect(desk.view).toMatchObject({ words: 'Somebody calm.', interpreterLanguage: 'es', isLate: false, closedAt: null });
    expect(standing()).toEqual(['worker', 'send', ['draft', 'draft']]);
    await desk.sent(0);
    await desk.sent(1);
    expect(standing()).toEqual(['service', 'answer', ['requested', 'requested']]);
    await desk.act('offers/0/acts', { act: 'decline', reason: 'full', words: 'Ask again in May.' });
    expect(desk.view.offers[0]).toMatchObject({
      state: 'rejected',
      reason: 'full',
      answerWords: 'Ask again in May.',
      acts: [{ act: 'retract' }],
    });
    await desk.act('offers/1/acts', { act: 'accept' });
    expect(standing()).toEqual(['worker', 'hand_over', ['rejected', 'accepted']]);
    expect(desk.view.offers[1]!.acts.map(({ act }) => act)).not.toContain('outcome');
    expect((await desk.act('offers/1/outcome', { outcome: 'helped', by: 'youth' })).body.code).toBe('referral/not-in-this-state');
    await desk.act('offers/1/hand-over', { how: 'in_person', words: 'Likes to be asked twice.' });
    expect(standing()).toEqual(['service', 'seen', ['rejected', 'in_progress']]);
    await desk.act('offers/1/acts', { act: 'seen' });
    expect(standing()).toEqual(['youth', 'outcome', ['rejected', 'in_progress']]);
    expect(desk.view.offers[1]).toMatchObject({
      isSeenByService: false,
      seenRecordedByName: expect.stringContaining('caseworker'),
    });
    expect((await desk.act('offers/1/outcome', { outcome: 'unknown', by: 'worker' })).body.errors).toMatchObject([
      { code: 'words-needed' },
    ]);
    const closing = await desk.act('offers/1/outcome', { outcome: 'helped', by: 'youth', words: 'I sleep again.' });
    expect(standing()).toEqual([null, null, ['rejected', 'completed']]);
    expect(desk.view).toMatchObject({ closedAs: 'completed', closedAt: expect.any(String) });
    expect(desk.view.offers[1]).toMatchObject({ outcome: 'helped', outcomeBy: 'youth', outcomeWords: 'I sleep again.' });
    // One person wrote both down: the page and the log say so.
    expect(desk.view.offers[1]).toMatchObject({
      isAttestedByOne: true,
      outcomeRecordedByName: expect.stringContaining('caseworker'),
    });
    expect(await told(closing.headers.get('x-request-id'))).toMatchObject([
      { action: 'referralOffer.attestedByOne', subjects: [youthId], reason_code: 'helped' },
    ]);
    expect((await desk.act(`offers`, { serviceId: services[2] })).body.code).toBe('referral/closed');
    await desk.act('offers/1/acts', { act: 'retract', reason: 'wrong_service' });
    expect(standing()).toEqual(['worker', 'choose', ['rejected', 'entered_in_error']]);
    expect(desk.view.closedAt).toBeNull();
  });

  it('keeps the service’s no and the youth’s no apart, and every no has its reason', async () => {
    await desk.made(services.slice(0, 2));
    await desk.sent(0);
    expect((await desk.act('offers/0/acts', { act: 'decline' })).body.errors).toMatchObject([
      { pointer: '/reason', code: 'reason-needed' },
    ]);
    expect((await desk.act('offers/0/acts', { act: 'decline', reason: 'youth_declined' })).status).toBe(422);
    expect((await desk.act('offers/0/acts', { act: 'seen' })).body.code).toBe('referral/not-in-this-state');
    await desk.act('call-off', { reason: 'youth_declined', words: 'Not now.' });
    expect(standing()).toEqual([null, null, ['cancelled', 'cancelled']]);
    expect(desk.view).toMatchObject({ closedAs: 'called_off', closedReason: 'youth_declined', closedWords: 'Not now.' });
    expect((await desk.act('remind')).body.code).toBe('referral/closed');
  });

  it('is told of Today when it waits long, and is quiet once somebody was reminded', async () => {
    await desk.made(services.slice(0, 1), { urgency: 'urgent' });
    const waits = async () => {
      const { body } = await agency.caseworker.get('/today');
      return body.items.filter(
        (one: { kind: string; youthId: string }) => one.kind === 'referral_waits' && one.youthId === youthId,
      );
    };
    expect(await waits()).toEqual([]);
    await offTheRecord(house.owner, `update harbor.referral set chase_at = harbor.now() - interval '1 hour' where id = $1`, [
      desk.view.id,
    ]);
    expect(await waits()).toMatchObject([{ id: desk.view.id, detail: 'send' }]);
    expect((await desk.loaded()).isLate).toBe(true);
    const { body: list } = await agency.manager.get('/referrals?waitsOn=worker&limit=1');
    expect(list.items).toMatchObject([{ id: desk.view.id, waitsFor: 'send', isLate: true, services: ['Lantern'] }]);
    const { body: rest } = await agency.manager.get(`/referrals?waitsOn=worker&limit=1&cursor=${list.next}`);
    expect(rest.items).toHaveLength(1);
    expect(rest.items[0].id).not.toBe(desk.view.id);
    await desk.act('remind');
    expect([await waits(), desk.view.isLate, desk.view.remindedAt !== null]).toEqual([[], false, true]);
  });

  it('refuses services that are not here, the same service twice, an old version, and a repeated act that differs', async () => {
    const asked = { need: 'legal', urgency: 'soon', transport: 'by_phone' };
    const elsewhere = await aService((await foundAgency(house)).caseworker, 'Elsewhere');
    const wrong = await agency.caseworker.post(`/youth/${youthId}/referrals`, { ...asked, serviceIds: [elsewhere] });
    expect([wrong.status, wrong.body.errors]).toMatchObject([422, [{ pointer: '/serviceIds', code: 'no-such-service' }]]);
    await desk.made(services.slice(0, 1));
    expect((await desk.act('offers', { serviceId: services[0] })).body.code).toBe('referral/offered-already');
    const { version } = desk.view;
    await desk.act('offers', { serviceId: services[1] });
    expect((await agency.caseworker.post(`${desk.path}/remind`, undefined, { version })).status).toBe(412);
    const key = 'the-same-key-for-both';
    const send = () =>
      agency.caseworker.post(`${desk.path}/offers/${desk.view.offers[0]!.id}/send`, undefined, {
        version: desk.view.version,
        key,
      });
    const [first, again] = [await send(), await send()];
    expect([first.body.secret, again.body.secret, again.body.expiresAt]).toEqual([
      expect.any(String),
      null,
      first.body.expiresAt,
    ]);
    const stale = await withoutFreshFactor(house, agency, agency.caseworker, 'caseworker');
    expect((await stale.post(`${desk.path}/offers/${desk.view.offers[1]!.id}/send`, undefined, { version: 4 })).status).toBe(403);
  });

  it.each(onlyTheirWorkers(200))('answers %s with %i', async (who, status) => {
    await desk.made(services.slice(0, 1));
    expect((await agency[who].get(desk.path)).status).toBe(status);
  });
});

describe('a link', () => {
  it('shows what was sent and nothing of the youth, and answers once; then the next one does', async () => {
    await desk.made(services.slice(0, 2), { words: 'Somebody calm.' });
    await desk.sent(1);
    const secret = await desk.sent(0);
    const shown = await look(secret);
    expect(shown.body).toEqual({
      ...{
        agencyName: 'Test Agency',
        agencyPhone: '555-0100',
        serviceName: 'Lantern',
        need: 'counselling',
        words: 'Somebody calm.',
        urgency: 'soon',
      },
      ...{ transport: 'needs_ride', interpreterLanguage: null, handOverWords: null, state: 'requested', seenAt: null },
      sentAt: expect.any(String),
      acts: [
        { act: 'accept', reasons: [] },
        { act: 'decline', reasons: expect.arrayContaining(['full']) },
      ],
      expiresAt: expect.any(String),
    });
    expect(shown.text).not.toMatch(/Sam|[0-9a-f]{8}-[0-9a-f]{4}/);
    expect(await told(shown.headers.get('x-request-id'))).toMatchObject([
      { action: 'referralLink.opened', actor_role: 'link', subjects: [youthId] },
    ]);
    const yes = await answer(secret, 'accept', { words: 'Ask for Maria.' });
    expect(yes.body).toMatchObject({ state: 'accepted', secret: expect.any(String) });
    await desk.loaded();
    expect(standing()).toEqual(['worker', 'hand_over', ['accepted', 'cancelled']]);
    expect(desk.view.offers).toMatchObject([{ isByLink: true, answerWords: 'Ask for Maria.' }, { reason: 'other_service' }]);
    const used = await answer(secret, 'decline', { reason: 'full' });
    expect([used.status, used.body.code]).toEqual([410, 'referral/link-unusable']);
    expect(await told(used.headers.get('x-request-id'))).toMatchObject([{ action: 'referralLink.refused', decision: 'deny' }]);
    expect((await answer(yes.body.secret, 'seen')).body).toEqual({ state: 'in_progress', secret: null, expiresAt: null });
    await desk.loaded();
    await desk.act('offers/0/outcome', { outcome: 'did_not_help', by: 'youth' });
    expect(standing()).toEqual([null, null, ['completed', 'cancelled']]);
    expect(desk.view.offers[0]).toMatchObject({ isSeenByService: true, seenRecordedByName: null, isAttestedByOne: false });
    expect(house.log.join()).not.toContain(secret);
  });

  it('of two services that say yes at once one has it, and of two uses of one link one counts', async () => {
    await desk.made(services);
    const secrets = [await desk.sent(0), await desk.sent(1), await desk.sent(2)];
    const replies = await Promise.all([...secrets, secrets[0]!].map((secret) => answer(secret, 'accept')));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410]);
    await desk.loaded();
    expect(desk.view.offers.map(({ state }) => state).sort()).toEqual(['accepted', 'cancelled', 'cancelled']);
    expect(desk.view.version).toBe(5);
  });

  it('opens nothing when it was never made, was replaced, is past its time, or the referral was called off', async () => {
    await desk.made(services.slice(0, 1));
    const first = await desk.sent();
    const second = await desk.sent();
    const refusals = [await look('x'.repeat(43)), await look(first)];
    expect((await look(second)).status).toBe(200);
    await offTheRecord(house.owner, `update harbor.referral_link set expires_at = harbor.now() where used_at is null`, []);
    refusals.push(await look(second));
    const third = await desk.sent();
    await desk.act('call-off', { reason: 'no_longer_needed' });
    refusals.push(await answer(third, 'accept'));
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual(refusals.map(() => [410, 'referral/link-unusable']));
    expect((await look('short')).status).toBe(422);
  });

  it('is sent under a running consent alone, and opens nothing once that was withdrawn or has ended', async () => {
    const other = new ReferralDesk(agency.caseworker, await aYouth(agency));
    await other.made(services.slice(0, 2), { need: 'substance_use' });
    expect((await other.act('offers/0/send')).body.code).toBe('consent/not-covered');
    await other.agreed(services.slice(0, 1), { classes: ['C2'] });
    // Help with alcohol or drugs is named apart.
    expect((await other.act('offers/0/send')).body.code).toBe('consent/not-covered');
    const [narrow] = await other.agreed(services.slice(0, 1), {
      classes: ['C2'],
      protections: ['part2'],
      expiresOn: dayFromNow(120),
    });
    const secret = await other.sent(0);
    const { body: left } = await agency.caseworker.get(`/youth/${other.youthId}/disclosures`);
    expect(left.items).toMatchObject([
      {
        consentId: narrow,
        classes: ['C2'],
        protections: ['part2'],
        how: 'online',
        what: null,
        asked: {
          ...{ step: 'request', service: 'Lantern', need: 'substance_use', urgency: 'soon' },
          ...{ transport: 'needs_ride', interpreterLanguage: null },
        },
      },
    ]);
    await other.act('offers/0/acts', { act: 'accept' });
    // It lets no name go, so there is nothing to press; who asks all the same is refused.
    expect(other.view.offers[0]).toMatchObject({ coveredBy: null, isStopped: false });
    expect(other.view.offers[0]!.acts.map(({ act }) => act)).not.toContain('hand_over');
    expect((await other.act('offers/0/hand-over', { how: 'phone' })).body.code).toBe('consent/not-covered');
    expect((await look(secret)).status).toBe(200);
    await agency.caseworker.post(`/youth/${other.youthId}/consents/${narrow}/withdraw`, { by: 'minor' }, { version: 1 });
    expect([(await look(secret)).status, (await answer(secret, 'seen')).status]).toEqual([410, 410]);
    expect((await other.loaded()).offers).toMatchObject([{ isStopped: true, linkUntil: null }, { isStopped: false }]);
    expect([other.view.waitsOn, other.view.waitsFor]).toEqual(['worker', 'consent']);
    const waits = async (waitsOn: string) =>
      (await agency.caseworker.get(`/referrals?waitsOn=${waitsOn}&limit=100`)).body.items.filter(
        ({ id }: { id: string }) => id === other.view.id,
      );
    expect(await waits('worker')).toMatchObject([{ waitsFor: 'consent', waitsSince: other.view.waitsSince }]);
    expect(await waits('service')).toEqual([]);
    const { body: today } = await agency.caseworker.get('/today');
    expect(today.items).toContainEqual(expect.objectContaining({ id: other.view.id, detail: 'consent' }));
    // A new consent covers the next step; of two the one that names least.
    await other.agreed(services.slice(0, 1), { protections: ['part2'] });
    const [least] = await other.agreed(services.slice(0, 1), { classes: ['C2'], protections: ['part2'] });
    expect((await other.loaded()).offers[0]!.acts.map(({ act }) => act)).toContain('hand_over');
    await other.sent(0);
    expect([other.view.waitsFor, other.view.offers[0]!.isStopped]).toEqual(['hand_over', false]);
    expect((await agency.caseworker.get(`/youth/${other.youthId}/disclosures?limit=1`)).body.items[0].consentId).toBe(least);

    await desk.made(services.slice(0, 1));
    const open = await desk.sent(0);
    await offTheRecord(
      house.owner,
      `update harbor.consent set signed_on = date '2020-01-01', starts_on = date '2020-01-01', expires_on = date '2020-02-01' where id = $1`,
      [consents[0]],
    );
    expect((await answer(open, 'accept')).body.code).toBe('referral/link-unusable');
    expect((await desk.loaded()).offers[0]!.state).toBe('requested');
    // It ended by itself, at the end of its last day where the agency is.
    expect([desk.view.waitsFor, desk.view.waitsSince]).toEqual(['consent', expect.stringMatching(/^2020-02-02T/)]);
    expect((await desk.act('offers/0/send')).body.code).toBe('consent/not-covered');
  });

  it('reaches in the database no other youth, no file, and no column that is not its service’s to say', async () => {
    await desk.made(services.slice(0, 2));
    const secret = await desk.sent();
    const other = new ReferralDesk(agency.caseworker, await aYouth(agency));
    await other.made(services.slice(0, 1));
    const { rows } = await house.owner.query<{ hash: Buffer }>(
      'select secret_hash as hash from harbor.referral_link where referral_id = $1',
      [desk.view.id],
    );
    expect(secret).toHaveLength(43);
    const seen = await byLink(rows[0]!.hash, [
      'select id::text from harbor.referral',
      'select id::text from harbor.referral_offer order by id',
      'select id::text from harbor.youth union all select id::text from harbor.youth_case union all select id::text from harbor.account union all select id::text from harbor.service',
      'select id::text from harbor.data_key',
    ]);
    expect(seen).toEqual([[desk.view.id], desk.view.offers.map(({ id }) => id).sort(), [], [youthId]]);
    const refused = await byLink(rows[0]!.hash, [
      `update harbor.referral set closed_as = 'called_off', closed_reason = 'other', closed_at = now(), waits_for = null, waits_since = null, chase_at = null, version = version + 1`,
      `update harbor.referral_offer set state = 'failed', reason = 'other', version = version + 1`,
      `update harbor.referral_offer set outcome = 'helped', outcome_by = 'youth', outcome_at = now(), version = version + 1`,
      `insert into harbor.referral_offer (agency_id, id, referral_id, youth_id, service_id, made_at, state_at) select agency_id, gen_random_uuid(), referral_id, youth_id, service_id, now(), now() from harbor.referral_offer limit 1`,
    ]);
    expect(refused).toEqual(['ck_referral_by_link', 'ck_referral_offer_by_link', 'ck_referral_offer_by_link', '42501']);
  });
});

/** Statements as the application's role in the context of a link, each in a transaction of its own: the ids, or why not. */
async function byLink(hash: Buffer, statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: house.appUrl });
  await client.connect();
  const seen: unknown[] = [];
  for (const statement of statements) {
    await client.query('begin');
    await client.query('select gate.enter_link($1, $2)', [hash, house.ring.doorProof('enter_link', hash.toString('hex'))]);
    seen.push(
      await client.query<{ id: string }>(statement).then(
        (result) => result.rows.map(({ id }) => id),
        (error: { code: string; constraint?: string }) => error.constraint ?? error.code,
      ),
    );
    await client.query('rollback');
  }
  await client.end();
  return seen;
}
