// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { PlanDraftView } from '@harbor/contracts';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { DraftSteps, requireStatus } from './draft-steps.js';
import { OpenPlan } from './open-plan.js';
import { DraftNotOpenForThis } from './plan.errors.js';
import { togetherEntered, togetherLeft, wordsWithdrawn } from './plan.events.js';
import { SafetyPlan } from './plan.entities.js';
import { withoutWords, withWordsKept } from './plan-content.js';

/** What the youth does with the plan, beside their worker: working on it together, and taking words of their own back. */
@Injectable()
export class TogetherService {
  constructor(
    private readonly ledger: Ledger,
    private readonly open: OpenPlan,
    private readonly steps: DraftSteps,
  ) {}

  /** Nothing but the plan on the screen, the youth beside it. */
  enter(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    return this.steps.act(ctx, youthId, version, togetherEntered, async (tx, open) => {
      requireStatus(open, ['draft'], 'Only a draft that is being written can be worked on together.');
      return { togetherSince: open.draft.togetherSince ?? (await tx.at()) };
    });
  }

  /** From here on the youth's words are theirs: nobody edits them. */
  leave(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    return this.steps.act(ctx, youthId, version, togetherLeft, async (_, open) => {
      if (!open.draft.togetherSince) throw new DraftNotOpenForThis('Together mode is not on.');
      return { togetherSince: null, content: withWordsKept(open.content) };
    });
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
        const shown = await this.steps.step(tx, open, version, { content }, wordsWithdrawn);
        await tx.change(SafetyPlan, plan.id, plan.version, { withdrawn: [...plan.withdrawn, itemId] });
        return shown;
      },
      (tx) => this.steps.show(tx, ctx, youthId, 'latest'),
    );
  }
}
