// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { KeyRing } from '../keys/index.js';
import { type JobRef, Ledger, type ReadTx } from '../ledger/index.js';

/** How often a job is picked up before it counts as one that kills whoever works on it. */
const mostPickUps = 25;
const addJob = {
  name: 'add-job',
  text: `select from graphile_worker.add_job('job', payload := json_build_object('agencyId', $1::uuid, 'jobId', $2::uuid),
    job_key := $2::uuid::text, max_attempts := $3)`,
};
const values = ({ agencyId, jobId }: JobRef) => [agencyId, jobId, mostPickUps];

/** The queue of graphile-worker. It holds ids; what they stand for, row security guards. */
@Injectable()
export class JobQueue {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
  ) {}

  /** In the transaction that makes the job: a worker sees it when both are committed. */
  async add(tx: ReadTx, ref: JobRef): Promise<void> {
    await tx.rows(addJob.name, addJob.text, values(ref));
  }

  /** The same again, for a job that somebody lays down half-done. */
  async addAgain(ref: JobRef): Promise<void> {
    await this.ledger.query({ ...addJob, values: values(ref) });
  }

  /**
   * Gives back what workers hold that are gone: they have no connection under their name. Then tells of the jobs that are
   * open and nobody will pick up: those missing from the queue, and those that were picked up too often.
   */
  async lost(): Promise<(JobRef & { isBroken: boolean })[]> {
    await this.ledger.query({
      name: 'unlock-jobs',
      text: `select from graphile_worker.force_unlock_workers(array(select distinct q.locked_by from graphile_worker._private_jobs q
        where q.locked_by is not null and not exists (select from pg_stat_activity a where a.application_name = q.locked_by)))`,
      values: [],
    });
    const rows = await this.ledger.query({
      name: 'lost-jobs',
      text: 'select * from gate.lost_jobs($1)',
      values: [this.keys.doorProof('lost_jobs')],
    });
    return (rows as { agency_id: string; job_id: string; is_broken: boolean }[]).map((row) => ({
      agencyId: row.agency_id,
      jobId: row.job_id,
      isBroken: row.is_broken,
    }));
  }

  /** A part of what is past its time goes. @returns how many parts went */
  async forget(most: number): Promise<number> {
    const [row] = await this.ledger.query({
      name: 'forget-parts',
      text: 'select gate.forget_parts($1) as gone',
      values: [most],
    });
    return (row as { gone: number }).gone;
  }
}
