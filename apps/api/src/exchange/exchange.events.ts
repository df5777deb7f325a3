// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const importBegun = auditEvent('directory.importBegun', 'job');
export const importPartReceived = auditEvent('directory.importReceived', 'job');
export const importReleased = auditEvent('directory.importReleased', 'job');
export const importStepped = auditEvent('directory.importStepped', 'job');
export const exportAsked = auditEvent('directory.exportAsked', 'job');
export const exportStepped = auditEvent('directory.exported', 'job');
