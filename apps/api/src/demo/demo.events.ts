// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

/** What was there before the agency began to work here came in at once, by the hand of whoever runs the installation. */
export const fileImported = auditEvent('youth.imported', 'youth');
export const homeImported = auditEvent('home.imported', 'home');
export const directoryImported = auditEvent('directory.imported', 'service');
export const guidesImported = auditEvent('guide.imported', 'guide_version');
