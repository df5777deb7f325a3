// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { type Decided, KeyRing } from '../keys/index.js';
import type { Tx } from '../ledger/index.js';
import { Expunged } from '../platform/refusal.js';

/**
 * Makes every text of a youth unreadable for good by destroying its data key: in the database, in every backup of it,
 * and in memory. Who may decide that, and that it takes two people, is for the act that calls this.
 */
@Injectable()
export class ExpungingService {
  constructor(private readonly keys: KeyRing) {}

  /**
   * Takes the key out of the database, in the transaction of the act and under its event.
   *
   * @throws Expunged when it was destroyed before
   */
  async destroyKey(tx: Tx, youthId: string): Promise<void> {
    const { agencyId } = await tx.who();
    const [row] = await tx.rows<{ version: number | null }>('destroy-key', 'select gate.destroy_key($1, $2) as version', [
      youthId,
      this.keys.doorProof('destroy_key', agencyId, youthId),
    ]);
    if (!row?.version) throw new Expunged();
    tx.changedBehindDoor({ table: 'data_key', id: youthId, act: 'update', version: row.version });
  }

  /**
   * After COMMIT and before any answer: the key provider remembers the destruction for good, so that no backup brings
   * the texts back. Twice is the same as once, so a repeated request finishes what a crash left undone.
   */
  forgetForGood(agencyId: string, youthId: string, decided?: Decided): Promise<void> {
    return this.keys.destroy(agencyId, youthId, decided);
  }
}
