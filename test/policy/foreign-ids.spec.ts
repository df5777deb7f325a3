// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { reachOf, tables } from '@harbor/policy';
import { openHouse } from '../support/house.js';
import type { Reply } from '../support/person.js';
import { type Call, callOf, eachOf, pathValueFor, reaches, send } from './call.js';
import { everyone, type Member } from './people.js';
import { placesIn, schemaOf } from './sample.js';
import { fileTables, foundAgencyHere, Scene } from './scene.js';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import { seeded, wantedCount } from './seed.js';

/** One id put in one place of one call: another agency's, and beside it one that nobody has. */
interface Probe {
  route: Route;
  member: Member;
  /** Puts an id into the call. */
  put: (call: Call, id: string) => Call;
  place: string;
  foreign: string;
}

/** Tables whose rows hang from one youth. */
const ofYouth = new Set(
  Object.entries(tables).flatMap(([table, { key }]) => (fileTables.has(table) || key !== 'id' ? [table] : [])),
);

describe('ids of others', () => {
  const house = openHouse();
  let scene: Scene;
  let elsewhere: Scene;
  /** At the same agency, but nobody here stands to it. */
  let beside: Scene;
  let members: Member[];
  const timings: { foreign: number[]; nobodys: number[] } = { foreign: [], nobodys: [] };

  beforeAll(async () => {
    const [here, there] = [await foundAgencyHere(house), await foundAgencyHere(house)];
    scene = await Scene.set(house, here);
    elsewhere = await Scene.set(house, there);
    beside = await Scene.set(house, here);
    // Strangers would be at home where the foreign ids are.
    members = (await everyone(scene, elsewhere)).filter(({ standing }) => standing !== 'stranger');
  });

  it('of another agency, or out of reach at one’s own, are answered as ids that nobody has, wherever an id can stand', async () => {
    const random = seeded();
    const wanted = wantedCount('HARBOR_PROBES', 2_600);
    const probes = random.shuffled(allProbes());
    const wrong: string[] = [];
    const asked = Array.from({ length: Math.ceil(wanted / 2) }, (_, i) => probes[i % probes.length]!);
    await eachOf(asked, async (probe) => {
      const [foreign, nobodys] = await answers(probe);
      const where = `${probe.route.method} ${probe.route.path} ${probe.place} as ${probe.member.role} ${probe.member.standing}`;
      if (told(foreign) !== told(nobodys)) wrong.push(`${where}: ${told(foreign)} but ${told(nobodys)}`);
      if (leaks(foreign, probe.foreign)) wrong.push(`${where}: tells something of the other agency`);
    });
    console.info(`foreign ids: ${asked.length * 2} probes in ${probes.length} places, seed ${random.seed}`);
    expect(wrong).toEqual([]);
  }, 600_000);

  it('take no other time than ids that nobody has', () => {
    const [foreign, nobodys] = [median(timings.foreign), median(timings.nobodys)];
    expect(Math.abs(foreign - nobodys)).toBeLessThan(Math.max(1.5, 0.3 * nobodys));
  });

  it('a page mark of another agency turns no page of theirs', async () => {
    const lists = house.routes.filter(({ query }) => query && 'cursor' in (schemaOf(query.name).properties ?? {}));
    expect(lists.length).toBeGreaterThan(0);
    for (const route of lists) {
      for (const member of members.filter((one) => reaches(one, route))) {
        const call = callOf(route, scene, member);
        for (const mark of [['a'], ['zzz'], ['', elsewhere.youthId], [new Date().toISOString(), elsewhere.ids.account]]) {
          const cursor = Buffer.from(JSON.stringify(mark)).toString('base64url');
          const reply = await send(member.person, { ...call, query: { ...call.query, cursor } });
          expect([route.handler, reply.status < 500, leaks(reply, '')]).toEqual([route.handler, true, false]);
        }
      }
    }
  });

  function allProbes(): Probe[] {
    const theirs = [...new Set([...Object.values(elsewhere.ids), ...Object.values(elsewhere.accounts), elsewhere.wordsId])];
    const outOfReach = Object.entries(beside.ids).flatMap(([table, id]) => (ofYouth.has(table) ? [id] : []));
    return house.routes
      .filter(({ permission }) => permission)
      .flatMap((route) =>
        placesFor(route).flatMap(({ place, put, isOfYouth }) =>
          members
            .filter((member) => reaches(member, route))
            .flatMap((member) =>
              [...theirs, ...(isOfYouth && !reachOf(member.role, route.permission!).includes('agency') ? outOfReach : [])].map(
                (foreign) => ({ route, member, place, put, foreign }),
              ),
            ),
        ),
      );
  }

  async function answers({ route, member, put, foreign }: Probe): Promise<[Reply, Reply]> {
    const call = callOf(route, scene, member);
    const timed = async (id: string, into: number[]) => {
      const began = performance.now();
      const reply = await send(member.person, again(put(call, id)));
      into.push(performance.now() - began);
      return reply;
    };
    return [await timed(foreign, timings.foreign), await timed(randomUUID(), timings.nobodys)];
  }

  function leaks({ text, headers, status }: Reply, sent: string): boolean {
    const all = `${text}${[...headers].join()}`.replaceAll(sent || '-', '');
    if (status >= 500) return true;
    return (
      [...elsewhere.canaries, ...beside.canaries].some(({ token, youthId }) => youthId && all.includes(token)) ||
      [...Object.values(elsewhere.ids), ...Object.values(elsewhere.accounts)].some((id) => all.includes(id))
    );
  }
});

