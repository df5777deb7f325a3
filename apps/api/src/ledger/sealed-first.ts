// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { cellOf } from '@harbor/policy';
import { DataSource } from 'typeorm';
import { KeyRing } from '../keys/index.js';
import type { Ctx } from '../platform/ctx.js';
import { SealingAway, SealPending } from './ledger.errors.js';

/**
 * How long an answer waits for its event to be sealed, and how long one that waited in vain speaks for the others: its event
 * may be lost, and then nothing ever seals it.
 */
export class SealPatience {
  constructor(
    readonly ms = 5_000,
    readonly overdueMs = 60_000,
  ) {}
}

const firstLookMs = 10;
const lastLookMs = 200;

interface State {
  problem: string | null;
  is_sealed: boolean;
}

/**
 * Sealed before effect: the answer to an act that the policy marks `!` leaves only after its event is in a signed
 * checkpoint. The sealer is called at once, so that this costs tens of milliseconds. While it is away the first such act
 * finds that out by waiting; the others are refused before anything is done.
 */
@Injectable()
export class SealedFirst {
  /** By agency the event that was not sealed in time, and until when that counts. */
  private readonly overdue = new Map<string, { eventId: string; until: number }>();

  constructor(
    private readonly db: DataSource,
    private readonly keys: KeyRing,
    private readonly patience: SealPatience,
  ) {}

  isMeant({ actor, permission }: Ctx): boolean {
    return cellOf(actor.role, permission).sealed === true;
  }

  /** @throws SealingAway before anything is done or read */
  async requireAtWork(agencyId: string): Promise<void> {
    const late = this.overdue.get(agencyId);
    const { problem, is_sealed: isSealed } = await this.look(agencyId, late?.eventId ?? null);
    if (problem !== null) throw new SealingAway();
    if (late === undefined) return;
    if (!isSealed && performance.now() < late.until) throw new SealingAway();
    this.overdue.delete(agencyId);
  }

  /** Until the event is in a signed checkpoint. @throws SealPending when that takes too long */
  async wait(agencyId: string, eventId: string): Promise<void> {
    const end = performance.now() + this.patience.ms;
    await this.db.query(`select pg_notify('harbor_seal', $1)`, [agencyId]);
    for (let ms = firstLookMs; ; ms = Math.min(ms * 2, lastLookMs)) {
      const { is_sealed: isSealed, problem } = await this.look(agencyId, eventId);
      if (isSealed) return;
      if (problem !== null || performance.now() + ms > end) {
        this.overdue.set(agencyId, { eventId, until: performance.now() + this.patience.overdueMs });
        throw new SealPending();
      }
      await pause(ms);
    }
  }

  private async look(agencyId: string, eventId: string | null): Promise<State> {
    const proof = this.keys.doorProof('sealing_of', agencyId);
    const [state] = await this.db.query<State[]>('select problem, is_sealed from gate.sealing_of($1, $2, $3)', [
      ...[agencyId, eventId, proof],
    ]);
    return state!;
  }
}
