// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '../keys/index.js';
import { type JobRef, Ledger, type ReadTx, type Tx } from '../ledger/index.js';

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

  /** One part in the clear; undefined when there is none of this number. */
  async read(tx: ReadTx, jobId: string, what: What, number: number): Promise<Buffer | undefined> {
    const { agencyId } = await tx.who();
    const [row] = await tx.rows<{ bytes_enc: Buffer }>(
      'job-part',
      'select bytes_enc from harbor.job_part where agency_id = $1 and job_id = $2 and what = $3 and number = $4',
      [agencyId, jobId, what, number],
    );
    return row && (await this.keys.fileCipher(agencyId)).open(place(what, number), jobId, row.bytes_enc);
  }

  /** The result of a job, part by part. Whoever asks for it has been let in, and the event is committed. */
  stream({ agencyId, jobId }: JobRef, parts: number): Readable {
    return Readable.from(this.parts({ agencyId, jobId }, parts), { objectMode: false, highWaterMark: 1 });
  }

  private async *parts({ agencyId, jobId }: JobRef, parts: number): AsyncGenerator<Buffer> {
    const cipher = await this.keys.fileCipher(agencyId);
    for (let number = 1; number <= parts; number += 1) {
      const [row] = (await this.ledger.query({
        name: 'result-part',
        text: 'select gate.job_part($1, $2, $3, $4) as bytes',
        values: [agencyId, jobId, number, this.keys.doorProof('job_part', agencyId, jobId, number)],
      })) as { bytes: Buffer | null }[];
      if (!row?.bytes) throw new Error('A part of a result went while it was being sent.');
      yield cipher.open(place('result', number), jobId, row.bytes);
    }
  }
}
