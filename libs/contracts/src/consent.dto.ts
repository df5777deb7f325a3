// SPDX-License-Identifier: Apache-2.0
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { IsCalendarDate, IsCode, IsId, IsNullable, IsPlainText } from './fields.js';
import { recordId } from './directory.dto.js';
import type { ReferralNeed, ReferralUrgency, TransportNeed } from './referral.dto.js';
import { languageTag } from './youth.dto.js';

/** What of a file a consent can let go. Where a youth is (C4) and what a court sealed (C5) no consent lets go. */
export const consentClasses = ['C1', 'C2', 'C3'] as const;
/** What can go out at all. Where a youth is goes under a legal duty alone, such as a missing report. */
export const disclosedClasses = ['C1', 'C2', 'C3', 'C4'] as const;
/**
 * Laws that go with some data and are named apart. part2: records of substance-use treatment, 42 CFR Part 2.
 * victim_services: records of a program under VOCA (28 CFR 94.115) or VAWA (34 U.S.C. 12291(b)(2)).
 */
export const protections = ['part2', 'victim_services'] as const;
/** In what capacity somebody signs. A parent signs only when nobody suspects them of harm. */
export const capacities = ['minor', 'non_abusive_parent', 'agency'] as const;
/** Legal duties under which something leaves without a consent. */
export const disclosureDuties = [
  'le_report_identified',
  'le_report_missing',
  'ncmec_report_missing',
  'missing_contact_kept',
  'icwa_notice',
  'mandated_report',
  'court_order',
] as const;
/** How something goes to a recipient. */
export const disclosureWays = ['in_person', 'phone', 'paper', 'fax', 'secure_mail', 'online'] as const;
/** What of a referral left: what help is asked, or youth and service brought together. */
export const askedSteps = ['request', 'hand_over'] as const;
export type AskedStep = (typeof askedSteps)[number];
/** The most days a consent runs: the law says a reasonable time, and asking again each year is one. */
export const consentDays = 365;

/** A written consent, as it was signed. Nobody's help depends on it. */
export class RecordConsent {
  /** An organization of the directory; else `recipient` says who. */
  @IsOptional() @IsNullable() @Matches(recordId) organizationId?: string | null;
  /** Who receives, where the directory does not have them. */
  @IsOptional() @IsNullable() @IsPlainText({ max: 200 }) recipient?: string | null;
  @IsPlainText({ max: 500 }) purpose!: string;
  /** What exactly may be told or given, in words. */
  @IsPlainText({ max: 1000, lines: true }) information!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsCode(consentClasses, { each: true })
  classes!: string[];
  /** Data that a law of its own protects is covered only when it is named here. */
  @IsOptional() @IsArray() @ArrayMaxSize(2) @ArrayUnique() @IsCode(protections, { each: true }) protections?: string[];
  /** Which version of the form was signed, as printed on it: one of those that the agency uses. */
  @IsPlainText({ max: 40 }) textVersion!: string;
  /** The language in which it was read and signed: a BCP 47 tag such as es. */
  @Matches(languageTag) language!: string;
  /** Who interpreted; null or left out: nobody had to. */
  @IsOptional() @IsNullable() @IsPlainText({ max: 120 }) interpreter?: string | null;
  @IsCalendarDate() signedOn!: string;
  @IsCalendarDate() startsOn!: string;
  /** The last day on which it holds; at most a year after it starts. */
  @IsCalendarDate() expiresOn!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(3)
  @ArrayUnique()
  @IsCode(capacities, { each: true })
  signers!: string[];
  /** Of the parent who signed, and of nobody else. */
  @IsOptional() @IsNullable() @IsPlainText({ max: 200 }) parentName?: string | null;
  /**
   * A colleague, other than who writes it down, who looked with them whether this parent may sign. Needed when the parent's
   * name is a single one, or has a word in common with somebody who must be kept away.
   */
  @IsOptional() @IsNullable() @IsId() parentCheckedBy?: string | null;
  /** The colleague who signed for the agency. */
  @IsOptional() @IsNullable() @IsId() agencySignerId?: string | null;
  /** The law lets this youth receive the service, and so consent to this, without anybody else. */
  @IsOptional() @IsBoolean() mayConsentAlone?: boolean;
  /** Whether help was made to depend on signing. True is refused: then nobody consented. */
  @IsBoolean() isConditionOfService!: boolean;
}

/** Ends a consent at once. Why is not asked. */
export class WithdrawConsent {
  /** In what capacity whoever withdraws it had signed, or may speak for the youth. */
  @IsCode(capacities) by!: string;
}

