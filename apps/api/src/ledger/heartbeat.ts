// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { auditEvent } from './audit-event.js';
import { Ledger } from './ledger.js';

const everyMs = 60_000;

export const heartbeat = auditEvent('log.heartbeat', 'process');

/**
 * A sign of life of this process in every agency's log, once a minute: so the log goes on while nobody works, and where it
 * does not, either no server ran or somebody kept events out of it.
 */
@Injectable()
export class Heartbeat implements OnModuleDestroy {
  private readonly log = new Logger('heartbeat');
  private readonly processId = randomUUID();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly ledger: Ledger) {}

  /** From now on. Keeps no process alive. */
  start(): void {
    this.timer = setInterval(() => void this.told(), everyMs);
    this.timer.unref();
    void this.told();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** One for each agency. */
  async beat(): Promise<void> {
    for (const agencyId of await this.ledger.watched())
      await this.ledger.watch(agencyId, 'heartbeat', async (tx) => tx.record(heartbeat, { resourceId: this.processId }));
  }

  private async told(): Promise<void> {
    await this.beat().catch(({ code, name }: NodeJS.ErrnoException) => this.log.warn(`no sign of life: ${code ?? name}`));
  }
}
