// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** The wrapped data key of a youth or a home. */
@Entity('data_key')
export class DataKey extends Versioned {
  @Field('C3', 'bytea', { nullable: true }) wrapped!: Buffer | null;
  @Field('C0', 'timestamptz', { nullable: true }) destroyedAt!: Date | null;
}
