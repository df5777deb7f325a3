// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { PlanDraftView } from '@harbor/contracts';
import { type EventKind, Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { type OpenDraft, OpenPlan } from './open-plan.js';
import { DraftNotOpenForThis } from './plan.errors.js';
import { draftOpened } from './plan.events.js';
import { PlanDraft } from './plan.entities.js';
import type { PlanContent } from './plan-content.js';
import { viewDraft } from './plan.view.js';

type PatchedColumn =
  | ('stage' | 'status' | 'togetherSince' | 'agreement' | 'closedAt')
  | ('savedAt' | 'savedBy' | 'proposedAt' | 'proposedBy' | 'decidedAt' | 'decidedBy');
export type DraftPatch = Partial<Pick<PlanDraft, PatchedColumn>> & { content?: PlanContent; decidedWhy?: string | null };

/** How every act on a draft goes: opened at the version that was read, stepped on by one, told in one event, shown. */
@Injectable()
export class DraftSteps {
  constructor(
    private readonly ledger: Ledger,
    private readonly open: OpenPlan,
  ) {}

  /** One act in a transaction of its own; a repeated one shows the draft as it is now. @throws StaleVersion, NotVisible */
  act(
    ctx: Ctx,
    youthId: string,
    version: number,
    kind: EventKind,
    patch: (tx: Tx, open: OpenDraft) => Promise<DraftPatch>,
  ): Promise<PlanDraftView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const open = await this.open.draftAt(tx, ctx, youthId, version);
        return this.step(tx, open, version, await patch(tx, open), kind);
      },
      (tx) => this.show(tx, ctx, youthId, 'latest'),
    );
  }

  async step(
    tx: Tx,
    open: OpenDraft,
    version: number,
    patch: DraftPatch,
    kind: EventKind,
    fields?: string[],
  ): Promise<PlanDraftView> {
    const { youth, draft, sections } = open;
    const { content, decidedWhy, ...columns } = patch;
    const { cipher } = youth;
    const next = await tx.change(PlanDraft, draft.id, version, {
      ...columns,
      ...(content ? { content: cipher.encrypt('plan_draft.content', draft.id, JSON.stringify(content)) } : {}),
      ...(decidedWhy === undefined ? {} : { decidedWhy: cipher.encryptOrNull('plan_draft.decidedWhy', draft.id, decidedWhy) }),
    });
    tx.record(kind, { resourceId: draft.id, subjects: [youth.id], relation: youth.relation, ...(fields ? { fields } : {}) });
    const why = decidedWhy === undefined ? draft.decidedWhy : decidedWhy;
    return viewDraft({ ...draft, ...columns, decidedWhy: why }, next, content ?? open.content, sections, youth.relation);
  }

  /** A repeated act shows the draft even when that act, or a later one, closed it. */
  async show(tx: Tx, ctx: Ctx, youthId: string, which: 'open' | 'latest' = 'open'): Promise<PlanDraftView> {
    const open = await this.open.draft(tx, ctx, youthId, which);
    tx.record(draftOpened, { resourceId: open.draft.id, subjects: [youthId], relation: open.youth.relation });
    return viewOpen(open);
  }
}

/** What every writing of the lines says of itself. */
export async function savedNow(tx: Tx, ctx: Ctx): Promise<Pick<PlanDraft, 'savedAt' | 'savedBy'>> {
  return { savedAt: await tx.at(), savedBy: ctx.actor.userId };
}

export function viewOpen({ draft, content, sections, youth }: OpenDraft): PlanDraftView {
  return viewDraft(draft, draft.version, content, sections, youth.relation);
}

export function requireStatus({ draft }: OpenDraft, allowed: readonly PlanDraft['status'][], detail: string): void {
  if (!allowed.includes(draft.status)) throw new DraftNotOpenForThis(detail);
}
