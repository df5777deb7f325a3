// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const caregiverHomeOpened = auditEvent('caregiving.opened', 'youth');
export const callListOpened = auditEvent('caregiving.callListOpened', 'agency');
