// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** Another name a youth goes or went by. Found by search within reach. */
@Entity('youth_alias')
export class YouthAlias extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'text') name!: string;
  @Field('C2', 'timestamptz', { nullable: true }) endedAt!: Date | null;
}
