// SPDX-License-Identifier: Apache-2.0
import type { LogAlarm, LogHealth, LogMark } from '@harbor/contracts';
import type { ReadTx } from '../ledger/index.js';

const lagAlarmMs = 60_000;
/** A sign of life comes once a minute. */
const silenceAlarmMs = 180_000;

interface HealthRow {
  epoch: number | null;
  origin: string | null;
  size: string;
  sealed_at: Date | null;
  waiting: number;
  lag_ms: string;
  quarantined: number;
  quarantined_at: Date | null;
  problem: LogHealth['problem'];
  stopped_at: Date | null;
  remembered: LogMark | null;
  heartbeat_at: Date | null;
  warnings: { code: LogAlarm['code']; since: string; places: string[] }[];
  now: Date;
}

/** How the sealing of the signed-in person's agency goes; undefined for whoever may not know. The caller tells the event. */
export async function readLogHealth(tx: ReadTx): Promise<LogHealth | undefined> {
  const [row] = await tx.rows<HealthRow>('log-health', 'select * from gate.log_health()');
  if (!row) return undefined;
  const { epoch, origin, size, waiting, quarantined, problem, remembered } = row;
  return {
    ...{ epoch, origin, waiting, quarantined, problem, remembered },
    size: Number(size),
    sealedAt: instant(row.sealed_at),
    lagMs: Number(row.lag_ms),
    stoppedAt: instant(row.stopped_at),
    heartbeatAt: instant(row.heartbeat_at),
    alarms: alarmsOf(row),
  };
}

function alarmsOf({
  problem,
  stopped_at,
  lag_ms,
  quarantined,
  quarantined_at,
  heartbeat_at,
  warnings,
  now,
}: HealthRow): LogAlarm[] {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const isSilent = heartbeat_at !== null && heartbeat_at < ago(silenceAlarmMs);
  const alarms: [LogAlarm['code'], boolean, Date | null][] = [
    ['stopped', problem !== null, stopped_at],
    ['lagging', Number(lag_ms) > lagAlarmMs, ago(Number(lag_ms))],
    ['no-heartbeat', isSilent, heartbeat_at],
    ['quarantine', quarantined > 0, quarantined_at],
  ];
  return [
    ...alarms.filter(([, isOn]) => isOn).map(([code, , since]) => ({ code, since: instant(since), places: [] })),
    ...warnings.map(({ code, since, places }) => ({ code, since: instant(new Date(since)), places })),
  ];
}

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;
