// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { type JobRef } from '../ledger/index.js';
import type { PartStore } from '../jobs/index.js';

/** How many bytes every part of an upload has, but the last. In base64 and JSON it fits one request. */
export const partBytes = 720_000;

/** A file that can be read anywhere, a piece at a time. */
export interface Source {
  readonly size: number;
  /** Bytes from `from` up to, not including, `to`. */
  stream(from: number, to: number): Readable;
}

/** What a job was given, as one file: its parts are read and decrypted as they are needed. */
export function givenTo(ref: JobRef, size: number, parts: PartStore): Source {
  async function* pieces(from: number, to: number): AsyncGenerator<Buffer> {
    for (let at = from; at < to;) {
      const number = Math.floor(at / partBytes) + 1;
      const start = (number - 1) * partBytes;
      const bytes = (await parts.outside(ref, 'given', number)).subarray(at - start, to - start);
      at += bytes.length;
      yield bytes;
    }
  }
  return { size, stream: (from, to) => Readable.from(pieces(from, to), { objectMode: false }) };
}
