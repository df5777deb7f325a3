// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';

/** Services put together for one youth, in the order in which they are to be tried. */
@Entity('saved_list')
export class SavedList extends Versioned {
  @Field('C1', 'uuid') youthId!: string;
  @Encrypted('C1') name!: Buffer;
  @Field('C1', 'uuid', { array: true, default: '{}' }) serviceIds!: string[];
  @Field('C0', 'uuid') madeBy!: string;
  /** Since when whoever lives with the youth sees it. */
  @Field('C1', 'timestamptz', { nullable: true }) sharedAt!: Date | null;
}
