// SPDX-License-Identifier: Apache-2.0
import type { OfferState, Outcome, ReferralNeed, ReferralUrgency, TransportNeed } from '@harbor/contracts';
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';
import type { OwnWait } from './waiting.js';

/** Help that is asked for one youth. What was asked never changes; what it waits for follows from its offers. */
@Entity('referral')
export class Referral extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'text') need!: ReferralNeed;
  @Encrypted('C2', { nullable: true }) words!: Buffer | null;
  @Field('C2', 'text') urgency!: ReferralUrgency;
  @Field('C2', 'text') transport!: TransportNeed;
  @Field('C2', 'text', { nullable: true }) interpreterLanguage!: string | null;
  @Field('C0', 'uuid') madeBy!: string;
  @Field('C2', 'timestamptz') madeAt!: Date;
  @Field('C2', 'text', { nullable: true }) waitsFor!: OwnWait | null;
  @Field('C2', 'timestamptz', { nullable: true }) waitsSince!: Date | null;
  /** From when on it stands on Today. */
  @Field('C2', 'timestamptz', { nullable: true }) chaseAt!: Date | null;
  @Field('C2', 'timestamptz', { nullable: true }) remindedAt!: Date | null;
  @Field('C2', 'timestamptz', { nullable: true }) closedAt!: Date | null;
  @Field('C2', 'text', { nullable: true }) closedAs!: 'completed' | 'called_off' | null;
  @Field('C2', 'text', { nullable: true }) closedReason!: string | null;
  @Encrypted('C2', { nullable: true }) closedWords!: Buffer | null;
}

/** One service that is asked. At most one of a referral's offers is taken. */
@Entity('referral_offer')
export class ReferralOffer extends Versioned {
  @Field('C2', 'uuid') referralId!: string;
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'uuid') serviceId!: string;
  @Field('C2', 'timestamptz') madeAt!: Date;
  @Field('C2', 'text', { default: 'draft' }) state!: OfferState;
  @Field('C2', 'timestamptz') stateAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) sentAt!: Date | null;
  /** Of what left last: under its consent the link shows it. */
  @Field('C2', 'uuid', { nullable: true }) disclosureId!: string | null;
  @Field('C2', 'text', { nullable: true }) reason!: string | null;
  /** What was said with the service's answer, or with the end. */
  @Encrypted('C2', { nullable: true }) answerWords!: Buffer | null;
  /** Whether the service's last word came through its link. */
  @Field('C2', 'boolean', { default: false }) isByLink!: boolean;
  @Field('C2', 'timestamptz', { nullable: true }) handedOverAt!: Date | null;
  @Encrypted('C2', { nullable: true }) handOverWords!: Buffer | null;
  @Field('C2', 'timestamptz', { nullable: true }) seenAt!: Date | null;
  /** By its link or its partner. Null on a row of before: nobody can tell. */
  @Field('C2', 'boolean', { nullable: true }) isSeenByService!: boolean | null;
  /** Who wrote down what the service told them. */
  @Field('C0', 'uuid', { nullable: true }) seenRecordedBy!: string | null;
  @Field('C2', 'text', { nullable: true }) outcome!: Outcome | null;
  @Field('C2', 'text', { nullable: true }) outcomeBy!: 'youth' | 'worker' | null;
  @Encrypted('C2', { nullable: true }) outcomeWords!: Buffer | null;
  @Field('C2', 'timestamptz', { nullable: true }) outcomeAt!: Date | null;
  @Field('C0', 'uuid', { nullable: true }) outcomeRecordedBy!: string | null;
}

/** The way by which a service without an account answers once. Only a digest of its secret is kept. */
@Entity('referral_link')
export class ReferralLink extends Versioned {
  @Field('C2', 'uuid') offerId!: string;
  @Field('C2', 'uuid') referralId!: string;
  @Field('C2', 'uuid') youthId!: string;
  @Field('C3', 'bytea') secretHash!: Buffer;
  @Field('C2', 'timestamptz') expiresAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) usedAt!: Date | null;
  @Field('C2', 'timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}
