// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const auditSearched = auditEvent('audit.searched', 'audit');
export const auditOfYouthOpened = auditEvent('audit.ofYouthOpened', 'audit');
export const auditCounted = auditEvent('audit.counted', 'audit');
export const fileLooksShown = auditEvent('file.looksShown', 'youth');
export const auditActionsListed = auditEvent('audit.actionsListed', 'audit');
export const auditExportAsked = auditEvent('audit.exportAsked', 'job');
export const auditExported = auditEvent('audit.exported', 'job');
