// SPDX-License-Identifier: Apache-2.0
import { ownRoles, type Role, roles } from '@harbor/policy';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { recordId } from './directory.dto.js';
import { IsCode, IsId, IsNullable, IsPlainText, IsTimeZone, IsWhole } from './fields.js';
import { PageQuery } from './page.dto.js';

export const accountLanguages = ['en', 'es'] as const;
export type AccountLanguage = (typeof accountLanguages)[number];

/** One's own agency: what everyone there may know. */
export class AgencyView {
  id!: string;
  /** What people type when they sign in. */
  code!: string;
  name!: string;
  /** IANA zone of its calendar. */
  timeZone!: string;
  onCallName!: string;
  onCallPhone!: string;
  /** Empty when the agency keeps none. */
  policePhone!: string;
  /** The line to report a missing child to NCMEC; the national one unless the agency keeps another. */
  ncmecPhone!: string;
  planNeedsApproval!: boolean;
  /** Days from signing to the next review, unless the worker says otherwise. */
  planReviewDays!: number;
  /** Versions of the consent form that may be signed, as printed on it; the newest first. */
  consentForms!: string[];
  isDemo!: boolean;
  version!: number;
}

export class UpdateAgency {
  @IsOptional() @IsPlainText({ max: 200 }) name?: string;
  @IsOptional() @IsTimeZone() timeZone?: string;
  @IsOptional() @IsPlainText({ max: 100 }) onCallName?: string;
  @IsOptional() @IsPlainText({ max: 40 }) onCallPhone?: string;
  /** Empty for none. */
  @IsOptional() @IsPlainText({ min: 0, max: 40 }) policePhone?: string;
  /** Empty for the national line, 1-800-843-5678. */
  @IsOptional() @IsPlainText({ min: 0, max: 40 }) ncmecPhone?: string;
  @IsOptional() @IsBoolean() planNeedsApproval?: boolean;
  @IsOptional() @IsWhole({ min: 1, max: 366 }) planReviewDays?: number;
  /** Of a form that is not here no consent is written down; those that were stay as they are. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsPlainText({ max: 40, each: true })
  consentForms?: string[];
}

/** A person of the agency: one account, one role. */
export class PersonView {
  id!: string;
  /** caregiver, caseworker, program_manager, privacy_officer, agency_admin or partner. */
  role!: string;
  signInName!: string;
  displayName!: string;
  language!: string;
  /** Empty when none is kept. */
  phone!: string;
  /** Of a partner: where they work. */
  organization!: string | null;
  /** False: cannot sign in. */
  isActive!: boolean;
  /** UTC; until when an invitation can still be used. Null when there is none. */
  invitedUntil!: string | null;
  /** Who made that invitation; null when there is none, or when whoever runs the server made it. */
  invitedBy!: string | null;
  /** That invitation opens nothing yet: this person can sign in already, so a second person must approve it. */
  awaitsApproval!: boolean;
  version!: number;
}
export class PeopleList {
  items!: PersonView[];
  next!: string | null;
}
export class PeopleQuery extends PageQuery {
  @IsOptional() @IsCode(roles) role?: Role;
  /** Only those whose invitation waits for a second person. */
  @IsOptional() @IsCode(['approval']) awaits?: 'approval';
}

/** A new person. They choose password and authenticator themselves, with the code of the answer. */
export class InvitePerson {
  @IsCode(roles) role!: Role;
  /** Of a partner, and of nobody else: where in the directory they work. They see what is shared with it. */
  @IsOptional() @IsNullable() @Matches(recordId) organizationId?: string | null;
  /** Lower-case letters, digits, dot, hyphen and underscore; 2 to 60. */
  @Matches(/^[a-z0-9][a-z0-9._-]{1,59}$/) signInName!: string;
  @IsPlainText({ max: 80 }) displayName!: string;
  @IsOptional() @IsCode(accountLanguages) language?: AccountLanguage;
  @IsOptional() @IsPlainText({ min: 0, max: 40 }) phone?: string;
}

/** Another role, or not active: every session of this person ends at once. */
export class ChangePerson {
  /** A partner stays one, and nobody becomes one. */
  @IsOptional() @IsCode(ownRoles) role?: Role;
  @IsOptional() @IsPlainText({ max: 80 }) displayName?: string;
  @IsOptional() @IsCode(accountLanguages) language?: AccountLanguage;
  @IsOptional() @IsPlainText({ min: 0, max: 40 }) phone?: string;
  @IsOptional() @IsBoolean() isActive?: boolean;
}

/** An invitation has been made. */
export class PersonInvited {
  personId!: string;
  /** Good once. Hand it over in person or read it out; it is shown this one time and null when the request is repeated. */
  code!: string | null;
  /** UTC. */
  expiresAt!: string;
  /** The code opens nothing before a second person approves: this person can sign in already. */
  needsApproval!: boolean;
}

/** A second person has approved: the code works now. */
export class InvitationApproved {
  personId!: string;
  /** UTC; at most 15 minutes from the approval. */
  expiresAt!: string;
}

/** What everyone may change of themselves. */
export class UpdateMe {
  @IsCode(accountLanguages) language!: AccountLanguage;
}
export class OwnAccount {
  userId!: string;
  displayName!: string;
  language!: string;
  version!: number;
}

export class SetSupervision {
  @IsId() supervisorId!: string;
  @IsId() workerId!: string;
}
/** Who supervises whom, since when; a supervisor reaches the youth their workers are assigned to. */
export class SupervisionView {
  id!: string;
  supervisorId!: string;
  workerId!: string;
  /** UTC. */
  fromAt!: string;
  /** UTC; null while it lasts. */
  untilAt!: string | null;
  /** It lasts, and no other active manager supervises this worker: without it nobody does. */
  isOnlyOne!: boolean;
  version!: number;
}
export class SupervisionList {
  items!: SupervisionView[];
  next!: string | null;
}
export class SupervisionQuery extends PageQuery {
  /** Only those of this person, as supervisor or worker. */
  @IsOptional() @IsId() personId?: string;
}

export class LookInvitation {
  /** As handed over; case, spaces and hyphens do not matter. */
  @IsPlainText({ max: 60 }) code!: string;
}
/** What someone who holds an invitation needs to set themselves up. */
export class InvitationLooked {
  agencyName!: string;
  agencyCode!: string;
  signInName!: string;
  /** For an authenticator app that cannot scan: base32. */
  totpSecret!: string;
  /** The same as an `otpauth:` address, to show as a QR code. */
  totpUri!: string;
  /** Send back unchanged: the server's own note of which secret it gave, sealed. Good for an hour. */
  enrolment!: string;
}

/** Uses the invitation up: from now on this password and this authenticator sign in, and nothing else does. */
export class AcceptInvitation {
  @IsPlainText({ max: 60 }) code!: string;
  @Matches(/^[\w-]{40,400}$/) enrolment!: string;
  @IsPlainText({ max: 512 }) password!: string;
  /** Six digits that the authenticator app shows now, so that nobody is left with a secret that was not kept. */
  @Matches(/^\d{6}$/) totpCode!: string;
}
export class InvitationAccepted {
  agencyCode!: string;
  signInName!: string;
}
