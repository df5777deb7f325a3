// SPDX-License-Identifier: Apache-2.0
import { Agent, request } from 'node:http';
import { type PolicyTable, roles, tables } from '@harbor/policy';
import { openHouse } from './support/house.js';
import type { Route } from '../apps/api/src/platform/http/route-census.js';
import { addressOf, type Call, callOf, eachOf, reaches, send, staleVersion } from './policy/call.js';
import { again, join, type Member } from './policy/people.js';
import { foundAgencyHere, Scene } from './policy/scene.js';
import { asText, bentCursor, oddPath, oddQuery, rawBody, valueNear, warped, withOddHeader } from './policy/nonsense.js';
import { type MessageSchema, operationFor, schemaOf } from './policy/sample.js';
import { seeded, wantedCount } from './policy/seed.js';

interface Shot {
  who: Member;
  call: Omit<Call, 'body' | 'query'>;
  body: string | Buffer | undefined;
}
interface Answer {
  status: number;
  type: string;
  text: string;
  ms: number;
}
/** Names of tables and constraints, codes of the database, and words of its messages. */
const ofTheDatabase = new RegExp(
  [
    String.raw`\b(?:uq|fk|ck|ex|ix)_[a-z_]+`,
    String.raw`\b(?:harbor|gate|pg_catalog)\.`,
    'SQLSTATE|violates|syntax error at|duplicate key value|invalid input syntax|QueryFailed|node_modules|\\bat /',
    ...(Object.keys(tables) as PolicyTable[]).filter((name) => name.includes('_')).map((name) => `"${name}"`),
  ].join('|'),
);

