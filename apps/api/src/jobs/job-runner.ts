// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { stoppedJob } from '@harbor/policy';
import { type JobRef, Ledger, type Tx } from '../ledger/index.js';
import { SignInRequired, StaleVersion } from '../platform/refusal.js';
import { Job } from './job.entity.js';
import { CannotGoOn } from './job.errors.js';
import { jobFailed, jobStarted } from './job.events.js';
import { JobWorks } from './job-work.js';
import { PartStore } from './part-store.js';

const dayMs = 86_400_000;

/**
 * Works a job off, step by step. Each step is one transaction in the job's own row-level context, with its effect, its
 * mark of progress and its event; so whoever is killed at any point has done each step once or not at all, and whoever
 * takes over goes on at the mark. Of two at once the version of the row lets one through.
 */
@Injectable()
export class JobRunner {
  constructor(
    private readonly ledger: Ledger,
    private readonly works: JobWorks,
    private readonly parts: PartStore,
  ) {}

  /**
   * Until the job is over or `signal` asks to stop between two steps.
   *
   * @returns whether it is over
   */
  async run(ref: JobRef, signal?: AbortSignal): Promise<boolean> {
    while (!signal?.aborted) if (await this.isOverAfterStep(ref)) return true;
    return false;
  }

  /** It cannot go on: its asker is told this code. */
  async fail(ref: JobRef, problem: string): Promise<void> {
    await this.inContext(ref, (tx, job) => this.end(tx, job, problem));
  }

  private async isOverAfterStep(ref: JobRef): Promise<boolean> {
    try {
      return await this.inContext(ref, (tx, job) => this.step(tx, job));
    } catch (error) {
      // Over, or cancelled meanwhile: there is nothing to enter.
      if (error instanceof SignInRequired) return true;
      // Somebody else made this step; the next look tells where it stands.
      if (error instanceof StaleVersion) return false;
      if (!(error instanceof CannotGoOn)) throw error;
      await this.fail(ref, error.problem);
      return true;
    }
  }

  private inContext<T>(ref: JobRef, work: (tx: Tx, job: Job) => Promise<T>): Promise<T> {
    return this.ledger.step(ref, { requestId: randomUUID(), ruleId: 'job' }, async (tx) =>
      work(tx, await tx.one(Job, { where: { agencyId: ref.agencyId, id: ref.jobId } })),
    );
  }

  private async step(tx: Tx, job: Job): Promise<boolean> {
    const { role, at } = await tx.who();
    if (role === stoppedJob) return this.end(tx, job, 'asker-gone');
    const work = this.works.of(job.kind);
    if (job.state === 'queued') {
      tx.record(jobStarted, { resourceId: job.id, reasonCode: job.kind });
      await tx.change(Job, job.id, job.version, { state: 'running', startedAt: at });
      return false;
    }
    const { mark, done, total = job.total, result, isOver = false } = await work.step(tx, job);
    const number = job.resultParts + 1;
    if (result) await this.parts.add(tx, job.id, 'result', number, result);
    await tx.change(Job, job.id, job.version, {
      ...{ mark, done, total: isOver ? done : total },
      ...(result ? { resultParts: number } : {}),
      ...(isOver ? { state: 'done', endedAt: at, mark: null, ...this.kept(work.resultType, at) } : {}),
    });
    return isOver;
  }

  private async end(tx: Tx, job: Job, problem: string): Promise<true> {
    tx.record(jobFailed, { resourceId: job.id, reasonCode: problem });
    await tx.change(Job, job.id, job.version, { state: 'failed', endedAt: (await tx.who()).at, problem, mark: null });
    return true;
  }

  private kept(resultType: string | undefined, at: Date) {
    return resultType === undefined ? {} : { resultType, expiresAt: new Date(at.getTime() + dayMs) };
  }
}
