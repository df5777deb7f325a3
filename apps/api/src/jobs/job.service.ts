// SPDX-License-Identifier: Apache-2.0
import { Injectable, StreamableFile } from '@nestjs/common';
import type { JobList, JobView } from '@harbor/contracts';
import { type JobKind, type Relation, reachOf, type Role } from '@harbor/policy';
import { type EventKind, type Happening, Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { NotVisible } from '../platform/refusal.js';
import { Job } from './job.entity.js';
import { JobIsOver, NoResult, NotReceiving, ResultExpired, TooManyJobs } from './job.errors.js';
import { jobCancelled, jobOpened, jobsListed, resultDownloaded } from './job.events.js';
import { type JobRow, viewJob } from './job.view.js';
import { JobQueue } from './job-queue.js';
import { PartStore } from './part-store.js';

const mostAtOnce = 5;
const columns = `j.id, j.kind, j.state, j.asked_by, a.display_name as asked_by_name, j.asked_at, j.started_at, j.ended_at, j.done,
    j.total, j.counts, j.problem, j.result_type, j.expires_at, j.version
  from harbor.job j left join harbor.account a on a.agency_id = j.agency_id and a.id = j.asked_by`;
/** Under which name a result is kept: neutral, it says nothing but its form. */
const fileNames: Readonly<Record<string, string>> = {
  'text/csv; charset=utf-8': 'list.csv',
  'application/zip': 'list.zip',
  'application/json': 'list.json',
  'application/x-tar': 'list.tar',
};

/** What a job is to do, and of how much it is; null where nobody knows before. */
export interface Order {
  readonly asked?: object;
  readonly total: number | null;
}

/** Asking for long work, seeing how far it is, ending it and fetching what it made. */
@Injectable()
export class JobService {
  constructor(
    private readonly ledger: Ledger,
    private readonly parts: PartStore,
    private readonly queue: JobQueue,
  ) {}

  /**
   * Asks for a job, as the whole of an act. Who may ask for what kind, the database checks by the policy table. Asked again
   * under its Idempotency-Key it is the same job, whose id is that of the key; each time is an event.
   *
   * @param prepare what is asked, codes and ids only, and how much it is; may refuse
   * @throws TooManyJobs when this person has five that have not ended
   */
  ask(ctx: Ctx, kind: JobKind, told: EventKind, prepare: (tx: Tx) => Promise<Order>, about: Happening = {}): Promise<JobView> {
    const tell = (tx: Tx, id: string) => {
      tx.record(told, { resourceId: id, ...about });
      return this.view(tx, id);
    };
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { asked = {}, total } = await prepare(tx);
        const id = await this.add(tx, kind, asked, 'queued', total);
        await this.queue.add(tx, { agencyId: ctx.actor.agencyId, jobId: id });
        return tell(tx, id);
      },
      tell,
    );
  }

  /**
   * Keeps a job that waits for its file, in the transaction of the act that causes it: parts are added to it, and then it is released. One of the same kind that
   * this person left waiting for its file is ended by it.
   *
   * @throws TooManyJobs
   */
  async receive(tx: Tx, kind: JobKind, asked: object): Promise<string> {
    const { agencyId, userId, at: endedAt } = await tx.who();
    const left = await tx.rows<{ id: string; version: number }>(
      'jobs-left-waiting',
      `select id, version from harbor.job where agency_id = $1 and asked_by = $2 and kind = $3 and state = 'receiving'
        order by id for no key update`,
      [agencyId, userId, kind],
    );
    for (const { id, version } of left) await tx.change(Job, id, version, { state: 'cancelled', endedAt });
    return this.add(tx, kind, asked, 'receiving', null);
  }

  /** One's own job whose file is still coming. @throws NotVisible; NotReceiving */
  async receiving(tx: Tx, { actor }: Ctx, id: string): Promise<Job> {
    const job = await tx.one(Job, { where: { agencyId: actor.agencyId, id, askedBy: actor.userId } });
    if (job.state !== 'receiving') throw new NotReceiving();
    return job;
  }

  /** Its file is there: from now on it waits for a worker. */
  async release(tx: Tx, { id, agencyId, version }: Job): Promise<void> {
    await tx.change(Job, id, version, { state: 'queued' });
    await this.queue.add(tx, { agencyId, jobId: id });
  }

  private async add(tx: Tx, kind: JobKind, asked: object, state: 'queued' | 'receiving', total: number | null): Promise<string> {
    const { agencyId, userId, role } = await tx.who();
    const [open] = await tx.rows<{ open: number }>(
      'open-jobs',
      'select count(*)::int as open from harbor.job where agency_id = $1 and asked_by = $2 and ended_at is null',
      [agencyId, userId],
    );
    if (open && open.open >= mostAtOnce) throw new TooManyJobs();
    const row = { id: tx.newId, kind, askedBy: userId, askedAs: role as Role, askedAt: await tx.at(), asked, state, total };
    await tx.insert(Job, row as unknown as Job);
    return tx.newId;
  }

  /** One page of the jobs in reach, the newest first. */
  list(ctx: Ctx, { limit, cursor }: { limit: number; cursor: string | undefined }): Promise<JobList> {
    const [after = null] = fromCursor(cursor, ['id']) ?? [];
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<JobRow>(
        'list-jobs',
        `select ${columns} where j.agency_id = $1 and ($2::uuid is null or (j.asked_at, j.id) < (select c.asked_at, c.id from harbor.job c
          where c.agency_id = $1 and c.id = $2)) order by j.asked_at desc, j.id desc limit $3`,
        [ctx.actor.agencyId, after, limit + 1],
      );
      const now = await tx.at();
      const items = rows.slice(0, limit).map((row) => viewJob(row, ctx.actor.userId, now));
      tx.record(jobsListed, { resultCount: items.length, relation: relationOf(ctx) });
      return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.id) : null };
    });
  }

  /** @throws NotVisible */
  read(ctx: Ctx, id: string): Promise<JobView> {
    return this.ledger.read(ctx, async (tx) => {
      tx.record(jobOpened, { resourceId: id, relation: relationOf(ctx) });
      return this.view(tx, id);
    });
  }

  /**
   * Ends one's own job. What its steps have done so far stays done; the one under way is not kept.
   *
   * @throws NotVisible when it is none of one's own; JobIsOver
   */
  cancel(ctx: Ctx, id: string): Promise<JobView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const job = await this.own(tx, ctx, id);
        // A step that commits between the reading and the change would make this a change of an older version.
        const [now] = await tx.rows<{ version: number; ended_at: Date | null }>(
          'lock-job',
          'select version, ended_at from harbor.job where agency_id = $1 and id = $2 for no key update',
          [ctx.actor.agencyId, job.id],
        );
        if (!now || now.ended_at !== null) throw new JobIsOver();
        await tx.change(Job, id, now.version, { state: 'cancelled', endedAt: await tx.at() });
        tx.record(jobCancelled, { resourceId: id, relation: 'self' });
        return this.view(tx, id);
      },
      async (tx) => {
        tx.record(jobOpened, { resourceId: id, relation: 'self' });
        return this.view(tx, id);
      },
    );
  }

  /**
   * The result of one's own job as a file. The download is recorded before the first byte leaves; then it is decrypted
   * part by part, so that no size fills the memory.
   *
   * @throws NotVisible when it is none of one's own; NoResult; ResultExpired
   */
  async result(ctx: Ctx, id: string): Promise<StreamableFile> {
    const { agencyId } = ctx.actor;
    const job = await this.ledger.read(ctx, async (tx) => {
      const found = await this.own(tx, ctx, id);
      if (found.resultType === null || found.endedAt === null || found.state === 'cancelled') throw new NoResult();
      if (found.expiresAt !== null && found.expiresAt <= (await tx.at())) throw new ResultExpired();
      tx.record(resultDownloaded, { resourceId: id, relation: 'self', reasonCode: found.kind });
      return found;
    });
    const type = job.resultType!;
    const disposition = `attachment; filename="${fileNames[type] ?? 'list.bin'}"`;
    return new StreamableFile(this.parts.stream({ agencyId, jobId: id }, job.resultParts), { type, disposition });
  }

  /** The job as its asker or an overseer sees it, in a transaction that is under way. @throws NotVisible */
  async view(tx: ReadTx, id: string): Promise<JobView> {
    const { agencyId, userId } = await tx.who();
    const [row] = await tx.rows<JobRow>('job', `select ${columns} where j.agency_id = $1 and j.id = $2`, [agencyId, id]);
    if (!row) throw new NotVisible();
    return viewJob(row, userId, await tx.at());
  }

  private async own(tx: ReadTx, { actor }: Ctx, id: string): Promise<Job> {
    return tx.one(Job, { where: { agencyId: actor.agencyId, id, askedBy: actor.userId } });
  }
}

function relationOf({ actor, permission }: Ctx): Relation {
  return reachOf(actor.role, permission)[0] as Relation;
}
