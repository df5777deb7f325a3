// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { generate } from 'otplib';
import { eventValues, insertEvent } from '../../apps/api/src/ledger/index.js';
import { Founding } from '../../apps/api/src/founding/index.js';
import { type Agency, foundAgency, signedIn } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { withoutFreshFactor } from '../support/owner.js';
import type { Person } from '../support/person.js';
import { inSessionOf, refusalOf } from '../support/raw.js';
import { enrol, Member } from '../support/sign-in.js';

const minutes = 60_000;

describe('a way in that is made anew', () => {
  const house = openHouse();
  let agency: Agency;
  let admin: Person;
  /** Someone who can sign in already. */
  let member: Member;
  beforeEach(async () => {
    agency = await foundAgency(house);
    ({ admin } = agency);
    member = await enrol(house, agency);
  });
  afterEach(() => house.travel(0));

  const path = (of = member.ids.userId) => `/people/${of}/invitation`;
  const invite = async (by = admin, of = member.ids.userId) => String((await by.post(path(of))).body.code);
  const approve = (by: Person, of = member.ids.userId) => by.post(`${path(of)}/approve`);
  const look = (code: string) => agency.stranger.post('/invitation/look', { code });
  const shown = async (by: Person, of = member.ids.userId) => (await by.get(`/people/${of}`)).body;
  /** Somebody tries to set a password and an authenticator of their own with this code. */
  async function accept(code: string) {
    const { status, body } = await look(code);
    if (status !== 200) return { status, secret: '' };
    const totpCode = await generate({ secret: body.totpSecret, epoch: Math.floor(house.now() / 1000) });
    const { password } = member;
    const reply = await agency.stranger.post('/invitation/accept', { code, enrolment: body.enrolment, password, totpCode });
    return { status: reply.status, secret: String(body.totpSecret) };
  }
  /** The session is as old as the house; whoever travels far signs in again. */
  const again = ({ userId }: Person, role: 'agency_admin' | 'program_manager') => signedIn(house, agency.id, userId, role);

  it('opens nothing to one admin alone, and its code is answered like one that never was', async () => {
    const { body } = await admin.post(path());
    expect(body).toMatchObject({ needsApproval: true, code: expect.stringMatching(/^.{23}$/) });

    const replies = [await look(body.code), await look('00000-00000-00000-00000')];
    const texts = replies.map((reply) => JSON.stringify([reply.status, { ...reply.body, instance: '' }]));

    expect(new Set(texts).size).toBe(1);
    expect(replies[0]!.body.code).toBe('people/invitation-unusable');
    expect((await approve(admin)).body.code).toBe('people/not-by-who-invited');
    expect((await look(body.code)).status).toBe(404);
    expect((await member.tries()).status).toBe(200);
  });

  it.each(['manager', 'privacyOfficer'] as const)('works once after a %s approved', async (who) => {
    const code = await invite();

    const { status, body } = await approve(agency[who]);

    expect([status, body.personId]).toEqual([200, member.ids.userId]);
    const accepted = await accept(code);
    expect([accepted.status, (await accept(code)).status]).toEqual([200, 404]);
    await house.travel(minutes);
    const renewed = new Member(house, agency.code, member.ids, member.signInName, accepted.secret);
    expect([(await member.tries()).status, (await renewed.tries()).status]).toEqual([401, 200]);
  });

  it('works after another admin approved, and both acts are events that name the account', async () => {
    const other = await enrol(house, agency, 'agency_admin');
    await invite();
    expect((await approve(await signedIn(house, agency.id, other.ids.userId, 'agency_admin'))).status).toBe(200);

    const { rows } = await house.owner.query<{ action: string; actor_id: string }>(
      `select action, actor_id from harbor.audit_event where resource_id = $1 and action like 'invitation.%' order by event_id`,
      [member.ids.userId],
    );
    expect(rows).toEqual([
      { action: 'invitation.made', actor_id: admin.userId },
      { action: 'invitation.approved', actor_id: other.ids.userId },
    ]);
  });

  it('is good for 15 minutes from its approval, and never for longer than before', async () => {
    const code = await invite();
    const { body } = await approve(agency.manager);
    expect(Math.abs(Date.parse(body.expiresAt) - house.now() - 15 * minutes)).toBeLessThan(minutes);
    await house.travel(16 * minutes);
    expect((await look(code)).status).toBe(404);

    await house.travel(0);
    const { body: made } = await admin.post(path());
    await house.travel(72 * 60 * minutes - 5 * minutes);
    expect((await approve(await again(agency.manager, 'program_manager'))).body.expiresAt).toBe(made.expiresAt);
  });

  it('is found by who may approve: in the list, and in the person', async () => {
    const waiting = async (by: Person) =>
      (await by.get('/people?awaits=approval')).body.items.map(({ id }: { id: string }) => id) as string[];
    expect(await waiting(agency.manager)).toEqual([]);
    await invite();

    for (const who of [admin, agency.manager, agency.privacyOfficer]) {
      expect(await waiting(who)).toEqual([member.ids.userId]);
      expect(await shown(who)).toMatchObject({ awaitsApproval: true, invitedBy: admin.userId });
    }
    await approve(agency.manager);
    expect(await waiting(admin)).toEqual([]);
    expect(await shown(admin)).toMatchObject({ awaitsApproval: false, invitedUntil: expect.stringMatching(/Z$/) });
  });

  it('needs nobody else where the account never had a way in', async () => {
    const { body } = await admin.post('/people', { role: 'caregiver', signInName: 'first.time', displayName: 'First Time' });
    expect(body.needsApproval).toBe(false);
    expect(await shown(admin, body.personId)).toMatchObject({ awaitsApproval: false, invitedBy: admin.userId });
    expect((await approve(agency.manager, body.personId)).body.code).toBe('people/nothing-to-approve');
    const { body: second } = await admin.post(path(body.personId));
    expect(second.needsApproval).toBe(false);
    expect((await accept(second.code)).status).toBe(200);

    expect((await admin.post(path(body.personId))).body.needsApproval).toBe(true);
  });

  it('is approved once: twice in turn and twice at once', async () => {
    await invite();
    expect((await approve(agency.manager)).status).toBe(200);
    expect((await approve(agency.privacyOfficer)).body.code).toBe('people/approved-already');

    await invite();
    const replies = await Promise.all([agency.manager, agency.privacyOfficer, agency.otherManager].map((who) => approve(who)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(replies.every(({ status }) => [200, 409, 412].includes(status))).toBe(true);
  });

  it('is not approved when it is withdrawn, used, too old, or never was', async () => {
    const refused = async (by = agency.manager) => (await approve(by)).body.code;
    expect(await refused()).toBe('people/nothing-to-approve');
    await invite();
    await admin.post(`${path()}/withdraw`);
    expect(await refused()).toBe('people/nothing-to-approve');

    const code = await invite();
    await approve(agency.manager);
    await accept(code);
    expect(await refused()).toBe('people/nothing-to-approve');

    await invite();
    await house.travel(73 * 60 * minutes);
    expect(await refused(await again(agency.manager, 'program_manager'))).toBe('people/nothing-to-approve');
  });

  it('is not approved by the person it is for', async () => {
    await invite(admin, agency.manager.userId);
    expect((await approve(agency.manager, agency.manager.userId)).body.code).toBe('people/not-by-who-is-invited');
    expect((await approve(agency.otherManager, agency.manager.userId)).status).toBe(200);
  });

  it('is not approved by someone the admin has just made up', async () => {
    const { body } = await admin.post('/people', { role: 'program_manager', signInName: 'made.up', displayName: 'Made Up' });
    expect((await accept(body.code)).status).toBe(200);
    await invite();
    const madeUp = () => signedIn(house, agency.id, body.personId, 'program_manager');

    expect((await approve(await madeUp())).body.code).toBe('people/approver-too-new');
    await house.travel(73 * 60 * minutes);
    await invite(await again(admin, 'agency_admin'));
    expect((await approve(await madeUp())).status).toBe(200);
  });

  it.each([
    ['caregiver', 404],
    ['caseworker', 404],
    ['stranger', 401],
  ] as const)('is not approved by a %s (%i), nor without a fresh second factor, nor from another agency', async (who, status) => {
    const code = await invite();
    expect((await approve(agency[who])).status).toBe(status);
    expect((await approve(await withoutFreshFactor(house, agency, agency.manager, 'program_manager'))).status).toBe(403);
    expect((await approve((await foundAgency(house)).manager)).status).toBe(404);
    expect((await look(code)).status).toBe(404);
  });

  it('made anew by whoever runs the server is the act of one', async () => {
    const code = await new Founding(house.owner, house.keys).invitation(agency.id, member.ids.userId, 24);
    expect(await shown(admin)).toMatchObject({ awaitsApproval: false, invitedBy: null });
    expect((await accept(code)).status).toBe(200);
  });

  describe('in raw SQL', () => {
    const open = async () =>
      (
        await house.owner.query<{ id: string; version: number }>(
          'select id, version from harbor.invitation where account_id = $1 and withdrawn_at is null and used_at is null',
          [member.ids.userId],
        )
      ).rows[0]!;
    const set = async (by: Person, text: string) => {
      const { id } = await open();
      return inSessionOf(house, by, (client) =>
        refusalOf(
          client.query(`update harbor.invitation set ${text}, version = version + 1 where id = $1`, [id]).then((result) => {
            if (result.rowCount === 0) throw Object.assign(new Error(), { code: 'no row' });
          }),
        ),
      );
    };

    it('who invited cannot approve, whatever instant or name they write', async () => {
      await invite();
      expect(await set(admin, 'approved_at = harbor.now()')).toBe('ck_invitation_not_approved_by_who_invited');
      expect(await set(admin, `approved_at = harbor.now(), approved_by = '${agency.manager.userId}'`)).toBe('42501');
      expect(await set(admin, 'needs_approval = null')).toBe('42501');
      expect(await set(admin, 'needs_approval = false')).toBe('42501');
      expect(await set(admin, `expires_at = harbor.now() + interval '1 year'`)).toBe('42501');
      expect(await set(admin, `invited_by = '${agency.manager.userId}'`)).toBe('42501');
      expect(await set(admin, `account_id = '${agency.manager.userId}'`)).toBe('42501');
    });

    it('nobody invites in the name of another, or with an approval', async () => {
      const add = (columns: string, values: string) =>
        inSessionOf(house, admin, (client) =>
          refusalOf(
            client.query(
              `insert into harbor.invitation (agency_id, id, account_id, code_hash, expires_at${columns})
                values ($1, gen_random_uuid(), $2, $3, harbor.now() + interval '1 day'${values})`,
              [agency.id, member.ids.userId, Buffer.alloc(32, randomUUID())],
            ),
          ),
        );
      expect(await add(', invited_by', `, '${agency.manager.userId}'`)).toBe('42501');
      expect(await add('', '')).toBe('42501');
      expect(await add(', invited_by, needs_approval', `, '${admin.userId}', null`)).toBe('42501');
      expect(await add(', invited_by, approved_at', `, '${admin.userId}', harbor.now()`)).toBe('42501');
      expect(await add(', invited_by', `, '${admin.userId}'`)).toBeUndefined();
    });

    it('who may only approve does not withdraw, and the instant and the end are the database’s', async () => {
      await invite();
      expect(await set(agency.manager, 'withdrawn_at = harbor.now()')).toBe('42501');
      const { id, version } = await open();
      await inSessionOf(house, agency.manager, async (client, entered) => {
        await client.query(`update harbor.invitation set approved_at = '2020-01-01', version = version + 1 where id = $1`, [id]);
        const who = { ...agency.manager.ids, role: 'program_manager', freshUntil: null, ...entered };
        const told = { action: 'invitation.approved', resource: 'account' };
        const change = { table: 'invitation', id, act: 'update' as const, version: version + 1 };
        const request = { requestId: randomUUID(), ruleId: 'user.approveInvitation' };
        await client.query({ text: insertEvent.text, values: eventValues(house.ring, who, request, told, {}, [change]) });
        await client.query('commit');
      });
      const { rows } = await house.owner.query(
        `select approved_by, approved_at > harbor.now() - interval '1 minute' as now, expires_at - approved_at as good from harbor.invitation where id = $1`,
        [id],
      );
      expect(rows).toMatchObject([{ approved_by: agency.manager.userId, now: true, good: { minutes: 15 } }]);
      expect(await set(agency.privacyOfficer, 'approved_at = harbor.now()')).toBe('ck_invitation_approved_once');
      expect(await set(admin, 'approved_at = null')).toBe('ck_invitation_approved_once');
    });
  });

  it('opens nothing where the account came by a credential after an invitation that needed nobody', async () => {
    const { body } = await admin.post('/people', { role: 'caregiver', signInName: 'in.between', displayName: 'In Between' });
    await new Founding(house.owner, house.keys).credential(agency.id, body.personId, member.password);
    expect((await look(body.code)).status).toBe(404);
  });
});
