// SPDX-License-Identifier: Apache-2.0
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, Matches } from 'class-validator';
import { recordId } from './directory.dto.js';
import { IsCode, IsPlainText } from './fields.js';
import { PageQuery } from './page.dto.js';
import { languageTag } from './youth.dto.js';

/** What help is asked for. */
export const referralNeeds = [
  'counselling',
  'medical',
  'dental',
  'substance_use',
  'housing',
  'school',
  'work',
  'legal',
  'mentoring',
  'basic_needs',
  'other',
] as const;
export type ReferralNeed = (typeof referralNeeds)[number];
export const referralUrgencies = ['urgent', 'soon', 'routine'] as const;
export type ReferralUrgency = (typeof referralUrgencies)[number];
/** How the youth and the service come together. */
export const transportNeeds = ['gets_there', 'needs_ride', 'comes_to_youth', 'by_phone'] as const;
export type TransportNeed = (typeof transportNeeds)[number];

/** The states of a FHIR R4 Task as the Gravity guide uses them, with `_` for `-`. */
export const offerStates = [
  'draft',
  'requested',
  'accepted',
  'rejected',
  'in_progress',
  'on_hold',
  'completed',
  'failed',
  'cancelled',
  'entered_in_error',
] as const;
export type OfferState = (typeof offerStates)[number];
/** What a worker records of an offer, for themselves or as the service told them. */
export const offerActs = ['accept', 'decline', 'hold', 'resume', 'seen', 'fail', 'cancel', 'retract'] as const;
export type OfferAct = (typeof offerActs)[number];
/** How youth and service are brought together. */
export const handOverWays = ['in_person', 'phone', 'online'] as const;
/** What whoever holds a link can answer. */
export const linkActs = ['accept', 'decline', 'seen'] as const;
export type LinkAct = (typeof linkActs)[number];

/** Why, by act; `other` needs words. That the youth says no is no answer of the service and is told apart from one. */
export const offerReasons = {
  decline: ['full', 'other_ages', 'other_area', 'other_language', 'not_our_kind_of_help', 'other'],
  hold: ['waiting_list', 'youth_asked_to_wait', 'waits_for_papers', 'other'],
  fail: ['youth_not_reached', 'youth_stopped', 'service_ended', 'other'],
  cancel: ['youth_declined', 'youth_moved', 'other_service', 'no_longer_needed', 'other'],
  retract: ['wrong_youth', 'wrong_service', 'entered_twice', 'other'],
} as const satisfies Partial<Record<OfferAct, readonly string[]>>;
export const everyReason = [...new Set(Object.values(offerReasons).flat())];
export const closingReasons = [...offerReasons.cancel] as const;

/**
 * Whose move it is, and which: derived from the states of a referral's offers. consent: what they went under holds no longer,
 * so they wait for a new one, or for the end.
 */
