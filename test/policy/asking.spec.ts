// SPDX-License-Identifier: Apache-2.0
import { roles } from '@harbor/policy';
import { openHouse } from '../support/house.js';
import { type Asked, Asking } from './asking.js';
import { callOf, classOfAnswer, eachOf, expected, send } from './call.js';
import { protectedWords } from './canaries.js';
import { again, join, type Member } from './people.js';
import { Scene } from './scene.js';
import { traces } from './traces.js';

describe('every route, asked by everyone', () => {
  const house = openHouse();
  let asking: Asking;
  const nameOf = ({ route, member, isFresh }: Asked) =>
    `${route.method} ${route.path} as ${member.role}, ${member.standing}${isFresh ? '' : ', second factor not fresh'}`;

  beforeAll(async () => {
    asking = await Asking.everyone(house);
  }, 240_000);

  it('answers every role in every relation as the policy table decides', () => {
    const { cells, scene } = asking;
    const wrong = cells.flatMap((cell) => {
      const wanted = expected(cell.route, scene, cell.member, cell.isFresh);
      const got = classOfAnswer(cell.reply);
      return got === wanted ? [] : [`${nameOf(cell)}: expected ${wanted}, got ${got}`];
    });
    expect(wrong).toEqual([]);
    console.info(`policy over HTTP: ${cells.length} cells of ${house.routes.length} routes`);
    expect(cells.length).toBeGreaterThan(house.routes.length * roles.length);
  });

  protectedWords(() => asking);
  traces(() => asking);

  it('without a session every route but the public ones asks to sign in, whoever and whatever is named', async () => {
    const { scene, elsewhere } = asking;
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
    const { scene, elsewhere } = asking;
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

  async function endAt({ person: { ids }, standing }: Member, until: Date): Promise<void> {
    const [table, column] = standing === 'supervising' ? ['supervision', 'supervisor_id'] : ['care_team', 'user_id'];
    await house.owner.query(
      `set session_replication_role = replica; update harbor.${table} set until_at = '${until.toISOString()}'
        where ${column} = '${ids.userId}'; reset session_replication_role;`,
    );
  }
});
