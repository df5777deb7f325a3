// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const consentsListed = auditEvent('consent.listed', 'consent');
export const consentRecorded = auditEvent('consent.recorded', 'consent');
export const consentWithdrawn = auditEvent('consent.withdrawn', 'consent');
export const recallSent = auditEvent('recall.sent', 'recall_notice');
export const sharedOpened = auditEvent('shared.opened', 'consent');
export const disclosuresListed = auditEvent('disclosure.listed', 'disclosure');
export const disclosureRecorded = auditEvent('disclosure.recorded', 'disclosure');
