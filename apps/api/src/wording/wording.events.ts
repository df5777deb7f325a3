// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const wordingListed = auditEvent('wording.listed', 'vocabulary');
