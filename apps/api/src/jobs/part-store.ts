// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '../keys/index.js';
import { type JobRef, Ledger, type Tx } from '../ledger/index.js';

/** What a job was given, or what it made. */
export type What = 'given' | 'result';

const place = (what: What, number: number) => `job_part.${what}/${number}`;

/** Files of jobs: in parts, each encrypted under a key of the agency and bound to its job and its place in the file. */
@Injectable()
export class PartStore {
  constructor(
    private readonly ledger: Ledger,
    private readonly keys: KeyRing,
  ) {}

  /** Adds one part, numbered from 1, in the transaction of the act that makes it. */
  async add(tx: Tx, jobId: string, what: What, number: number, bytes: Buffer): Promise<void> {
    const { agencyId, userId } = await tx.who();
    const cipher = await this.keys.fileCipher(agencyId);
    await tx.rows(
      'add-job-part',
      'insert into harbor.job_part (agency_id, job_id, what, number, owner_id, bytes_enc) values ($1, $2, $3, $4, $5, $6)',
      [agencyId, jobId, what, number, userId, cipher.encrypt(place(what, number), jobId, bytes)],
    );
  }

  /** How many parts there are. */
  async count(tx: Tx, jobId: string, what: What): Promise<number> {
    const { agencyId } = await tx.who();
    const [row] = await tx.rows<{ parts: number }>(
      'count-job-parts',
      'select count(*)::int as parts from harbor.job_part where agency_id = $1 and job_id = $2 and what = $3',
      [agencyId, jobId, what],
    );
    return row?.parts ?? 0;
  }

  /** A result, part by part. Whoever asks for it has been let in, and the event is committed. */
  stream(ref: JobRef, parts: number): Readable {
    return Readable.from(this.each(ref, parts), { objectMode: false, highWaterMark: 1 });
  }

  private async *each(ref: JobRef, parts: number): AsyncGenerator<Buffer> {
    for (let number = 1; number <= parts; number += 1) yield await this.outside(ref, 'result', number);
  }

  /**
   * One part in the clear, outside of any transaction: of the result for as long as it is kept, of what a job was given
   * while it is not over. For the job's own work and for a download that was recorded.
   *
   * @throws Error when it is not there (any more)
   */
  async outside({ agencyId, jobId }: JobRef, what: What, number: number): Promise<Buffer> {
    const [row] = (await this.ledger.query({
      name: 'job-part-outside',
      text: 'select gate.job_part($1, $2, $3, $4, $5) as bytes',
      values: [agencyId, jobId, what, number, this.keys.doorProof('job_part', agencyId, jobId, what, number)],
    })) as { bytes: Buffer | null }[];
    if (!row?.bytes) throw new Error('A part of a job’s file is not there.');
    return (await this.keys.fileCipher(agencyId)).open(place(what, number), jobId, row.bytes);
  }
}
