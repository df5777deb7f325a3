// SPDX-License-Identifier: Apache-2.0
import type { ActChoice, AskedOfService, OfferConsent, OfferView, ReferralView } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { type Act, answerable, possible, reasonsFor } from './offer-state.js';
import type { Referral, ReferralOffer } from './referral.entities.js';
import { endedSince, waiterFor } from './waiting.js';

/** An offer and what stands beside it in other tables. */
export interface ShownOffer extends ReferralOffer {
  serviceName: string;
  seenRecordedByName: string | null;
  outcomeRecordedByName: string | null;
  linkUntil: Date | null;
  /** Since when the consent does not hold under which it went; null while it does. Undefined: it does not wait on one. */
  endedAt: Date | null | undefined;
  /** The running consent under which its next step would go. */
  coveredBy: OfferConsent | null;
}
/** One offer of a referral. */
export interface Acting {
  whole: WholeReferral;
  offer: ShownOffer;
}
/** A referral as it is now, with its offers in the order they were made. */
export interface WholeReferral {
  referral: Referral;
  madeByName: string | null;
  offers: ShownOffer[];
}

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function viewReferral({ referral, madeByName, offers }: WholeReferral, cipher: Cipher, now: Date): ReferralView {
  const { id, youthId, need, urgency, transport, interpreterLanguage, madeBy, closedAs, closedReason } = referral;
  const ended = referral.waitsFor && endedSince(offers);
  const waitsFor = ended ? 'consent' : referral.waitsFor;
  return {
    ...{ id, youthId, need, urgency, transport, interpreterLanguage, madeBy, madeByName, waitsFor, closedAs, closedReason },
    words: cipher.decryptOrNull('referral.words', id, referral.words),
    madeAt: referral.madeAt.toISOString(),
    waitsOn: waitsFor && waiterFor[waitsFor],
    waitsSince: iso(ended ?? referral.waitsSince),
    isLate: referral.chaseAt !== null && referral.chaseAt <= now,
    remindedAt: iso(referral.remindedAt),
    closedAt: iso(referral.closedAt),
    closedWords: cipher.decryptOrNull('referral.closedWords', id, referral.closedWords),
    offers: offers.map((offer) => viewOffer(offer, cipher)),
    version: referral.version,
  };
}

function viewOffer(offer: ShownOffer, cipher: Cipher): OfferView {
  const { id, serviceId, serviceName, state, reason, isByLink, outcome, outcomeBy, coveredBy } = offer;
  const { seenRecordedByName, outcomeRecordedByName, endedAt } = offer;
  return {
    ...{ id, serviceId, serviceName, state, reason, isByLink, outcome, outcomeBy, coveredBy },
    ...{ seenRecordedByName, outcomeRecordedByName },
    stateAt: offer.stateAt.toISOString(),
    sentAt: iso(offer.sentAt),
    answerWords: cipher.decryptOrNull('referral_offer.answerWords', id, offer.answerWords),
    linkUntil: iso(endedAt === null ? offer.linkUntil : null),
    isStopped: endedAt instanceof Date,
    handedOverAt: iso(offer.handedOverAt),
    handOverWords: cipher.decryptOrNull('referral_offer.handOverWords', id, offer.handOverWords),
    seenAt: iso(offer.seenAt),
    isSeenByService: offer.isSeenByService === true,
    outcomeWords: cipher.decryptOrNull('referral_offer.outcomeWords', id, offer.outcomeWords),
    outcomeAt: iso(offer.outcomeAt),
    isAttestedByOne: isAttestedByOne(offer),
    acts: choicesOf(possible(offer).filter((act) => coveredBy !== null || !leaving.includes(act))),
  };
}

/** With these something leaves, so without a consent there is nothing to press. */
const leaving: readonly Act[] = ['send', 'hand_over'];

/** Both have spoken, and one person wrote both down: the service has confirmed nothing. */
export const isAttestedByOne = (of: Pick<ReferralOffer, 'outcome' | 'seenRecordedBy' | 'outcomeRecordedBy'>): boolean =>
  of.outcome !== null && of.seenRecordedBy !== null && of.seenRecordedBy === of.outcomeRecordedBy;

/** What a service is shown of what it is asked. */
export function viewAsked({ whole: { referral }, offer }: Acting, cipher: Cipher): AskedOfService {
  const { need, urgency, transport, interpreterLanguage } = referral;
  const { id, serviceName, state, sentAt, seenAt } = offer;
  return {
    ...{ serviceName, need, urgency, transport, interpreterLanguage, state },
    words: cipher.decryptOrNull('referral.words', referral.id, referral.words),
    handOverWords: cipher.decryptOrNull('referral_offer.handOverWords', id, offer.handOverWords),
    sentAt: (sentAt ?? offer.stateAt).toISOString(),
    seenAt: iso(seenAt),
    acts: choicesOf(answerable(offer)),
  };
}

export const choicesOf = (acts: readonly Act[]): ActChoice[] =>
  acts.map((act) => ({ act, reasons: [...(reasonsFor(act) ?? [])] }));
