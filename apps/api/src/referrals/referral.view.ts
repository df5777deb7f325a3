// SPDX-License-Identifier: Apache-2.0
import type { ActChoice, OfferView, ReferralView } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { type Act, open, possible, reasonsFor } from './offer-state.js';
import type { Referral, ReferralOffer } from './referral.entities.js';
import { waiterFor } from './waiting.js';

/** An offer and what stands beside it in other tables. */
export interface ShownOffer extends ReferralOffer {
  serviceName: string;
  linkUntil: Date | null;
  /** What left with it last is under a consent that runs now. */
  isCovered: boolean;
}
/** A referral as it is now, with its offers in the order they were made. */
export interface WholeReferral {
  referral: Referral;
  madeByName: string | null;
  offers: ShownOffer[];
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function viewReferral({ referral, madeByName, offers }: WholeReferral, cipher: Cipher, now: Date): ReferralView {
  const { id, youthId, need, urgency, transport, interpreterLanguage, madeBy, waitsFor, closedAs, closedReason } = referral;
  return {
    ...{ id, youthId, need, urgency, transport, interpreterLanguage, madeBy, madeByName, waitsFor, closedAs, closedReason },
    words: cipher.decryptOrNull('referral.words', id, referral.words),
    madeAt: referral.madeAt.toISOString(),
    waitsOn: waitsFor && waiterFor[waitsFor],
    waitsSince: iso(referral.waitsSince),
    isLate: referral.chaseAt !== null && referral.chaseAt <= now,
    remindedAt: iso(referral.remindedAt),
    closedAt: iso(referral.closedAt),
    closedWords: cipher.decryptOrNull('referral.closedWords', id, referral.closedWords),
    offers: offers.map((offer) => viewOffer(offer, cipher)),
    version: referral.version,
  };
}

function viewOffer(offer: ShownOffer, cipher: Cipher): OfferView {
  const { id, serviceId, serviceName, state, reason, isByLink, outcome, outcomeBy } = offer;
  return {
    ...{ id, serviceId, serviceName, state, reason, isByLink, outcome, outcomeBy },
    stateAt: offer.stateAt.toISOString(),
    sentAt: iso(offer.sentAt),
    answerWords: cipher.decryptOrNull('referral_offer.answerWords', id, offer.answerWords),
    linkUntil: iso(offer.isCovered ? offer.linkUntil : null),
    isStopped: offer.sentAt !== null && open.includes(offer.state) && !offer.isCovered,
    handOverWords: cipher.decryptOrNull('referral_offer.handOverWords', id, offer.handOverWords),
    seenAt: iso(offer.seenAt),
    outcomeWords: cipher.decryptOrNull('referral_offer.outcomeWords', id, offer.outcomeWords),
    outcomeAt: iso(offer.outcomeAt),
    acts: choicesOf(possible(offer)),
  };
}

export const choicesOf = (acts: readonly Act[]): ActChoice[] =>
  acts.map((act) => ({ act, reasons: [...(reasonsFor(act) ?? [])] }));
