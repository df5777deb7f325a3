// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StartPlanDraft } from '@harbor/contracts';
import type { Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { Unprocessable } from '../platform/refusal.js';
import type { OpenYouth } from '../youth/index.js';
import { OpenPlan, type PlanHead } from './open-plan.js';
import { DraftAlreadyOpen } from './plan.errors.js';
import { SafetyPlan } from './plan.entities.js';
import { emptyContent, notWithdrawn, type PlanContent, withWordsKept } from './plan-content.js';
import { RevisionService } from './revision.service.js';

/** What a new draft begins with. */
@Injectable()
export class DraftOrigin {
  constructor(
    private readonly open: OpenPlan,
    private readonly revisions: RevisionService,
  ) {}

  /** The lines a new draft begins with, and the revision they go back to. @throws NotVisible when there is no such origin */
  async of(
    tx: Tx,
    ctx: Ctx,
    youth: OpenYouth,
    plan: PlanHead,
    { restore, resume }: StartPlanDraft,
  ): Promise<{ basedOn: number; content: PlanContent }> {
    const without = (content: PlanContent) => ({ ...content, items: notWithdrawn(content.items, plan.withdrawn) });
    if (resume) {
      const { draft, content } = await this.open.draft(tx, ctx, youth.id, 'set_aside');
      // Set aside in together mode, it was left: the youth's words are theirs from then on.
      return { basedOn: draft.basedOn, content: without(draft.togetherSince ? withWordsKept(content) : content) };
    }
    const basedOn = restore ?? plan.currentRevision;
    const content = basedOn === 0 ? emptyContent : (await this.revisions.load(tx, ctx, youth, basedOn)).content;
    return { basedOn, content: without(withWordsKept(content)) };
  }

  /** The youth's plan, begun here when there is none; of two who begin it, the second finds the first one's. */
  async planOf(tx: Tx, ctx: Ctx, youthId: string): Promise<PlanHead> {
    const known = await this.open.plan(tx, ctx, youthId);
    if (known) return known;
    const id = randomUUID();
    await tx.insert(SafetyPlan, { id, youthId } as SafetyPlan, { uq_safety_plan_one_per_youth: () => new DraftAlreadyOpen() });
    return { id, version: 1, currentRevision: 0, withdrawn: [] };
  }
}

/** @throws Unprocessable */
export function requireOneOrigin({ restore, resume }: StartPlanDraft): void {
  if (!resume || restore === undefined) return;
  const detail = 'Begin with the draft set aside or with an earlier revision, not with both.';
  throw new Unprocessable([{ pointer: '/resume', code: 'not-with-restore', detail }]);
}
