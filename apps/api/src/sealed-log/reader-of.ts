// SPDX-License-Identifier: Apache-2.0
import type { ReadTx } from '../ledger/index.js';
import { LogReader } from './log-reader.js';

/** The log of the agency in whose context this transaction is. */
export async function readerOf(tx: ReadTx): Promise<LogReader> {
  const { agencyId } = await tx.who();
  return new LogReader((name, text, values) => tx.rows(name, text, values), agencyId);
}
