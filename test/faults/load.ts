// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Agency } from '../support/agency.js';
import { Person, type Reply } from '../support/person.js';

/** A file begun, by its Idempotency-Key; `id` once an answer said so. */
interface Begun {
  key: string;
  usedName: string;
  id: string | undefined;
}
/** Between one thing and the next, as people make them; less of it to send again in the end, too. */
const breathMs = 15;
const againMs = 50;

/** People at work through everything, and what they know when it is over. */
export class Load {
  /** Request ids of answers that arrived whole and said 2xx. */
  readonly acknowledged = new Set<string>();
  readonly begun: Begun[] = [];
  /** Drafts by youth, at the version the last whole answer gave. */
  readonly drafts = new Map<string, number>();
  /** Requests that got no answer, or that the records were away. */
  cut = 0;
  private isOver = false;
  private hands: Promise<void>[] = [];

  constructor(
    private readonly agency: Agency,
    private readonly where: { url: string },
  ) {}

  async begin(count: number): Promise<void> {
    for (let i = 0; i < count; i++) {
      const youth = await this.worker.post('/youth', aYouth(`Draft ${i}`));
      await this.worker.post(`/youth/${youth.body.id}/plan/draft`, { stage: 'in_placement' });
      this.drafts.set(youth.body.id as string, 1);
    }
    this.hands = [...this.drafts.keys()].map((youthId) => this.work(youthId));
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.hands);
  }

  /** Sends every file that was begun once more, under its key, answered or not. @returns those that got another id */
  async askAgain(): Promise<Begun[]> {
    const other: Begun[] = [];
    for (const begun of this.begun) {
      const again = await this.remembered(this.worker.post('/youth', aYouth(begun.usedName), { key: begun.key }));
      if (again === undefined || (begun.id !== undefined && begun.id !== again.body.id)) other.push(begun);
    }
    return other;
  }

  private get worker(): Person {
    const { token, ids } = this.agency.caseworker;
    return new Person(this.where.url, token, ids);
  }

  private async work(youthId: string): Promise<void> {
    while (!this.isOver) {
      // What the last answer before a crash would have said is not known, so the draft is read first, as a person would.
      const draft = await this.remembered(this.worker.get(`/youth/${youthId}/plan/draft`));
      let version = draft?.body.version as number | undefined;
      while (version !== undefined && !this.isOver) {
        version = await this.round(youthId, version);
        await pause(breathMs);
      }
      if (version === undefined) await pause(againMs);
    }
  }

  private async round(youthId: string, version: number): Promise<number | undefined> {
    await this.remembered(this.worker.get(`/youth/${youthId}`));
    const begun: Begun = { key: randomUUID(), usedName: `Begun ${randomUUID()}`, id: undefined };
    this.begun.push(begun);
    const file = await this.remembered(this.worker.post('/youth', aYouth(begun.usedName), { key: begun.key }));
    begun.id = file?.body.id as string | undefined;
    const saved = await this.remembered(this.worker.patch(`/youth/${youthId}/plan/draft`, { items: [aLine()] }, version));
    const next = saved?.body.version as number | undefined;
    if (next !== undefined) this.drafts.set(youthId, next);
    return next;
  }

  private async remembered(asked: Promise<Reply<Record<string, unknown>>>) {
    const reply = await asked.catch(() => undefined);
    if (!reply || reply.status === 503) {
      this.cut += 1;
      return undefined;
    }
    if (reply.status >= 300) throw new Error(`Answered ${reply.status}: ${reply.text}`);
    this.acknowledged.add(reply.headers.get('x-request-id')!);
    return reply;
  }
}

const aYouth = (usedName: string) => ({ usedName, legalName: 'Test Youth', gender: 'not_disclosed', birthDate: '2011-05-04' });

const aLine = () => ({
  id: '0f8b1c1e-7a51-4b7e-9a5f-0d2f3b6c4d5e',
  section: 'grounding',
  text: `A walk helps. ${randomUUID()}`,
  voice: 'worker',
  basis: 'observed',
  audience: 'team',
});
