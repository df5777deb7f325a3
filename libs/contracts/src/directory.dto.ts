// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsNumber,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDate, IsCode, IsNullable, IsPlainText, IsTimeZone, IsWhole } from './fields.js';
import { genders, languageTag } from './youth.dto.js';

/** An id as the standard has them: any UUID, because records come from elsewhere. */
export const recordId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const serviceStatuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;
export const fitVerdicts = ['fits', 'ask', 'does_not_fit'] as const;
export type FitVerdict = (typeof fitVerdicts)[number];
export const fitFacts = ['age', 'gender', 'language'] as const;
export type FitFact = (typeof fitFacts)[number];
export const weekDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;
export const openStates = ['open', 'closed', 'not_said'] as const;

/** What is looked for; everything that is given must hold. By POST, so that nothing of it stands in an address. */
export class DirectorySearch {
  @IsOptional() @IsPlainText({ max: 200 }) words?: string;
  /** Five digits. Distances are from the middle of its area. */
  @IsOptional() @Matches(/^\d{5}$/) zip?: string;
  /** Degrees; with `longitude`, instead of a ZIP code. */
  @IsOptional() @IsNumber() @Min(-85) @Max(85) latitude?: number;
  @IsOptional() @IsNumber() @Min(-180) @Max(180) longitude?: number;
  /** 25 unless told; asks nothing without a place. */
  @IsOptional() @IsWhole({ min: 1, max: 500 }) withinMiles?: number;
  /** Ids of taxonomy terms; one of them is enough. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @Matches(recordId, { each: true }) terms?: string[];
  /** Spoken there; one of them is enough. */
  @IsOptional() @IsArray() @ArrayMaxSize(6) @ArrayUnique() @Matches(languageTag, { each: true }) languages?: string[];
  @IsOptional() @IsWhole({ min: 0, max: 26 }) age?: number;
  @IsOptional() @IsCode(genders) gender?: string;
  /** By the schedules of every week, in the time of the place. */
  @IsOptional() @IsBoolean() openNow?: boolean;
  @IsOptional() @IsBoolean() takesReferrals?: boolean;
  /** Within the last 90 days. */
  @IsOptional() @IsBoolean() checkedRecently?: boolean;
  /** Rows on a page, 1 to 100; 20 unless told. */
  @IsOptional() @IsWhole({ min: 1, max: 100 }) limit?: number;
  /** The value of `next` from the page before. */
  @IsOptional() @Matches(/^[\w-]{1,400}$/) cursor?: string;
}

export class FitReason {
  fact!: FitFact;
  verdict!: FitVerdict;
}
/** Whether it suits this youth, by what the searcher may know of them. The strictest of its reasons. */
export class Fit {
  verdict!: FitVerdict;
  reasons!: FitReason[];
}
export class DirectoryPhone {
  number!: string;
  extension!: string | null;
  description!: string | null;
}
/** A service at one of its places. */
export class DirectoryHit {
  id!: string;
  serviceId!: string;
  name!: string;
  organization!: string | null;
  description!: string | null;
  place!: string | null;
  address!: string | null;
  /** From the place that was asked about; one decimal. */
  miles!: number | null;
  phone!: DirectoryPhone | null;
  languages!: string[];
  youngest!: number | null;
  oldest!: number | null;
  welcomesGenders!: string[];
  fees!: string | null;
  open!: (typeof openStates)[number];
  takesReferrals!: boolean | null;
  checkedOn!: string | null;
  /** Only when asked for one youth. */
  fit!: Fit | null;
}
export class DirectoryHits {
  items!: DirectoryHit[];
  next!: string | null;
}

export class DirectoryTerm {
  id!: string;
  name!: string;
  /** Which of the kinds of help of every agency this is, by its code, name or id; null: a kind of its own, which keeps its name. */
  kind!: string | null;
}
/** Kinds of help to file a service under: those of every agency, and the terms that came with imports. */
export class DirectoryTerms {
  items!: DirectoryTerm[];
}

/** Part of an organization's name. By POST, so that nothing of it stands in an address. */
export class OrganizationSearch {
  @IsPlainText({ max: 200 }) words!: string;
}
export class OrganizationName {
  id!: string;
  name!: string;
}
/** Organizations whose name has the words, by name; the first 20. */
export class OrganizationNames {
  items!: OrganizationName[];
}

/** When it is open, as the record says it; times are of the place. */
export class DirectoryHours {
  /** MO, TU, …; empty when not said. */
  days!: string[];
  /** `09:00:00`, or however the record writes it. */
  opensAt!: string | null;
  /** The same as `opensAt`: the whole day and night. */
  closesAt!: string | null;
  description!: string | null;
  /** Every week, on these days, at these times, with no first or last day: then staff can change it. */
  isWeekly!: boolean;
}
export class DirectoryPlace {
  id!: string;
  name!: string | null;
  /** On one line; its parts below it. */
  address!: string | null;
  street!: string | null;
  city!: string | null;
  state!: string | null;
  zip!: string | null;
  transportation!: string | null;
  accessibility!: string[];
  phones!: DirectoryPhone[];
  hours!: DirectoryHours[];
  timeZone!: string;
  open!: (typeof openStates)[number];
  isConfidential!: boolean;
  version!: number;
}
export class ServiceView {
  id!: string;
  name!: string;
  organizationId!: string | null;
  organization!: string | null;
  description!: string | null;
  alert!: string | null;
  status!: string;
  url!: string | null;
  email!: string | null;
  phones!: DirectoryPhone[];
  languages!: string[];
  interpretation!: string | null;
  hours!: DirectoryHours[];
  fees!: string | null;
  eligibility!: string | null;
  youngest!: number | null;
  oldest!: number | null;
  howToApply!: string | null;
  documents!: string[];
  terms!: DirectoryTerm[];
  welcomesGenders!: string[];
  takesReferrals!: boolean | null;
  checkedOn!: string | null;
  places!: DirectoryPlace[];
  /** Places that are not shown here: they are read apart, by those who may. */
  confidentialPlaces!: number;
  version!: number;
}
export class ConfidentialPlaces {
  items!: DirectoryPlace[];
}

