// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';

/** A place where youth can live. Who and where it is stands encrypted under the home's own key. */
@Entity('home')
export class Home extends Versioned {
  @Field('C2', 'text') label!: string;
  @Field('C2', 'text', { default: '' }) licenceNumber!: string;
  @Field('C2', 'int') capacity!: number;
  @Field('C2', 'text', { array: true, default: '{}' }) traits!: string[];
  @Field('C2', 'text', { array: true, default: '{}' }) languages!: string[];
  @Field('C2', 'text', { array: true, default: '{}' }) welcomesGenders!: string[];
  @Field('C2', 'int', { default: 0 }) youngest!: number;
  @Field('C2', 'int', { default: 21 }) oldest!: number;
  @Field('C2', 'boolean', { default: true }) isOpen!: boolean;
  @Encrypted('C4', { nullable: true }) familyName!: Buffer | null;
  @Encrypted('C4', { nullable: true }) address!: Buffer | null;
  @Encrypted('C4', { nullable: true }) phone!: Buffer | null;
}

/** An adult of the household; with an account, a caregiver. The index finds an equal name without storing it. */
@Entity('home_member')
export class HomeMember extends Versioned {
  @Field('C2', 'uuid') homeId!: string;
  @Field('C2', 'uuid', { nullable: true }) userId!: string | null;
  @Encrypted('C4') name!: Buffer;
  @Field('C4', 'bytea') nameIndex!: Buffer;
  @Field('C2', 'timestamptz') fromAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) untilAt!: Date | null;
}
