// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** A youth's file: daily care (C1), for whoever looks after them. The rest is in `YouthCase`. */
@Entity('youth')
export class Youth extends Versioned {
  @Field('C1', 'text') usedName!: string;
  @Field('C1', 'text', { default: '' }) pronouns!: string;
  /** BCP 47 tags, the one they like best first. */
  @Field('C1', 'text', { array: true, default: '{}' }) languages!: string[];
  @Field('C1', 'text', { nullable: true }) interpreterLanguage!: string | null;
  @Field('C1', 'text', { default: '' }) allergies!: string;
  @Field('C1', 'text', { default: '' }) medication!: string;
  @Field('C1', 'text', { default: '' }) dailyCare!: string;
}
