// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const timelineOpened = auditEvent('timeline.opened', 'youth');
