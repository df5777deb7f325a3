// SPDX-License-Identifier: Apache-2.0
import type { EventKind } from '../ledger/index.js';

// Events of rooms that the demo touches only through the history it tells; each room declares its own in its events file.
const arrangement = (action: string): EventKind => ({ action, resource: 'living_arrangement' });
export const arrangementStarted = {
  base: arrangement('placement.placed'),
  respite: arrangement('placement.respiteStarted'),
  away: arrangement('placement.awayStarted'),
} as const;
export const movePlanned: EventKind = { action: 'placement.movePlanned', resource: 'planned_move' };
export const timelineOpened: EventKind = { action: 'timeline.opened', resource: 'youth' };
export const conflictDeclared: EventKind = { action: 'conflict.declared', resource: 'conflict' };
export const concernRecorded: EventKind = { action: 'personOfConcern.recorded', resource: 'person_of_concern' };
export const auditSearched: EventKind = { action: 'audit.searched', resource: 'audit' };
export const auditOfYouthOpened: EventKind = { action: 'audit.ofYouthOpened', resource: 'audit' };
export const accountsListed: EventKind = { action: 'person.listed', resource: 'account' };
