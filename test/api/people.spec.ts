// SPDX-License-Identifier: Apache-2.0
import { generate } from 'otplib';
import { foundAgency, signedIn, type Agency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { type Person, type Reply } from '../support/person.js';
import { enrol, Member } from '../support/sign-in.js';

const house = openHouse();
let agency: Agency;
let count = 0;
const password = 'copper lantern walks nine rivers';
const newPerson = (changes: object = {}) => ({
  role: 'caseworker',
  signInName: `new.${++count}`,
  displayName: 'Ana Ruiz',
  ...changes,
});
const statuses = (replies: { status: number }[]) => replies.map(({ status }) => status);

beforeEach(async () => {
  agency = await foundAgency(house);
});
afterEach(() => house.travel(0));

/** An invited person: id, sign-in name and code. */
async function invited(changes: object = {}) {
  const asked = newPerson(changes);
  const { body } = await agency.admin.post('/people', asked);
  return { id: String(body.personId), code: String(body.code), signInName: asked.signInName };
}
const look = (code: string) => agency.stranger.post('/invitation/look', { code });
const codeOf = (secret: string, aheadMs = 0) => generate({ secret, epoch: Math.floor((house.now() + aheadMs) / 1000) });

async function accept(code: string, looked: Reply<Record<string, string>>['body'], changes: object = {}) {
  const totpCode = await codeOf(looked['totpSecret']!);
  return agency.stranger.post('/invitation/accept', { code, enrolment: looked['enrolment'], password, totpCode, ...changes });
}

describe('the agency', () => {
  it('is shown to everyone who works there, and changed by its administrator with the version they read', async () => {
    for (const person of [agency.caregiver, agency.caseworker, agency.manager, agency.privacyOfficer, agency.admin]) {
      expect(await person.get('/agency')).toMatchObject({
        status: 200,
        body: { code: agency.code, timeZone: 'America/Chicago' },
      });
    }
    const { body, headers } = await agency.admin.get('/agency');
    expect(headers.get('etag')).toBe(`"${body.version}"`);
    const asked = { onCallPhone: '(312) 555-0143 ext. 2', policePhone: '911', timeZone: 'America/New_York' };
    expect(await agency.admin.patch('/agency', asked, body.version)).toMatchObject({
      status: 200,
      body: { ...asked, version: body.version + 1 },
    });
    expect(await agency.admin.patch('/agency', asked, body.version)).toMatchObject({
      status: 412,
      body: { current: body.version + 1 },
    });
    expect((await agency.admin.patch('/agency', asked)).status).toBe(428);
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, '/timeZone', 'time-zone'],
    [{ timeZone: 'IST' }, '/timeZone', 'time-zone'],
    [{ onCallPhone: 'ring the bell' }, '/onCallPhone', 'phone'],
    [{ policePhone: '12' }, '/policePhone', 'phone'],
    [{ ncmecPhone: 'call' }, '/ncmecPhone', 'phone'],
    [{ name: '' }, '/name', 'text-too-short'],
    [{ code: 'another' }, '/code', 'unknown-field'],
    [{ isDemo: true }, '/isDemo', 'unknown-field'],
    [{ planReviewDays: 0 }, '/planReviewDays', 'whole'],
  ])('refuses %j', async (asked, pointer, code) => {
    const reply = await agency.admin.patch('/agency', asked, 1);
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
    expect((await agency.admin.get('/agency')).body.version).toBe(1);
  });

  it.each(['caregiver', 'caseworker', 'manager', 'privacyOfficer'] as const)('is not changed by a %s', async (who) => {
    expect((await agency[who].patch('/agency', { name: 'Mine' }, 1)).status).toBe(404);
  });
});

