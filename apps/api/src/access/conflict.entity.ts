// SPDX-License-Identifier: Apache-2.0
import type { conflictReasons } from '@harbor/contracts';
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** One user who must never see this youth's file nor be near them. While it is in force it takes away every relation. */
@Entity('conflict')
export class Conflict extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'uuid') userId!: string;
  /** Keyed digests of the words of their name, so that they do not sign as a parent either. */
  @Field('C2', 'bytea', { array: true, nullable: true }) nameWords!: Buffer[] | null;
  @Field('C2', 'text') reasonCode!: (typeof conflictReasons)[number];
  @Field('C0', 'uuid') declaredBy!: string;
  @Field('C2', 'timestamptz') declaredAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) endedAt!: Date | null;
}
