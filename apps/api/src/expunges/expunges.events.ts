// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const expungesListed = auditEvent('expunge.listed', 'expunge');
export const expungeAsked = auditEvent('expunge.asked', 'expunge');
/** Its name and its fields are part of the log's form: it declares what is missing. */
export const logExpunged = auditEvent('log.expunged', 'expunge');
