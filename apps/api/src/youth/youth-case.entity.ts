// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';

/**
 * The rest of a youth's file, for the case team; C3 and C4 are ciphertext. A row of its own, because row security works
 * by rows: the database itself shows none of it to those who live with the youth. Same id and version as `Youth`.
 */
@Entity('youth_case')
export class YouthCase extends Versioned {
  /** For screens that should not show names. */
  @Field('C2', 'text') caseCode!: string;
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