export const waitsFor = ['choose', 'send', 'answer', 'hand_over', 'seen', 'outcome', 'consent'] as const;
export type WaitsFor = (typeof waitsFor)[number];
export const waiters = ['worker', 'service', 'youth'] as const;
export type Waiter = (typeof waiters)[number];
export const outcomes = ['helped', 'did_not_help', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeTellers = ['youth', 'worker'] as const;

/** Help for one youth, and the services it will be asked of. */
export class MakeReferral {
  @IsCode(referralNeeds) need!: ReferralNeed;
  /** What is asked, in words that a service may read once it is sent. */
  @IsOptional() @IsPlainText({ max: 800, lines: true }) words?: string;
  @IsCode(referralUrgencies) urgency!: ReferralUrgency;
  @IsCode(transportNeeds) transport!: TransportNeed;
  /** An interpreter for this language is needed; left out when none is. */
  @IsOptional() @Matches(languageTag) interpreterLanguage?: string;
  /** Ids of services of the directory. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(5) @ArrayUnique() @Matches(recordId, { each: true }) serviceIds!: string[];
}
export class OfferReferral {
  @Matches(recordId) serviceId!: string;
}
/** What happened to an offer. */
export class RecordOfferAct {
  @IsCode(offerActs) act!: OfferAct;
  /** For `decline`, `hold`, `fail`, `cancel` and `retract`: one of those that belong to the act. */
  @IsOptional() @IsCode(everyReason) reason?: string;
  @IsOptional() @IsPlainText({ max: 2000, lines: true }) words?: string;
}
/** Youth and service are brought together: the service learns the youth's name, and what the note says. */
export class HandOver {
  @IsCode(handOverWays) how!: (typeof handOverWays)[number];
  /** For the service, which reads it by its link. */
  @IsOptional() @IsPlainText({ max: 1000, lines: true }) words?: string;
}
/** The second attestation: whether it helped. Said once they have met: the service has seen the youth, or was handed over to. */
export class SayOutcome {
  @IsCode(outcomes) outcome!: Outcome;
  @IsCode(outcomeTellers) by!: (typeof outcomeTellers)[number];
  /** Needed with `unknown`: why nobody can tell. */
  @IsOptional() @IsPlainText({ max: 2000, lines: true }) words?: string;
}
export class CallOffReferral {
  @IsCode(closingReasons) reason!: string;
  @IsOptional() @IsPlainText({ max: 2000, lines: true }) words?: string;
}

/** Something that can be done now, and the reasons of which one belongs to it; none: it needs none. */
export class ActChoice {
  act!: string;
  reasons!: string[];
}
/** The running consent under which the next step of an offer would go. */
export class OfferConsent {
  id!: string;
  signedOn!: string;
  /** The last day. */
  expiresOn!: string;
}
export class OfferView {
  id!: string;
  serviceId!: string;
  serviceName!: string;
  state!: OfferState;
  /** Since when it is in this state, UTC. */
  stateAt!: string;
  sentAt!: string | null;
  reason!: string | null;
  answerWords!: string | null;
  /** The answer came through the service's own link; else a worker recorded what they were told. */
  isByLink!: boolean;
  /** A link that has not been used is open until then. */
  linkUntil!: string | null;
  /** The consent under which it was sent has ended or was taken back, so its link opens nothing. */
  isStopped!: boolean;
  /** Null: no running consent covers the next step, or there is none. Of several the one that names least, then the newest. */
  coveredBy!: OfferConsent | null;
  handedOverAt!: string | null;
  handOverWords!: string | null;
  seenAt!: string | null;
  /** The service attested it itself; else a worker wrote down what they were told. */
  isSeenByService!: boolean;
  seenRecordedByName!: string | null;
  outcome!: Outcome | null;
  outcomeBy!: (typeof outcomeTellers)[number] | null;
  outcomeWords!: string | null;
  outcomeAt!: string | null;
  outcomeRecordedByName!: string | null;
  /** One person wrote both attestations down, so nobody else confirmed them. */
  isAttestedByOne!: boolean;
  /** What can be done with it now. */
  acts!: ActChoice[];
}
export class ReferralView {
  id!: string;
  youthId!: string;
  need!: ReferralNeed;
  words!: string | null;
  urgency!: ReferralUrgency;
  transport!: TransportNeed;
  interpreterLanguage!: string | null;
  madeBy!: string;
  madeByName!: string | null;
  madeAt!: string;
  /** Null once it is closed. */
  waitsOn!: Waiter | null;
  waitsFor!: WaitsFor | null;
  waitsSince!: string | null;
  /** It has waited longer than such a thing should; then it stands on Today. */
  isLate!: boolean;
  remindedAt!: string | null;
  closedAt!: string | null;
  /** `completed` by two attestations, or `called_off`. */
  closedAs!: 'completed' | 'called_off' | null;
  closedReason!: string | null;
  closedWords!: string | null;
  offers!: OfferView[];
  version!: number;
}
export class ReferralsOfYouth {
  items!: ReferralView[];
}
/** The link is in this one answer and nowhere else; a repeated request gives null. */
export class OfferSent {
  referral!: ReferralView;
  /** What stands behind the `#` of the page for services. */
  secret!: string | null;
  expiresAt!: string;
}

export class ReferralListQuery extends PageQuery {
  @IsOptional() @IsCode(waiters) waitsOn?: Waiter;
}
/** One open referral within reach, without words. */
export class ReferralListItem {
  id!: string;
  youthId!: string;
  caseCode!: string;
  usedName!: string;
  need!: ReferralNeed;
  urgency!: ReferralUrgency;
  waitsOn!: Waiter;
  waitsFor!: WaitsFor;
  waitsSince!: string;
  isLate!: boolean;
  remindedAt!: string | null;
  /** Those it is with, or was last. */
  services!: string[];
}
/** The one that should have moved first comes first. */
export class ReferralList {
  items!: ReferralListItem[];
  next!: string | null;
}

/** What came with the link, after the `#`: never in an address that a server or a log sees. */
const secretForm = /^[\w-]{43}$/;
export class LookAtLink {
  @Matches(secretForm) secret!: string;
}
export class AnswerLink {
  @Matches(secretForm) secret!: string;
  @IsCode(linkActs) act!: LinkAct;
  /** Needed to decline. */
  @IsOptional() @IsCode(offerReasons.decline) reason?: string;
  @IsOptional() @IsPlainText({ max: 2000, lines: true }) words?: string;
}
/** What a service is shown of what it is asked, by its link or signed in: what was sent to it, and nothing else of the youth. */
export class AskedOfService {
  /** Which of an organization's services. */
  serviceName!: string;
  need!: ReferralNeed;
  words!: string | null;
  urgency!: ReferralUrgency;
  transport!: TransportNeed;
  interpreterLanguage!: string | null;
  handOverWords!: string | null;
  state!: OfferState;
  sentAt!: string;
  seenAt!: string | null;
  /** What can be answered now. */
  acts!: ActChoice[];
}
/** For a service without an account. */
export class OfferByLink extends AskedOfService {
  agencyName!: string;
  agencyPhone!: string;
  expiresAt!: string;
}
/** The link was used up. A new one stands here while something is left to say. */
export class LinkAnswered {
  state!: OfferState;
  secret!: string | null;
  expiresAt!: string | null;
}

/** For a partner, under a consent that runs. */
export class SharedOffer extends AskedOfService {
  id!: string;
  /** Under which it was asked: one of those that are shared. */
  consentId!: string;
}
/** The newest first. */
export class SharedOffers {
  items!: SharedOffer[];
}
export class AnswerOffer {
  @IsCode(linkActs) act!: LinkAct;
  /** Needed to decline. */
  @IsOptional() @IsCode(offerReasons.decline) reason?: string;
  @IsOptional() @IsPlainText({ max: 2000, lines: true }) words?: string;
}
