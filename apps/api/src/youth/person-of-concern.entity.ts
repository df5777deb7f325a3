// SPDX-License-Identifier: Apache-2.0
import type { concernConnections } from '@harbor/contracts';
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';

/** Someone who must not learn where the youth is. Found by an equal name without the name being stored. */
@Entity('person_of_concern')
export class PersonOfConcern extends Versioned {
  @Field('C4', 'uuid') youthId!: string;
  @Encrypted('C4') name!: Buffer;
  /** Keyed digest of the name, to compare with the adults of a home. */
  @Field('C4', 'bytea') nameIndex!: Buffer;
  /** Keyed digests of its words, to compare with whoever signs. */
  @Field('C4', 'bytea', { array: true, nullable: true }) nameWords!: Buffer[] | null;
  @Field('C4', 'text') connection!: (typeof concernConnections)[number];
  @Encrypted('C4') why!: Buffer;
  /** Their account, when they have one here. */
  @Field('C4', 'uuid', { nullable: true }) userId!: string | null;
  @Field('C0', 'uuid') recordedBy!: string;
  @Field('C2', 'timestamptz') recordedAt!: Date;
  @Field('C2', 'timestamptz', { nullable: true }) endedAt!: Date | null;
}
