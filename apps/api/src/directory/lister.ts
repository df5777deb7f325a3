// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { Ledger, type ReadTx } from '../ledger/index.js';

const listNext = { name: 'list-next', text: 'select gate.list_next() as more', values: [] };

/**
 * Lists what imports changed after the step that changed it, so that a search finds it within seconds. What waits lies
 * in the database: whoever comes next, after a worker that was killed, lists it.
 */
@Injectable()
export class Lister {
  private working: Promise<void> | undefined;

  constructor(private readonly ledger: Ledger) {}

  /** Until nothing waits. Asked for while it is at work, it is the same work. */
  work(): Promise<void> {
    return (this.working ??= this.untilDone().finally(() => (this.working = undefined)));
  }

  /** Whether all that was changed at this agency is listed. */
  async isDone(tx: ReadTx): Promise<boolean> {
    const [row] = await tx.rows<{ done: boolean }>('is-all-listed', 'select gate.is_all_listed() as done');
    return row?.done ?? false;
  }

  private async untilDone(): Promise<void> {
    for (let more = true; more;) {
      const [row] = (await this.ledger.query(listNext)) as { more: boolean }[];
      more = row?.more ?? false;
    }
  }
}
