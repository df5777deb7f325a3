// SPDX-License-Identifier: Apache-2.0
import type { TimelineEntry } from '../api/generated/types.gen.js';

const dayMs = 86_400_000;
/** From so many days on, that nothing was recorded is worth a row of its own. */
const worthSaying = 28;

export type Row = { entry: TimelineEntry } | { gapDays: number; after: string };

/** Entries newest first, with the time in which nothing was recorded between them as rows. */
export function withGaps(entries: readonly TimelineEntry[]): Row[] {
  return entries.flatMap((entry, i): Row[] => {
    const older = entries[i + 1];
    if (!older) return [{ entry }];
    const gapDays = Math.floor((Date.parse(entry.fromAt) - Date.parse(older.fromAt)) / dayMs);
    return gapDays >= worthSaying ? [{ entry }, { gapDays, after: entry.id }] : [{ entry }];
  });
}
