// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';

/** A written consent. What a person typed is ciphertext under the youth's key; equal names are found by keyed digests. */
@Entity('consent')
export class Consent extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  /** In the directory; null: somebody the directory does not have. */
  @Field('C2', 'uuid', { nullable: true }) organizationId!: string | null;
  /** As the paper says it, also when the directory changes. */
  @Encrypted('C2') recipient!: Buffer;
  @Field('C2', 'bytea') recipientIndex!: Buffer;
  /** Keyed digests of the words of a name that is not the directory's, to compare with whoever must be kept from the youth. */
  @Field('C2', 'bytea', { array: true, nullable: true }) recipientWords!: Buffer[] | null;
  @Encrypted('C2') purpose!: Buffer;
  @Encrypted('C2') information!: Buffer;
  @Field('C2', 'text', { array: true }) classes!: string[];
  @Field('C2', 'text', { array: true, default: '{}' }) protections!: string[];
  @Field('C2', 'text') textVersion!: string;
  @Field('C2', 'text') language!: string;
  @Encrypted('C2', { nullable: true }) interpreter!: Buffer | null;
  @Field('C2', 'date') signedOn!: string;
  @Field('C2', 'date') startsOn!: string;
  /** The last day. */
  @Field('C2', 'date') expiresOn!: string;
  @Field('C2', 'text', { array: true }) signers!: string[];
  @Encrypted('C2', { nullable: true }) parent!: Buffer | null;
  @Field('C2', 'bytea', { nullable: true }) parentIndex!: Buffer | null;
  /** The same of the parent's name. */
  @Field('C2', 'bytea', { array: true, nullable: true }) parentWords!: Buffer[] | null;
  /** The second person who looked whether this parent may sign. */
  @Field('C2', 'uuid', { nullable: true }) parentCheckedBy!: string | null;
  @Field('C2', 'uuid', { nullable: true }) agencySignerId!: string | null;
  @Field('C2', 'boolean', { default: false }) mayConsentAlone!: boolean;
  @Field('C2', 'boolean', { default: false }) isConditionOfService!: boolean;
  @Field('C2', 'uuid') recordedBy!: string;
  @Field('C2', 'timestamptz') recordedAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) withdrawnAt!: Date | null;
  @Field('C2', 'uuid', { nullable: true }) withdrawnBy!: string | null;
  @Field('C2', 'text', { nullable: true }) withdrawnAs!: string | null;
}

/** One thing that left: under a consent or under a legal duty. Never changes. */
@Entity('disclosure')
export class Disclosure extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'uuid', { nullable: true }) consentId!: string | null;
  @Field('C2', 'text', { nullable: true }) duty!: string | null;
  @Field('C2', 'uuid', { nullable: true }) organizationId!: string | null;
  @Encrypted('C2') recipient!: Buffer;
  @Field('C2', 'bytea') recipientIndex!: Buffer;
  /** Of a name that is typed for a legal duty, as a consent has them. */
  @Field('C2', 'bytea', { array: true, nullable: true }) recipientWords!: Buffer[] | null;
  @Field('C2', 'text', { array: true }) classes!: string[];
  @Field('C2', 'text', { array: true, default: '{}' }) protections!: string[];
  @Encrypted('C2', { nullable: true }) what!: Buffer | null;
  /** What a referral told: `AskedHelp` as JSON. */
  @Encrypted('C2', { nullable: true }) asked!: Buffer | null;
  @Field('C2', 'text') how!: string;
  @Field('C2', 'uuid') disclosedBy!: string;
  @Field('C2', 'timestamptz') disclosedAt!: Date;
}

/** What the recipient of a withdrawn consent is still to be told. */
@Entity('recall_notice')
export class RecallNotice extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'uuid') consentId!: string;
  @Field('C2', 'timestamptz') madeAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) sentAt!: Date | null;
  @Field('C2', 'uuid', { nullable: true }) sentBy!: string | null;
  @Field('C2', 'text', { nullable: true }) how!: string | null;
}
