// SPDX-License-Identifier: Apache-2.0
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobView } from '@harbor/contracts';
import { type Job, JobService, type JobWork, JobWorks, type Step } from '../jobs/index.js';
import type { Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { bundlePiece, type Place, type Slice, sliceOf } from './bundle.js';
import { readerOf } from './reader-of.js';
import { logExportAsked, logExported } from './sealed-log.events.js';
import { NothingSealed } from './sealed-log.errors.js';

/** Times 256 events in one step: a few megabytes. */
const partsInStep = 8;

interface Mark {
  slices: Slice[];
  place: Place;
}

/**
 * The whole sealed log as a bundle that others can check (docs/log-format.md), for a privacy officer: everything the
 * agency's events say, their own acts too. It holds the log as it stood when the work began.
 */
@Injectable()
export class LogExport implements JobWork, OnModuleInit {
  readonly kind = 'log.export';
  readonly resultType = 'application/x-tar';

  constructor(
    private readonly jobs: JobService,
    private readonly works: JobWorks,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  /** @throws NothingSealed; TooManyJobs */
  ask(ctx: Ctx): Promise<JobView> {
    const prepare = async (tx: Tx) => ({ total: total(await slicesOf(tx)) });
    return this.jobs.ask(ctx, this.kind, logExportAsked, prepare, { relation: 'agency' });
  }

  async step(tx: Tx, job: Job): Promise<Step> {
    const { slices, place } = (job.mark as Mark | null) ?? { slices: await slicesOf(tx), place: { at: 0, part: 0 } };
    const piece = await bundlePiece(await readerOf(tx), slices, place, partsInStep);
    tx.record(logExported, { resourceId: job.id, subjects: piece.subjects, resultCount: piece.events });
    return {
      mark: piece.next && { slices, place: piece.next },
      done: job.done + piece.events,
      total: total(slices),
      result: piece.bytes,
      isOver: piece.next === null,
    };
  }
}

async function slicesOf(tx: Tx): Promise<Slice[]> {
  const slices = (await (await readerOf(tx)).epochs()).map(sliceOf);
  if (slices.length === 0) throw new NothingSealed();
  return slices;
}

const total = (slices: readonly Slice[]): number => slices.reduce((sum, { size }) => sum + size, 0);
