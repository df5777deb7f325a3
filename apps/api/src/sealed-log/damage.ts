// SPDX-License-Identifier: Apache-2.0
import { Malformed } from '@harbor/transparency';
import type { Ledger, ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { LogDamaged } from './sealed-log.errors.js';

/** What is made of the log's hashes, if it holds. @throws LogDamaged */
export function proved<T>(place: string, make: () => T, holds: (made: T) => boolean): T {
  try {
    const made = make();
    if (holds(made)) return made;
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof RangeError)) throw error;
  }
  throw new LogDamaged(place);
}

/** A reading of the log. Damage that it meets is an alarm, in a transaction of its own: the reading has rolled back. */
export function readLog<T>(ledger: Ledger, ctx: Ctx, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  return ledger.read(ctx, work).catch(async (error: unknown) => {
    if (error instanceof LogDamaged) await ledger.warn(ctx.actor.agencyId, 'log-damaged', [error.place]);
    throw error;
  });
}
