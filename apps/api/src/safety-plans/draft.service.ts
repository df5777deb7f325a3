// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ChangePlanDraft, DecideOnDraft, PlanDraftView, StartPlanDraft } from '@harbor/contracts';
import { type EventKind, Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible, StepUpRequired, Unprocessable } from '../platform/refusal.js';
import { type OpenDraft, OpenPlan, type PlanHead } from './open-plan.js';
import { DraftAlreadyOpen, DraftNotOpenForThis, NobodyApprovesTheirOwn } from './plan.errors.js';
import {
  draftChanged,
  draftOpened,
  draftSetAside,
  draftStarted,
  planApproved,
  planProposed,
  planSentBack,
  togetherEntered,
  togetherLeft,
  wordsWithdrawn,
} from './plan.events.js';
import { PlanDraft, SafetyPlan } from './plan.entities.js';
import {
  closedSections,
  emptyContent,
  notWithdrawn,
  type PlanContent,
  type PlanItem,
  requireNotWithdrawn,
  withChanges,
  withoutWords,
  withWordsKept,
} from './plan-content.js';
import { RevisionService } from './revision.service.js';
import { viewDraft } from './plan.view.js';
import { type OpenYouth, YouthService } from '../youth/index.js';

type PatchedColumn =
  | ('stage' | 'status' | 'togetherSince' | 'closedAt')
  | ('savedAt' | 'savedBy' | 'proposedAt' | 'proposedBy' | 'decidedAt' | 'decidedBy');
type Patch = Partial<Pick<PlanDraft, PatchedColumn>> & { content?: PlanContent; decidedWhy?: string | null };

/** The one draft of a plan: begun, saved as it is typed, worked on together, proposed, decided on. */
@Injectable()
export class DraftService {
  constructor(
    private readonly ledger: Ledger,
    private readonly open: OpenPlan,
    private readonly youth: YouthService,
    private readonly revisions: RevisionService,
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
        const plan = await this.planOf(tx, ctx, youthId);
        const { basedOn, content } = await this.origin(tx, ctx, youth, plan, asked);
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
        return view(await this.open.draft(tx, ctx, youthId));
      },
      (tx) => this.show(tx, ctx, youthId, 'latest'),
    );
  }

  /** @throws NotVisible when no draft is open */
  get(ctx: Ctx, youthId: string): Promise<PlanDraftView> {
    return this.ledger.read(ctx, (tx) => this.show(tx as Tx, ctx, youthId));
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
      const patch = { content, ...(asked.stage ? { stage: asked.stage } : {}), ...(await savedNow(tx, ctx)) };
      return this.step(tx, open, version, patch, draftChanged, [...new Set(fields)]);
    });
  }

  /** Nothing but the plan on the screen, the youth beside it. */
  enterTogether(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    return this.act(ctx, youthId, version, togetherEntered, async (tx, open) => {
      requireStatus(open, ['draft'], 'Only a draft that is being written can be worked on together.');
      return { togetherSince: open.draft.togetherSince ?? (await tx.at()) };
    });
  }

  /** From here on the youth's words are theirs: nobody edits them. */
  leaveTogether(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    return this.act(ctx, youthId, version, togetherLeft, async (_, open) => {
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
        const shown = await this.step(tx, open, version, { content, ...(await savedNow(tx, ctx)) }, wordsWithdrawn);
        await tx.change(SafetyPlan, plan.id, plan.version, { withdrawn: [...plan.withdrawn, itemId] });
        return shown;
      },
      (tx) => this.show(tx, ctx, youthId, 'latest'),
    );
  }

  propose(ctx: Ctx, youthId: string, version: number): Promise<PlanDraftView> {
    return this.act(ctx, youthId, version, planProposed, async (tx, open) => {
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
    return this.act(ctx, youthId, version, decision === 'approve' ? planApproved : planSentBack, async (tx, open) => {
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
    return this.act(ctx, youthId, version, draftSetAside, async (tx, open) => {
      requireStatus(open, ['draft', 'proposed', 'approved'], 'This draft is closed.');
      return { status: 'set_aside', closedAt: await tx.at() };
    });
  }

  private act(
    ctx: Ctx,
    youthId: string,
    version: number,
    kind: EventKind,
    patch: (tx: Tx, open: OpenDraft) => Promise<Patch>,
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

  private async step(
    tx: Tx,
    open: OpenDraft,
    version: number,
    patch: Patch,
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
  private async show(tx: Tx, ctx: Ctx, youthId: string, which: 'open' | 'latest' = 'open'): Promise<PlanDraftView> {
    const open = await this.open.draft(tx, ctx, youthId, which);
    tx.record(draftOpened, { resourceId: open.draft.id, subjects: [youthId], relation: open.youth.relation });
    return view(open);
  }

  /** The lines a new draft begins with, and the revision they go back to. */
  private async origin(
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

  /** The youth's plan, begun here when there is none; of two who begin it, the second finds the first one's. */
  private async planOf(tx: Tx, ctx: Ctx, youthId: string): Promise<PlanHead> {
    const known = await this.open.plan(tx, ctx, youthId);
    if (known) return known;
    const id = randomUUID();
    await tx.insert(SafetyPlan, { id, youthId } as SafetyPlan, { uq_safety_plan_one_per_youth: () => new DraftAlreadyOpen() });
    return { id, version: 1, currentRevision: 0, withdrawn: [] };
  }
}

async function savedNow(tx: Tx, ctx: Ctx): Promise<Pick<PlanDraft, 'savedAt' | 'savedBy'>> {
  return { savedAt: await tx.at(), savedBy: ctx.actor.userId };
}

function view({ draft, content, sections, youth }: OpenDraft): PlanDraftView {
  return viewDraft(draft, draft.version, content, sections, youth.relation);
}

export function requireStatus({ draft }: OpenDraft, allowed: readonly PlanDraft['status'][], detail: string): void {
  if (!allowed.includes(draft.status)) throw new DraftNotOpenForThis(detail);
}

function requireOneOrigin({ restore, resume }: StartPlanDraft): void {
  if (!resume || restore === undefined) return;
  const detail = 'Begin with the draft set aside or with an earlier revision, not with both.';
  throw new Unprocessable([{ pointer: '/resume', code: 'not-with-restore', detail }]);
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
