// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Runner } from 'graphile-worker';
import type { JobRef } from '../ledger/index.js';
import { SignInRequired } from '../platform/refusal.js';
import { JobQueue } from './job-queue.js';
import { JobRunner } from './job-runner.js';
import { JobWorks } from './job-work.js';

/** Jobs at work at once in this process. */
const atOnce = 2;
const pollMs = 2_000;
/** How often this process looks for jobs of workers that are gone, and for parts whose time is over. */
const lookAroundMs = 20_000;
const forgetBatch = 200;
/** A job that throws is tried again after 3, 7, 20 and 55 seconds. */
const mostTries = 5;

/**
 * Takes jobs from the queue and works them off, as long as this process lives. A worker lives while a connection carries
 * its name: what a killed one held is taken over within half a minute, and at once by a process that starts.
 */
@Injectable()
export class JobWorker implements OnModuleDestroy {
  private readonly log = new Logger('jobs');
  private readonly leaving = new AbortController();
  private runner: Runner | undefined;
  private starting: Promise<void> = Promise.resolve();
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly jobs: JobRunner,
    private readonly queue: JobQueue,
    private readonly works: JobWorks,
  ) {}

  /** From now on. The package is loaded only here: whoever starts a server wants answers first. */
  start(connectionString: string): Promise<void> {
    return (this.starting = this.begin(connectionString));
  }

  private async begin(connectionString: string): Promise<void> {
    const { Logger: Silence, run } = await import('graphile-worker');
    await this.lookAround();
    if (this.leaving.signal.aborted) return;
    this.runner = await run({
      connectionString,
      // One listens; one for each job to be taken and given back.
      maxPoolSize: atOnce + 1,
      concurrency: atOnce,
      pollInterval: pollMs,
      noHandleSignals: true,
      parsedCronItems: [],
      // Its lines would repeat messages of errors, and those can hold values.
      logger: new Silence(() => () => undefined),
      taskList: { job: (payload, { job }) => this.work(payload as JobRef, job.attempts) },
    });
    // Told before it listens: once that is sent and answered, the connection is named.
    this.runner.events.on('pool:listen:success', ({ workerPool, client }) =>
      client.once('drain', () => void nameAs(client, workerPool.id)),
    );
    // It ends when it is told to, or when its connections do; neither ends the server.
    this.runner.promise.catch((error: { code?: string; name?: string }) =>
      this.log.warn(`the worker ended: ${error.code ?? error.name}`),
    );
    this.looking = this.keepLooking();
  }

  /** The step under way is finished; what is left of the job is for whoever comes next. */
  async onModuleDestroy(): Promise<void> {
    this.leaving.abort();
    await this.starting.catch(() => undefined);
    await this.runner?.stop().catch(() => undefined);
    await this.looking;
  }

  private async work(ref: JobRef, tries: number): Promise<void> {
    try {
      const isOver = await this.jobs.run(ref, this.leaving.signal);
      if (!isOver) await this.queue.addAgain(ref);
    } catch (error) {
      const { code, name } = error as { code?: string; name?: string };
      this.log.warn(`a step failed: ${code ?? name}, job ${ref.jobId}, try ${tries}`);
      if (tries < mostTries) throw error;
      await this.giveUp(ref);
    }
  }

  private async keepLooking(): Promise<void> {
    const { signal } = this.leaving;
    while (!signal.aborted) {
      await pause(lookAroundMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (!signal.aborted) await this.lookAround();
    }
  }

  /** What goes wrong here is tried again with the next look. */
  private async lookAround(): Promise<void> {
    try {
      for (const { isBroken, ...ref } of await this.queue.lost()) {
        await (isBroken ? this.giveUp(ref) : this.queue.addAgain(ref));
      }
      await this.queue.forget(forgetBatch);
      await this.works.lookAround();
    } catch (error) {
      const { code, name } = error as { code?: string; name?: string };
      this.log.warn(`looking around failed: ${code ?? name}`);
    }
  }

  private async giveUp(ref: JobRef): Promise<void> {
    await this.jobs.fail(ref, 'broken').catch((error: unknown) => {
      if (!(error instanceof SignInRequired)) throw error;
    });
  }
}

/** Under its own name the listening connection says that this worker lives. The name is of letters, digits and hyphens. */
async function nameAs(client: { query(text: string): Promise<unknown> }, name: string): Promise<void> {
  await client.query(`set application_name = '${name.replace(/[^\w-]/g, '')}'`).catch(() => undefined);
}
