// SPDX-License-Identifier: Apache-2.0
import { auditEvent } from '../ledger/index.js';

export const referralMade = auditEvent('referral.made', 'referral');
export const referralOpened = auditEvent('referral.opened', 'referral');
export const referralListed = auditEvent('referral.listed', 'referral');
export const referralReminded = auditEvent('referral.reminded', 'referral');
export const referralCalledOff = auditEvent('referral.calledOff', 'referral');
export const offerAdded = auditEvent('referralOffer.added', 'referral_offer');
export const offerSent = auditEvent('referralOffer.sent', 'referral_offer');
export const offerHandedOver = auditEvent('referralOffer.handedOver', 'referral_offer');
export const offerRecorded = auditEvent('referralOffer.recorded', 'referral_offer');
export const outcomeSaid = auditEvent('referralOffer.outcomeSaid', 'referral_offer');
/** Whether it helped, or that the service had seen the youth: with this both stand in one person's hand. */
export const attestedByOne = auditEvent('referralOffer.attestedByOne', 'referral_offer');
export const linkOpened = auditEvent('referralLink.opened', 'referral_offer');
export const linkAnswered = auditEvent('referralLink.answered', 'referral_offer');
export const linkRefused = auditEvent('referralLink.refused', 'referral_offer');
export const sharedOffersListed = auditEvent('referralOffer.listed', 'referral_offer');
export const sharedOfferOpened = auditEvent('referralOffer.opened', 'referral_offer');
export const offerAnswered = auditEvent('referralOffer.answered', 'referral_offer');
