// SPDX-License-Identifier: Apache-2.0
import type { DemoArrangement, EndReason } from './shapes.js';
import { absences, respites, stays, type Stay } from './stays.js';

// After one of these the next move had to be found at once.
const sudden: ReadonlySet<EndReason> = new Set<EndReason>([
  'caregiver_asked',
  'safety_concern',
  'court_order',
  'hospital_stay',
  'home_visit_ended',
]);

function wasPlanned(before: Stay | undefined): boolean {
  if (!before || before[1] === 'not_placed_yet') return false;
  const why = before[2];
  return why !== undefined && !sudden.has(why);
}

function baseLine(line: readonly Stay[]): DemoArrangement[] {
  return line.map(([fromDaysAgo, where, reasonEnded], place) => ({
    layer: 'base',
    kind: typeof where === 'number' ? 'foster_family_home' : where,
    fromDaysAgo,
    toDaysAgo: line[place + 1]?.[0] ?? null,
    homeIndex: typeof where === 'number' ? where : null,
    reasonEnded: reasonEnded ?? null,
    planned: wasPlanned(line[place - 1]),
  }));
}

/**
 * A youth's line of life: the gap-free base from the first day in care until now, then the days in respite and away
 * that lie over it. Oldest first within each layer; the last of the base goes on (`toDaysAgo` null).
 */
export function placementsOf(youthIndex: number): DemoArrangement[] {
  const respite = respites
    .filter(([youth]) => youth === youthIndex)
    .map(([, homeIndex, fromDaysAgo, toDaysAgo]): DemoArrangement => {
      const reasonEnded = toDaysAgo === null ? null : 'respite_complete';
      return { layer: 'respite', kind: 'respite', fromDaysAgo, toDaysAgo, homeIndex, reasonEnded, planned: true };
    });
  const away = absences
    .filter(([youth]) => youth === youthIndex)
    .map(([, kind, fromDaysAgo, toDaysAgo, reasonEnded]): DemoArrangement => {
      return { layer: 'away', kind, fromDaysAgo, toDaysAgo, homeIndex: null, reasonEnded, planned: false };
    });
  return [...baseLine(stays[youthIndex] ?? []), ...respite, ...away];
}

/** The home whose caregivers look after this youth today by placement, away or not; null when it is not a foster home. */
export function homeNow(youthIndex: number): number | null {
  return placementsOf(youthIndex).find((stay) => stay.layer === 'base' && stay.toDaysAgo === null)?.homeIndex ?? null;
}
