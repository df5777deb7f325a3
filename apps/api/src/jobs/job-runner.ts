// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { stoppedJob } from '@harbor/policy';
import { type JobRef, Ledger, type Tx } from '../ledger/index.js';
import { SignInRequired, StaleVersion } from '../platform/refusal.js';
import { Job } from './job.entity.js';
import { CannotGoOn } from './job.errors.js';
import { jobFailed, jobResumed, jobStarted } from './job.events.js';
import { JobWorks } from './job-work.js';
import { PartStore } from './part-store.js';

const dayMs = 86_400_000;

/**
 * Works a job off, step by step. Each step is one transaction in the job's own row-level context, with its effect, its
 * mark of progress and its event; so whoever is killed at any point has done each step once or not at all, and whoever
 * takes over goes on at the mark. Taking a job steps its version, as does every step of it: of two workers at once the
 * one that took it first finds its version stale, and stops.
 */
@Injectable()
export class JobRunner {
  constructor(
    private readonly ledger: Ledger,
    private readonly works: JobWorks,
    private readonly parts: PartStore,
  ) {}

  /**
   * Until the job is over, someone else has taken it, or `signal` asks to stop between two steps.
   *
   * @returns false when something is left to do, and nobody does it
   */
  async run(ref: JobRef, signal?: AbortSignal): Promise<boolean> {
    let job: Job | undefined;
    try {
      job = await this.take(ref);
      while (job.endedAt === null) {
        if (signal?.aborted) return false;
        job = await this.goOn(ref, job);
      }
      return true;
    } catch (error) {
      // Over, cancelled meanwhile, or another worker's: nothing is left to do here.
      if (error instanceof SignInRequired || error instanceof StaleVersion) return true;
      if (!(error instanceof CannotGoOn)) throw error;
      await this.fail(ref, error.problem);
      return true;
    } finally {
      if (job) this.works.of(job.kind).leave?.(job.id);
    }
  }

  /** It cannot go on: its asker is told this code. @throws SignInRequired when it is over */
  async fail(ref: JobRef, problem: string): Promise<void> {
    await this.inContext(ref, async (tx) => this.end(tx, await this.read(tx, ref), problem));
  }

  private take(ref: JobRef): Promise<Job> {
    return this.inContext(ref, async (tx) => {
      const job = await this.read(tx, ref);
      const { role, at } = await tx.who();
      if (role === stoppedJob) return this.end(tx, job, 'asker-gone');
      tx.record(job.state === 'queued' ? jobStarted : jobResumed, { resourceId: job.id, reasonCode: job.kind });
      return this.change(tx, job, { state: 'running', startedAt: job.startedAt ?? at });
    });
  }

  private async goOn(ref: JobRef, job: Job): Promise<Job> {
    const work = this.works.of(job.kind);
    const fetched = await work.fetch?.(job);
    return this.inContext(ref, async (tx) => {
      const { role, at } = await tx.who();
      if (role === stoppedJob) return this.end(tx, job, 'asker-gone');
      const { mark, done, total = job.total, counts = job.counts, result, isOver = false } = await work.step(tx, job, fetched);
      const number = job.resultParts + 1;
      if (result) await this.parts.add(tx, job.id, 'result', number, result);
      return this.change(tx, job, {
        ...{ mark, done, counts, total: isOver ? done : total },
        ...(result ? { resultParts: number } : {}),
        ...(isOver ? { state: 'done' as const, endedAt: at, mark: null, ...kept(work.resultType, at) } : {}),
      });
    });
  }

  private async end(tx: Tx, job: Job, why: string): Promise<Job> {
    // It never began: its file did not come.
    const problem = job.state === 'receiving' ? 'file-not-sent' : why;
    tx.record(jobFailed, { resourceId: job.id, reasonCode: problem });
    return this.change(tx, job, { state: 'failed', endedAt: (await tx.who()).at, problem, mark: null });
  }

  private async change(
    tx: Tx,
    job: Job,
    patch: Partial<Omit<Job, keyof { agencyId: 0; id: 0; version: 0; changedAt: 0 }>>,
  ): Promise<Job> {
    const version = await tx.change(Job, job.id, job.version, patch);
    return { ...job, ...patch, version };
  }

  private inContext(ref: JobRef, work: (tx: Tx) => Promise<Job>): Promise<Job> {
    return this.ledger.step(ref, { requestId: randomUUID(), ruleId: 'job' }, work);
  }

  private read(tx: Tx, { agencyId, jobId }: JobRef): Promise<Job> {
    return tx.one(Job, { where: { agencyId, id: jobId } });
  }
}

function kept(resultType: string | undefined, at: Date) {
  return resultType === undefined ? {} : { resultType, expiresAt: new Date(at.getTime() + dayMs) };
}
