// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const homeRegistered = auditEvent('home.registered', 'home');
export const homeOpened = auditEvent('home.opened', 'home');
export const homesListed = auditEvent('home.listed', 'home');
export const homeChanged = auditEvent('home.changed', 'home');
export const homeAddressRead = auditEvent('home.addressRead', 'home');
export const homeAddressChanged = auditEvent('home.addressChanged', 'home');
export const householdRead = auditEvent('home.householdRead', 'home');
