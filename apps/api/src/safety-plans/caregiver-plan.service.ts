// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { Acknowledged, CaregiverPlanItem, CaregiverPlanView, CaregiverPreview } from '@harbor/contracts';
import { Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { YouthService } from '../youth/index.js';
import { type Language, OpenPlan } from './open-plan.js';
import { AcknowledgedJustNow } from './plan.errors.js';
import { caregiverPlanAcknowledged, caregiverPlanOpened, caregiverPlanPreviewed } from './plan.events.js';
import { PlanAcknowledgement } from './plan.entities.js';
import { forCaregivers, notWithdrawn, type PlanItem } from './plan-content.js';
import type { TemplateSection } from './templates/template.js';

interface CopyRow {
  id: string;
  number: number;
  stage: string;
  published_at: Date;
  content_enc: Buffer;
  acknowledged_at: Date | null;
  withdrawn: string[];
}

/** The caregivers' copy: read, previewed, acknowledged. */
@Injectable()
export class CaregiverPlanService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly open: OpenPlan,
  ) {}

  /** The newest copy, without the lines the youth took back since. @throws NotVisible when none was published, or the placement has ended */
  get(ctx: Ctx, youthId: string, asked: Language | undefined): Promise<CaregiverPlanView> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, row, language] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        this.newest(tx, ctx, youthId),
        this.open.language(tx, ctx, asked),
      ]);
      const kept = JSON.parse(youth.cipher.decrypt('caregiver_plan.content', row.id, row.content_enc)) as {
        templateId: string;
        items: PlanItem[];
      };
      const { sections } = await this.open.template(tx, ctx, kept.templateId);
      tx.record(caregiverPlanOpened, { resourceId: row.id, subjects: [youthId], relation: youth.relation });
      const { id, number, stage } = row;
      return {
        id,
        number,
        stage,
        publishedAt: row.published_at.toISOString(),
        acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
        items: notWithdrawn(kept.items, row.withdrawn).map((item) => viewCopy(item, sections, language)),
      };
    });
  }

  /** What caregivers would get if the draft were signed now. */
  preview(ctx: Ctx, youthId: string, asked: Language | undefined): Promise<CaregiverPreview> {
    return this.ledger.read(ctx, async (tx) => {
      const [{ youth, draft, content, sections }, language] = await Promise.all([
        this.open.draft(tx, ctx, youthId),
        this.open.language(tx, ctx, asked),
      ]);
      tx.record(caregiverPlanPreviewed, { resourceId: draft.id, subjects: [youthId], relation: youth.relation });
      return { items: forCaregivers(content, sections).map((item) => viewCopy(item, sections, language)) };
    });
  }

  /** "I have read it." Once per caregiver and copy; again says when it was. @throws NotVisible for a number not in force, AcknowledgedJustNow */
  acknowledge(ctx: Ctx, youthId: string, number: number): Promise<Acknowledged> {
    const act = async (tx: Tx): Promise<Acknowledged> => {
      const [youth, row] = await Promise.all([this.youth.open(tx, ctx, youthId), this.newest(tx, ctx, youthId)]);
      if (row.number !== number) throw new NotVisible();
      const at = await tx.at();
      if (!row.acknowledged_at) {
        await tx.insert(
          PlanAcknowledgement,
          { id: tx.newId, youthId, caregiverPlanId: row.id, userId: ctx.actor.userId, acknowledgedAt: at },
          { uq_plan_acknowledgement_once: () => new AcknowledgedJustNow() },
        );
      }
      tx.record(caregiverPlanAcknowledged, {
        resourceId: row.acknowledged_at ? row.id : tx.newId,
        subjects: [youthId],
        relation: youth.relation,
      });
      return { number, acknowledgedAt: (row.acknowledged_at ?? at).toISOString() };
    };
    return this.ledger.write(ctx, act, act);
  }

  private async newest(tx: ReadTx, ctx: Ctx, youthId: string): Promise<CopyRow> {
    const [row] = await tx.rows<CopyRow>(
      'newest-caregiver-plan',
      `select c.id, c.number, c.stage, c.published_at, c.content_enc, a.acknowledged_at, gate.withdrawn_words($2) as withdrawn
        from harbor.caregiver_plan c
        left join harbor.plan_acknowledgement a on a.agency_id = c.agency_id and a.caregiver_plan_id = c.id and a.user_id = $3
        where c.agency_id = $1 and c.youth_id = $2 order by c.number desc limit 1`,
      [ctx.actor.agencyId, youthId, ctx.actor.userId],
    );
    if (!row) throw new NotVisible();
    return row;
  }
}

export function viewCopy(
  { section, text, voice }: PlanItem,
  sections: readonly TemplateSection[],
  language: Language,
): CaregiverPlanItem {
  const title = sections.find(({ code }) => code === section)?.text[language].title ?? section;
  return { section, sectionTitle: title, text, isQuote: voice !== 'worker' };
}
