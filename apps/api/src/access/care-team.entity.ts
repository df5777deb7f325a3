// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** One person around one youth, in one relation, from when until when and why: the access list. */
@Entity('care_team')
export class CareTeamMember extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C0', 'uuid') userId!: string;
  @Field('C2', 'text') relation!: 'assigned' | 'placed';
  @Field('C2', 'text') why!: 'intake' | 'assignment' | 'placement';
  /** The living arrangement that lets a caregiver in. */
  @Field('C2', 'uuid', { nullable: true }) sourceId!: string | null;
  @Field('C2', 'timestamptz') fromAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) untilAt!: Date | null;
}
