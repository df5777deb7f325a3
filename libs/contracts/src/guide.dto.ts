// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsOptional, Matches, ValidateNested } from 'class-validator';
import { IsCalendarDate, IsCode, IsNullable, IsPlainText, IsWhole } from './fields.js';
import { homeTraits } from './home.dto.js';
import { genders, languageTag } from './youth.dto.js';

export const guideAudiences = ['caregiver', 'worker', 'provider', 'public'] as const;
export const guideTopics = [
  'first_days',
  'talking',
  'feelings',
  'missing',
  'online',
  'school',
  'health',
  'court',
  'family',
  'interpreting',
  'reporting',
  'own_strength',
] as const;
/** What one version goes through. `review_due` is a published one whose day to be read again has come. */
export const guideStates = ['draft', 'in_review', 'published', 'review_due', 'replaced', 'withdrawn'] as const;
export type GuideState = (typeof guideStates)[number];
/** What a person can move a version to. To `published` again: it was read once more and stays. */
export const guideMoves = ['in_review', 'draft', 'published', 'withdrawn'] as const;
export type GuideMove = (typeof guideMoves)[number];
/** Paragraphs, a list, steps in their order, or a myth with the facts that answer it. */
export const guidePartKinds = ['words', 'list', 'steps', 'myth_and_fact'] as const;
/** Which lived experience a reader of a guide brings along, as far as they want it said. */
export const livedExperiences = [
  'trafficked_by_family',
  'trafficked_by_others',
  'trafficked_online',
  'foster_care',
  'ran_from_care',
  'boy_or_young_man',
  'lgbtq_two_spirit',
  'indigenous',
  'immigrant',
  'parent',
] as const;
export const reviewThanks = ['paid', 'credited'] as const;
export const reviewVerdicts = ['ready', 'change_first'] as const;
export const guideLanguages = ['en', 'es'] as const;
export type GuideLanguage = (typeof guideLanguages)[number];
export const guideFacts = ['age', 'language', 'gender', 'trait'] as const;
export type GuideFact = (typeof guideFacts)[number];

/** One part of a guide, in plain text. */
export class GuidePart {
  @IsCode(guidePartKinds) kind!: (typeof guidePartKinds)[number];
  /** Of `myth_and_fact`: the myth. May be empty elsewhere. */
  @IsPlainText({ max: 200, min: 0 }) heading!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(30) @IsPlainText({ max: 2000, each: true }) lines!: string[];
}
/** A guide in one language. */
export class GuideText {
  @IsPlainText({ max: 120 }) title!: string;
  @IsPlainText({ max: 400 }) summary!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => GuidePart) parts!: GuidePart[];
}

/** A new guide. It begins as a draft; a language can come later. */
export class BeginGuide {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(4) @ArrayUnique() @IsCode(guideAudiences, { each: true }) audiences!: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(12) @ArrayUnique() @IsCode(guideTopics, { each: true }) topics?: string[];
  /** For youth of these ages (whole years), languages, genders and homes; nothing said is for all. */
  @IsOptional() @IsNullable() @IsWhole({ min: 0, max: 26 }) youngest?: number | null;
  @IsOptional() @IsNullable() @IsWhole({ min: 0, max: 26 }) oldest?: number | null;
  @IsOptional() @IsArray() @ArrayMaxSize(6) @ArrayUnique() @Matches(languageTag, { each: true }) languages?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(8) @ArrayUnique() @IsCode(genders, { each: true }) genders?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(7) @ArrayUnique() @IsCode(homeTraits, { each: true }) traits?: string[];
  @IsOptional() @ValidateNested() @Type(() => GuideText) en?: GuideText;
  @IsOptional() @ValidateNested() @Type(() => GuideText) es?: GuideText;
}
/** Any part of a draft. What is left out stays as it is. */
export class ChangeGuide {
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsCode(guideAudiences, { each: true })
  audiences?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(12) @ArrayUnique() @IsCode(guideTopics, { each: true }) topics?: string[];
  @IsOptional() @IsNullable() @IsWhole({ min: 0, max: 26 }) youngest?: number | null;
  @IsOptional() @IsNullable() @IsWhole({ min: 0, max: 26 }) oldest?: number | null;
  @IsOptional() @IsArray() @ArrayMaxSize(6) @ArrayUnique() @Matches(languageTag, { each: true }) languages?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(8) @ArrayUnique() @IsCode(genders, { each: true }) genders?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(7) @ArrayUnique() @IsCode(homeTraits, { each: true }) traits?: string[];
  @IsOptional() @ValidateNested() @Type(() => GuideText) en?: GuideText;
  @IsOptional() @ValidateNested() @Type(() => GuideText) es?: GuideText;
}

