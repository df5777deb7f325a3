// SPDX-License-Identifier: Apache-2.0
import type { LogHealth } from '@harbor/contracts';
import type { ReadTx } from '../ledger/index.js';

interface HealthRow {
  epoch: number | null;
  origin: string | null;
  size: string;
  sealed_at: Date | null;
  waiting: number;
  lag_ms: string;
  quarantined: number;
  problem: LogHealth['problem'];
}

/** How the sealing of the signed-in person's agency goes; undefined for whoever may not know. The caller tells the event. */
export async function readLogHealth(tx: ReadTx): Promise<LogHealth | undefined> {
  const [row] = await tx.rows<HealthRow>('log-health', 'select * from gate.log_health()');
  if (!row) return undefined;
  const { epoch, origin, size, waiting, quarantined, problem } = row;
  return {
    ...{ epoch, origin, waiting, quarantined, problem },
    size: Number(size),
    sealedAt: row.sealed_at?.toISOString() ?? null,
    lagMs: Number(row.lag_ms),
  };
}
