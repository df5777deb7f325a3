// SPDX-License-Identifier: Apache-2.0
import type { AuditEventView } from '../api/generated/types.gen.js';

/** One event, or a run of saves of the same draft. */
export interface Run {
  event: AuditEventView;
  /** How many saves this row stands for. */
  times: number;
  /** When the run began; the event is its last. */
  since: string;
}

/** The same row for the same events: a longer list then draws only what is new. */
const kept = new WeakMap<AuditEventView, Run>();

/** A draft saves itself every few seconds: such saves, one after the other, are one row. */
export function runsOf(events: readonly AuditEventView[]): Run[] {
  const runs: Run[] = [];
  for (const event of events) {
    const last = runs.at(-1);
    if (last && isSameDraft(last.event, event)) {
      last.times += 1;
      last.since = event.at;
    } else runs.push({ event, times: 1, since: event.at });
  }
  return runs.map(asBefore);
}

function isSameDraft(a: AuditEventView, b: AuditEventView): boolean {
  const isSave = a.action === 'plan.draftChanged' && b.action === a.action;
  return isSave && a.actorId === b.actorId && a.resourceId === b.resourceId && a.outcome === b.outcome;
}

function asBefore(run: Run): Run {
  const before = kept.get(run.event);
  if (before?.times === run.times && before.since === run.since) return before;
  kept.set(run.event, run);
  return run;
}
