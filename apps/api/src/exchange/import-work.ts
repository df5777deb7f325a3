// SPDX-License-Identifier: Apache-2.0
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { HsdsRecord } from '@harbor/hsds';
import { DirectoryWriter, type Kept, Lister } from '../directory/index.js';
import { CannotGoOn, type Job, type JobWork, JobWorks, PartStore, type Step } from '../jobs/index.js';
import type { Tx } from '../ledger/index.js';
import { csvLine } from '../platform/csv.js';
import { importStepped } from './exchange.events.js';
import { type Failure, placesIn } from './file-reader.js';
import type { AskedImport } from './import.service.js';
import { Malformed } from './json-elements.js';
import { type Batch, Reading } from './reading.js';
import { headingIn, rowIn } from './row-words.js';
import { givenTo, type Source } from './source.js';

/** So many records in one transaction: each is named in its event. */
const recordsInStep = 1_000;
/** Failures that are told one by one; the rest is counted. */
const mostFailures = 20_000;

interface Mark {
  /** How many places of the file are done. */
  next: number;
  told: number;
  /** Everything is kept, and what was changed is being listed for searches. */
  isKept?: true;
}
/** What one step works on; of the first step only how many places the file has, of the last nothing. */
type Fetched = Batch | { places: number } | 'listed';
type Counts = Record<'added' | 'changed' | 'same' | 'failed', number>;

/**
 * Imports HSDS data. First the whole file is read through: what is cut off or broken changes nothing. Then its records are
 * kept batch by batch, each batch with its mark; a row that does not fit is told in the result and skipped. A record is kept
 * by its id, so that the same file twice is the same as once. While a batch is kept, the services of those before are
 * listed for searches, in transactions of their own; the job is over when all are.
 */
@Injectable()
export class ImportWork implements JobWork<Fetched>, OnModuleInit {
  readonly kind = 'directory.import';
  readonly resultType = 'text/csv; charset=utf-8';
  /** Where this process stands in the file of each of its jobs. */
  private readonly open = new Map<string, Reading>();

  constructor(
    private readonly works: JobWorks,
    private readonly parts: PartStore,
    private readonly writer: DirectoryWriter,
    private readonly lister: Lister,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  async fetch(job: Job): Promise<Fetched> {
    try {
      if (job.mark === null) return { places: await placesIn(...this.fileOf(job)) };
      const { next, isKept } = job.mark as Mark;
      const listing = this.lister.work();
      if (isKept) return await listing.then(() => 'listed');
      // What fails here is done again before the end, and fails there.
      listing.catch(() => undefined);
      return await this.nextBatch(job, next);
    } catch (error) {
      throw error instanceof Malformed ? new CannotGoOn(`file-${error.problem}`) : error;
    }
  }

  leave(jobId: string): void {
    this.close(jobId);
    this.lister.work().catch(() => undefined);
  }

  lookAround(): Promise<void> {
    return this.lister.work();
  }

  async step(tx: Tx, job: Job, fetched: Fetched): Promise<Step> {
    const { isDryRun, language = 'en' } = job.asked as AskedImport;
    if (fetched !== 'listed' && 'places' in fetched) {
      const { places } = fetched;
      tx.record(importStepped, { resourceId: job.id, reasonCode: 'read-through', resultCount: places });
      return {
        mark: { next: 0, told: 0 } satisfies Mark,
        done: 0,
        total: places,
        result: Buffer.from(`\uFEFF${csvLine(headingIn(language))}`),
      };
    }
    const mark = job.mark as Mark;
    if (fetched === 'listed') {
      tx.record(importStepped, { resourceId: job.id, reasonCode: 'listed' });
      return { mark, done: job.done, isOver: await this.lister.isDone(tx) };
    }
    const { found, isLast } = fetched;
    const failures = found.filter((one): one is Failure => 'problem' in one);
    const records = found.flatMap((one) => ('records' in one ? one.records : []));
    const kept = await this.keep(tx, job, records, isDryRun ? this.open.get(job.id)?.seen : undefined);
    const all = [
      ...failures,
      ...kept.notKept.map(({ kind, ...lost }): Failure => ({ at: kind, problem: 'leads-nowhere', ...lost })),
    ];
    const before = (job.counts ?? { added: 0, changed: 0, same: 0, failed: 0 }) as Counts;
    const room = Math.max(0, mostFailures - mark.told);
    const lines = all.slice(0, room).map((one) => csvLine(rowIn(language, one)));
    tx.record(importStepped, { resourceId: job.id, reasonCode: isDryRun ? 'dry-run' : 'for-good', resultCount: records.length });
    return {
      mark: {
        next: mark.next + found.length,
        told: mark.told + lines.length,
        ...(isLast ? { isKept: true } : {}),
      } satisfies Mark,
      done: mark.next + found.length,
      counts: {
        added: before.added + kept.added,
        changed: before.changed + kept.changed,
        same: before.same + kept.same,
        failed: before.failed + all.length,
      },
      ...(lines.length > 0 ? { result: Buffer.from(lines.join('')) } : {}),
      isOver: isLast && isDryRun,
    };
  }

  /** @param seen of a dry run: what stands in the file up to here */
  private async keep(tx: Tx, { agencyId }: Job, records: readonly HsdsRecord[], seen?: ReadonlySet<string>): Promise<Kept> {
    const at = { actor: { agencyId }, now: await tx.at() };
    // Tables grow with every step: a plan that was made when they were empty would read them whole.
    await tx.rows('plan-anew', `select set_config('plan_cache_mode', 'force_custom_plan', true)`);
    if (!seen) return this.writer.upsert(tx, at, records, 'later');
    return this.writer.wouldKeep(tx, at, records, (kind, id) => seen.has(`${kind}/${id}`));
  }

  /** Goes on where this process stands, or reads on from the beginning up to there. */
  private async nextBatch(job: Job, next: number): Promise<Batch> {
    let reading = this.open.get(job.id);
    if (!reading?.standsAt(next)) {
      this.close(job.id);
      reading = new Reading(...this.fileOf(job), (job.asked as AskedImport).isDryRun, recordsInStep);
      this.open.set(job.id, reading);
      await reading.skipTo(next);
    }
    return reading.next();
  }

  private close(jobId: string): void {
    void this.open.get(jobId)?.end();
    this.open.delete(jobId);
  }

  private fileOf({ agencyId, id, asked }: Job): [Source, string | undefined] {
    const { bytes, table } = asked as AskedImport;
    return [givenTo({ agencyId, jobId: id }, bytes, this.parts), table];
  }
}