describe('nonsense', () => {
  const house = openHouse();
  const chance = seeded();
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  let scene: Scene;
  let elsewhere: Scene;
  const members: Member[] = [];
  const marks = new Map<string, string>();
  afterAll(() => agent.destroy());

  beforeAll(async () => {
    scene = await Scene.set(house, await foundAgencyHere(house));
    elsewhere = await Scene.set(house, await foundAgencyHere(house));
    const standing = { caregiver: 'placed', caseworker: 'assigned', program_manager: 'supervising' } as const;
    for (const role of roles) {
      const near = role in standing ? standing[role as keyof typeof standing] : 'none';
      members.push(await join(scene, role, near, elsewhere), await join(scene, role, 'none', elsewhere));
    }
    await learnMarks();
  });

  it('of every kind, from everyone, gets a clear refusal: never a fault, never late, never a word of the database', async () => {
    const shots = wantedCount('HARBOR_FUZZ', 5_000);
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    await eachOf(
      Array.from({ length: shots }, (_, i) => i),
      async (i) => {
        const shot = await aim(i);
        const answer = await fire(shot);
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
        // A session that was spent on the way, such as by a change of password, is opened anew.
        if (answer.status === 401) await renew(shot.who);
        const fault = faultOf(answer);
        if (fault)
          wrong.push(
            `${fault}: ${shot.call.method} ${shot.call.path} ${String(shot.body).slice(0, 200)} → ${answer.text.slice(0, 300)}`,
          );
      },
      12,
    );
    console.info(`fuzz: ${shots} requests, seed ${chance.seed}, ${JSON.stringify([...statuses].sort())}`);
    expect(wrong).toEqual([]);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404, 412, 415, 422]));
  }, 900_000);

  async function renew(who: Member): Promise<void> {
    const renewed = await again(house, who);
    const at = members.indexOf(who);
    if (at >= 0) members[at] = renewed;
  }

  /** One request: a fitting one that is then bent in one way. */
  async function aim(i: number): Promise<Shot> {
    const route = house.routes[i % house.routes.length]!;
    const isOwn = chance.whole(10) > 0;
    const near = members.filter((one) => one.standing !== 'none' && reaches(one, route));
    const who = chance.pick(near.length > 0 && chance.whole(3) > 0 ? near : members);
    // Acts on sessions get one to spend. Others keep theirs, now and then without a fresh second factor.
    const member = route.permission === 'session.own' || chance.whole(20) === 0 ? await again(house, who, isOwn) : who;
    const { person } = member;
    const fitting = callOf(route, isOwn ? scene : elsewhere, member, chance.pick([1, 2, staleVersion]));
    const headers = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json', ...fitting.headers };
    const call = { ...fitting, headers };
    const schema = route.body ? schemaOf(route.body.name) : ({ type: 'object', properties: {} } as MessageSchema);
    const json = (body: object | undefined) => (body && route.method !== 'GET' ? JSON.stringify(body) : undefined);
    if (isPaged(route) && chance.whole(3) === 0)
      return aimed(who, paged(route, call, { cursor: bentCursor(marks.get(route.handler), chance) }));
    switch (chance.whole(7)) {
      case 0:
        return { who, call: { ...call, path: oddPath(addressOf(call), chance) }, body: json(call.body) };
      case 1:
        return { who, call: { ...call, path: `${call.path}${oddQuery(chance)}` }, body: json(call.body) };
      case 2:
        return { who, call: { ...withOddHeader(call, chance), path: addressOf(call) }, body: json(call.body) };
      case 3:
        return {
          who,
          call: { ...call, path: addressOf(call) },
          body: route.method === 'GET' ? undefined : rawBody(call.body ?? {}, chance),
        };
      case 4:
        return {
          who,
          call: { ...call, path: addressOf({ ...call, query: bentQuery(route, call.query) }) },
          body: json(call.body),
        };
      default:
        return { who, call: { ...call, path: addressOf(call) }, body: json(warped(call.body ?? {}, schema, chance)) };
    }
  }

  function aimed(who: Member, call: Call): Shot {
    return { who, call: { ...call, path: addressOf(call) }, body: call.body && JSON.stringify(call.body) };
  }

  /** A real mark of each list, from a page of one row. */
  async function learnMarks(): Promise<void> {
    for (const route of house.routes.filter(isPaged)) {
      for (const member of members.filter((one) => reaches(one, route))) {
        const { body } = await send(member.person, paged(route, callOf(route, scene, member), { limit: '1' }));
        if (typeof body.next === 'string') marks.set(route.handler, body.next);
      }
    }
  }

  function bentQuery(route: Route, query: Record<string, string>): Record<string, string> {
    const known = (operationFor(route).parameters ?? []).filter((one) => one.in === 'query');
    if (known.length === 0) return query;
    const { name, schema } = chance.pick(known);
    return {
      ...query,
      [name]: asText(valueNear((schema ?? {}) as MessageSchema, chance))
        .replace(/\p{Cs}/gu, '?')
        .slice(0, 2_000),
    };
  }

  function fire({ call, body }: Shot): Promise<Answer> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(house.url);
      const length: Record<string, string> = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        { agent, hostname, port, method: call.method, path: call.path, headers: latin1({ ...call.headers, ...length }) },
        (reply) => {
          let text = '';
          reply.setEncoding('utf8').on('data', (part: string) => (text += part));
          reply.on('end', () =>
            resolve({
              status: reply.statusCode ?? 0,
              type: reply.headers['content-type'] ?? '',
              text,
              ms: performance.now() - began,
            }),
          );
        },
      );
      // A body that is too large is refused while it is still being sent; the connection may go with it.
      sent.on('error', (error: NodeJS.ErrnoException) =>
        Buffer.byteLength(body ?? '') > 1_000_000
          ? resolve({ status: 413, type: 'application/problem+json', text: '{"code":"cut"}', ms: 0 })
          : reject(error),
      );
      sent.end(body);
    });
  }
});

const knows = (message: Route['query'], name: string) => message && name in (schemaOf(message.name).properties ?? {});
const isPaged = (route: Route) => Boolean(knows(route.query, 'cursor') || knows(route.body, 'cursor'));

/** The call with these words about its page where they belong. */
function paged(route: Route, call: Call, page: Record<string, string>): Call {
  if (knows(route.query, 'cursor')) return { ...call, query: { ...call.query, ...page } };
  const { limit, ...rest } = page;
  return { ...call, body: { ...call.body, ...rest, ...(limit ? { limit: Number(limit) } : {}) } };
}

function faultOf({ status, type, text, ms }: Answer): string | undefined {
  if (status >= 500 || status === 0) return `fault ${status}`;
  if (ms > 5_000) return `late, ${Math.round(ms)} ms`;
  if (status < 400) return undefined;
  if (!type.startsWith('application/problem+json')) return `no problem but ${type}`;
  const { code, errors } = JSON.parse(text) as { code?: string; errors?: { pointer?: string }[] };
  if (!code) return 'a refusal without a code';
  if (status === 422 && !(errors?.length && errors.every(({ pointer }) => typeof pointer === 'string')))
    return 'a 422 without a place';
  return ofTheDatabase.test(text) ? 'words of the database' : undefined;
}

/** What may stand in a header on the wire; anything else Node itself refuses to send. */
function latin1(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')]),
  );
}
