// SPDX-License-Identifier: Apache-2.0
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsOptional, Matches } from 'class-validator';
import { IsCode, IsId, IsPlainText, IsWhole } from './fields.js';
import { PageQuery } from './page.dto.js';
import { genders, languageTag } from './youth.dto.js';

/** What kind of foster family home this is: AFCARS E114–E119 (45 CFR 1355.44). */
export const fosterTraits = ['licensed', 'therapeutic', 'shelter', 'relative', 'pre_adoptive', 'kin'] as const;
export type FosterTrait = (typeof fosterTraits)[number];
/** The same of a home; without `foster_family_home` (E113) it is a facility. */
export const homeTraits = ['foster_family_home', ...fosterTraits] as const;

export class RegisterHome {
  /** What it is called on screens; says nothing of who or where, such as "Home 12". */
  @IsPlainText({ max: 80 }) label!: string;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) licenceNumber?: string;
  @IsWhole({ min: 1, max: 60 }) capacity!: number;
  @IsOptional() @IsArray() @ArrayMaxSize(7) @ArrayUnique() @IsCode(homeTraits, { each: true }) traits?: string[];
  /** BCP 47 tags spoken there. */
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ArrayUnique() @Matches(languageTag, { each: true }) languages?: string[];
  /** Whom it can welcome; empty: not asked yet. */
  @IsOptional() @IsArray() @ArrayMaxSize(8) @ArrayUnique() @IsCode(genders, { each: true }) welcomesGenders?: string[];
  /** Ages it is licensed for, in whole years. */
  @IsOptional() @IsWhole({ min: 0, max: 26 }) youngest?: number;
  @IsOptional() @IsWhole({ min: 0, max: 26 }) oldest?: number;
  /** Kept encrypted, and read with a fresh second factor. */
  @IsPlainText({ max: 200 }) familyName!: string;
  @IsPlainText({ max: 400, lines: true }) address!: string;
  /** A number that can be dialled. */
  @IsPlainText({ max: 60 }) phone!: string;
}

/** Any everyday field of a home. What is left out stays as it is; who and where they are is changed apart. */
export class ChangeHome {
  @IsOptional() @IsPlainText({ max: 80 }) label?: string;
  @IsOptional() @IsPlainText({ max: 60, min: 0 }) licenceNumber?: string;
  @IsOptional() @IsWhole({ min: 1, max: 60 }) capacity?: number;
  @IsOptional() @IsArray() @ArrayMaxSize(7) @ArrayUnique() @IsCode(homeTraits, { each: true }) traits?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(10) @ArrayUnique() @Matches(languageTag, { each: true }) languages?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(8) @ArrayUnique() @IsCode(genders, { each: true }) welcomesGenders?: string[];
  @IsOptional() @IsWhole({ min: 0, max: 26 }) youngest?: number;
  @IsOptional() @IsWhole({ min: 0, max: 26 }) oldest?: number;
  /** A closed home takes nobody new; whoever lives there stays. */
  @IsOptional() @IsBoolean() isOpen?: boolean;
}

/** Who and where the family is. What is left out stays as it is. */
export class ChangeHomeAddress {
  @IsOptional() @IsPlainText({ max: 200 }) familyName?: string;
  @IsOptional() @IsPlainText({ max: 400, lines: true }) address?: string;
  /** A number that can be dialled. */
  @IsOptional() @IsPlainText({ max: 60 }) phone?: string;
}
/** Confidential; each reading is an event of its own, about every youth who lives or stays there. */
export class HomeAddress {
  id!: string;
  familyName!: string | null;
  address!: string | null;
  phone!: string | null;
  /** Of the home: send it as If-Match. */
  version!: number;
}

export class HomeListItem {
  id!: string;
  label!: string;
  licenceNumber!: string;
  capacity!: number;
  /** Youth who live or stay there now. */
  placesTaken!: number;
  traits!: string[];
  languages!: string[];
  welcomesGenders!: string[];
  youngest!: number;
  oldest!: number;
  isOpen!: boolean;
}
export class HomeView extends HomeListItem {
  version!: number;
}
export class HomeList {
  items!: HomeListItem[];
  next!: string | null;
}
export class HomeListQuery extends PageQuery {}

/** An adult who lives there. With an account of a foster parent, they look after the youth placed there. */
export class AddHouseholdAdult {
  @IsPlainText({ max: 200 }) name!: string;
  @IsOptional() @IsId() userId?: string;
}
export class HouseholdAdult {
  id!: string;
  name!: string;
  userId!: string | null;
  /** UTC. */
  fromAt!: string;
  untilAt!: string | null;
  version!: number;
}
export class Household {
  adults!: HouseholdAdult[];
}
