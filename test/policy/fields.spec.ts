// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { openHouse } from '../support/house.js';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import { addressOf, type Call, callOf, eachOf } from './call.js';
import { holders, join, type Member } from './people.js';
import { type MessageSchema, placesIn, resolved, schemaOf } from './sample.js';
import { foundAgencyHere, Scene } from './scene.js';
import { seeded, wantedCount } from './seed.js';
import { fingerprint } from './untouched.js';

interface Probe {
  route: Route;
  /** Where the object stands into which a field is put: the body itself, one inside it, or the query. */
  at: (string | number)[] | 'query';
  name: string;
}
/** Fields people have tried everywhere: of sessions, frameworks and databases. */
const tried = [
  'isAdmin',
  'admin',
  'role',
  'roles',
  'permission',
  'permissions',
  'agencyId',
  'agency_id',
  'userId',
  'createdBy',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'owner',
  'relation',
  'dataClass',
  'token',
  'session',
  '$where',
  '__typename',
  '_id',
  'toString',
  'valueOf',
  'hasOwnProperty',
  'then',
  'toJSON',
  '',
];

describe('fields nobody asked for', () => {
  const house = openHouse();
  let scene: Scene;
  let elsewhere: Scene;

  beforeAll(async () => {
    const [here, there] = [await foundAgencyHere(house), await foundAgencyHere(house)];
    scene = await Scene.set(house, here);
    elsewhere = await Scene.set(house, there);
  });

  it('are refused by name, wherever they are put, and nothing is changed', async () => {
    const random = seeded();
    const probes = random.shuffled(await allProbes()).slice(0, wantedCount('HARBOR_FIELDS', 3_000));
    const callers = new Map(await Promise.all(house.routes.map(async (route) => [route, await callerOf(route)] as const)));
    const before = await fingerprint(house);
    const wrong: string[] = [];
    await eachOf(probes, async (probe) => {
      const member = callers.get(probe.route)!;
      const { call, pointer } = withField(probe, callOf(probe.route, scene, member));
      const { status, body } = await member.person.send(call.method, addressOf(call), call.body, call.headers);
      const said = (body as { errors?: { pointer: string; code: string }[] }).errors ?? [];
      if (status !== 422 || !said.some((one) => one.pointer === pointer && one.code === 'unknown-field'))
        wrong.push(`${probe.route.method} ${probe.route.path} ${pointer}: ${status} ${JSON.stringify(said)}`);
    });
    console.info(`hidden fields: ${probes.length} probes, seed ${random.seed}`);
    expect(wrong).toEqual([]);
    expect(await fingerprint(house)).toBe(before);
  }, 300_000);

  async function allProbes(): Promise<Probe[]> {
    const { rows } = await house.owner.query<{ name: string }>(
      `select distinct column_name as name from information_schema.columns where table_schema in ('harbor', 'gate')`,
    );
    const columns = rows.flatMap(({ name }) => [name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()), name]);
    const names = [...new Set([...tried, ...columns])];
    return house.routes.flatMap((route) =>
      placesFor(route).flatMap(({ at, known }) =>
        names.filter((name) => !known.includes(name) && !(at === 'query' && name === '')).map((name) => ({ route, at, name })),
      ),
    );
  }

  /** Someone whom the policy lets through to the message, standing as it asks. */
  async function callerOf(route: Route): Promise<Member> {
    const [first] = route.permission ? holders(route.permission) : [{ role: 'caseworker', standing: 'none' } as const];
    return join(scene, first!.role, first!.standing, elsewhere);
  }
});

/** Objects of the body that has a class, one that has none at all, and the query. */
function placesFor(route: Route): { at: Probe['at']; known: string[] }[] {
  const namesIn = (schema: MessageSchema) => Object.keys(resolved(schema).properties ?? {});
  const query = { at: 'query' as const, known: route.query ? namesIn(schemaOf(route.query.name)) : [] };
  if (route.method === 'GET') return [query];
  if (!route.body) return [query, { at: [], known: [] }];
  const body = schemaOf(route.body.name);
  const inner = placesIn(body).filter(
    ({ schema, path }) => schema.type === 'object' || (path.at(-1) === 0 && resolved(schema).properties),
  );
  return [query, { at: [], known: namesIn(body) }, ...inner.map(({ path, schema }) => ({ at: path, known: namesIn(schema) }))];
}

function withField({ at, name }: Probe, call: Call): { call: Call; pointer: string } {
  if (at === 'query') return { call: { ...call, query: { ...call.query, [name]: randomUUID() } }, pointer: `?${name}` };
  const body = structuredClone(call.body ?? {});
  const target = at.reduce<Record<string | number, unknown>>((object, key) => object[key] as Record<string, unknown>, body);
  Object.defineProperty(target, name, { value: randomUUID(), enumerable: true });
  return { call: { ...call, body }, pointer: `${[...at.map((key) => `/${key}`)].join('')}/${name}` };
}
