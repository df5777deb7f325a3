// SPDX-License-Identifier: Apache-2.0
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobView } from '@harbor/contracts';
import { Frontier, tileWidth } from '@harbor/transparency';
import { type Job, JobService, type JobWork, JobWorks, type Step } from '../jobs/index.js';
import { KeyRing } from '../keys/index.js';
import type { Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { checkHead, checkPart, checkUnsealed, firstOfAll, type LogFinding, placeOf } from './log-check.js';
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
  /** The event up to which it was looked for those that are in no tree. */
  after: string;
}
/** What a step found, and where the next goes on; null after the last. */
interface Done {
  fresh: LogFinding[];
  next: Mark | null;
  /** Events of all epochs so far. */
  done: number;
}
const begun = { at: 0, part: 0, edge: '', findings: [], found: 0, after: firstOfAll } satisfies Omit<Mark, 'heads'>;

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
    private readonly jobs: JobService,
    private readonly works: JobWorks,
    private readonly keys: KeyRing,
  ) {}

  onModuleInit(): void {
    this.works.add(this);
  }

  /** @throws NothingSealed; TooManyJobs */
  ask(ctx: Ctx): Promise<JobView> {
    const prepare = async (tx: Tx) => ({ total: total(await headsOf(tx)) });
    return this.jobs.ask(ctx, this.kind, verifyAsked, prepare, { relation: 'agency' });
  }

  async step(tx: Tx, job: Job): Promise<Step> {
    const mark = (job.mark as Mark | null) ?? { ...begun, heads: await headsOf(tx) };
    const { fresh, next, done } = mark.at < mark.heads.length ? await this.sealed(tx, mark) : await this.unsealed(tx, mark);
    const found = mark.found + fresh.length;
    const findings = [...mark.findings, ...fresh].slice(0, mostTold);
    if (next === null) await this.tell(tx, findings);
    tx.record(logVerified, { resourceId: job.id, resultCount: fresh.length, relation: 'agency' });
    return {
      mark: next && { ...next, findings, found },
      done,
      total: total(mark.heads),
      counts: { found },
      ...(next === null ? { result: Buffer.from(JSON.stringify({ events: done, found, findings }, null, 2)), isOver: true } : {}),
    };
  }

  /** Some parts of one epoch's tree. */
  private async sealed(tx: Tx, mark: Mark): Promise<Done> {
    const [reader, { agencyId }] = await Promise.all([readerOf(tx), tx.who()]);
    const head = mark.heads[mark.at]!;
    const edge = edgeFrom(Math.min(head.size, mark.part * tileWidth), mark.edge);
    const fresh: LogFinding[] = [];
    let { part } = mark;
    for (const end = part + partsInStep; part < end && part * tileWidth < head.size; part += 1)
      fresh.push(...(await checkPart(reader, head, part, edge, this.keys.writerKey(), agencyId)));
    const isEnd = part * tileWidth >= head.size;
    if (isEnd) fresh.push(...checkHead(head, edge));
    const next = isEnd ? { ...mark, at: mark.at + 1, part: 0, edge: '' } : { ...mark, part, edge: textOf(edge) };
    return { fresh, next, done: total(mark.heads.slice(0, mark.at)) + edge.size };
  }

  /** Last, some events that may be in no tree. */
  private async unsealed(tx: Tx, mark: Mark): Promise<Done> {
    const { found: fresh, last } = await checkUnsealed(await readerOf(tx), mark.after);
    return { fresh, next: last === null ? null : { ...mark, after: last }, done: total(mark.heads) };
  }

  /** What was found is an alarm until a later check finds nothing. */
  private async tell(tx: Tx, findings: readonly LogFinding[]): Promise<void> {
    const { agencyId } = await tx.who();
    const places = [...new Set(findings.map(placeOf))];
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
