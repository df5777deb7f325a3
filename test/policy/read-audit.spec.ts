// SPDX-License-Identifier: Apache-2.0
import { roles } from '@harbor/policy';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import { openHouse } from '../support/house.js';
import type { Reply } from '../support/person.js';
import { callOf, classOfAnswer, eachOf, expected, reaches, send, staleVersion } from './call.js';
import { again, holders, join, type Member, standings } from './people.js';
import { foundAgencyHere, Scene } from './scene.js';
import { eventsTold, prepared } from './world.js';

interface EventRow {
  action: string;
  decision: string;
  outcome: string;
  actor_id: string;
  rule_id: string;
  subjects: string[];
}
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

describe('every look leaves its trace', () => {
  const house = openHouse();
  let here: Scene['agency'];
  let elsewhere: Scene;
  let scene: Scene;
  let youthIds: Set<string>;

  beforeAll(async () => {
    here = await foundAgencyHere(house);
    elsewhere = await Scene.set(house, await foundAgencyHere(house));
    scene = await Scene.set(house, here);
  });

  it('every answer has one committed event, and names no youth that its event does not name', async () => {
    const wrong: string[] = [];
    const routes = house.routes.filter(({ permission }) => permission);
    let answered = 0;
    await eachOf(routes, async (route) => {
      for (const { role, standing } of holders(route.permission!)) {
        const own = await Scene.set(house, here);
        const member = await join(own, role, standing, elsewhere);
        await prepared(route.handler, own, member);
        const reply = await letIn(route, own, member);
        const where = `${route.method} ${route.path} as ${role} ${standing}`;
        if (reply.status >= 300) wrong.push(`${where}: ${reply.status} ${reply.text}`);
        else answered += 1;
        wrong.push(...(await untold(route, member, reply)).map((what) => `${where}: ${what}`));
      }
    });
    expect(wrong).toEqual([]);
    expect(answered).toBeGreaterThanOrEqual(routes.length);
  }, 120_000);

  it('every denial has its event, whoever was refused and whatever was named', async () => {
    const wrong: string[] = [];
    let denied = 0;
    await eachOf(await strangersToEverything(), async (member) => {
      // A role that no relation lets in is refused at the door: how it stands to the youth is not even asked.
      const isAsked = (route: Route) => reaches(member, route) || ['none', 'stranger'].includes(member.standing);
      for (const route of house.routes.filter((one) => one.permission && isAsked(one))) {
        for (const isFresh of [true, false]) {
          const wanted = expected(route, scene, member, isFresh);
          if (wanted === 'allow' || (!isFresh && wanted === 'deny')) continue;
          const { person } = await again(house, member, isFresh);
          const reply = await send(person, callOf(route, scene, member));
          const [event, ...others] = await eventsOf(reply);
          denied += 1;
          const isRight = event?.decision === wanted && event.outcome === 'refused' && event.actor_id === person.userId;
          if (!isRight || others.length > 0 || classOfAnswer(reply) !== wanted)
            wrong.push(
              `${route.method} ${route.path} as ${member.role} ${member.standing}: ${JSON.stringify([event, ...others])}`,
            );
          if (namesYouth(route) && !event?.subjects.includes(scene.youthId))
            wrong.push(`${route.path}: the event names no youth`);
        }
      }
    });
    expect(wrong).toEqual([]);
    expect(denied).toBeGreaterThan(house.routes.length);
  }, 120_000);

  it('an address that is no id of ours is refused like one out of reach, and told as well', async () => {
    const { person } = await join(scene, 'caseworker', 'assigned', elsewhere);
    const reply = await person.get('/youth/not-an-id');
    expect([classOfAnswer(reply), (await eventsOf(reply)).map(({ decision }) => decision)]).toEqual(['deny', ['deny']]);
  });

  /** The answer of an act at the version there is, of a reading as it comes. */
  async function letIn(route: Route, at: Scene, member: Member): Promise<Reply> {
    if (!route.needsIfMatch) return send(member.person, callOf(route, at, member));
    const { body } = await send(member.person, callOf(route, at, member));
    const { current = staleVersion } = body as { current?: number };
    return send(member.person, callOf(route, at, member, current));
  }

  async function untold(route: Route, member: Member, reply: Reply): Promise<string[]> {
    const events = await eventsOf(reply);
    const wanted = eventsTold[route.handler] ?? 1;
    const told = new Set(events.flatMap(({ subjects }) => subjects));
    youthIds = new Set((await house.owner.query<{ id: string }>('select id from harbor.youth')).rows.map(({ id }) => id));
    const shown = (reply.text.match(uuid) ?? []).filter((id) => youthIds.has(id) && !told.has(id));
    const isOwn = events.every(
      ({ actor_id: actor, rule_id: rule, decision }) =>
        actor === member.person.userId && rule === route.permission && decision === 'allow',
    );
    return [
      ...(events.length === wanted ? [] : [`${events.length} events instead of ${wanted}`]),
      ...(isOwn ? [] : [`an event of somebody or something else: ${JSON.stringify(events)}`]),
      ...(namesYouth(route) && reply.status < 300 && told.size === 0 ? ['the event names no youth'] : []),
      ...shown.map((id) => `shows youth ${id}, whom its event does not name`),
    ];
  }

  async function eventsOf({ headers }: Reply): Promise<EventRow[]> {
    const { rows } = await house.owner.query<EventRow>(
      'select action, decision, outcome, actor_id, rule_id, subjects from harbor.audit_event where request_id = $1',
      [headers.get('x-request-id')],
    );
    return rows;
  }

  /** One person of every role in each standing that lets nobody in, and one who is let in but must prove a second factor. */
  async function strangersToEverything(): Promise<Member[]> {
    const members: Member[] = [];
    for (const role of roles)
      for (const standing of standings.filter((one) => one !== 'placed' && one !== 'shared' && one !== 'ended'))
        members.push(await join(scene, role, standing, elsewhere));
    return members;
  }
});

const namesYouth = ({ path }: Route): boolean => path.includes(':youthId');
