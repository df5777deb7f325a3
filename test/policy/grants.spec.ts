// SPDX-License-Identifier: Apache-2.0
import { cellOf, roles } from '@harbor/policy';
import { openHouse } from '../support/house.js';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import { callOf, classOfAnswer, eachOf, expected, send } from './call.js';
import { again, everyone, join, type Member } from './people.js';
import { foundAgencyHere, Scene } from './scene.js';

interface Cell {
  route: Route;
  member: Member;
  isFresh: boolean;
}

describe('who may what, over HTTP', () => {
  const house = openHouse();
  let scene: Scene;
  let elsewhere: Scene;
  let members: Member[];
  const nameOf = ({ route, member, isFresh }: Cell) =>
    `${route.method} ${route.path} as ${member.role}, ${member.standing}${isFresh ? '' : ', second factor not fresh'}`;

  beforeAll(async () => {
    const [here, there] = [await foundAgencyHere(house), await foundAgencyHere(house)];
    scene = await Scene.set(house, here);
    elsewhere = await Scene.set(house, there);
    members = await everyone(scene, elsewhere);
  });

  const cells = (): Cell[] =>
    house.routes
      .filter(({ permission }) => permission)
      .flatMap((route) =>
        members.flatMap((member) => {
          const asks = cellOf(member.role, route.permission!).fresh;
          return [{ route, member, isFresh: true }, ...(asks ? [{ route, member, isFresh: false }] : [])];
        }),
      );

  it('every route answers every role in every relation as the policy table decides', async () => {
    const wrong: string[] = [];
    const all = cells();
    await eachOf(all, async (cell) => {
      const got = await answerTo(cell);
      const wanted = expected(cell.route, scene, cell.member, cell.isFresh);
      if (got !== wanted) wrong.push(`${nameOf(cell)}: expected ${wanted}, got ${got}`);
    });
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(house.routes.length * roles.length);
  }, 120_000);

  it('without a session every route but the public ones asks to sign in, whoever and whatever is named', async () => {
    const wrong: string[] = [];
    await eachOf(house.routes, async (route) => {
      if (!route.permission) return;
      const nobody = await join(scene, 'caseworker', 'assigned', elsewhere);
      const call = callOf(route, scene, nobody);
      Object.assign(nobody.person, { token: 'x'.repeat(43) });
      if (classOfAnswer(await send(nobody.person, call)) !== 'sign-in') wrong.push(`${route.method} ${route.path}`);
    });
    expect(wrong).toEqual([]);
  });

  it('a relation ends by itself at its instant, in sessions that go on', async () => {
    const routes = house.routes.filter(({ method, path }) => method === 'GET' && path.includes(':youthId'));
    for (const [role, standing] of [
      ['caseworker', 'assigned'],
      ['caregiver', 'placed'],
      ['program_manager', 'supervising'],
    ] as const) {
      const own = await Scene.set(house, scene.agency);
      const member = await join(own, role, standing, elsewhere);
      await endAt(member, new Date(Date.now() + 120_000));
      const inReach = async () => {
        const now = await again(house, member);
        const classes = await Promise.all(
          routes.map(async (route) => [
            expected(route, own, now, true),
            classOfAnswer(await send(now.person, callOf(route, own, now))),
          ]),
        );
        return classes.filter(([wanted, got]) => wanted === 'allow' && got === 'allow').length;
      };
      expect(await inReach()).toBeGreaterThan(0);
      await house.travel(121_000);
      expect(await inReach()).toBe(0);
      await house.travel(0);
    }
  });

  async function answerTo({ route, member, isFresh }: Cell): Promise<string> {
    const isAct = route.method !== 'GET';
    // An act that goes through has effects: it gets a youth of its own, so that no cell sees what another did.
    const isLetIn = isAct && !route.needsIfMatch && expected(route, scene, member, isFresh) === 'allow';
    const at = isLetIn ? await Scene.set(house, scene.agency) : scene;
    const who = isLetIn ? await join(at, member.role, member.standing, elsewhere) : member;
    const caller = isAct || !isFresh ? await again(house, who, isFresh) : who;
    return classOfAnswer(await send(caller.person, callOf(route, at, caller)));
  }

  async function endAt({ person: { ids }, standing }: Member, until: Date): Promise<void> {
    const [table, column] = standing === 'supervising' ? ['supervision', 'supervisor_id'] : ['care_team', 'user_id'];
    await house.owner.query(
      `set session_replication_role = replica; update harbor.${table} set until_at = '${until.toISOString()}'
        where ${column} = '${ids.userId}'; reset session_replication_role;`,
    );
  }
});
