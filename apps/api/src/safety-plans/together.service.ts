// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AnswerPlan, PlanDraftView } from '@harbor/contracts';
import { TogetherSession } from '../identity/index.js';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { DraftSteps, requireStatus, savedNow, viewOpen } from './draft-steps.js';
import { type OpenDraft, OpenPlan } from './open-plan.js';
import { DraftNotOpenForThis } from './plan.errors.js';
import { planAnswered, togetherEntered, togetherLeft, wordsWithdrawn } from './plan.events.js';
import { SafetyPlan } from './plan.entities.js';
import { withoutWords, withWordsKept } from './plan-content.js';

/** What the youth does with the plan, beside their worker: working on it together, and taking words of their own back. */
@Injectable()
export class TogetherService {
  constructor(
    private readonly ledger: Ledger,
    private readonly open: OpenPlan,
    private readonly steps: DraftSteps,
    private readonly session: TogetherSession,
  ) {}

  /**
   * The youth sits down beside the worker: from here on this session shows their draft and nothing else, whatever is
   * asked for, and in whichever tab.
   *
   * @throws StaleVersion, DraftNotOpenForThis once it was proposed
   */
  async enter(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    const shown = await this.steps.act(ctx, youthId, version, togetherEntered, async (tx, open) => {
      requireStatus(open, ['draft'], 'Only a draft that is being written can be worked on together.');
      await this.session.begin(tx, youthId);
      return { togetherSince: open.draft.togetherSince ?? (await tx.at()) };
    });
    this.session.changed(ctx);
    return shown;
  }

  /**
   * What the youth says to the lines as they were read back. Kept with the draft until a line changes.
   *
   * @throws StaleVersion, DraftNotOpenForThis outside together mode
   */
  answer(ctx: Ctx, youthId: string, version: number, { agreement }: AnswerPlan): Promise<PlanDraftView> {
    return this.steps.act(ctx, youthId, version, planAnswered, async (_, open) => {
      if (!isTogether(open)) throw new DraftNotOpenForThis(notOn);
      return { agreement };
    });
  }

  /**
   * The worker takes the screen back. From here on the youth's words are theirs: nobody edits them. Where somebody
   * proposed or closed the draft meanwhile nothing of it changes any more, and the screen is the worker's all the same.
   *
   * @throws StepUpRequired without a code of the last minute, DraftNotOpenForThis outside together mode
   */
  async leave(ctx: Ctx, youthId: string): Promise<PlanDraftView> {
    const shown = await this.ledger.write(
      ctx,
      async (tx) => {
        const open = await this.open.draft(tx, ctx, youthId, 'latest');
        const wasHere = await this.session.end(tx, youthId);
        if (isTogether(open)) {
          const patch = { togetherSince: null, content: withWordsKept(open.content) };
          return this.steps.step(tx, open, open.draft.version, patch, togetherLeft);
        }
        if (!wasHere) throw new DraftNotOpenForThis(notOn);
        tx.record(togetherLeft, { resourceId: open.draft.id, subjects: [youthId], relation: open.youth.relation });
        return viewOpen(open);
      },
      (tx) => this.steps.show(tx, ctx, youthId, 'latest'),
    );
    this.session.changed(ctx);
    return shown;
  }

  /**
   * The youth takes back a line of their own: out of this draft, out of the caregivers' copy, and out of every draft to
   * come. What was signed stays as the record of what was signed.
   *
   * @throws NotVisible when it is not theirs or not there
   */
  withdrawWords(ctx: Ctx, youthId: string, version: number, itemId: string): Promise<PlanDraftView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [open, plan] = await Promise.all([this.open.draftAt(tx, ctx, youthId, version), this.open.plan(tx, ctx, youthId)]);
        requireStatus(open, ['draft', 'proposed', 'approved'], 'This draft is closed.');
        const content = withoutWords(open.content, itemId);
        if (!content || !plan) throw new NotVisible();
        // The draft first, as signing does: two who change both never wait for each other.
        const shown = await this.steps.step(
          tx,
          open,
          version,
          { content, agreement: null, ...(await savedNow(tx, ctx)) },
          wordsWithdrawn,
        );
        await tx.change(SafetyPlan, plan.id, plan.version, { withdrawn: [...plan.withdrawn, itemId] });
        return shown;
      },
      (tx) => this.steps.show(tx, ctx, youthId, 'latest'),
    );
  }
}

const notOn = 'Together mode is not on.';
const isTogether = ({ draft }: OpenDraft): boolean => draft.status === 'draft' && draft.togetherSince !== null;