/** What becomes of a version: sent to be read by survivor experts, sent back, published, taken away. */
export class MoveGuide {
  @IsCode(guideMoves) to!: GuideMove;
  /** The day by which a published guide is read again; when left out, a year from today. */
  @IsOptional() @IsCalendarDate() reviewDueOn?: string;
}

/** What a survivor expert said of a version. No name is kept but the one they want to be shown. */
export class AddGuideReview {
  /** The name or pseudonym to be credited by. Given together with `credited`, and not without. */
  @IsOptional() @IsPlainText({ max: 80 }) shownAs?: string;
  @IsArray() @ArrayMaxSize(2) @ArrayUnique() @IsCode(reviewThanks, { each: true }) thanks!: string[];
  @IsArray() @ArrayMaxSize(10) @ArrayUnique() @IsCode(livedExperiences, { each: true }) experiences!: string[];
  @IsCode(reviewVerdicts) verdict!: (typeof reviewVerdicts)[number];
  /** For whoever writes the guide; readers do not see it. */
  @IsOptional() @IsPlainText({ max: 2000, lines: true }) note?: string;
}

export class GuideQuery {
  /** Of the texts; the reader's own unless told. */
  @IsOptional() @IsCode(guideLanguages) language?: GuideLanguage;
}

/** A published guide, as lists show it. */
export class GuideListItem {
  /** Of the guide: the same in every version. */
  id!: string;
  number!: number;
  language!: GuideLanguage;
  title!: string;
  summary!: string;
  audiences!: string[];
  topics!: string[];
  youngest!: number | null;
  oldest!: number | null;
  languages!: string[];
  genders!: string[];
  traits!: string[];
  /** School year in which most can read it; null when it is too short to say. */
  grade!: number | null;
  /** Whether a survivor expert read this version and found it ready. */
  isReviewed!: boolean;
  /** Its day to be read again has come. */
  isReviewDue!: boolean;
}
export class GuideList {
  items!: GuideListItem[];
}
/** A survivor expert who read it, as they want it said. */
export class GuideCredit {
  /** null: they want no name to be shown. */
  shownAs!: string | null;
  experiences!: string[];
  thanks!: string[];
  reviewedOn!: string;
}
/** A published guide, to read. */
export class GuideView extends GuideListItem {
  parts!: GuidePart[];
  publishedAt!: string;
  credits!: GuideCredit[];
}
/** Why a guide suits a youth: only what the reader sees of the youth anyway. `value`: the age, the language tag, the gender or the trait of the home. */
export class GuideReason {
  fact!: GuideFact;
  value!: string;
}
export class FittingGuide extends GuideListItem {
  reasons!: GuideReason[];
}
export class FittingGuides {
  items!: FittingGuide[];
}

/** One version, as those who write guides see it in a list. */
export class GuideVersionItem {
  id!: string;
  guideId!: string;
  number!: number;
  state!: GuideState;
  /** In the reader's language, else in the other. */
  title!: string;
  audiences!: string[];
  gradeEn!: number | null;
  gradeEs!: number | null;
  /** Survivor experts who read this version, and how many of them found it ready. */
  reviews!: number;
  ready!: number;
  reviewDueOn!: string | null;
  writtenByName!: string;
  changedAt!: string;
}
export class GuideVersionList {
  items!: GuideVersionItem[];
}
export class GuideReviewView {
  id!: string;
  shownAs!: string | null;
  thanks!: string[];
  experiences!: string[];
  verdict!: string;
  note!: string;
  reviewedOn!: string;
  recordedByName!: string;
}
/** Another version of the same guide. */
export class GuideSibling {
  id!: string;
  number!: number;
  state!: GuideState;
}
/** One version, whole: for those who write guides. */
export class GuideVersionView {
  id!: string;
  guideId!: string;
  number!: number;
  state!: GuideState;
  audiences!: string[];
  topics!: string[];
  youngest!: number | null;
  oldest!: number | null;
  languages!: string[];
  genders!: string[];
  traits!: string[];
  en!: GuideText | null;
  es!: GuideText | null;
  gradeEn!: number | null;
  gradeEs!: number | null;
  writtenByName!: string;
  /** The reader wrote it, so another publishes it. */
  isMine!: boolean;
  publishedByName!: string | null;
  publishedAt!: string | null;
  reviewDueOn!: string | null;
  reviews!: GuideReviewView[];
  versions!: GuideSibling[];
  version!: number;
}
