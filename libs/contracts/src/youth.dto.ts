// SPDX-License-Identifier: Apache-2.0
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { IsCalendarDate, IsCode, IsNullable, IsPlainText, IsWhole, StandsAlone } from './fields.js';
import { PageQuery } from './page.dto.js';

export const genders = ['boy', 'girl', 'trans_boy', 'trans_girl', 'nonbinary', 'two_spirit', 'other', 'not_disclosed'] as const;
/** AFCARS E13–E21 (45 CFR 1355.44): as many as apply; whoever declines, or is not known, says none of the others. */
export const raceEthnicity = [
  'american_indian_alaska_native',
  'asian',
  'black',
  'native_hawaiian_pacific_islander',
  'white',
  'hispanic_latino',
  'declined',
  'unknown',
] as const;
const raceStandsAlone = ['declined', 'unknown'];
/** Whether the Indian Child Welfare Act applies (25 U.S.C. 1901 and following). */
export const icwaStates = ['not_asked', 'applies', 'does_not_apply', 'being_determined'] as const;
/** BCP 47, such as es or en-US. */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** What makes a file: the names, and what is known on the first day. Everything else can wait. */
export class OpenYouthFile {
  /** Such as K-204; made up when left out. */
  @IsOptional() @Matches(/^[A-Z]{1,3}-\d{2,6}$/) caseCode?: string;
  /** The name the youth uses; shown everywhere but in legal papers. */
  @IsPlainText({ max: 100 }) usedName!: string;
  @IsPlainText({ max: 200 }) legalName!: string;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) pronouns?: string;
  @IsCode(genders) gender!: string;
  @IsCalendarDate() birthDate!: string;
  @IsOptional() @IsBoolean() birthDateIsEstimate?: boolean;
  /** `declined` and `unknown` stand alone. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(8)
  @ArrayUnique()
  @StandsAlone(raceStandsAlone)
  @IsCode(raceEthnicity, { each: true })
  raceEthnicity?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ArrayUnique() @IsPlainText({ max: 120, each: true }) tribalNations?: string[];
  @IsOptional() @IsCode(icwaStates) icwa?: string;
  /** BCP 47 tags, such as es or en-US; the favourite first. */
  @IsOptional() @IsArray() @ArrayMaxSize(6) @ArrayUnique() @Matches(languageTag, { each: true }) languages?: string[];
  @IsOptional() @IsNullable() @Matches(languageTag) interpreterLanguage?: string | null;
}

/** Any of a file's everyday fields. What is left out stays as it is. */
export class UpdateYouth {
  @IsOptional() @IsPlainText({ max: 100 }) usedName?: string;
  @IsOptional() @IsPlainText({ max: 200 }) legalName?: string;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) pronouns?: string;
  @IsOptional() @IsCode(genders) gender?: string;
  @IsOptional() @IsCalendarDate() birthDate?: string;
  @IsOptional() @IsBoolean() birthDateIsEstimate?: boolean;
  /** `declined` and `unknown` stand alone. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(8)
  @ArrayUnique()
  @StandsAlone(raceStandsAlone)
  @IsCode(raceEthnicity, { each: true })
  raceEthnicity?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ArrayUnique() @IsPlainText({ max: 120, each: true }) tribalNations?: string[];
  @IsOptional() @IsCode(icwaStates) icwa?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(6) @ArrayUnique() @Matches(languageTag, { each: true }) languages?: string[];
  /** null: none needed. */
  @IsOptional() @IsNullable() @Matches(languageTag) interpreterLanguage?: string | null;
  @IsOptional() @IsPlainText({ max: 2000, min: 0, lines: true }) allergies?: string;
  @IsOptional() @IsPlainText({ max: 2000, min: 0, lines: true }) medication?: string;
  /** Routines and what helps day to day; foster parents read this. */
  @IsOptional() @IsPlainText({ max: 4000, min: 0, lines: true }) dailyCare?: string;
  @IsOptional() @IsNullable() @IsWhole({ min: 40, max: 250 }) heightCm?: number | null;
  @IsOptional() @IsNullable() @IsWhole({ min: 2, max: 300 }) weightKg?: number | null;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) hairColor?: string;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) eyeColor?: string;
}

/** Another name the youth goes or went by; search finds it. */
export class AddAlias {
  @IsPlainText({ max: 100 }) name!: string;
}

/** Restricted fields (C3) and the school (C4). What is left out stays; an empty text clears it. */
export class UpdateRestricted {
  /** Scars, tattoos, piercings, as a report would ask. */
  @IsOptional() @IsPlainText({ max: 2000, min: 0, lines: true }) marks?: string;
  /** Phone numbers and names used online. */
  @IsOptional() @IsPlainText({ max: 2000, min: 0, lines: true }) handles?: string;
  /** How to reach the youth safely: channel, times, wording. */
  @IsOptional() @IsPlainText({ max: 2000, min: 0, lines: true }) safeContact?: string;
  /** No more detail than the purpose needs. */
  @IsOptional() @IsPlainText({ max: 4000, min: 0, lines: true }) restrictedNote?: string;
  @IsOptional() @IsPlainText({ max: 400, min: 0, lines: true }) school?: string;
}

/** What looks after a youth day by day needs: class C1 and no more. */
export class YouthForCaregiver {
  view = 'caregiver' as const;
  id!: string;
  usedName!: string;
  pronouns!: string;
  /** Whole years today. The birth date is of the case. */
  age!: number | null;
  languages!: string[];
  interpreterLanguage!: string | null;
  allergies!: string;
  medication!: string;
  dailyCare!: string;
  version!: number;
}

/** The file as the case team sees it: C1 and C2. Restricted fields are read apart, with a fresh second factor. */
export class YouthForCasework {
  view = 'casework' as const;
  id!: string;
  caseCode!: string;
  usedName!: string;
  legalName!: string;
  pronouns!: string;
  gender!: string;
  birthDate!: string;
  birthDateIsEstimate!: boolean;
  /** Whole years today, in the agency's time zone. */
  age!: number;
  raceEthnicity!: string[];
  tribalNations!: string[];
  icwa!: string;
  languages!: string[];
  interpreterLanguage!: string | null;
  allergies!: string;
  medication!: string;
  dailyCare!: string;
  heightCm!: number | null;
  weightKg!: number | null;
  hairColor!: string;
  eyeColor!: string;
  aliases!: AliasView[];
  version!: number;
}
export class AliasView {
  id!: string;
  name!: string;
  version!: number;
}

/** Restricted fields in the clear; each reading is an event of its own. */
export class RestrictedView {
  id!: string;
  marks!: string;
  handles!: string;
  safeContact!: string;
  restrictedNote!: string;
  school!: string;
  version!: number;
}

export class YouthListItem {
  id!: string;
  caseCode!: string;
  usedName!: string;
  pronouns!: string;
  age!: number;
}
export class YouthList {
  items!: YouthListItem[];
  /** Send as `cursor` for the next page; null on the last. */
  next!: string | null;
}
export class YouthListQuery extends PageQuery {}

/** By name used, legal name, other names or case code; accents and small slips are forgiven. Not kept. */
export class YouthSearch {
  @IsPlainText({ min: 2, max: 100 }) words!: string;
}
export class YouthFound {
  items!: YouthListItem[];
}
