// SPDX-License-Identifier: Apache-2.0
import { performance } from 'node:perf_hooks';
import type { Role } from '@harbor/policy';
import { foundAgency, type Agency } from '../support/agency.js';
import { openHouse } from '../support/house.js';
import { Person } from '../support/person.js';
import { cookiesOf, enrol, type Member } from '../support/sign-in.js';

const house = openHouse();
let agency: Agency;
let ahead = 0;
const seconds = (count: number) => count * 1000;
const minutes = (count: number) => count * 60_000;
/** Both clocks so much further on, so that the app shows a new code. */
const later = (ms: number) => house.travel((ahead += ms));

/** Once it is written down that a session of this person was just used: that happens after the answer. */
async function written(userId: string): Promise<void> {
  const sql = `select max(seen_at) > harbor.now() - interval '1 minute' as is from gate.session where user_id = $1`;
  while (!(await house.owner.query<{ is: boolean }>(sql, [userId])).rows[0]?.is)
    await new Promise((again) => setTimeout(again, 10));
}

beforeAll(async () => {
  agency = await foundAgency(house);
});
beforeEach(() => later(minutes(2)));

const wrong = async (member: Member) => ({ code: await member.code(minutes(60)) });
const statuses = (replies: { status: number }[]) => replies.map(({ status }) => status);