describe('people', () => {
  it.each([
    ['caregiver', 404, 404],
    ['caseworker', 404, 404],
    ['manager', 200, 404],
    ['privacyOfficer', 200, 404],
    ['admin', 200, 201],
    ['stranger', 401, 401],
  ] as const)('are listed by a %s with %i and invited with %i', async (who, list, invite) => {
    expect((await agency[who].get('/people')).status).toBe(list);
    expect((await agency[who].post('/people', newPerson())).status).toBe(invite);
  });

  it('are listed by name, page by page, of this agency alone', async () => {
    await foundAgency(house);
    const names: string[] = [];
    let next = '';
    do {
      const { body } = await agency.admin.get(`/people?limit=3${next && `&cursor=${next}`}`);
      names.push(...(body.items as { displayName: string }[]).map(({ displayName }) => displayName));
      next = body.next as string;
    } while (next);
    expect(names).toHaveLength(8);
    expect(names).toEqual([...names].sort());
    expect(names.every((name) => name.endsWith(agency.code))).toBe(true);
    expect((await agency.admin.get('/people?role=caregiver')).body.items).toHaveLength(2);
    expect((await agency.admin.get(`/people?cursor=${Buffer.from('["x"]').toString('base64url')}`)).status).toBe(422);
    expect((await agency.admin.get('/people?role=boss')).status).toBe(422);
  });

  it('of another agency are like no one', async () => {
    const other = await foundAgency(house);
    const { userId } = other.caseworker;
    const replies = [
      await agency.admin.get(`/people/${userId}`),
      await agency.admin.patch(`/people/${userId}`, { isActive: false }, 1),
      await agency.admin.post(`/people/${userId}/invitation`),
      await agency.admin.post(`/people/${userId}/invitation/withdraw`),
      await agency.admin.get('/people/00000000-0000-4000-8000-000000000000'),
    ];
    expect(statuses(replies)).toEqual([404, 404, 404, 404, 404]);
    expect((await other.caseworker.get('/me')).status).toBe(200);
  });

  it('have a sign-in name of their own', async () => {
    const asked = newPerson();
    expect((await agency.admin.post('/people', asked)).status).toBe(201);
    expect(await agency.admin.post('/people', asked)).toMatchObject({ status: 409, body: { code: 'people/sign-in-name-taken' } });
    const other = await foundAgency(house);
    expect((await other.admin.post('/people', asked)).status).toBe(201);
  });

  it.each([
    [{ role: 'platform_operator' }, '/role'],
    [{ signInName: 'Ana Ruiz' }, '/signInName'],
    [{ displayName: ' ' }, '/displayName'],
    [{ language: 'fr' }, '/language'],
    [{ phone: 'none' }, '/phone'],
    [{ isActive: true }, '/isActive'],
    [{ agencyId: '00000000-0000-4000-8000-000000000000' }, '/agencyId'],
  ])('cannot be invited with %j', async (changes, pointer) => {
    expect(await agency.admin.post('/people', newPerson(changes))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer }] },
    });
  });

  it.each([{ role: 'caregiver' }, { isActive: false }])('are put out at once by %j', async (change) => {
    const { userId } = agency.caseworker;
    expect((await agency.caseworker.get('/me')).status).toBe(200);
    expect(await agency.admin.patch(`/people/${userId}`, change, 1)).toMatchObject({
      status: 200,
      body: { ...change, version: 2 },
    });
    expect((await agency.caseworker.get('/me')).status).toBe(401);
  });

  it('stay signed in when only their name or language changes', async () => {
    const asked = { displayName: 'Ana R.', language: 'es', phone: '312 555 0100' };
    expect(await agency.admin.patch(`/people/${agency.caseworker.userId}`, asked, 1)).toMatchObject({ status: 200, body: asked });
    expect((await agency.caseworker.get('/me')).body).toMatchObject({ displayName: 'Ana R.', language: 'es' });
  });

  it('choose their own language, and nothing else of themselves', async () => {
    const { version } = (await agency.caregiver.get('/me')).body;
    expect(await agency.caregiver.patch('/me', { language: 'es' }, version)).toMatchObject({
      status: 200,
      body: { language: 'es', version: version + 1 },
    });
    expect((await agency.caregiver.patch('/me', { language: 'en' }, version)).status).toBe(412);
    for (const more of [{ role: 'agency_admin' }, { isActive: true }, { displayName: 'Boss' }]) {
      expect((await agency.caregiver.patch('/me', { language: 'en', ...more }, version + 1)).status).toBe(422);
    }
  });

  it.each([{ role: 'program_manager' }, { isActive: false }])('do not do %j to themselves, not even in SQL', async (change) => {
    const { userId } = agency.admin;
    expect(await agency.admin.patch(`/people/${userId}`, change, 1)).toMatchObject({
      status: 409,
      body: { code: 'people/not-by-oneself' },
    });
    expect((await agency.admin.patch(`/people/${userId}`, { displayName: 'Still me' }, 1)).status).toBe(200);
  });

  it('always include an active administrator, also when two put each other out at once', async () => {
    for (let round = 0; round < 5; round++) {
      const fresh = await foundAgency(house);
      const { id } = await inviteAt(fresh, { role: 'agency_admin' });
      const second = await signedIn(house, fresh.id, id, 'agency_admin');
      const replies = await Promise.all([
        fresh.admin.patch(`/people/${id}`, { isActive: false }, 1),
        second.patch(`/people/${fresh.admin.userId}`, { role: 'caseworker' }, 1),
      ]);
      expect(statuses(replies).filter((status) => status === 200)).toHaveLength(1);
      const { rows } = await house.owner.query(
        `select from harbor.account where agency_id = $1 and role = 'agency_admin' and is_active`,
        [fresh.id],
      );
      expect(rows).toHaveLength(1);
    }
  });
});

