// SPDX-License-Identifier: Apache-2.0
import { cellOf } from '@harbor/policy';
import type { Route } from '../../apps/api/src/platform/http/route-census.js';
import type { House } from '../support/house.js';
import { readPdf } from '../support/pdf.js';
import type { Reply } from '../support/person.js';
import { callOf, eachOf, expected, isTelling, send, staleVersion } from './call.js';
import { again, everyone, holders, join, type Member } from './people.js';
import { foundAgencyHere, Scene } from './scene.js';
import { needsLongLog, prepared } from './world.js';

/** One call of a route by one person, and what came of it. */
export interface Asked {
  route: Route;
  member: Member;
  /** Whether they proved their second factor lately. */
  isFresh: boolean;
  reply: Reply;
}

/** Every route asked by everyone once; what the answers have to be is judged apart, as often as there are questions to them. */
export class Asking {
  readonly scenes: Scene[] = [];
  members: Member[] = [];
  /** Every role in every standing that tells something, about one youth. */
  readonly cells: Asked[] = [];
  /** Every route by each role that may, about a youth of their own, prepared so that it goes through. */
  readonly letIn: Asked[] = [];

  private constructor(
    readonly house: House,
    readonly scene: Scene,
    readonly elsewhere: Scene,
  ) {
    this.scenes.push(scene, elsewhere);
  }

  static async everyone(house: House): Promise<Asking> {
    const [here, there] = [await foundAgencyHere(house), await foundAgencyHere(house)];
    const asking = new Asking(house, await Scene.set(house, here), await Scene.set(house, there));
    asking.members = await everyone(asking.scene, asking.elsewhere);
    const routes = house.routes.filter(({ permission }) => permission);
    await eachOf(asking.toAsk(routes), async (cell) => {
      asking.cells.push(await asking.ask(cell));
    });
    await eachOf(routes, (route) => asking.askPrepared(route));
    return asking;
  }

  private toAsk(routes: readonly Route[]): Omit<Asked, 'reply'>[] {
    return routes.flatMap((route) =>
      this.members
        .filter((member) => isTelling(member, route))
        .flatMap((member) => {
          const asks = cellOf(member.role, route.permission!).fresh;
          return [{ route, member, isFresh: true }, ...(asks ? [{ route, member, isFresh: false }] : [])];
        }),
    );
  }

  private async ask({ route, member, isFresh }: Omit<Asked, 'reply'>): Promise<Asked> {
    const isAct = route.method !== 'GET';
    // An act that goes through has effects: it gets a youth of its own, so that no cell sees what another did.
    const isLetIn = isAct && !route.needsIfMatch && expected(route, this.scene, member, isFresh) === 'allow';
    const at = isLetIn ? await this.another() : this.scene;
    const who = isLetIn ? await join(at, member.role, member.standing, this.elsewhere) : member;
    const caller = isAct || !isFresh ? await again(this.house, who, isFresh) : who;
    return { route, member: caller, isFresh, reply: await legible(await send(caller.person, callOf(route, at, caller))) };
  }

  private async askPrepared(route: Route): Promise<void> {
    if (needsLongLog.has(route.handler)) return;
    for (const { role, standing } of holders(route.permission!)) {
      const own = await this.another();
      const member = await join(own, role, standing, this.elsewhere);
      await prepared(route.handler, own, member);
      this.letIn.push({ route, member, isFresh: true, reply: await legible(await letIn(route, own, member)) });
    }
  }

  private async another(): Promise<Scene> {
    const scene = await Scene.set(this.house, this.scene.agency);
    this.scenes.push(scene);
    return scene;
  }
}

/** The answer of an act at the version there is, of a reading as it comes. */
async function letIn(route: Route, at: Scene, member: Member): Promise<Reply> {
  if (!route.needsIfMatch) return send(member.person, callOf(route, at, member));
  const { body } = await send(member.person, callOf(route, at, member));
  const { current = staleVersion } = body as { current?: number };
  return send(member.person, callOf(route, at, member, current));
}

export const isFile = ({ headers }: Reply): boolean => headers.get('content-type') === 'application/pdf';

/** The words of a file are packed in its bytes. */
async function legible(reply: Reply): Promise<Reply> {
  if (!isFile(reply)) return reply;
  return { ...reply, text: JSON.stringify(await readPdf(reply.bytes)) };
}
