// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const systemShown = auditEvent('system.shown', 'agency');
