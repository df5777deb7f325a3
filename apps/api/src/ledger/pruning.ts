// SPDX-License-Identifier: Apache-2.0
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Ledger } from './ledger.js';

const minute = 60_000;
/** Not at once: whoever starts a server wants answers first. By chance within it, so that several do not come together. */
const firstAfterMs = { least: minute, most: 3 * minute };
/** What is kept for a day or longer may be an hour late. */
const againAfterMs = { least: 55 * minute, most: 65 * minute };
/** Small enough that a batch is over within milliseconds; so many that a day's rows go in one round. */
const batch = 500;
const mostBatches = 1_000;

/** How many rows of each kind went. */
export interface Pruned {
  keys: number;
  sessions: number;
  devices: number;
  tries: number;
}

/**
 * Has old rows removed, as long as the server runs. What is old, and why, stands in `gate.prune`: the database decides,
 * and lets one process at a time. Nothing depends on a round: what goes wrong is written to the log and tried again.
 */
@Injectable()
export class Pruning implements OnModuleDestroy {
  private readonly log = new Logger('pruning');
  private timer: NodeJS.Timeout | undefined;
  private isLeaving = false;

  constructor(private readonly ledger: Ledger) {}

  /** From now on, first in a little while, then about every hour. Keeps no process alive. */
  start(): void {
    this.next(firstAfterMs);
  }

  /** A batch that is under way is finished before its connection goes; nobody waits for it before the doors are closed. */
  onModuleDestroy(): void {
    this.isLeaving = true;
    clearTimeout(this.timer);
  }

  /** One round: batches until nothing is left, or another process is at it. */
  async prune(): Promise<Pruned> {
    const total: Pruned = { keys: 0, sessions: 0, devices: 0, tries: 0 };
    for (let i = 0; i < mostBatches && !this.isLeaving; i += 1) {
      const [gone] = (await this.ledger.query({
        name: 'prune',
        text: 'select * from gate.prune($1)',
        values: [batch],
      })) as Pruned[];
      if (!gone) break;
      for (const kind of Object.keys(total) as (keyof Pruned)[]) total[kind] += gone[kind];
      if (Object.values(gone).every((count) => count < batch)) break;
    }
    return total;
  }

  private next({ least, most }: { least: number; most: number }): void {
    if (this.isLeaving) return;
    this.timer = setTimeout(
      () => {
        void this.told().finally(() => this.next(againAfterMs));
      },
      least + Math.random() * (most - least),
    );
    this.timer.unref();
  }

  private async told(): Promise<void> {
    try {
      const { keys, sessions, devices, tries } = await this.prune();
      this.log.log(`old rows went: ${keys} keys, ${sessions} sessions, ${devices} devices, ${tries} wrong tries`);
    } catch (error) {
      const { code, name } = error as { code?: string; name?: string };
      this.log.warn(`old rows stay until the next round: ${code ?? name}`);
    }
  }
}
