// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const youthOpened = auditEvent('youth.opened', 'youth');
export const youthListed = auditEvent('youth.listed', 'youth');
export const youthSearched = auditEvent('youth.searched', 'youth');
export const youthCreated = auditEvent('youth.created', 'youth');
export const youthUpdated = auditEvent('youth.updated', 'youth');
export const restrictedRead = auditEvent('youth.restrictedRead', 'youth');
export const restrictedUpdated = auditEvent('youth.restrictedUpdated', 'youth');
