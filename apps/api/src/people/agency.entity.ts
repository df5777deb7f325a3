// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** Of the National Center for Missing & Exploited Children; answers day and night. */
export const nationalNcmecLine = '1-800-843-5678';

/** The consent form that comes with the application. */
export const ownConsentForms: readonly string[] = ['2026-1'];

/** One organisation. Nothing crosses from one to another. */
@Entity('agency')
export class Agency extends Versioned {
  @Field('C0', 'text') code!: string;
  @Field('C0', 'text') name!: string;
  /** IANA zone; dates on paper, in digests and "after hours" are of this zone. */
  @Field('C0', 'text') timeZone!: string;
  @Field('C0', 'boolean', { default: false }) isDemo!: boolean;
  @Field('C0', 'text') onCallName!: string;
  @Field('C0', 'text') onCallPhone!: string;
  @Field('C0', 'text', { default: '' }) policePhone!: string;
  /** Null: the national line. */
  @Field('C0', 'text', { nullable: true }) ncmecPhone!: string | null;
  @Field('C0', 'boolean', { default: false }) planNeedsApproval!: boolean;
  /** Days from signing to the next review, unless the worker says otherwise. */
  @Field('C0', 'int', { default: 30 }) planReviewDays!: number;
  /** Versions of the consent form in use. Null: the one that comes with the application. */
  @Field('C0', 'text', { array: true, nullable: true }) consentForms!: string[] | null;
}
