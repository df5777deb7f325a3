// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const directorySearched = auditEvent('directory.searched', 'service');
export const directoryFitted = auditEvent('directory.fitted', 'youth');
export const directoryRead = auditEvent('directory.read', 'service');
export const serviceOpened = auditEvent('directory.serviceOpened', 'service');
export const serviceAdded = auditEvent('directory.serviceAdded', 'service');
export const serviceChanged = auditEvent('directory.serviceChanged', 'service');
export const placeAdded = auditEvent('directory.placeAdded', 'location');
export const placeChanged = auditEvent('directory.placeChanged', 'location');
export const confidentialPlacesRead = auditEvent('directory.confidentialPlacesRead', 'service');
