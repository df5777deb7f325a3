// SPDX-License-Identifier: Apache-2.0
import { type Relation, sees } from '@harbor/policy';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import { openHouse } from '../support/house.js';
import { readPdf } from '../support/pdf.js';
import type { Reply } from '../support/person.js';
import { callOf, eachOf, send } from './call.js';
import { everyone, heldIn, holders, join, type Member } from './people.js';
import { type Canary, foundAgencyHere, Scene } from './scene.js';
import { opens, opensColumn, prepared } from './world.js';

describe('protected words', () => {
  const house = openHouse();
  let scene: Scene;
  let elsewhere: Scene;
  let members: Member[];
  const scenes: Scene[] = [];
  const answers: { route: Route; member: Member; reply: Reply }[] = [];

  beforeAll(async () => {
    const [here, there] = [await foundAgencyHere(house), await foundAgencyHere(house)];
    scene = await Scene.set(house, here);
    elsewhere = await Scene.set(house, there);
    members = await everyone(scene, elsewhere);
    scenes.push(scene, elsewhere);
    // Readings, queries by POST, and acts that are refused as stale: what tells without changing.
    const [tells, acts] = split(house.routes, ({ method, needsIfMatch, needsIdempotencyKey, permission }) =>
      method === 'GET' || needsIfMatch ? true : !needsIdempotencyKey && permission !== 'session.own',
    );
    await eachOf(tells, async (route) => {
      for (const member of members)
        answers.push({ route, member, reply: await legible(await send(member.person, callOf(route, scene, member))) });
    });
    // An act that goes through changes what others see, or ends a session, so it gets a youth and people of its own.
    await eachOf(acts, async (route) => {
      for (const { role, standing } of holders(route.permission!)) {
        const own = await Scene.set(house, here);
        scenes.push(own);
        const member = await join(own, role, standing, elsewhere);
        await prepared(route.handler, own, member);
        answers.push({ route, member, reply: await legible(await send(member.person, callOf(route, own, member))) });
      }
    });
  }, 120_000);

  it('stand in no answer to a person whom the policy denies that class of that child', () => {
    const wrong = answers.flatMap(({ route, member, reply }) =>
      canariesIn(reply.text)
        .filter((canary) => !maySee(member, route, canary))
        .map(
          (canary) =>
            `${route.method} ${route.path} shows ${canary.table}.${canary.column} (${canary.dataClass ?? 'no class'}) to ${member.role} ${member.standing}`,
        ),
    );
    expect([...new Set(wrong)]).toEqual([]);
  });

  it('reach the people who need them: the test can see what it looks for', () => {
    const shown = new Set(
      answers.flatMap(({ reply }) => canariesIn(reply.text).map(({ table, column }) => `${table}.${column}`)),
    );
    expect([...shown]).toEqual(
      expect.arrayContaining(['youth.used_name', 'youth_case.legal_name', 'youth_case.school_enc', 'caregiver_plan.content_enc']),
    );
    const caregiver = answers.filter(({ member }) => member.role === 'caregiver' && member.standing === 'placed');
    expect(caregiver.flatMap(({ reply }) => canariesIn(reply.text)).length).toBeGreaterThan(5);
    const files = answers.filter(({ reply }) => isFile(reply));
    expect(files.flatMap(({ reply }) => canariesIn(reply.text)).length).toBeGreaterThan(0);
  });

  it('stand in no refusal, in no header and in no line of the log', () => {
    const refusals = answers.filter(({ reply }) => reply.status >= 400);
    expect(refusals.length).toBeGreaterThan(members.length);
    for (const { route, reply } of refusals) expect([route.path, canariesIn(reply.text)]).toEqual([route.path, []]);
    for (const { route, reply } of answers) expect([route.path, canariesIn([...reply.headers].join())]).toEqual([route.path, []]);
    expect(house.log.length).toBeGreaterThan(answers.length / 2);
    expect(canariesIn(house.log.join())).toEqual([]);
  });

  it('of every column have a class, once an entity reads the table', () => {
    const shown = answers.flatMap(({ reply }) => canariesIn(reply.text));
    expect(shown.filter(({ dataClass }) => dataClass === undefined)).toEqual([]);
  });

  function canariesIn(text: string): Canary[] {
    if (!text.includes('cnry')) return [];
    return scenes.flatMap(({ canaries }) => canaries).filter(({ token }) => text.includes(token));
  }

  function maySee(member: Member, { permission }: Route, canary: Canary): boolean {
    if (canary.agencyId !== member.agency.id || canary.dataClass === undefined || permission === undefined) return false;
    const { dataClass, table, column } = canary;
    const isOpened = opens[permission]?.includes(dataClass) || opensColumn[`${table}.${column}`]?.includes(permission);
    // A line between the youth and their worker: a supervisor opens it apart, saying why.
    const isBetweenThem = column.endsWith('/youth_and_worker') && permission !== 'plan.readClosed';
    return heldTo(member, canary).some(
      (relation) => (isOpened || sees(member.role, relation, dataClass)) && !(isBetweenThem && relation !== 'assigned'),
    );
  }

  function heldTo(member: Member, { youthId }: Canary): readonly Relation[] {
    if (youthId === undefined) return ['agency'];
    if (youthId !== member.scene.youthId) return [];
    return member.standing === 'stranger' ? ['assigned', 'placed', 'supervising', 'shared'] : heldIn[member.standing];
  }
});

const isFile = ({ headers }: Reply): boolean => headers.get('content-type') === 'application/pdf';

/** The words of a file are packed in its bytes. */
async function legible(reply: Reply): Promise<Reply> {
  if (!isFile(reply)) return reply;
  return { ...reply, text: JSON.stringify(await readPdf(reply.bytes)) };
}

function split<T>(list: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [list.filter(is), list.filter((one) => !is(one))];
}