/** An act needs a new key each time; nothing else may differ between two calls. */
function again(call: Call): Call {
  if (call.headers['idempotency-key'] === undefined) return call;
  return { ...call, headers: { ...call.headers, 'idempotency-key': randomUUID() } };
}

/** Where ids stand: in the path, the query, and in the body however deep. From the API document. */
function placesFor(route: Route): (Pick<Probe, 'place' | 'put'> & { isOfYouth: boolean })[] {
  const inPath = route.pathIds.map((name) => ({
    place: `:${name}`,
    isOfYouth: pathValueFor(route, name).of === 'youth',
    put: (call: Call, id: string): Call => ({ ...call, path: withParam(route.path, call.path, name, id) }),
  }));
  const ids = (name: string) => placesIn(schemaOf(name)).filter(({ schema }) => schema.format === 'uuid');
  const inQuery = (route.query ? ids(route.query.name) : []).map(({ path }) => ({
    place: `?${path.join('.')}`,
    isOfYouth: false,
    put: (call: Call, id: string): Call => ({ ...call, query: { ...call.query, [String(path[0])]: id } }),
  }));
  const inBody = (route.body ? ids(route.body.name) : []).map(({ path }) => ({
    place: `/${path.join('/')}`,
    isOfYouth: false,
    put: (call: Call, id: string): Call => ({ ...call, body: withValue(call.body ?? {}, path, id) as Record<string, unknown> }),
  }));
  return [...inPath, ...inQuery, ...inBody];
}

function withParam(pattern: string, path: string, name: string, id: string): string {
  const at = pattern.split('/').indexOf(`:${name}`);
  return path
    .split('/')
    .map((part, i) => (i === at ? id : part))
    .join('/');
}

function withValue(target: unknown, [first, ...rest]: (string | number)[], value: unknown): unknown {
  if (first === undefined) return value;
  if (typeof first === 'number') return [withValue((target as unknown[] | undefined)?.[0], rest, value)];
  return {
    ...(target as object | undefined),
    [first]: withValue((target as Record<string, unknown> | undefined)?.[first], rest, value),
  };
}

/** What an answer tells, without what differs from one request to the next. */
function told({ status, text, headers }: Reply): string {
  const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
  const kept = [...headers].filter(([name]) => name !== 'date' && name !== 'x-request-id');
  return `${status} ${text} ${JSON.stringify(kept)}`.replace(uuid, '…').replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '…');
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
