// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** Who supervises whom, from when until when. A supervisor reaches the youth their workers are assigned to. */
@Entity('supervision')
export class Supervision extends Versioned {
  @Field('C0', 'uuid') supervisorId!: string;
  @Field('C0', 'uuid') workerId!: string;
  @Field('C0', 'timestamptz') fromAt!: Date;
  @Field('C0', 'timestamptz', { nullable: true }) untilAt!: Date | null;
}
