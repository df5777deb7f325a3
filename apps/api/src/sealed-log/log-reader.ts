// SPDX-License-Identifier: Apache-2.0
import type { EventColumns } from './event-line.js';

/** A statement under a name of its own, and its rows: a transaction of the application, or the owner's connection. */
export type Ask = <R extends object>(name: string, text: string, values: unknown[]) => Promise<R[]>;

/** Whether an event of this place may be missing. */
export type Expunged = (epoch: number, idx: number) => boolean;

/** An epoch of a log with its newest checkpoint, cosignatures included. */
export interface EpochHead {
  readonly epoch: number;
  readonly origin: string;
  readonly verifierKey: string;
  /** Of the checkpoint. */
  readonly size: number;
  readonly note: string;
  /** Who must have cosigned it, as C2SP tlog-policy without the log's own line. */
  readonly witnesses: string;
}
export interface KeptCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** A leaf with its event as it stands now. */
export interface SealedRow extends EventColumns {
  readonly idx: number;
  readonly sealedId: string;
  readonly leaf: Buffer;
  readonly mac: Buffer;
}

/** Reads one agency's sealed log. The database decides what may be read where; what may not be, is not there. */
export class LogReader {
  constructor(
    private readonly ask: Ask,
    private readonly agencyId: string,
  ) {}

  /** Oldest first; without those of which nothing was signed yet. */
  epochs(): Promise<EpochHead[]> {
    return this.ask<EpochHead>(
      'log-epochs',
      `select epoch, origin, verifier_key as "verifierKey", size::float8 as size, note, witnesses from gate.log_epochs($1)`,
      [this.agencyId],
    );
  }

  /** Checkpoints of fewer events than `before`, the newest first. */
  checkpoints(epoch: number, before: number, most: number): Promise<(KeptCheckpoint & { signedAt: Date })[]> {
    return this.ask(
      'log-checkpoints',
      'select size::float8 as size, note, signed_at as "signedAt" from gate.log_checkpoints($1, $2, $3, $4)',
      [this.agencyId, epoch, before, most],
    );
  }

  /** The checkpoint of exactly this size. */
  async checkpoint(epoch: number, size: number): Promise<KeptCheckpoint | undefined> {
    const [found] = await this.checkpoints(epoch, size + 1, 1);
    return found?.size === size ? found : undefined;
  }

  /** The last of each day, up to this size. */
  days(epoch: number, upTo: number): Promise<KeptCheckpoint[]> {
    return this.ask('log-days', 'select size::float8 as size, note from gate.log_days($1, $2, $3)', [this.agencyId, epoch, upTo]);
  }

  /** The hashes of a tile as far as there are any; empty when there are none. */
  async tile(epoch: number, level: number, index: number): Promise<Buffer> {
    const [row] = await this.ask<{ hashes: Buffer | null }>('log-tile', 'select gate.log_tile($1, $2, $3, $4) as hashes', [
      ...[this.agencyId, epoch, level, index],
    ]);
    return row?.hashes ?? Buffer.alloc(0);
  }

  async leaves(epoch: number, first: number, most: number): Promise<Buffer[]> {
    const rows = await this.ask<{ leaf: Buffer }>('log-leaves', 'select leaf from gate.log_leaves($1, $2, $3, $4)', [
      ...[this.agencyId, epoch, first, most],
    ]);
    return rows.map(({ leaf }) => leaf);
  }

  /** What events of this log declare to be expunged. */
  async expunged(): Promise<Expunged> {
    const rows = await this.ask<{ range: string }>('log-expunged', 'select range from gate.log_expunged($1) range', [
      this.agencyId,
    ]);
    const ranges = rows.flatMap(({ range }) => {
      const [, epoch, first, last] = /^(\d+)\/(\d+)-(\d+)$/.exec(range) ?? [];
      return last === undefined ? [] : [{ epoch: Number(epoch), first: Number(first), last: Number(last) }];
    });
    return (epoch, idx) => ranges.some((one) => one.epoch === epoch && one.first <= idx && idx <= one.last);
  }

  /** Of so many events after this one those that the log knows nothing of, and the last one looked at; null after the end. */
  async unsealed(after: string, most: number): Promise<{ last: string | null; unsealed: string[] }> {
    const [row] = await this.ask<{ last: string | null; unsealed: string[] }>(
      'log-unsealed',
      'select last, unsealed from gate.log_unsealed($1, $2, $3)',
      [this.agencyId, after, most],
    );
    return row ?? { last: null, unsealed: [] };
  }

  /** For jobs and the owner: what the events say. */
  events(epoch: number, first: number, most: number): Promise<SealedRow[]> {
    return this.ask<SealedRow>(
      'log-events',
      `select l.idx::float8 as idx, l.sealed_id as "sealedId", l.leaf, l.mac, (l.event).* from gate.log_events($1, $2, $3, $4) l`,
      [this.agencyId, epoch, first, most],
    );
  }
}
