// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const sessionOpened = auditEvent('session.opened', 'session');
export const sessionRefused = auditEvent('session.refused', 'account');
export const sessionSteppedUp = auditEvent('session.steppedUp', 'session');
export const sessionEnded = auditEvent('session.ended', 'session');
export const sessionListed = auditEvent('session.listed', 'session');
export const passwordChanged = auditEvent('password.changed', 'account');
export const identityShown = auditEvent('identity.shown', 'account');
export const stepUpTried = auditEvent('session.stepUpTried', 'session');
export const stepUpRefused = auditEvent('session.stepUpRefused', 'session');