describe('signing in', () => {
  it('opens a session that says who one is', async () => {
    const member = await enrol(house, agency);
    const reply = await member.tries({ device: 'office laptop' });
    expect(reply).toMatchObject({
      status: 200,
      body: { userId: member.ids.userId, role: 'caseworker', displayName: 'Robin Hale' },
    });
    const person = member.holding(String(reply.body['token']));
    const { body: me } = await person.get('/me');
    expect(me).toMatchObject({ agencyCode: agency.code, role: 'caseworker', language: 'en' });
    expect(me.endsAt).toBe((await person.get('/sessions')).body.items.find(({ isThis }: { isThis: boolean }) => isThis).endsAt);
    expect((await person.get('/sessions')).body.items).toMatchObject([{ device: 'office laptop', isThis: true }]);
  });

  it('does not mind the capitals and spaces that phones add', async () => {
    const member = await enrol(house, agency);
    const reply = await member.tries({
      agencyCode: ` ${agency.code.toUpperCase()} `,
      signInName: member.signInName.toUpperCase(),
    });
    expect(reply.status).toBe(200);
  });

  it('keeps the session in a cookie no script and no other site can use', async () => {
    const member = await enrol(house, agency);
    const reply = await member.tries();
    const [session, device] = reply.headers.getSetCookie();
    expect(session).toBe(`__Host-session=${String(reply.body['token'])}; Path=/; Secure; HttpOnly; SameSite=Strict`);
    expect(device).toMatch(/^__Host-device=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=31536000$/);
    expect(reply.headers.get('cache-control')).toContain('no-store');
  });

  it('never takes over a session that was planted before', async () => {
    const member = await enrol(house, agency);
    const planted = 'A'.repeat(43);
    const reply = await member.tries({}, `__Host-session=${planted}`);
    expect(reply.status).toBe(200);
    expect(reply.body['token']).not.toBe(planted);
    expect((await member.holding(planted).get('/me')).status).toBe(401);
  });

  it('ignores a device cookie that is none of ours, or two of them', async () => {
    const member = await enrol(house, agency);
    for (const cookie of ['__Host-device=short', `__Host-device=${'B'.repeat(43)}; __Host-device=${'C'.repeat(43)}`]) {
      await later(minutes(1));
      const kept = cookiesOf(await member.tries({}, cookie))['__Host-device'];
      expect(kept).toMatch(/^[\w-]{43}$/);
      expect(cookie).not.toContain(kept);
    }
  });

  it('refuses a code the second time, also when it comes twice at once', async () => {
    const member = await enrol(house, agency);
    const typed = await member.typed();
    expect(statuses([await member.tries(typed), await member.tries(typed)])).toEqual([200, 401]);
    await later(minutes(1));
    const next = await member.typed();
    expect(statuses(await Promise.all([member.tries(next), member.tries(next), member.tries(next)])).sort()).toEqual([
      200, 401, 401,
    ]);
  });

  it('writes one event for each try: opened, or refused without what was typed', async () => {
    const member = await enrol(house, agency);
    await member.tries(await wrong(member));
    await member.tries();
    const { rows } = await house.owner.query<{ action: string }>(
      `select action from harbor.audit_event where agency_id = $1 and (actor_id = $2 or resource_id = $2) and action like 'session.%' order by at, event_id`,
      [agency.id, member.ids.userId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['session.refused', 'session.opened']);
  });
});

describe('a try that does not fit', () => {
  const kinds: [string, (member: Member) => Promise<object>][] = [
    ['an unknown agency', async () => ({ agencyCode: 'nowhere-at-all' })],
    ['an unknown name', async () => ({ signInName: 'nobody.here' })],
    ['a wrong password', async () => ({ password: 'another copper lantern walks' })],
    ['a wrong code', wrong],
  ];

  it('gets the same answer whatever is wrong', async () => {
    const answers = new Set<string>();
    for (const [, change] of kinds) {
      const member = await enrol(house, agency);
      const { status, body, headers } = await member.tries(await change(member));
      answers.add(JSON.stringify([status, { ...body, instance: '' }, headers.getSetCookie(), headers.get('retry-after')]));
    }
    expect([...answers]).toHaveLength(1);
    expect([...answers][0]).toContain('sign-in-refused');
  });

  it('at an unknown agency is logged with the request’s id and the reason, and nothing that was typed', async () => {
    const before = house.log.length;
    const member = await enrol(house, agency);
    const { headers } = await member.tries({ agencyCode: 'nowhere-at-all' });
    const lines = house.log.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
    const [line] = lines.filter(({ event }) => event === 'sign-in at an unknown agency');
    expect(line).toMatchObject({
      level: 'warn',
      context: 'sign-in',
      reasonCode: expect.any(String),
      requestId: headers.get('x-request-id'),
    });
    expect(JSON.stringify(line)).not.toMatch(/object Object|nowhere-at-all/);
  });

  it('takes about the same time whatever is wrong', async () => {
    const medians: number[] = [];
    for (const [, change] of kinds) {
      const times: number[] = [];
      for (let round = 0; round < 3; round++) {
        const member = await enrol(house, agency);
        const typed = await change(member);
        const began = performance.now();
        await member.tries(typed);
        times.push(performance.now() - began);
      }
      medians.push(times.sort((a, b) => a - b)[1]!);
    }
    expect(Math.min(...medians)).toBeGreaterThan(115);
  });

  it.each<[string, object]>([
    ['a field too many', { role: 'agency_admin' }],
    ['a code that is no code', { code: '12345' }],
    ['a missing password', { password: undefined }],
  ])('with %s as well is told the same as a right one with it', async (_, problem) => {
    const member = await enrol(house, agency);
    const [right, bad] = [await member.tries(problem), await member.tries({ password: 'not the password', ...problem })];
    expect([right.status, bad.status]).toEqual([422, 422]);
    expect({ ...bad.body, instance: '' }).toEqual({ ...right.body, instance: '' });
    // Neither was counted, and neither used the code up.
    expect((await member.tries()).status).toBe(200);
  });

  it('is refused for a disabled account and one that is not set up yet, right password or not', async () => {
    const agency = await foundAgency(house);
    const member = await enrol(house, agency);
    const { version } = (await agency.admin.get(`/people/${member.ids.userId}`)).body;
    expect((await agency.admin.patch(`/people/${member.ids.userId}`, { isActive: false }, version)).status).toBe(200);
    expect(await member.tries()).toMatchObject({ status: 401, body: { code: 'sign-in-refused' } });
    await agency.admin.post('/people', { role: 'caseworker', signInName: 'not.yet', displayName: 'Not Yet' });
    expect((await member.tries({ signInName: 'not.yet' })).status).toBe(401);
  });
});

describe('guessing', () => {
  /** Wrong tries one after the other, until the account's unknown devices have to wait. */
  async function lockOut(member: Member, cookie?: string) {
    const bad = await wrong(member);
    const replies = [];
    for (let count = 0; count < 5; count++) replies.push(await member.tries(bad, cookie));
    return replies;
  }

  it('waits after the fourth wrong try, twice as long after each further one, at most 15 minutes', async () => {
    const member = await enrol(house, agency);
    const bad = await wrong(member);
    expect(statuses(await lockOut(member))).toEqual([401, 401, 401, 401, 429]);
    for (const expected of [4, 8, 16, 32, 64, 128, 256, 512, 900, 900]) {
      await later(minutes(61));
      expect((await member.tries(bad)).status).toBe(401);
      const refused = await member.tries();
      expect([refused.status, refused.body['code'], Number(refused.headers.get('retry-after'))]).toEqual([
        429,
        'too-many-tries',
        expected,
      ]);
    }
    await later(seconds(901));
    expect((await member.tries()).status).toBe(200);
  });

  it('treats an account that does not exist alike', async () => {
    const member = await enrol(house, agency);
    const replies = [];
    for (let count = 0; count < 5; count++) replies.push(await member.tries({ signInName: 'nobody.at.all' }));
    expect(statuses(replies)).toEqual([401, 401, 401, 401, 429]);
  });

  it('by a stranger does not lock out a device that has signed in before', async () => {
    const member = await enrol(house, agency);
    const known = `__Host-device=${cookiesOf(await member.tries())['__Host-device']}`;
    await later(minutes(1));
    await lockOut(member);
    const bad = await wrong(member);
    for (let count = 0; count < 110; count += 22) await Promise.all(Array.from({ length: 22 }, () => member.tries(bad)));
    expect((await member.tries()).status).toBe(429);
    expect((await member.tries({}, known)).status).toBe(200);
  });

  it('by a known device makes that device wait, not the others', async () => {
    const member = await enrol(house, agency);
    const known = `__Host-device=${cookiesOf(await member.tries())['__Host-device']}`;
    await later(minutes(1));
    expect(statuses(await lockOut(member, known))).toContain(429);
    expect((await member.tries({}, `__Host-device=${'D'.repeat(43)}`)).status).toBe(200);
  });

  it('is held to 100 wrong tries an hour for one account, from wherever they come', async () => {
    const member = await enrol(house, agency);
    const known = `__Host-device=${cookiesOf(await member.tries())['__Host-device']}`;
    await later(minutes(1));
    await house.owner.query(
      `insert into gate.guess (bucket, last_at, recent) values (gate.account_bucket($1), harbor.now(), array_fill(harbor.now() - interval '30 minutes', array[99]))
        on conflict (bucket) do update set recent = excluded.recent`,
      [`${agency.code}\n${member.signInName}`],
    );
    expect((await member.tries(await wrong(member), known)).status).toBe(401);
    const refused = await member.tries({}, known);
    expect([refused.status, Number(refused.headers.get('retry-after')) > 1700]).toEqual([429, true]);
    await later(minutes(31));
    expect((await member.tries({}, known)).status).toBe(200);
  });

  it('in parallel cannot share one count, and 50 at once are all answered', async () => {
    const member = await enrol(house, agency);
    const bad = await wrong(member);
    const replies = await Promise.all(Array.from({ length: 50 }, () => member.tries(bad)));
    const count = (status: number) => replies.filter((reply) => reply.status === status).length;
    expect([count(401), count(429)]).toEqual([4, 46]);
  });

  it('a right sign-in does not count as a wrong one', async () => {
    const member = await enrol(house, agency);
    for (let count = 0; count < 6; count++) {
      await later(minutes(1));
      await member.signsIn();
    }
    const { rows } = await house.owner.query(
      `select cardinality(recent) as wrong from gate.guess where bucket = gate.account_bucket($1)`,
      [`${agency.code}\n${member.signInName}`],
    );
    expect(rows).toEqual([{ wrong: 0 }]);
  });
});

describe('a session', () => {
  it.each<[Role, number, number]>([
    ['caregiver', 10, 8],
    ['caseworker', 15, 10],
    ['program_manager', 15, 10],
    ['privacy_officer', 15, 10],
    ['agency_admin', 10, 4],
  ])('of a %s ends after %i minutes of rest, and after %i hours in any case', async (role, idle, hours) => {
    const member = await enrol(house, agency, role);
    const person = await member.signsIn();
    await later(minutes(idle) - seconds(5));
    expect((await person.get('/me')).status).toBe(200);
    await later(minutes(idle) + seconds(5));
    expect((await person.get('/me')).status).toBe(401);

    const busy = await member.signsIn();
    for (let passed = 0; passed + idle - 1 < hours * 60; passed += idle - 1) {
      expect((await busy.get('/me')).status).toBe(200);
      await written(member.ids.userId);
      await later(minutes(idle - 1));
    }
    expect((await busy.get('/me')).status).toBe(200);
    await later(minutes(idle - 1));
    expect((await busy.get('/me')).status).toBe(401);
  });

  it('is listed and ended by the person it belongs to, and by nobody else', async () => {
    const member = await enrol(house, agency);
    const [one, other] = [
      await member.signsIn({ device: 'phone' }),
      (await later(minutes(1)), await member.signsIn({ device: 'desk' })),
    ];
    const { items } = (await other.get('/sessions')).body as { items: { id: string; device: string; isThis: boolean }[] };
    expect(items.map(({ device, isThis }) => [device, isThis])).toEqual([
      ['desk', true],
      ['phone', false],
    ]);
    const phone = items.find(({ device }) => device === 'phone')!;
    const colleague = await (await enrol(house, agency)).signsIn();
    expect((await colleague.post(`/sessions/${phone.id}/end`)).status).toBe(404);
    expect((await one.get('/me')).status).toBe(200);
    expect(statuses([await other.post(`/sessions/${phone.id}/end`), await other.post(`/sessions/${phone.id}/end`)])).toEqual([
      204, 404,
    ]);
    expect((await one.get('/me')).status).toBe(401);
    expect((await other.get('/me')).status).toBe(200);
  });

  it('is gone after sign-out, from the server and from the browser', async () => {
    const person = await (await enrol(house, agency)).signsIn();
    const reply = await person.post('/sign-out');
    expect(reply.status).toBe(204);
    expect(reply.headers.getSetCookie()).toEqual(['__Host-session=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0']);
    expect(reply.headers.get('clear-site-data')).toContain('"storage"');
    expect((await person.get('/me')).status).toBe(401);
  });

  it('travels in the cookie, and changes nothing for another site', async () => {
    const person = await (await enrol(house, agency)).signsIn();
    const browser = new Person(house.url, undefined, person.ids);
    const cookie = `__Host-session=${person.token}`;
    expect((await browser.send('GET', '/me', undefined, { cookie })).status).toBe(200);
    expect((await browser.send('POST', '/sign-out', undefined, { cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await browser.send('POST', '/sign-out', undefined, { cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(204);
  });
});

describe('proving it again', () => {
  it('opens what needs a fresh second factor, and the token changes', async () => {
    const member = await enrol(house, agency, 'agency_admin');
    const person = await member.signsIn();
    const invite = (who: Person) =>
      who.post('/people', { role: 'caregiver', signInName: `c-${house.now()}`, displayName: 'New' });
    await later(minutes(9));
    expect((await person.get('/me')).status).toBe(200);
    await new Promise((seen) => setTimeout(seen, 50));
    await later(minutes(7));
    expect(await invite(person)).toMatchObject({ status: 403, body: { code: 'step-up-required' } });
    const reply = await person.post('/step-up', { password: member.password, code: await member.code() });
    expect(reply.status).toBe(200);
    expect(cookiesOf(reply)['__Host-session']).toBe(reply.body.token);
    expect((await person.get('/me')).status).toBe(401);
    expect((await invite(member.holding(reply.body.token))).status).toBe(201);
  });

  it('says one thing for a wrong password, a wrong code and a used one, counts them, and the session goes on', async () => {
    const member = await enrol(house, agency);
    const typed = await member.typed();
    const person = await member.signsIn(typed);
    const tries = [
      { password: 'something else entirely', code: await member.code(seconds(30)) },
      { password: member.password, code: (await wrong(member)).code },
      { password: member.password, code: typed.code },
    ];
    const replies = [];
    for (const asked of tries) replies.push(await person.post('/step-up', asked));
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.code}`))).toEqual(new Set(['422 proof-does-not-fit']));
    await person.post('/step-up', tries[0]);
    expect(await person.post('/step-up', tries[0])).toMatchObject({ status: 429 });
    expect((await person.get('/me')).status).toBe(200);
  });

  it('changes the password and ends every other session', async () => {
    const member = await enrol(house, agency);
    const [one, other] = [await member.signsIn(), (await later(minutes(1)), await member.signsIn())];
    await later(minutes(1));
    const next = 'violet harbour ladders seven';
    expect((await one.post('/password', { current: member.password, code: await member.code(), next })).status).toBe(204);
    expect(statuses([await one.get('/me'), await other.get('/me')])).toEqual([200, 401]);
    await later(minutes(1));
    expect(statuses([await member.tries(), await member.tries({ password: next })])).toEqual([401, 200]);
  });

  it('does not tell whether the current password was right when the new one does not fit', async () => {
    const member = await enrol(house, agency);
    const person = await member.signsIn();
    await later(minutes(1));
    const code = await member.code();
    for (const next of ['short', 'password1234', `${member.password}`]) {
      const asked = (current: string) => person.post('/password', { current, code, next });
      const [right, bad] = [await asked(member.password), await asked('not this one at all')];
      expect(right.status).toBe(422);
      if (next !== member.password) expect({ ...bad.body, instance: '' }).toEqual({ ...right.body, instance: '' });
    }
  });
});
