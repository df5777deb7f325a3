// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { JobKind } from '@harbor/policy';
import type { Tx } from '../ledger/index.js';
import type { Job } from './job.entity.js';

/** What one step has done. */
export interface Step {
  /** Where the next step goes on; with `isOver` there is none. */
  mark: object | null;
  /** So many things are done now, all steps together; of how many, if anybody knows. */
  done: number;
  total?: number | null;
  /** How many of what came of it so far, by a code of letters. */
  counts?: Record<string, number>;
  /** The next piece of the result, up to a few megabytes. */
  result?: Buffer | undefined;
  isOver?: boolean;
}

/**
 * What one kind of job does, in steps of a few seconds at most. A step works in one transaction: it takes up at
 * `job.mark`, does its part, records one event and says where the next goes on. It may be run twice, of which one is
 * kept; so it does nothing outside of the transaction.
 */
export interface JobWork<Fetched = undefined> {
  readonly kind: JobKind;
  /** How the result is kept, such as `text/csv`; absent when there is none. */
  readonly resultType?: string;
  /** Before each step, outside of any transaction: brings what the step works on, however long that takes. */
  fetch?(job: Job): Promise<Fetched>;
  /** The worker lays the job down: it is over, or someone else goes on. */
  leave?(jobId: string): void;
  /** Now and then, and when a worker starts: what a killed one may have left beside its jobs is done here. */
  lookAround?(): Promise<void>;
  /** @throws CannotGoOn when it can never succeed; anything else is tried again */
  step(tx: Tx, job: Job, fetched: Fetched): Promise<Step>;
}

/** The works of all rooms, by kind. */
@Injectable()
export class JobWorks {
  private readonly works = new Map<JobKind, JobWork<unknown>>();

  add<F>(work: JobWork<F>): void {
    if (this.works.has(work.kind)) throw new Error(`Two rooms work on ${work.kind}.`);
    this.works.set(work.kind, work as JobWork<unknown>);
  }

  of(kind: JobKind): JobWork<unknown> {
    const work = this.works.get(kind);
    if (!work) throw new Error(`No room works on ${kind}.`);
    return work;
  }

  /** @throws what the first of them threw that failed */
  async lookAround(): Promise<void> {
    for (const work of this.works.values()) await work.lookAround?.();
  }
}
