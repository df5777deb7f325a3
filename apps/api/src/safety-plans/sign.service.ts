// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addDays, dateIn } from '@harbor/calendar';
import type { PlanRevisionView, SignPlan } from '@harbor/contracts';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { Unprocessable } from '../platform/refusal.js';
import { requireStatus } from './draft-steps.js';
import { type OpenDraft, OpenPlan } from './open-plan.js';
import { ApprovalNeeded, DraftNotOpenForThis, NothingToSign } from './plan.errors.js';
import { planSigned, revisionOpened } from './plan.events.js';
import { CaregiverPlan, PlanDraft, PlanRevision, SafetyPlan } from './plan.entities.js';
import { forCaregivers, withWordsKept } from './plan-content.js';
import { RevisionService } from './revision.service.js';

interface PlanState {
  version: number;
  current_revision: number;
  plan_needs_approval: boolean;
  plan_review_days: number;
}

/** Signing: the draft becomes an immutable revision, and the caregivers get their copy of it, in one transaction. */
@Injectable()
export class SignService {
  constructor(
    private readonly ledger: Ledger,
    private readonly open: OpenPlan,
    private readonly revisions: RevisionService,
  ) {}

  /**
   * Signs the open draft at the version that was read aloud.
   *
   * The youth's answer is recorded, never required: help does not depend on it. Not having asked needs a reason.
   *
   * @throws StaleVersion, ApprovalNeeded, NothingToSign, Unprocessable
   */
  sign(ctx: Ctx, youthId: string, version: number, asked: SignPlan): Promise<PlanRevisionView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const open = await this.open.draftAt(tx, ctx, youthId, version);
        const plan = await this.state(tx, ctx, open.draft.planId);
        requireSignable(open, plan);
        const today = dateIn(open.youth.timeZone, await tx.at());
        const reviewBy = requireAnswer(asked, today) ?? addDays(today, plan.plan_review_days);
        const number = plan.current_revision + 1;
        await this.write(tx, ctx, open, { version, plan, number, reviewBy, asked });
        tx.record(planSigned, {
          resourceId: tx.newId,
          subjects: [youthId],
          relation: open.youth.relation,
          reasonCode: asked.agreement,
        });
        return this.revisions.view(open.youth, await this.revisions.load(tx, ctx, open.youth, number));
      },
      async (tx, id) => this.signedBefore(tx, ctx, youthId, id),
    );
  }

  private async write(
    tx: Tx,
    ctx: Ctx,
    { youth, draft, content, sections }: OpenDraft,
    {
      version,
      plan,
      number,
      reviewBy,
      asked,
    }: { version: number; plan: PlanState; number: number; reviewBy: string; asked: SignPlan },
  ): Promise<void> {
    const { id: youthId, cipher } = youth;
    const at = await tx.at();
    const id = tx.newId;
    const copyId = randomUUID();
    const { stage, planId, templateId } = draft;
    // The draft first: whoever read an older version is refused before anything else is written.
    await tx.change(PlanDraft, draft.id, version, { status: 'signed', closedAt: at, togetherSince: null });
    await tx.insert(
      PlanRevision,
      {
        id,
        planId,
        youthId,
        templateId,
        number,
        stage,
        reviewBy,
        signedBy: ctx.actor.userId,
        signedAt: at,
        agreement: asked.agreement,
        approvedBy: draft.status === 'approved' ? draft.decidedBy : null,
        content: cipher.encrypt('plan_revision.content', id, JSON.stringify(withWordsKept(content))),
        agreementWhy: cipher.encryptOrNull('plan_revision.agreementWhy', id, asked.why),
      },
      { uq_plan_revision_number: () => new DraftNotOpenForThis('Someone signed this plan just now. Load it again.') },
    );
    await tx.insert(CaregiverPlan, {
      id: copyId,
      youthId,
      revisionId: id,
      number,
      stage,
      publishedAt: at,
      content: cipher.encrypt(
        'caregiver_plan.content',
        copyId,
        JSON.stringify({ templateId, items: forCaregivers(content, sections) }),
      ),
    });
    await tx.change(SafetyPlan, planId, plan.version, { currentRevision: number, stage, reviewBy });
  }

  private async state(tx: Tx, ctx: Ctx, planId: string): Promise<PlanState> {
    const [row] = await tx.rows<PlanState>(
      'plan-state',
      `select p.version, p.current_revision, g.plan_needs_approval, g.plan_review_days from harbor.safety_plan p
        join harbor.agency g on g.agency_id = p.agency_id where p.agency_id = $1 and p.id = $2`,
      [ctx.actor.agencyId, planId],
    );
    if (!row) throw new Error('A draft without its plan.');
    return row;
  }

  private async signedBefore(tx: Tx, ctx: Ctx, youthId: string, id: string): Promise<PlanRevisionView> {
    const { youth, loaded } = await this.revisions.byId(tx, ctx, youthId, id);
    tx.record(revisionOpened, { resourceId: id, subjects: [youthId], relation: youth.relation });
    return this.revisions.view(youth, loaded);
  }
}

function requireSignable(open: OpenDraft, plan: PlanState): void {
  requireStatus(open, ['draft', 'proposed', 'approved'], 'This draft is closed.');
  if (plan.plan_needs_approval && open.draft.status !== 'approved') throw new ApprovalNeeded();
  if (open.content.items.length === 0) throw new NothingToSign();
}

/** The review date asked for, checked. @throws Unprocessable */
function requireAnswer({ agreement, why, reviewBy }: SignPlan, today: string): string | undefined {
  if (agreement === 'not_asked' && !why) {
    throw new Unprocessable([{ pointer: '/why', code: 'required', detail: 'Say why the youth was not asked.' }]);
  }
  if (reviewBy !== undefined && (reviewBy <= today || reviewBy > addDays(today, 366))) {
    throw new Unprocessable([
      { pointer: '/reviewBy', code: 'not-within-a-year', detail: 'Choose a day after today and within a year.' },
    ]);
  }
  return reviewBy;
}