/** Hours of every week on some days, in the time of the place. */
export class WeeklyHours {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(7) @ArrayUnique() @IsCode(weekDays, { each: true }) days!: string[];
  /** `09:00`, on a clock of 24 hours. */
  @Matches(clockTime) opensAt!: string;
  /** Not later than `opensAt`: of the next day; so the same time twice is the whole day and night. */
  @Matches(clockTime) closesAt!: string;
}
/** Where a service is. */
export class NewPlace {
  @IsOptional() @IsPlainText({ max: 200 }) name?: string;
  @IsPlainText({ max: 200 }) street!: string;
  @IsPlainText({ max: 100 }) city!: string;
  /** Two letters. */
  @Matches(/^[A-Z]{2}$/) state!: string;
  @Matches(/^\d{5}$/) zip!: string;
  /** Left out of exports, prints and the standard's API. */
  @IsBoolean() isConfidential!: boolean;
  @IsOptional() @IsTimeZone() timeZone?: string;
  @IsOptional() @IsPlainText({ max: 60 }) phone?: string;
  /** Of this service here, where they are not those of the service. */
  @IsOptional() @IsArray() @ArrayMaxSize(14) @ValidateNested({ each: true }) @Type(() => WeeklyHours) hours?: WeeklyHours[];
}
/** Any field of a place. What is left out stays as it is; an empty text or list clears it. */
export class ChangePlace {
  @IsOptional() @IsPlainText({ max: 200, min: 0 }) name?: string;
  @IsOptional() @IsPlainText({ max: 200 }) street?: string;
  @IsOptional() @IsPlainText({ max: 100 }) city?: string;
  @IsOptional() @Matches(/^[A-Z]{2}$/) state?: string;
  @IsOptional() @Matches(/^\d{5}$/) zip?: string;
  /** From true to false only where confidential places are kept. */
  @IsOptional() @IsBoolean() isConfidential?: boolean;
  @IsOptional() @IsTimeZone() timeZone?: string;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) phone?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(14) @ValidateNested({ each: true }) @Type(() => WeeklyHours) hours?: WeeklyHours[];
}
/** Any field of a service that staff keep. What is left out stays as it is; an empty text or `null` clears it. */
export class ChangeService {
  @IsOptional() @IsPlainText({ max: 200 }) name?: string;
  @IsOptional() @IsPlainText({ max: 4000, min: 0, lines: true }) description?: string;
  @IsOptional() @IsCode(serviceStatuses) status?: string;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) phone?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @Matches(/^[a-z]{2,3}$/, { each: true }) languages?: string[];
  @IsOptional() @IsPlainText({ max: 1000, min: 0, lines: true }) fees?: string;
  @IsOptional() @IsPlainText({ max: 2000, min: 0, lines: true }) eligibility?: string;
  @IsOptional() @IsNullable() @IsWhole({ min: 0, max: 120 }) youngest?: number | null;
  @IsOptional() @IsNullable() @IsWhole({ min: 0, max: 120 }) oldest?: number | null;
  @IsOptional() @IsArray() @ArrayMaxSize(8) @ArrayUnique() @IsCode(genders, { each: true }) welcomesGenders?: string[];
  @IsOptional() @IsNullable() @IsBoolean() takesReferrals?: boolean | null;
  /** Kinds of help, by the ids of `DirectoryTerms`. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @Matches(recordId, { each: true }) terms?: string[];
  /** At each of its places that has none of its own. Other hours than weekly ones stay. */
  @IsOptional() @IsArray() @ArrayMaxSize(14) @ValidateNested({ each: true }) @Type(() => WeeklyHours) hours?: WeeklyHours[];
  /** The day somebody made sure that all this is right; not after today. */
  @IsOptional() @IsCalendarDate() checkedOn?: string;
}
export class AddService {
  @IsPlainText({ max: 200 }) name!: string;
  /** The organization whose service it is, by name; a new one when there is none of that name. */
  @IsPlainText({ max: 200 }) organization!: string;
  @IsPlainText({ max: 4000, lines: true }) description!: string;
  @IsOptional() @IsPlainText({ max: 60 }) phone?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @Matches(/^[a-z]{2,3}$/, { each: true }) languages?: string[];
  /** Kinds of help, by the ids of `DirectoryTerms`. */
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ArrayUnique() @Matches(recordId, { each: true }) terms?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(14) @ValidateNested({ each: true }) @Type(() => WeeklyHours) hours?: WeeklyHours[];
  @IsOptional() @ValidateNested() @Type(() => NewPlace) place?: NewPlace;
}