/** What a recipient must still be told, or was told, after a withdrawal: to use it no further, and to give it back or destroy it. */
export class RecallNoticeView {
  id!: string;
  /** UTC. */
  madeAt!: string;
  /** UTC; null while the recipient has not been told. */
  sentAt!: string | null;
  how!: string | null;
  version!: number;
}
export class SendRecallNotice {
  @IsCode(disclosureWays) how!: string;
}

export class ConsentView {
  id!: string;
  /** running, not_begun, expired, withdrawn; stopped: who signed or receives must be kept from the youth since. Only running covers anything. */
  state!: string;
  recipient!: string;
  organizationId!: string | null;
  purpose!: string;
  information!: string;
  classes!: string[];
  protections!: string[];
  textVersion!: string;
  language!: string;
  interpreter!: string | null;
  signedOn!: string;
  startsOn!: string;
  expiresOn!: string;
  signers!: string[];
  parentName!: string | null;
  /** The second person who looked whether this parent may sign. */
  parentCheckedByName!: string | null;
  agencySignerName!: string | null;
  mayConsentAlone!: boolean;
  recordedByName!: string;
  /** UTC. */
  recordedAt!: string;
  /** UTC. */
  withdrawnAt!: string | null;
  /** In what capacity it was withdrawn. */
  withdrawnBy!: string | null;
  /** How many times something left under it. */
  disclosures!: number;
  /** Present once withdrawn, when something had left under it. */
  recall!: RecallNoticeView | null;
  version!: number;
}
export class ConsentList {
  items!: ConsentView[];
}

/**
 * One thing that leaves now: under a consent that is named, to its recipient; under a legal duty; or, with neither, to a
 * recipient whom a running consent names.
 */
export class RecordDisclosure {
  @IsOptional() @IsNullable() @IsId() consentId?: string | null;
  @IsOptional() @IsNullable() @IsCode(disclosureDuties) duty?: string | null;
  /** This or `recipient`; neither when a consent is named. */
  @IsOptional() @IsNullable() @Matches(recordId) organizationId?: string | null;
  @IsOptional() @IsNullable() @IsPlainText({ max: 200 }) recipient?: string | null;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsCode(disclosedClasses, { each: true })
  classes!: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(2) @ArrayUnique() @IsCode(protections, { each: true }) protections?: string[];
  /** What left, in words. */
  @IsPlainText({ max: 1000, lines: true }) what!: string;
  @IsCode(disclosureWays) how!: string;
}
/** What a referral told a service, as codes. */
export class AskedHelp {
  /** request: what help is asked, without a name. hand_over: the name, because they meet. */
  step!: AskedStep;
  service!: string;
  need!: ReferralNeed;
  urgency!: ReferralUrgency;
  transport!: TransportNeed;
  interpreterLanguage!: string | null;
}
export class DisclosureView {
  id!: string;
  recipient!: string;
  organizationId!: string | null;
  /** Under which consent; null under a duty. */
  consentId!: string | null;
  /** Under which legal duty; null under a consent. */
  duty!: string | null;
  classes!: string[];
  protections!: string[];
  /** Which notices went with it: part2_redisclosure (42 CFR 2.32), victim_services_release. */
  notices!: string[];
  /** In somebody's words; null when codes say it all. */
  what!: string | null;
  /** What a referral told; null for everything else. */
  asked!: AskedHelp | null;
  how!: string;
  /** UTC. */
  disclosedAt!: string;
  disclosedByName!: string;
}
export class DisclosureList {
  items!: DisclosureView[];
  next!: string | null;
}

/** One thing that a partner received under a consent. */
export class ReceivedView {
  id!: string;
  /** In somebody's words; null when codes say it all. */
  what!: string | null;
  /** What a referral told; null for everything else. */
  asked!: AskedHelp | null;
  classes!: string[];
  /** part2_redisclosure or victim_services_release: what the law asks of whoever has it. */
  notices!: string[];
  how!: string;
  /** UTC. */
  at!: string;
}
/** What a youth agreed to share with one's organization, while it holds; no more of the youth than that. */
export class SharedView {
  /** Of the consent. */
  id!: string;
  purpose!: string;
  information!: string;
  classes!: string[];
  startsOn!: string;
  /** The last day; from then on nothing of it is here. */
  expiresOn!: string;
  received!: ReceivedView[];
}
export class SharedList {
  items!: SharedView[];
}
