// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const youthOpened = auditEvent('youth.opened', 'youth');
export const youthListed = auditEvent('youth.listed', 'youth');
export const youthSearched = auditEvent('youth.searched', 'youth');
export const youthCreated = auditEvent('youth.created', 'youth');
export const youthUpdated = auditEvent('youth.updated', 'youth');
export const restrictedRead = auditEvent('youth.restrictedRead', 'youth');
export const restrictedUpdated = auditEvent('youth.restrictedUpdated', 'youth');
export const aliasAdded = auditEvent('youth.aliasAdded', 'youth_alias');
export const aliasEnded = auditEvent('youth.aliasEnded', 'youth_alias');
export const aliasOpened = auditEvent('youth.aliasOpened', 'youth_alias');
export const personOfConcernRecorded = auditEvent('personOfConcern.recorded', 'person_of_concern');
export const personOfConcernEnded = auditEvent('personOfConcern.ended', 'person_of_concern');
export const personsOfConcernListed = auditEvent('personOfConcern.listed', 'person_of_concern');
