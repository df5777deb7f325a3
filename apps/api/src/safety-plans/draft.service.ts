// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ChangePlanDraft, DecideOnDraft, PlanDraftView, StartPlanDraft } from '@harbor/contracts';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { StepUpRequired, Unprocessable } from '../platform/refusal.js';
import { DraftOrigin, requireOneOrigin } from './draft-origin.js';
import { DraftSteps, requireStatus, savedNow, viewOpen } from './draft-steps.js';
import { type OpenDraft, OpenPlan } from './open-plan.js';
import { DraftAlreadyOpen, NobodyApprovesTheirOwn } from './plan.errors.js';
import { draftChanged, draftSetAside, draftStarted, planApproved, planProposed, planSentBack } from './plan.events.js';
import { PlanDraft } from './plan.entities.js';
import { closedSections, type PlanItem, requireNotWithdrawn, withChanges, withWordsKept } from './plan-content.js';
import { YouthService } from '../youth/index.js';

/** The one draft of a plan: begun, saved as it is typed, proposed, decided on. */
@Injectable()
export class DraftService {
  constructor(
    private readonly ledger: Ledger,
    private readonly open: OpenPlan,
    private readonly youth: YouthService,
    private readonly origin: DraftOrigin,
    private readonly steps: DraftSteps,
  ) {}

  /**
   * Begins a draft with the lines of the last signed revision, of the one to restore, or of the draft set aside last;
   * never with those the youth took back since. The first draft begins the plan. Two people beginning at once get one
   * draft: the database decides.
   *
   * @throws DraftAlreadyOpen, NotVisible for a revision or a draft set aside that does not exist, Unprocessable for both at once
   */
  start(ctx: Ctx, youthId: string, asked: StartPlanDraft): Promise<PlanDraftView> {
    requireOneOrigin(asked);
    return this.ledger.write(
      ctx,
      async (tx) => {
        const youth = await this.youth.open(tx, ctx, youthId);
        const plan = await this.origin.planOf(tx, ctx, youthId);
        const { basedOn, content } = await this.origin.of(tx, ctx, youth, plan, asked);
        const template = await this.open.currentTemplate(tx, ctx);
        const id = tx.newId;
        await tx.insert(
          PlanDraft,
          {
            id,
            planId: plan.id,
            youthId,
            templateId: template.id,
            stage: asked.stage,
            basedOn,
            startedBy: ctx.actor.userId,
            ...(await savedNow(tx, ctx)),
            content: youth.cipher.encrypt('plan_draft.content', id, JSON.stringify(content)),
          } as PlanDraft,
          { uq_plan_draft_one_open: () => new DraftAlreadyOpen() },
        );
        tx.record(draftStarted, { resourceId: id, subjects: [youthId], relation: youth.relation });
        return viewOpen(await this.open.draft(tx, ctx, youthId));
      },
      (tx) => this.steps.show(tx, ctx, youthId, 'latest'),
    );
  }

  /** @throws NotVisible when no draft is open */
  get(ctx: Ctx, youthId: string): Promise<PlanDraftView> {
    return this.ledger.read(ctx, (tx) => this.steps.show(tx as Tx, ctx, youthId));
  }

