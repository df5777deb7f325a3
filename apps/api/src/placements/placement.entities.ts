// SPDX-License-Identifier: Apache-2.0
import type { ArrangementKind, ArrangementLayer, BaseKind, PlaceLocation } from '@harbor/contracts';
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';

/** A stretch of a youth's life. Base is gap-free and never overlaps; respite and away lie over it. */
@Entity('living_arrangement')
export class LivingArrangement extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'text') layer!: ArrangementLayer;
  @Field('C2', 'text') kind!: ArrangementKind;
  /** AFCARS E114–E119 of a foster family home. */
  @Field('C2', 'text', { array: true, default: '{}' }) traits!: string[];
  /** `[from,to)`, UTC; without an end while it goes on. */
  @Field('C2', 'tstzrange') during!: string;
  @Field('C2', 'uuid', { nullable: true }) homeId!: string | null;
  @Field('C2', 'text', { default: 'in_state' }) location!: PlaceLocation;
  @Field('C2', 'boolean', { default: false }) wasPlanned!: boolean;
  @Encrypted('C4', { nullable: true }) receivingAdult!: Buffer | null;
  /** Blind index of that name, to find a person of concern. */
  @Field('C4', 'bytea', { nullable: true }) receivingAdultIndex!: Buffer | null;
  @Field('C2', 'text', { nullable: true }) endedReason!: string | null;
}

/** A move that is being prepared. One at a time; it happens when the youth is placed accordingly. */
@Entity('planned_move')
export class PlannedMove extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'text') kind!: BaseKind;
  @Field('C2', 'uuid', { nullable: true }) homeId!: string | null;
  @Field('C2', 'date') expectedOn!: string;
  @Encrypted('C2', { nullable: true }) why!: Buffer | null;
  @Field('C0', 'uuid') plannedBy!: string;
  @Field('C2', 'timestamptz', { default: () => 'clock_timestamp()' }) plannedAt!: Date;
  @Field('C2', 'text', { nullable: true }) outcome!: 'happened' | 'called_off' | null;
  @Field('C2', 'timestamptz', { nullable: true }) closedAt!: Date | null;
}

/** Puts a caregiver out of every session and keeps them out until it is lifted. Always a person's act. */
@Entity('account_freeze')
export class AccountFreeze extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C0', 'uuid') userId!: string;
  @Field('C0', 'uuid') frozenBy!: string;
  @Field('C0', 'timestamptz') frozenAt!: Date;
  @Field('C0', 'timestamptz', { nullable: true }) liftedAt!: Date | null;
}
