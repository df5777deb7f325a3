// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { BeginImport, ImportPart, JobView } from '@harbor/contracts';
import { JobService, PartStore } from '../jobs/index.js';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { PartDoesNotFit, PartIsThere, PartsAreMissing } from './exchange.errors.js';
import { importBegun, importPartReceived, importReleased } from './exchange.events.js';
import { partBytes } from './source.js';

/** What an import is asked to do; kept with its job. */
export interface AskedImport extends Pick<BeginImport, 'bytes' | 'isDryRun' | 'table'> {
  /** In which its failed rows are told. */
  language?: 'en' | 'es';
}

/**
 * Takes a file in parts, each a request of its own, so that none is longer than any other request and an upload that was
 * cut off goes on where it was. Parts lie encrypted beside their job. When all are there the job is released to a worker.
 */
@Injectable()
export class ImportService {
  constructor(
    private readonly ledger: Ledger,
    private readonly jobs: JobService,
    private readonly parts: PartStore,
  ) {}

  /**
   * A new import ends an earlier one of the same person whose file never came: the upload was broken off.
   *
   * @throws TooManyJobs
   */
  begin(ctx: Ctx, { bytes, isDryRun, table }: BeginImport): Promise<JobView> {
    const tell = (tx: Tx, id: string) => {
      tx.record(importBegun, { resourceId: id, reasonCode: isDryRun ? 'dry-run' : 'for-good' });
      return this.jobs.view(tx, id);
    };
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [reader] = await tx.rows<{ language: 'en' | 'es' }>(
          'language-of-reader',
          'select language from harbor.account where agency_id = $1 and id = $2',
          [ctx.actor.agencyId, ctx.actor.userId],
        );
        const asked: AskedImport = { bytes, isDryRun, ...(table ? { table } : {}), language: reader?.language ?? 'en' };
        return tell(tx, await this.jobs.receive(tx, 'directory.import', asked));
      },
      tell,
    );
  }

  /** @throws NotVisible; NotReceiving; PartDoesNotFit; PartIsThere */
  async part(ctx: Ctx, id: string, { number, content }: ImportPart): Promise<void> {
    const bytes = Buffer.from(content, 'base64');
    await this.ledger.write(
      ctx,
      async (tx) => {
        const job = await this.jobs.receiving(tx, ctx, id);
        if (bytes.length !== lengthOf(number, (job.asked as AskedImport).bytes)) throw new PartDoesNotFit();
        Object.assign(tx.refusals, { job_part_pkey: () => new PartIsThere() });
        await this.parts.add(tx, id, 'given', number, bytes);
        tx.record(importPartReceived, { resourceId: id, resultCount: number });
      },
      async (tx) => tx.record(importPartReceived, { resourceId: id, resultCount: number }),
    );
  }

  /** The file is complete: the work begins. @throws NotVisible; NotReceiving; PartsAreMissing */
  release(ctx: Ctx, id: string): Promise<JobView> {
    const tell = (tx: Tx) => {
      tx.record(importReleased, { resourceId: id });
      return this.jobs.view(tx, id);
    };
    return this.ledger.write(
      ctx,
      async (tx) => {
        const job = await this.jobs.receiving(tx, ctx, id);
        const { bytes } = job.asked as AskedImport;
        if ((await this.parts.count(tx, id, 'given')) !== Math.ceil(bytes / partBytes)) throw new PartsAreMissing();
        await this.jobs.release(tx, job);
        return tell(tx);
      },
      tell,
    );
  }
}

/** How long a part is in a file of so many bytes; 0 when there is no such part. */
function lengthOf(number: number, bytes: number): number {
  return Math.max(0, Math.min(partBytes, bytes - (number - 1) * partBytes));
}
