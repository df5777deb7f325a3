// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const listsListed = auditEvent('savedList.listed', 'saved_list');
export const listOpened = auditEvent('savedList.opened', 'saved_list');
export const listMade = auditEvent('savedList.made', 'saved_list');
export const listChanged = auditEvent('savedList.changed', 'saved_list');
export const listShared = auditEvent('savedList.shared', 'saved_list');
export const listUnshared = auditEvent('savedList.unshared', 'saved_list');
export const listPrinted = auditEvent('savedList.printed', 'saved_list');
