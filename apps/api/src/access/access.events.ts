// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const careTeamOpened = auditEvent('careTeam.opened', 'care_team');
export const workerAssigned = auditEvent('careTeam.assigned', 'care_team');
export const membershipEnded = auditEvent('careTeam.ended', 'care_team');
export const colleaguesListed = auditEvent('colleague.listed', 'account');
export const conflictsListed = auditEvent('conflict.listed', 'conflict');
export const conflictDeclared = auditEvent('conflict.declared', 'conflict');
export const conflictEnded = auditEvent('conflict.ended', 'conflict');