  /**
   * An autosave. The version must be the one last read; the youth's kept words stay as they are; changing a line of a
   * closed section asks for a fresh second factor.
   *
   * @throws StaleVersion, YouthWordsAreKept, YouthDecidesWhoReads, Unprocessable, StepUpRequired, DraftNotOpenForThis once it was proposed
   */
  change(ctx: Ctx, youthId: string, version: number, asked: ChangePlanDraft): Promise<PlanDraftView> {
    return this.ledger.write(ctx, async (tx) => {
      const open = await this.open.draftAt(tx, ctx, youthId, version);
      requireStatus(open, ['draft'], 'This draft was proposed and is being decided on. Ask for it to be sent back to change it.');
      await requireFreshForClosed(tx, open, asked);
      await this.requireStillGiven(tx, ctx, open, asked);
      const content = withChanges(open.content, asked, open.sections, open.draft.togetherSince !== null);
      const fields = [
        ...(asked.items ?? []).map(({ section }) => section),
        ...(asked.remove?.length ? ['removed'] : []),
        ...(asked.skipped ? ['skipped'] : []),
      ];
      // The youth's answer was to other lines than these.
      const answer = asked.items || asked.remove ? { agreement: null } : {};
      const patch = { content, ...answer, ...(asked.stage ? { stage: asked.stage } : {}), ...(await savedNow(tx, ctx)) };
      return this.steps.step(tx, open, version, patch, draftChanged, [...new Set(fields)]);
    });
  }

  propose(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    return this.steps.act(ctx, youthId, version, planProposed, async (tx, open) => {
      requireStatus(open, ['draft'], 'This draft was proposed already.');
      return {
        status: 'proposed',
        proposedBy: ctx.actor.userId,
        proposedAt: await tx.at(),
        togetherSince: null,
        content: withWordsKept(open.content),
      };
    });
  }

  /** A supervisor's decision. Sending back says why. @throws NobodyApprovesTheirOwn, Unprocessable */
  async decide(ctx: Ctx, youthId: string, version: number, { decision, why }: DecideOnDraft): Promise<PlanDraftView> {
    if (decision === 'send_back' && why === undefined)
      throw new Unprocessable([
        { pointer: '/why', code: 'required', detail: 'Say why, so that the worker knows what to change.' },
      ]);
    return this.steps.act(ctx, youthId, version, decision === 'approve' ? planApproved : planSentBack, async (tx, open) => {
      requireStatus(open, ['proposed'], 'There is nothing to decide: this draft is not proposed.');
      if (open.draft.proposedBy === ctx.actor.userId) throw new NobodyApprovesTheirOwn();
      const status = decision === 'approve' ? 'approved' : 'draft';
      return { status, decidedBy: ctx.actor.userId, decidedAt: await tx.at(), decidedWhy: why ?? null };
    });
  }

  /**
   * Closes the draft without signing it. It is kept: the next draft begins from the last signed plan, or, asked to resume,
   * from the lines of this one.
   */
  setAside(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    return this.steps.act(ctx, youthId, version, draftSetAside, async (tx, open) => {
      requireStatus(open, ['draft', 'proposed', 'approved'], 'This draft is closed.');
      return { status: 'set_aside', closedAt: await tx.at() };
    });
  }

  /** Asked only where a save brings lines that the draft does not have. @throws Unprocessable */
  private async requireStillGiven(
    tx: Tx,
    ctx: Ctx,
    { youth, content }: OpenDraft,
    { items = [] }: ChangePlanDraft,
  ): Promise<void> {
    const known = new Set(content.items.map(({ id }) => id));
    if (items.every(({ id }) => known.has(id))) return;
    requireNotWithdrawn(items, (await this.open.plan(tx, ctx, youth.id))?.withdrawn ?? []);
  }
}

/**
 * With the youth beside the worker, words the youth is writing are theirs to change: being asked for the worker's code in
 * the middle of a sentence would end the conversation.
 */
async function requireFreshForClosed(tx: Tx, { content, sections, draft }: OpenDraft, asked: ChangePlanDraft): Promise<void> {
  const closed = closedSections(sections);
  const touched = new Set([...(asked.items ?? []).map(({ id }) => id), ...(asked.remove ?? [])]);
  const isBeingWritten = ({ voice, isKept }: PlanItem) => draft.togetherSince !== null && voice !== 'worker' && !isKept;
  if (!content.items.some((item) => touched.has(item.id) && closed.has(item.section) && !isBeingWritten(item))) return;
  const { freshUntil, at } = await tx.who();
  if (!freshUntil || freshUntil <= at) throw new StepUpRequired();
}
