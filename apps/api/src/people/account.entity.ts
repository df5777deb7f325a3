// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@harbor/policy';
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** One person in one role at one agency. Password and second factor live where the application role cannot read. */
@Entity('account')
export class Account extends Versioned {
  @Field('C0', 'text') role!: Role;
  @Field('C0', 'text') signInName!: string;
  @Field('C0', 'text') displayName!: string;
  @Field('C0', 'text', { default: 'en' }) language!: 'en' | 'es';
  @Field('C0', 'text', { default: '' }) phone!: string;
  @Field('C0', 'boolean', { default: true }) isActive!: boolean;
  /** Where a partner works, in the directory; null for everyone else. */
  @Field('C0', 'uuid', { nullable: true }) organizationId!: string | null;
}
