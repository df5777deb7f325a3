// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { signedIn } from './agency.js';
import type { House } from './house.js';
import { codeProved } from './owner.js';
import type { Person, Reply } from './person.js';

export interface Line {
  id: string;
  section: string;
  text: string;
  voice: string;
  audience: string;
  basis?: string | null;
}
type Answer = ReturnType<Person['get']>;

/** A line in the youth's own words, meant for caregivers too. */
export const aLine = (over: Partial<Line> = {}): Line => ({
  id: randomUUID(),
  section: 'grounding',
  text: 'Drawing with headphones on.',
  voice: 'youth',
  audience: 'caregiver',
  ...over,
});
/** A line of the worker, which says how they know. */
export const aNote = (over: Partial<Line> = {}): Line =>
  aLine({
    section: 'warning_signs',
    text: 'Goes quiet after calls.',
    voice: 'worker',
    basis: 'observed',
    audience: 'team',
    ...over,
  });

/** The plan of one youth, as this person works on it. */
export class PlanDesk {
  constructor(
    readonly person: Person,
    readonly youthId: string,
  ) {}

  start(over: Record<string, unknown> = {}, key: string = randomUUID()): Answer {
    return this.person.post(this.path('/draft'), { stage: 'in_placement', ...over }, { key });
  }
  draft(): Answer {
    return this.person.get(this.path('/draft'));
  }
  save(version: number | undefined, change: Record<string, unknown>): Answer {
    return this.person.patch(this.path('/draft'), change, version);
  }
  /** `together`, `together/leave`, `withdraw-words`, `propose`, `decide`, `set-aside`, `sign`. */
  act(name: string, version: number | undefined, body?: unknown, key: string = randomUUID()): Answer {
    return this.person.post(this.path(`/draft/${name}`), body, { key, ...(version ? { version } : {}) });
  }
  sign(version: number, over: Record<string, unknown> = {}, key?: string): Answer {
    return this.act('sign', version, { agreement: 'agrees', ...over }, key);
  }
  get(below = ''): Answer {
    return this.person.get(this.path(below));
  }

  /** A draft with these lines, and its version. */
  async drafted(lines: Line[] = [aLine()], start: Record<string, unknown> = {}): Promise<number> {
    const begun = must(await this.start(start));
    if (lines.length === 0) return begun.body.version as number;
    return must(await this.save(begun.body.version as number, { items: lines })).body.version as number;
  }
  /** A signed revision with these lines. */
  async signed(lines: Line[] = [aLine()], start: Record<string, unknown> = {}) {
    return must(await this.sign(await this.drafted(lines, start))).body;
  }

  private path(below: string): string {
    return `/youth/${this.youthId}/plan${below}`;
  }
}

/** Together mode in another session of the same worker, so that the one at hand is not held to it. */
export async function besideYouth(house: House, { person, youthId }: PlanDesk, version: number) {
  const { agencyId, userId } = person.ids;
  const beside = new PlanDesk(await signedIn(house, agencyId, userId, 'caseworker'), youthId);
  must(await beside.act('together', version));
  const leave = async () => {
    await codeProved(house, beside.person);
    return must(await beside.act('together/leave', undefined));
  };
  return { beside, leave };
}

function must<R extends Reply<Awaited<Answer>['body']>>(reply: R): R {
  if (reply.status >= 300) throw new Error(`Set-up was refused: ${reply.status} ${reply.text}`);
  return reply;
}
