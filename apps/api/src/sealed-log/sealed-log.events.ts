// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const logShown = auditEvent('log.shown', 'log');
export const checkpointsListed = auditEvent('log.checkpointsListed', 'log');
export const consistencyShown = auditEvent('log.consistencyShown', 'log');
export const placeShown = auditEvent('log.placeShown', 'audit');
export const receiptGiven = auditEvent('log.receiptGiven', 'audit');
export const verifyAsked = auditEvent('log.verifyAsked', 'job');
export const logVerified = auditEvent('log.verified', 'job');
export const logExportAsked = auditEvent('log.exportAsked', 'job');
export const logExported = auditEvent('log.exported', 'job');
export const tileRead = auditEvent('log.tileRead', 'log');
export const epochsListed = auditEvent('log.epochsListed', 'log');
/** Its name is part of the log's form: an epoch after the first begins with it. */
export const logContinued = auditEvent('log.continued', 'log');
/** A part of the nightly check, and its end; only with the end was it one. */
export const nightRead = auditEvent('log.nightRead', 'log');
export const nightChecked = auditEvent('log.nightChecked', 'log');
