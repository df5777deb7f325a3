// SPDX-License-Identifier: Apache-2.0
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** A one-use code with which a person sets their own password and second factor. Only its digest is kept. */
@Entity('invitation')
export class Invitation extends Versioned {
  @Field('C0', 'uuid') accountId!: string;
  @Field('C3', 'bytea', { select: false }) codeHash!: Buffer;
  @Field('C0', 'uuid', { nullable: true }) invitedBy!: string | null;
  @Field('C0', 'timestamptz') expiresAt!: Date;
  @Field('C0', 'timestamptz', { nullable: true }) usedAt!: Date | null;
  @Field('C0', 'timestamptz', { nullable: true }) withdrawnAt!: Date | null;
  /** Written by the database: the account has a credential, so a second person must approve. Empty means no. */
  @Field('C0', 'boolean', { nullable: true }) needsApproval!: boolean | null;
  /** Written by the database when it is approved. */
  @Field('C0', 'uuid', { nullable: true }) approvedBy!: string | null;
  @Field('C0', 'timestamptz', { nullable: true }) approvedAt!: Date | null;
}
