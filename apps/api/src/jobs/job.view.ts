// SPDX-License-Identifier: Apache-2.0
import type { JobState, JobView } from '@harbor/contracts';

/** A job as the list reads it. */
export interface JobRow {
  id: string;
  kind: string;
  state: JobState;
  asked_by: string;
  asked_by_name: string | null;
  asked_at: Date;
  started_at: Date | null;
  ended_at: Date | null;
  done: number;
  total: number | null;
  counts: Record<string, number> | null;
  problem: string | null;
  result_type: string | null;
  expires_at: Date | null;
  version: number;
}
const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

/** @param now the instant of the reading: the time left is counted from it, and a result that has expired is gone */
export function viewJob(row: JobRow, readerId: string, now: Date): JobView {
  const { id, kind, state, done, total, problem, version } = row;
  const isExpired = row.expires_at !== null && row.expires_at <= now;
  return {
    ...{ id, kind, state, done, total, problem, version },
    askedBy: row.asked_by,
    askedByName: row.asked_by_name,
    isOwn: row.asked_by === readerId,
    askedAt: row.asked_at.toISOString(),
    startedAt: instant(row.started_at),
    endedAt: instant(row.ended_at),
    secondsLeft: state === 'running' ? secondsLeft(row, now) : null,
    counts: Object.entries(row.counts ?? {}).map(([name, count]) => ({ name, count })),
    hasResult: row.result_type !== null && row.ended_at !== null && !isExpired,
    expiresAt: instant(row.expires_at),
  };
}

/** By the pace so far. From nothing done nobody can tell. */
function secondsLeft({ started_at: began, done, total }: JobRow, now: Date): number | null {
  if (began === null || total === null || done === 0) return null;
  return Math.round(((now.getTime() - began.getTime()) / 1000 / done) * (total - done));
}
