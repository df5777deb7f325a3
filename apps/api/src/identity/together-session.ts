// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { StepUpRequired } from '../platform/refusal.js';
import { ActorGuard } from './actor.guard.js';

/** A session with a youth before its screen: until it ends, only what is marked `@InTogetherMode` answers, and of that youth. */
@Injectable()
export class TogetherSession {
  constructor(private readonly guard: ActorGuard) {}

  /** Begins with the transaction. What the worker proved before counts no longer. */
  async begin(tx: Tx, youthId: string): Promise<void> {
    await tx.rows('begin-together', 'select gate.begin_together($1)', [youthId]);
  }

  /**
   * Ends with the transaction.
   *
   * @returns whether this session was in together mode with this youth
   * @throws StepUpRequired when it was, and no code was proved within the last minute
   */
  async end(tx: Tx, youthId: string): Promise<boolean> {
    const [row] = await tx.rows<{ ended: boolean | null }>('end-together', 'select gate.end_together($1) as ended', [youthId]);
    if (row?.ended === false) throw new StepUpRequired();
    return row?.ended === true;
  }

  /** Once that is committed: counts in this process at once, in every other within 5 s. */
  changed({ token }: Ctx): void {
    this.guard.forget(token);
  }
}
