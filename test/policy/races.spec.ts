// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { connect, createApplication } from '../../apps/api/src/application.js';
import { createLogger } from '../../apps/api/src/platform/http/logging.js';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import { openHouse } from '../support/house.js';
import { Person, type Reply } from '../support/person.js';
import { type Call, callOf, send } from './call.js';
import { again, holders, join, type Member } from './people.js';
import { foundAgencyHere, Scene } from './scene.js';
import { wantedCount } from './seed.js';
import { difference, steps } from './untouched.js';
import { prepared, shownOnce } from './world.js';

/** As many as the house has connections: more would only wait for one. */
const writers = wantedCount('HARBOR_WRITERS', 16);
const records = wantedCount('HARBOR_RACES', 1);

describe('many at once', () => {
  const house = openHouse();
  let here: Scene['agency'];
  let elsewhere: Scene;

  beforeAll(async () => {
    here = await foundAgencyHere(house);
    elsewhere = await Scene.set(house, await foundAgencyHere(house));
  });

  it('with one version: one changes the record, the others are told that it has changed', async () => {
    const wrong: string[] = [];
    const routes = house.routes.filter(({ needsIfMatch }) => needsIfMatch);
    for (const route of routes) {
      for (let record = 0; record < records; record += 1) {
        const { scene, member } = await setting(route);
        const version = await versionOf(route, scene, member);
        const calls = Array.from({ length: writers }, () => callOf(route, scene, member, version));
        const replies = await Promise.all(calls.map((call) => send(member.person, call)));
        const winners = replies.filter(({ status }) => status < 300).length;
        const losers = replies.filter(({ status }) => status === 412).length;
        if (winners !== 1 || losers !== writers - 1) wrong.push(`${nameOf(route)}: ${winners} won, ${tally(replies)}`);
      }
    }
    console.info(`races: ${routes.length} routes × ${records} records × ${writers} writers`);
    expect(wrong).toEqual([]);
  }, 300_000);

  it('with one key: one effect and one answer, the same after a restart; with another body the key is refused', async () => {
    const restarted = await anotherProcess();
    const wrong: string[] = [];
    const routes = house.routes.filter(({ needsIdempotencyKey }) => needsIdempotencyKey);
    for (const route of routes) {
      const alone = await effectOf(route, async ({ person }, call) => [await send(person, call)]);
      const crowd = await effectOf(route, async ({ person }, call) => {
        const replies = await Promise.all(Array.from({ length: writers }, () => send(person, call)));
        return [...replies, await send(restarted.of(person), call)];
      });
      const [first] = crowd.replies;
      if (!first || first.status >= 300) wrong.push(`${nameOf(route)}: ${tally(crowd.replies)} ${first?.text ?? ''}`);
      const once = withoutShownOnce(route);
      if (crowd.replies.some(({ status, text }) => status !== first?.status || once(text) !== once(first.text)))
        wrong.push(`${nameOf(route)}: answers differ, ${tally(crowd.replies)} ${failures(house.log)}`);
      if (JSON.stringify(crowd.effect) !== JSON.stringify(alone.effect))
        wrong.push(`${nameOf(route)}: ${JSON.stringify(crowd.effect)} instead of ${JSON.stringify(alone.effect)}`);
      if (!(await refusesOther(route, crowd))) wrong.push(`${nameOf(route)}: took the key for something else`);
    }
    await restarted.app.close();
    expect(wrong).toEqual([]);
  }, 300_000);

  /** A youth of their own and someone who may, everything as the act needs it. */
  async function setting(route: Route): Promise<{ scene: Scene; member: Member }> {
    const scene = await Scene.set(house, here);
    const [holder] = holders(route.permission!);
    const member = await join(scene, holder!.role, holder!.standing, elsewhere);
    await prepared(route.handler, scene, member);
    return { scene, member };
  }

  /** The version there is now, as the refusal of a stale one tells it. */
  async function versionOf(route: Route, scene: Scene, member: Member): Promise<number> {
    const { status, body } = await send(member.person, callOf(route, scene, member));
    const { current } = body as { current?: number };
    if (status === 412 && current !== undefined) return current;
    throw new Error(
      `${route.handler} answers a stale version with ${status}. If something must be so before it goes through, say it in "prepare" of test/policy/world.ts; if not, its refusal must name the current version.`,
    );
  }

  async function effectOf(route: Route, act: (member: Member, call: Call) => Promise<Reply[]>) {
    const { scene, member } = await setting(route);
    const version = route.needsIfMatch ? await versionOf(route, scene, member) : undefined;
    const call = callOf(route, scene, member, version);
    const before = await steps(house);
    const replies = await act(member, call);
    return { replies, effect: difference(before, await steps(house)), call, member };
  }

  async function refusesOther(route: Route, { call, member }: { call: Call; member: Member }): Promise<boolean> {
    // Another youth in the address stands for another body where the route takes none; with neither it asks one thing alone.
    const hasId = /[0-9a-f-]{36}/;
    if (!route.body && !hasId.test(call.path)) return true;
    const other = route.body
      ? { ...call, body: `${JSON.stringify(call.body)} ` as unknown as Call['body'] }
      : { ...call, path: call.path.replace(hasId, randomUUID()) };
    // In another session: a key is of its person, and the act may hold its own session to one youth.
    const { person } = await again(house, member);
    const { status, body } = await send(person, other);
    return status === 422 && (body as { code?: string }).code === 'idempotency-key-reused';
  }

  async function anotherProcess(): Promise<{ app: NestFastifyApplication; of: (person: Person) => Person }> {
    const db = await connect(house.appUrl, house.keys, 4);
    const app = await createApplication({ db, keys: house.keys, log: createLogger('silent') });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    return { app, of: ({ token, ids }) => new Person(url, token, ids) };
  }
});

/** An answer without what is told a single time. */
function withoutShownOnce({ handler }: Route): (text: string) => string {
  const fields = shownOnce[handler] ?? [];
  if (fields.length === 0) return (text) => text;
  return (text) => JSON.stringify(JSON.parse(text), (name, value: unknown) => (fields.includes(name) ? undefined : value));
}

/** What the server says went wrong, of its last lines. */
const failures = (log: readonly string[]): string =>
  log
    .slice(-40)
    .filter((line) => line.includes('"status":5'))
    .slice(-3)
    .join('');

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

function tally(replies: readonly Reply[]): string {
  const counts = new Map<string, number>();
  for (const { status, body } of replies) {
    const what = `${status} ${(body as { code?: string }).code ?? ''}`.trim();
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(', ');
}
