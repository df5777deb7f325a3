// SPDX-License-Identifier: Apache-2.0
import type { PlanStage, YouthAnswer } from '@harbor/contracts';
import { Entity } from 'typeorm';
import { Encrypted, Field, Versioned } from '../platform/column.js';
import type { TemplateSection } from './templates/template.js';

/** One version of the sections a plan is made of, as data. A signed revision names the version it was made with. */
@Entity('plan_template')
export class PlanTemplate extends Versioned {
  @Field('C0', 'text') code!: string;
  @Field('C0', 'int') templateVersion!: number;
  @Field('C0', 'date') effectiveOn!: string;
  @Field('C0', 'jsonb') sections!: TemplateSection[];
}

/** One plan per youth; its life is drafts and revisions. */
@Entity('safety_plan')
export class SafetyPlan extends Versioned {
  @Field('C2', 'uuid') youthId!: string;
  @Field('C2', 'int', { default: 0 }) currentRevision!: number;
  @Field('C2', 'text', { nullable: true }) stage!: PlanStage | null;
  @Field('C2', 'date', { nullable: true }) reviewBy!: string | null;
  /** Ids of the lines the youth took back: no later draft and no caregivers' copy shows them. Revisions stay as signed. */
  @Field('C2', 'uuid', { array: true, default: '{}' }) withdrawn!: string[];
}

export type DraftStatus = 'draft' | 'proposed' | 'approved' | 'signed' | 'set_aside';

/** What is being written. Lives on the server, so that nothing typed is lost and nothing stays in a browser. */
@Entity('plan_draft')
export class PlanDraft extends Versioned {
  @Field('C2', 'uuid') planId!: string;
  @Field('C2', 'uuid') youthId!: string;
  @Field('C0', 'uuid') templateId!: string;
  @Field('C2', 'text') stage!: PlanStage;
  @Field('C2', 'text', { default: 'draft' }) status!: DraftStatus;
  @Field('C2', 'int', { default: 0 }) basedOn!: number;
  /** Some sections are C3 or C4, so the whole document is kept as the strictest. */
  @Encrypted('C4') content!: Buffer;
  @Field('C2', 'timestamptz', { nullable: true }) togetherSince!: Date | null;
  /** What the youth said to the lines as they stand. */
  @Field('C2', 'text', { nullable: true }) agreement!: YouthAnswer | null;
  @Field('C0', 'uuid') startedBy!: string;
  @Field('C2', 'timestamptz', { nullable: true }) savedAt!: Date | null;
  @Field('C0', 'uuid', { nullable: true }) savedBy!: string | null;
  @Field('C0', 'uuid', { nullable: true }) proposedBy!: string | null;
  @Field('C2', 'timestamptz', { nullable: true }) proposedAt!: Date | null;
  /** The last decision stays until the next, so that whoever decides again sees what was asked for. */
  @Field('C0', 'uuid', { nullable: true }) decidedBy!: string | null;
  @Field('C2', 'timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Encrypted('C2', { nullable: true }) decidedWhy!: Buffer | null;
  @Field('C2', 'timestamptz', { nullable: true }) closedAt!: Date | null;
}

/** A signed plan. Nothing of it ever changes: the database grants no update. */
@Entity('plan_revision')
export class PlanRevision extends Versioned {
  @Field('C2', 'uuid') planId!: string;
  @Field('C2', 'uuid') youthId!: string;
  @Field('C0', 'uuid') templateId!: string;
  @Field('C2', 'int') number!: number;
  @Field('C2', 'text') stage!: PlanStage;
  @Encrypted('C4') content!: Buffer;
  @Field('C0', 'uuid') signedBy!: string;
  @Field('C2', 'timestamptz') signedAt!: Date;
  @Field('C0', 'uuid', { nullable: true }) approvedBy!: string | null;
  @Field('C2', 'text') agreement!: string;
  @Encrypted('C2', { nullable: true }) agreementWhy!: Buffer | null;
  @Field('C2', 'date') reviewBy!: string;
}

/** The caregivers' copy of one revision. */
@Entity('caregiver_plan')
export class CaregiverPlan extends Versioned {
  @Field('C1', 'uuid') youthId!: string;
  @Field('C1', 'uuid') revisionId!: string;
  @Field('C1', 'int') number!: number;
  @Field('C1', 'text') stage!: PlanStage;
  @Encrypted('C2') content!: Buffer;
  @Field('C1', 'timestamptz') publishedAt!: Date;
}

/** "I have read it", once per caregiver and copy. */
@Entity('plan_acknowledgement')
export class PlanAcknowledgement extends Versioned {
  @Field('C1', 'uuid') youthId!: string;
  @Field('C1', 'uuid') caregiverPlanId!: string;
  @Field('C0', 'uuid') userId!: string;
  @Field('C1', 'timestamptz') acknowledgedAt!: Date;
}