async function inviteAt(at: Agency, changes: object) {
  const { body } = await at.admin.post('/people', newPerson(changes));
  return { id: String(body.personId) };
}

describe('an invitation', () => {
  it('lets a person in with a password and an authenticator of their own, once', async () => {
    const { id, code, signInName } = await invited();
    expect((await agency.admin.get(`/people/${id}`)).body.invitedUntil).toMatch(/Z$/);
    const looked = await look(` ${code.toLowerCase().replaceAll('-', ' ')} `);
    expect(looked).toMatchObject({ status: 200, body: { agencyName: 'Test Agency', agencyCode: agency.code, signInName } });
    expect(Object.keys(looked.body).sort()).toEqual([
      'agencyCode',
      'agencyName',
      'enrolment',
      'signInName',
      'totpSecret',
      'totpUri',
    ]);
    expect(looked.body.totpUri).toContain(`secret=${looked.body.totpSecret}`);
    expect(await accept(code, looked.body)).toMatchObject({ status: 200, body: { agencyCode: agency.code, signInName } });
    expect(statuses([await look(code), await accept(code, looked.body)])).toEqual([404, 404]);
    const member = new Member(house, agency.code, { agencyId: agency.id, userId: id }, signInName, looked.body.totpSecret);
    expect((await member.tries()).status).toBe(401);
    await house.travel(60_000);
    expect((await member.tries()).status).toBe(200);
    expect((await (await memberLater(member)).get('/me')).body.displayName).toBe('Ana Ruiz');
  });

  it('is used once when it is sent several times at once', async () => {
    const { code } = await invited();
    const { body } = await look(code);
    const replies = await Promise.all([1, 2, 3, 4].map(() => accept(code, body)));
    expect(statuses(replies).sort()).toEqual([200, 404, 404, 404]);
  });

  it('shows its code once: a repeated request makes no second person and tells no code', async () => {
    const asked = newPerson();
    const key = `key-${Date.now()}-${count}-invite`;
    const [first, again] = [
      await agency.admin.post('/people', asked, { key }),
      await agency.admin.post('/people', asked, { key }),
    ];
    expect([first.status, again.status, again.body.personId]).toEqual([201, 201, first.body.personId]);
    expect(first.body.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){3}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(again.body.code).toBeNull();
  });

  it('is kept as a digest only', async () => {
    const { code } = await invited();
    const { rows } = await house.owner.query<{ all: string }>(
      `select jsonb_agg(to_jsonb(i))::text as all from harbor.invitation i`,
    );
    for (const part of [code, code.replaceAll('-', '')]) expect(rows[0]!.all).not.toContain(part);
    expect(house.log.join('')).not.toContain(code);
  });

  it.each<[string, (looked: Record<string, string>) => Promise<object>, string]>([
    ['a secret of the client’s own choosing', async () => ({ enrolment: 'A'.repeat(80) }), '/enrolment'],
    [
      'a secret given for another invitation',
      async () => ({ enrolment: (await look((await invited()).code)).body.enrolment }),
      '/enrolment',
    ],
    ['a code the app never showed', async ({ totpSecret }) => ({ totpCode: await codeOf(totpSecret!, 3_600_000) }), '/totpCode'],
    ['a short password', async () => ({ password: 'k9#Vq!2zLx' }), '/password'],
    ['a breached password', async () => ({ password: 'password123456' }), '/password'],
    ['a password from one’s own name', async () => ({ password: 'ana ruiz test agency' }), '/password'],
    ['a field too many', async () => ({ totpSecret: 'JBSWY3DPEHPK3PXP' }), '/totpSecret'],
  ])('is not used up by %s', async (_, change, pointer) => {
    const { code } = await invited();
    const { body } = await look(code);
    expect(await accept(code, body, await change(body))).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
    expect((await accept(code, body)).status).toBe(200);
  });

  it('ends after three days, and its sealed secret after an hour', async () => {
    const { code } = await invited();
    const { body } = await look(code);
    await house.travel(61 * 60_000);
    expect(await accept(code, body)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/enrolment', code: 'enrolment-outdated' }] },
    });
    await house.travel(72 * 3_600_000 + 60_000);
    expect((await look(code)).status).toBe(404);
  });

  it('gets one answer for every code that cannot be used', async () => {
    const used = await invited();
    await accept(used.code, (await look(used.code)).body);
    const withdrawn = await invited();
    expect((await agency.admin.post(`/people/${withdrawn.id}/invitation/withdraw`)).status).toBe(204);
    const gone = await invited();
    await agency.admin.patch(`/people/${gone.id}`, { isActive: false }, 1);
    await agency.admin.patch(`/people/${gone.id}`, { isActive: true }, 2);
    const answers = new Set<string>();
    for (const code of [used.code, withdrawn.code, gone.code, '00000-00000-00000-00000', 'x']) {
      const { status, body } = await look(code);
      answers.add(JSON.stringify([status, { ...body, instance: '' }]));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('people/invitation-unusable');
  });

  it('for someone who is there already ends the old password, the old device and every session', async () => {
    const member = await enrol(house, agency);
    const person = await member.signsIn();
    const first = await agency.admin.post(`/people/${member.ids.userId}/invitation`);
    const second = await agency.admin.post(`/people/${member.ids.userId}/invitation`);
    expect((await look(first.body.code)).status).toBe(404);
    expect((await person.get('/me')).status).toBe(200);
    await agency.manager.post(`/people/${member.ids.userId}/invitation/approve`);
    const { body } = await look(second.body.code);
    expect((await accept(second.body.code, body)).status).toBe(200);
    expect((await person.get('/me')).status).toBe(401);
    await house.travel(60_000);
    const renewed = new Member(house, agency.code, member.ids, member.signInName, body.totpSecret);
    expect(statuses([await member.tries(), await renewed.tries()])).toEqual([401, 200]);
    expect((await house.owner.query('select from gate.known_device where user_id = $1', [member.ids.userId])).rowCount).toBe(1);
  });

  it('is not made for oneself, nor for someone who is not active', async () => {
    expect((await agency.admin.post(`/people/${agency.admin.userId}/invitation`)).body.code).toBe('people/not-by-oneself');
    await agency.admin.patch(`/people/${agency.caregiver.userId}`, { isActive: false }, 1);
    expect((await agency.admin.post(`/people/${agency.caregiver.userId}/invitation`)).body.code).toBe('people/not-active');
  });

  it('made twice at once leaves one that works', async () => {
    const { userId } = agency.caseworker;
    const replies = await Promise.all([1, 2, 3].map(() => agency.admin.post(`/people/${userId}/invitation`)));
    expect(replies.every(({ status }) => status === 201 || status === 409 || status === 412)).toBe(true);
    expect((await agency.manager.post(`/people/${userId}/invitation/approve`)).status).toBe(200);
    const usable = await Promise.all(replies.filter(({ status }) => status === 201).map(({ body }) => look(body.code)));
    expect(statuses(usable).filter((status) => status === 200)).toHaveLength(1);
  });
});

async function memberLater(member: Member): Promise<Person> {
  await house.travel(120_000);
  return member.signsIn();
}
