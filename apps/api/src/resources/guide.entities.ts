// SPDX-License-Identifier: Apache-2.0
import type { GuideCredit, GuideLanguage, GuideState, GuideText } from '@harbor/contracts';
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** A text and the grade it reads at, reckoned when it was written. */
export type GradedText = GuideText & { grade: number | null };
export type GuideTexts = Partial<Record<GuideLanguage, GradedText>>;

// About no child, and for everyone at the agency or beyond it: class C0, as the directory.

/** One version of a guide. All of them have the guide's id beside their own. */
@Entity('guide_version')
export class GuideVersion extends Versioned {
  @Field('C0', 'uuid') guideId!: string;
  @Field('C0', 'int') number!: number;
  @Field('C0', 'text', { default: 'draft' }) state!: Exclude<GuideState, 'review_due'>;
  @Field('C0', 'text', { array: true }) audiences!: string[];
  @Field('C0', 'text', { array: true, default: '{}' }) topics!: string[];
  @Field('C0', 'int', { nullable: true }) youngest!: number | null;
  @Field('C0', 'int', { nullable: true }) oldest!: number | null;
  @Field('C0', 'text', { array: true, default: '{}' }) languages!: string[];
  @Field('C0', 'text', { array: true, default: '{}' }) genders!: string[];
  @Field('C0', 'text', { array: true, default: '{}' }) traits!: string[];
  @Field('C0', 'jsonb', { default: '{}' }) texts!: GuideTexts;
  @Field('C0', 'jsonb', { default: '[]' }) credits!: GuideCredit[];
  @Field('C0', 'uuid') writtenBy!: string;
  @Field('C0', 'uuid', { nullable: true }) publishedBy!: string | null;
  @Field('C0', 'timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Field('C0', 'date', { nullable: true }) reviewDueOn!: string | null;
}

/** What a survivor expert said of a version: no name but the one they want to be shown, and what of their experience they want said. */
@Entity('guide_review')
export class GuideReview extends Versioned {
  @Field('C0', 'uuid') guideVersionId!: string;
  @Field('C0', 'text', { nullable: true }) shownAs!: string | null;
  @Field('C0', 'text', { array: true }) thanks!: string[];
  @Field('C0', 'text', { array: true }) experiences!: string[];
  @Field('C0', 'text') verdict!: 'ready' | 'change_first';
  @Field('C0', 'text', { default: '' }) note!: string;
  @Field('C0', 'date') reviewedOn!: string;
  @Field('C0', 'uuid') recordedBy!: string;
}
