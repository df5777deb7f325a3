// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';

/** A youth's file. Daily care (C1) is for whoever looks after them; the rest for the case team; C3 and C4 are ciphertext. */
@Entity('youth')
export class Youth extends Versioned {
  /** For screens that should not show names. */
  @Field('C2', 'text') caseCode!: string;
  @Field('C1', 'text') usedName!: string;
  @Field('C1', 'text', { default: '' }) pronouns!: string;
  /** BCP 47 tags, the one they like best first. */
  @Field('C1', 'text', { array: true, default: '{}' }) languages!: string[];
  @Field('C1', 'text', { nullable: true }) interpreterLanguage!: string | null;
  @Field('C1', 'text', { default: '' }) allergies!: string;
  @Field('C1', 'text', { default: '' }) medication!: string;
  @Field('C1', 'text', { default: '' }) dailyCare!: string;
  @Field('C2', 'text') legalName!: string;
  @Field('C2', 'text') gender!: string;
  @Field('C2', 'date') birthDate!: string;
  @Field('C2', 'boolean', { default: false }) birthDateIsEstimate!: boolean;
  @Field('C2', 'text', { array: true, default: '{}' }) raceEthnicity!: string[];
  @Field('C2', 'text', { array: true, default: '{}' }) tribalNations!: string[];
  @Field('C2', 'text', { default: 'not_asked' }) icwa!: string;
  @Field('C2', 'int', { nullable: true }) heightCm!: number | null;
  @Field('C2', 'int', { nullable: true }) weightKg!: number | null;
  @Field('C2', 'text', { default: '' }) hairColor!: string;
  @Field('C2', 'text', { default: '' }) eyeColor!: string;
  @Encrypted('C3', { nullable: true }) marks!: Buffer | null;
  @Encrypted('C3', { nullable: true }) handles!: Buffer | null;
  @Encrypted('C3', { nullable: true }) safeContact!: Buffer | null;
  @Encrypted('C3', { nullable: true }) restrictedNote!: Buffer | null;
  @Encrypted('C4', { nullable: true }) school!: Buffer | null;
}
