// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { PlanTemplateList, PlanTemplateView } from '@harbor/contracts';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { type Language, OpenPlan } from './open-plan.js';
import { templateOpened, templatesListed } from './plan.events.js';
import type { PlanTemplate } from './plan.entities.js';

/** The versions of the plan template: the one in force, an earlier one a revision was signed with, all of them. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly ledger: Ledger,
    private readonly open: OpenPlan,
  ) {}

  current(ctx: Ctx, asked: Language | undefined): Promise<PlanTemplateView> {
    return this.show(ctx, asked, (tx) => this.open.currentTemplate(tx, ctx));
  }

  /** @throws NotVisible */
  version(ctx: Ctx, templateId: string, asked: Language | undefined): Promise<PlanTemplateView> {
    return this.show(ctx, asked, (tx) => this.open.template(tx, ctx, templateId));
  }

  list(ctx: Ctx): Promise<PlanTemplateList> {
    return this.ledger.read(ctx, async (tx) => {
      const [current, rows] = await Promise.all([
        this.open.currentTemplate(tx, ctx),
        tx.rows<{ id: string; code: string; template_version: number; effective_on: string }>(
          'list-templates',
          `select id, code, template_version, effective_on::text from harbor.plan_template where agency_id = $1
            order by effective_on desc, template_version desc`,
          [ctx.actor.agencyId],
        ),
      ]);
      tx.record(templatesListed, { resultCount: rows.length, relation: 'agency' });
      const items = rows.map(({ id, code, template_version: templateVersion, effective_on: effectiveOn }) => {
        return { id, code, templateVersion, effectiveOn, isCurrent: id === current.id };
      });
      return { items };
    });
  }

  private show(ctx: Ctx, asked: Language | undefined, find: (tx: ReadTx) => Promise<PlanTemplate>): Promise<PlanTemplateView> {
    return this.ledger.read(ctx, async (tx) => {
      const [template, language] = await Promise.all([find(tx), this.open.language(tx, ctx, asked)]);
      tx.record(templateOpened, { resourceId: template.id, relation: 'agency' });
      return viewTemplate(template, language);
    });
  }
}

function viewTemplate(template: PlanTemplate, language: Language): PlanTemplateView {
  const { id, code, templateVersion, effectiveOn, sections } = template;
  return {
    id,
    code,
    templateVersion,
    effectiveOn,
    language,
    sections: sections.map((section) => ({
      code: section.code,
      ...section.text[language],
      stages: section.stages,
      suggestedAudience: section.suggestedAudience,
      canSkip: section.canSkip,
      isClosed: section.dataClass !== 'C2',
    })),
  };
}
