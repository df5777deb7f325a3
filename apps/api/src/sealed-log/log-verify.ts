// SPDX-License-Identifier: Apache-2.0
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobView } from '@harbor/contracts';
import { Frontier, tileWidth } from '@harbor/transparency';
import { type Job, JobService, type JobWork, JobWorks, type Step } from '../jobs/index.js';
import { KeyRing } from '../keys/index.js';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { checkHead, checkPart, type LogFinding } from './log-check.js';
import type { EpochHead } from './log-reader.js';
import { readerOf } from './reader-of.js';
import { logVerified, verifyAsked } from './sealed-log.events.js';
import { NothingSealed } from './sealed-log.errors.js';

const partsInStep = 8;
const mostTold = 1_000;

interface Mark {
  heads: EpochHead[];
  at: number;
  part: number;
  /** The right edge so far, base64. */
  edge: string;
  findings: LogFinding[];
  found: number;
}

/**
 * Holds every event of the agency against the sealed log, and the log against its newest signed checkpoint. What is wrong
 * is told by kind and place, never by what the event says, so whoever answers for the agency may ask. Somebody who does not
 * trust this installation exports the log and checks it elsewhere.
 */
@Injectable()
export class LogVerify implements JobWork, OnModuleInit {
  readonly kind = 'log.verify';
  readonly resultType = 'application/json';

  constructor(
    private readonly ledger: Ledger,
    private readonly jobs: JobService,
    private readonly works: JobWorks,
    private readonly keys: KeyRing,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  /** @throws NothingSealed; TooManyJobs */
  ask(ctx: Ctx): Promise<JobView> {
    const tell = (tx: Tx, id: string) => {
      tx.record(verifyAsked, { resourceId: id, relation: 'agency' });
      return this.jobs.view(tx, id);
    };
    return this.ledger.write(
      ctx,
      async (tx) => tell(tx, await this.jobs.enqueue(tx, this.kind, {}, total(await headsOf(tx)))),
      tell,
    );
  }

  async step(tx: Tx, job: Job): Promise<Step> {
    const mark = (job.mark as Mark | null) ?? { heads: await headsOf(tx), at: 0, part: 0, edge: '', findings: [], found: 0 };
    const [reader, { agencyId }] = await Promise.all([readerOf(tx), tx.who()]);
    const head = mark.heads[mark.at]!;
    const edge = edgeFrom(Math.min(head.size, mark.part * tileWidth), mark.edge);
    const fresh: LogFinding[] = [];
    let { part } = mark;
    for (const end = part + partsInStep; part < end && part * tileWidth < head.size; part += 1)
      fresh.push(...(await checkPart(reader, head, part, edge, this.keys.writerKey(), agencyId)));
    const isEnd = part * tileWidth >= head.size;
    if (isEnd) fresh.push(...checkHead(head, edge));
    const found = mark.found + fresh.length;
    const findings = [...mark.findings, ...fresh].slice(0, mostTold);
    const isOver = isEnd && mark.at + 1 === mark.heads.length;
    const done = mark.heads.slice(0, mark.at).reduce((sum, { size }) => sum + size, edge.size);
    if (isOver) await this.tell(tx, agencyId, findings);
    tx.record(logVerified, { resourceId: job.id, resultCount: fresh.length, relation: 'agency' });
    return {
      mark: isOver
        ? null
        : { ...mark, ...(isEnd ? { at: mark.at + 1, part: 0, edge: '' } : { part, edge: textOf(edge) }), findings, found },
      done,
      total: total(mark.heads),
      counts: { found },
      ...(isOver ? { result: Buffer.from(JSON.stringify({ events: done, found, findings }, null, 2)), isOver } : {}),
    };
  }

  /** What was found is an alarm until a later check finds nothing. */
  private async tell(tx: Tx, agencyId: string, findings: readonly LogFinding[]): Promise<void> {
    const places = findings.map(({ epoch, idx }) => `${epoch}/${idx}`);
    await tx.rows('warn', 'select gate.warn($1, $2, $3, $4)', [
      ...[agencyId, 'log-damaged', places, this.keys.doorProof('warn', agencyId, 'log-damaged')],
    ]);
  }
}

async function headsOf(tx: Tx): Promise<EpochHead[]> {
  const heads = await (await readerOf(tx)).epochs();
  if (heads.length === 0) throw new NothingSealed();
  return heads;
}

const total = (heads: readonly EpochHead[]): number => heads.reduce((sum, { size }) => sum + size, 0);
const textOf = (edge: Frontier): string => Buffer.concat(edge.hashes).toString('base64');

function edgeFrom(size: number, text: string): Frontier {
  const bytes = Buffer.from(text, 'base64');
  return new Frontier(
    size,
    Array.from({ length: bytes.length / 32 }, (_, i) => bytes.subarray(i * 32, (i + 1) * 32)),
  );
}
