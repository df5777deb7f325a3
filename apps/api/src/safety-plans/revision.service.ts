// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type {
  ClosedItems,
  DraftComparison,
  PlanComparison,
  PlanRevisionItem,
  PlanRevisionView,
  SafetyPlanView,
} from '@harbor/contracts';
import { dateIn } from '@harbor/calendar';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { type OpenYouth, YouthService } from '../youth/index.js';
import { OpenPlan } from './open-plan.js';
import { closedOpened, draftCompared, planOpened, revisionOpened, revisionsCompared, revisionsListed } from './plan.events.js';
import { emptyContent, type PlanContent, readContent } from './plan-content.js';
import { compare, isClosed, viewItem, viewItems } from './plan.view.js';
import type { TemplateSection } from './templates/template.js';

interface RevisionRow {
  id: string;
  plan_id: string;
  template_id: string;
  number: number;
  stage: string;
  content_enc: Buffer;
  signed_by: string;
  signed_by_name: string;
  signed_at: Date;
  approved_by: string | null;
  agreement: string;
  agreement_why_enc: Buffer | null;
  review_by: string;
}
export interface LoadedRevision {
  row: RevisionRow;
  content: PlanContent;
  sections: readonly TemplateSection[];
}

/** What was signed: listed, read, compared. Revisions never change. */
@Injectable()
export class RevisionService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly open: OpenPlan,
  ) {}

  /** Where the plan stands, in one look. */
  overview(ctx: Ctx, youthId: string): Promise<SafetyPlanView> {
    return this.ledger.read(ctx, async (tx) => {
      const { agencyId } = ctx.actor;
      const [youth, [plan], acknowledged] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.rows<{
          id: string;
          current_revision: number;
          stage: string | null;
          review_by: string | null;
          draft_id: string | null;
          draft_status: string | null;
          draft_version: number | null;
          set_aside_stage: string | null;
        }>(
          'plan-overview',
          `select p.id, p.current_revision, p.stage, p.review_by::text, d.id as draft_id, d.status as draft_status, d.version as draft_version,
              (select s.stage from harbor.plan_draft s where s.agency_id = p.agency_id and s.plan_id = p.id and s.status = 'set_aside'
                and s.closed_at > coalesce((select max(r.signed_at) from harbor.plan_revision r
                  where r.agency_id = p.agency_id and r.plan_id = p.id), '-infinity')
                order by s.closed_at desc limit 1) as set_aside_stage
            from harbor.safety_plan p left join harbor.plan_draft d on d.agency_id = p.agency_id and d.plan_id = p.id and d.closed_at is null
            where p.agency_id = $1 and p.youth_id = $2`,
          [agencyId, youthId],
        ),
        tx.rows<{ user_id: string; display_name: string; number: number; acknowledged_at: Date }>(
          'plan-acknowledgements',
          `select a.user_id, u.display_name, c.number, a.acknowledged_at from harbor.plan_acknowledgement a
            join harbor.caregiver_plan c on c.agency_id = a.agency_id and c.id = a.caregiver_plan_id
            join harbor.account u on u.agency_id = a.agency_id and u.id = a.user_id
            where a.agency_id = $1 and a.youth_id = $2 order by c.number desc, a.acknowledged_at`,
          [agencyId, youthId],
        ),
      ]);
      tx.record(planOpened, { ...(plan ? { resourceId: plan.id } : {}), subjects: [youthId], relation: youth.relation });
      return {
        id: plan?.id ?? null,
        currentRevision: plan?.current_revision ?? 0,
        stage: plan?.stage ?? null,
        reviewBy: plan?.review_by ?? null,
        isReviewDue: !!plan?.review_by && plan.review_by <= dateIn(youth.timeZone, ctx.now),
        draftId: plan?.draft_id ?? null,
        draftStatus: plan?.draft_status ?? null,
        draftVersion: plan?.draft_version ?? null,
        setAsideStage: plan?.set_aside_stage ?? null,
        acknowledgements: acknowledged.map((row) => ({
          userId: row.user_id,
          displayName: row.display_name,
          number: row.number,
          acknowledgedAt: row.acknowledged_at.toISOString(),
        })),
      };
    });
  }

  list(ctx: Ctx, youthId: string): Promise<PlanRevisionItem[]> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, rows] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.rows<RevisionRow>(
          'list-revisions',
          `select r.number, r.stage, r.agreement, r.signed_by, u.display_name as signed_by_name, r.signed_at, r.review_by::text
            from harbor.plan_revision r join harbor.account u on u.agency_id = r.agency_id and u.id = r.signed_by
            where r.agency_id = $1 and r.youth_id = $2 order by r.number desc`,
          [ctx.actor.agencyId, youthId],
        ),
      ]);
      tx.record(revisionsListed, { subjects: [youthId], resultCount: rows.length, relation: youth.relation });
      return rows.map(({ number, stage, agreement, ...row }) => ({
        number,
        stage,
        agreement,
        signedBy: row.signed_by,
        signedByName: row.signed_by_name,
        signedAt: row.signed_at.toISOString(),
        reviewBy: row.review_by,
      }));
    });
  }

  /** @throws NotVisible */
  get(ctx: Ctx, youthId: string, number: number): Promise<PlanRevisionView> {
    return this.ledger.read(ctx, async (tx) => {
      const youth = await this.youth.open(tx, ctx, youthId);
      const loaded = await this.load(tx, ctx, youth, number);
      tx.record(revisionOpened, { resourceId: loaded.row.id, subjects: [youthId], relation: youth.relation });
      return this.view(youth, loaded);
    });
  }

  compare(ctx: Ctx, youthId: string, from: number, to: number): Promise<PlanComparison> {
    return this.ledger.read(ctx, async (tx) => {
      const youth = await this.youth.open(tx, ctx, youthId);
      const [older, newer] = await Promise.all([this.load(tx, ctx, youth, from), this.load(tx, ctx, youth, to)]);
      tx.record(revisionsCompared, { resourceId: newer.row.id, subjects: [youthId], relation: youth.relation });
      return { from, to, items: compare(older.content, newer.content, [...older.sections, ...newer.sections], youth.relation) };
    });
  }

  /** The open draft beside the plan that is in force, or another revision. @throws NotVisible when there is no such draft or revision */
  compareDraft(ctx: Ctx, youthId: string, asked: number | undefined): Promise<DraftComparison> {
    return this.ledger.read(ctx, async (tx) => {
      const [{ youth, draft, content, sections }, plan] = await Promise.all([
        this.open.draft(tx, ctx, youthId),
        this.open.plan(tx, ctx, youthId),
      ]);
      const from = asked ?? plan?.currentRevision ?? 0;
      const before = from === 0 ? { content: emptyContent, sections: [] } : await this.load(tx, ctx, youth, from);
      tx.record(draftCompared, { resourceId: draft.id, subjects: [youthId], relation: youth.relation });
      const items = compare(before.content, content, [...before.sections, ...sections], youth.relation);
      return { from, draftId: draft.id, draftVersion: draft.version, items };
    });
  }

  /** The lines that are shown closed, of a revision or (0) of the open draft. The reason goes into the event. */
  closed(ctx: Ctx, youthId: string, number: number, reasonCode: string): Promise<ClosedItems> {
    return this.ledger.read(ctx, async (tx) => {
      const { youth, content, sections, id } =
        number === 0 ? await this.openDraft(tx, ctx, youthId) : await this.openRevision(tx, ctx, youthId, number);
      const items = content.items
        .filter((item) => isClosed(item, sections, youth.relation))
        .map((item) => ({ ...viewItem(item, false), isClosed: true }));
      tx.record(closedOpened, {
        resourceId: id,
        subjects: [youthId],
        relation: youth.relation,
        reasonCode,
        resultCount: items.length,
      });
      return { items };
    });
  }

  /** One revision with its words. @throws NotVisible when there is none of this number */
  async load(tx: ReadTx, ctx: Ctx, youth: OpenYouth, number: number): Promise<LoadedRevision> {
    const [row] = await tx.rows<RevisionRow>(
      'open-revision',
      `select r.id, r.plan_id, r.template_id, r.number, r.stage, r.content_enc, r.signed_by, u.display_name as signed_by_name, r.signed_at,
          r.approved_by, r.agreement, r.agreement_why_enc, r.review_by::text
        from harbor.plan_revision r join harbor.account u on u.agency_id = r.agency_id and u.id = r.signed_by
        where r.agency_id = $1 and r.youth_id = $2 and r.number = $3`,
      [ctx.actor.agencyId, youth.id, number],
    );
    if (!row) throw new NotVisible();
    const { sections } = await this.open.template(tx, ctx, row.template_id);
    return {
      row,
      sections,
      content: readContent(youth.cipher.decrypt('plan_revision.content', row.id, row.content_enc)),
    };
  }

  /** The revision of this id, for an answer that is given again. */
  async byId(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<{ youth: OpenYouth; loaded: LoadedRevision }> {
    const [youth, [row]] = await Promise.all([
      this.youth.open(tx, ctx, youthId),
      tx.rows<{ number: number }>(
        'revision-number',
        'select number from harbor.plan_revision where agency_id = $1 and youth_id = $2 and id = $3',
        [ctx.actor.agencyId, youthId, id],
      ),
    ]);
    if (!row) throw new NotVisible();
    return { youth, loaded: await this.load(tx, ctx, youth, row.number) };
  }

  view(youth: OpenYouth, { row, content, sections }: LoadedRevision): PlanRevisionView {
    const { id, number, stage, agreement } = row;
    return {
      id,
      number,
      templateId: row.template_id,
      stage,
      agreement,
      items: viewItems(content, sections, youth.relation),
      skipped: content.skipped,
      agreementWhy: youth.cipher.decryptOrNull('plan_revision.agreementWhy', id, row.agreement_why_enc),
      signedBy: row.signed_by,
      signedByName: row.signed_by_name,
      signedAt: row.signed_at.toISOString(),
      approvedBy: row.approved_by,
      reviewBy: row.review_by,
    };
  }

  private async openDraft(tx: ReadTx, ctx: Ctx, youthId: string) {
    const { youth, content, sections, draft } = await this.open.draft(tx, ctx, youthId);
    return { youth, content, sections, id: draft.planId };
  }

  private async openRevision(tx: ReadTx, ctx: Ctx, youthId: string, number: number) {
    const youth = await this.youth.open(tx, ctx, youthId);
    const { row, content, sections } = await this.load(tx, ctx, youth, number);
    return { youth, content, sections, id: row.plan_id };
  }
}
