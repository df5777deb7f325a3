// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible, StaleVersion } from '../platform/refusal.js';
import type { OpenYouth } from '../youth/index.js';
import { YouthService } from '../youth/index.js';
import type { PlanDraft, PlanTemplate, SafetyPlan } from './plan.entities.js';
import { type PlanContent, readContent } from './plan-content.js';
import type { DraftFields } from './plan.view.js';
import type { TemplateSection } from './templates/template.js';

export type Language = 'en' | 'es';

/** The open draft of a youth within reach, decrypted. */
export interface OpenDraft {
  youth: OpenYouth;
  draft: DraftFields & Pick<PlanDraft, 'planId' | 'version'>;
  content: PlanContent;
  sections: readonly TemplateSection[];
}

export type PlanHead = Pick<SafetyPlan, 'id' | 'version' | 'currentRevision' | 'withdrawn'>;

interface DraftRow {
  id: string;
  version: number;
  plan_id: string;
  template_id: string;
  stage: PlanDraft['stage'];
  status: PlanDraft['status'];
  based_on: number;
  content_enc: Buffer;
  together_since: Date | null;
  agreement: PlanDraft['agreement'];
  started_by: string;
  saved_at: Date | null;
  saved_by: string | null;
  proposed_at: Date | null;
  proposed_by: string | null;
  decided_at: Date | null;
  decided_by: string | null;
  decided_why_enc: Buffer | null;
  names: Record<string, string>;
}

const selectDraft = `select d.id, d.version, d.plan_id, d.template_id, d.stage, d.status, d.based_on, d.content_enc, d.together_since,
    d.agreement, d.started_by, d.saved_at, d.saved_by, d.proposed_at, d.proposed_by, d.decided_at, d.decided_by, d.decided_why_enc,
    (select json_object_agg(u.id, u.display_name) from harbor.account u
      where u.agency_id = $1 and u.id in (d.started_by, d.saved_by, d.proposed_by, d.decided_by, $3)) as names
  from harbor.plan_draft d where d.agency_id = $1 and d.youth_id = $2`;
const drafts = {
  open: `${selectDraft} and d.closed_at is null`,
  latest: `${selectDraft} order by d.closed_at desc nulls first limit 1`,
  set_aside: `${selectDraft} and d.status = 'set_aside' order by d.closed_at desc limit 1`,
};
type WhichDraft = keyof typeof drafts;

/** Reads plans. Everything here goes through a youth within reach. */
@Injectable()
export class OpenPlan {
  /** Templates never change once written, so each is read once per process. */
  private readonly templates = new Map<string, PlanTemplate>();

  constructor(private readonly youth: YouthService) {}

  /**
   * The draft for whoever changes it at the version they read. Somebody else may have closed it meanwhile: then too the
   * version is what does not fit, and not the person.
   *
   * @throws StaleVersion, NotVisible outside one's reach or when there never was a draft
   */
  async draftAt(tx: ReadTx, ctx: Ctx, youthId: string, version: number): Promise<OpenDraft> {
    const found = await this.draft(tx, ctx, youthId, 'latest');
    if (found.draft.version !== version) throw new StaleVersion(found.draft.version);
    return found;
  }

  /** @throws NotVisible outside one's reach or when no draft is open; with `latest` or `set_aside`, when there never was one */
  async draft(tx: ReadTx, ctx: Ctx, youthId: string, which: WhichDraft = 'open'): Promise<OpenDraft> {
    const { agencyId, userId } = ctx.actor;
    // Both travel together with BEGIN and enter(): one round trip.
    const [youth, [row]] = await Promise.all([
      this.youth.open(tx, ctx, youthId),
      tx.rows<DraftRow>(`${which}-draft`, drafts[which], [agencyId, youthId, userId]),
    ]);
    if (!row) throw new NotVisible();
    const { sections } = await this.template(tx, ctx, row.template_id);
    const content = readContent(youth.cipher.decrypt('plan_draft.content', row.id, row.content_enc));
    const { id, version, stage, status } = row;
    return {
      youth,
      content,
      sections,
      draft: {
        id,
        version,
        stage,
        status,
        planId: row.plan_id,
        templateId: row.template_id,
        basedOn: row.based_on,
        togetherSince: row.together_since,
        agreement: row.agreement,
        startedBy: row.started_by,
        savedAt: row.saved_at,
        savedBy: row.saved_by,
        proposedAt: row.proposed_at,
        proposedBy: row.proposed_by,
        decidedAt: row.decided_at,
        decidedBy: row.decided_by,
        decidedWhy: youth.cipher.decryptOrNull('plan_draft.decidedWhy', row.id, row.decided_why_enc),
        names: row.names,
      },
    };
  }

  /** The plan's own row, as far as drafts need it; undefined before the first draft. */
  async plan(tx: ReadTx, ctx: Ctx, youthId: string): Promise<PlanHead | undefined> {
    const [row] = await tx.rows<Omit<PlanHead, 'currentRevision'> & { current_revision: number }>(
      'plan-head',
      'select id, version, current_revision, withdrawn from harbor.safety_plan where agency_id = $1 and youth_id = $2',
      [ctx.actor.agencyId, youthId],
    );
    return row && { id: row.id, version: row.version, currentRevision: row.current_revision, withdrawn: row.withdrawn };
  }

  /** The language asked for, else that of whoever asks. */
  async language(tx: ReadTx, ctx: Ctx, asked: Language | undefined): Promise<Language> {
    if (asked) return asked;
    const [row] = await tx.rows<{ language: Language }>(
      'own-language',
      'select language from harbor.account where agency_id = $1 and id = $2',
      [ctx.actor.agencyId, ctx.actor.userId],
    );
    return row!.language;
  }

  async template(tx: ReadTx, ctx: Ctx, id: string): Promise<PlanTemplate> {
    const name = `${ctx.actor.agencyId}/${id}`;
    let known = this.templates.get(name);
    if (!known) {
      const [row] = await tx.rows<
        Omit<PlanTemplate, 'templateVersion' | 'effectiveOn'> & { template_version: number; effective_on: string }
      >(
        'plan-template',
        'select id, code, template_version, effective_on::text, sections from harbor.plan_template where agency_id = $1 and id = $2',
        [ctx.actor.agencyId, id],
      );
      if (!row) throw new NotVisible();
      known = { ...row, templateVersion: row.template_version, effectiveOn: row.effective_on };
      this.templates.set(name, known);
    }
    return known;
  }

  /** The template in force on this day of the agency's calendar. */
  async currentTemplate(tx: ReadTx, ctx: Ctx): Promise<PlanTemplate> {
    const [row] = await tx.rows<{ id: string }>(
      'current-template',
      `select t.id from harbor.plan_template t join harbor.agency g on g.agency_id = t.agency_id
        where t.agency_id = $1 and t.code = 'safety_plan' and t.effective_on <= ($2::timestamptz at time zone g.time_zone)::date
        order by t.effective_on desc, t.template_version desc limit 1`,
      [ctx.actor.agencyId, ctx.now],
    );
    if (!row) throw new NotVisible();
    return this.template(tx, ctx, row.id);
  }
}
