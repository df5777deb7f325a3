// SPDX-License-Identifier: Apache-2.0
import type { JobState } from '@harbor/contracts';
import type { JobKind, Role } from '@harbor/policy';
import { Entity } from 'typeorm';
import { Field, Versioned } from '../platform/column.js';

/** What takes longer than a request: who asked for what, how far it is, and what came of it. */
@Entity('job')
export class Job extends Versioned {
  @Field('C0', 'text') kind!: JobKind;
  @Field('C0', 'uuid') askedBy!: string;
  /** The role in which they asked: while they hold it, the job goes on. */
  @Field('C0', 'text') askedAs!: Role;
  @Field('C0', 'timestamptz') askedAt!: Date;
  /** What was asked, as codes and ids. */
  @Field('C2', 'jsonb') asked!: object;
  @Field('C0', 'text') state!: JobState;
  @Field('C0', 'int') done!: number;
  /** Null while nobody knows. */
  @Field('C0', 'int', { nullable: true }) total!: number | null;
  /** Where the next step goes on. */
  @Field('C2', 'jsonb', { nullable: true }) mark!: object | null;
  /** How many of what came of it. */
  @Field('C0', 'jsonb', { nullable: true }) counts!: Record<string, number> | null;
  @Field('C0', 'timestamptz', { nullable: true }) startedAt!: Date | null;
  @Field('C0', 'timestamptz', { nullable: true }) endedAt!: Date | null;
  /** Why it failed, as a code. */
  @Field('C0', 'text', { nullable: true }) problem!: string | null;
  @Field('C0', 'text', { nullable: true }) resultType!: string | null;
  @Field('C0', 'int') resultParts!: number;
  @Field('C0', 'timestamptz', { nullable: true }) expiresAt!: Date | null;
}
