// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const agencyShown = auditEvent('agency.shown', 'agency');
export const agencyChanged = auditEvent('agency.changed', 'agency');
export const personListed = auditEvent('person.listed', 'account');
export const personShown = auditEvent('person.shown', 'account');
export const personInvited = auditEvent('person.invited', 'account');
export const personChanged = auditEvent('person.changed', 'account');
export const ownAccountChanged = auditEvent('ownAccount.changed', 'account');
export const invitationMade = auditEvent('invitation.made', 'account');
export const invitationApproved = auditEvent('invitation.approved', 'account');
export const invitationWithdrawn = auditEvent('invitation.withdrawn', 'account');
export const invitationLooked = auditEvent('invitation.looked', 'invitation');
export const invitationAccepted = auditEvent('invitation.accepted', 'invitation');
export const supervisionListed = auditEvent('supervision.listed', 'supervision');
export const supervisionShown = auditEvent('supervision.shown', 'supervision');
export const supervisionSet = auditEvent('supervision.set', 'supervision');
export const supervisionEnded = auditEvent('supervision.ended', 'supervision');
