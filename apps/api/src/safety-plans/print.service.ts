// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { DownloadPlan, PrintedPlan, PrintPlan } from '@harbor/contracts';
import { type EventKind, Ledger, type Tx } from '../ledger/index.js';
import { pdfOf } from '../paper/index.js';
import type { Ctx } from '../platform/ctx.js';
import { YouthService } from '../youth/index.js';
import { viewCopy } from './caregiver-plan.service.js';
import { OpenPlan } from './open-plan.js';
import { planDownloaded, planPrinted } from './plan.events.js';
import { forCaregivers, notWithdrawn, type PlanContent } from './plan-content.js';
import { isClosed } from './plan.view.js';
import { type OnPaper, paperOf, requireCard } from './print.paper.js';
import { RevisionService } from './revision.service.js';

/** Paper: what is printed has left the house, so each print is an event of its own. */
@Injectable()
export class PrintService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly open: OpenPlan,
    private readonly revisions: RevisionService,
  ) {}

  /**
   * The lines of a signed revision for paper. Lines that are shown closed are never among them: a print has no reason and
   * no second factor of its own. Neither are words the youth took back since, though the revision keeps them.
   *
   * @throws NotVisible when there is no revision of this number
   */
  print(ctx: Ctx, youthId: string, number: number, asked: PrintPlan): Promise<PrintedPlan> {
    const act = async (tx: Tx) => (await this.lines(tx, ctx, youthId, number, asked, planPrinted)).plan;
    return this.ledger.write(ctx, act, act);
  }

  /**
   * The same lines as a PDF file, of a card those that were picked. It is drawn once the event is committed: what was
   * recorded may come to nothing, but nothing leaves unrecorded.
   *
   * @throws NotVisible when there is no revision of this number; Unprocessable when a card has no lines, or others than
   *   those that may be printed, or when what only a card has comes with another form
   */
  async download(ctx: Ctx, youthId: string, number: number, asked: DownloadPlan): Promise<Buffer> {
    const act = async (tx: Tx): Promise<OnPaper> => {
      const onPaper = await this.lines(tx, ctx, youthId, number, asked, planDownloaded);
      requireCard(onPaper.plan, asked);
      return onPaper;
    };
    return pdfOf(paperOf(await this.ledger.write(ctx, act, act), asked));
  }

  private async lines(
    tx: Tx,
    ctx: Ctx,
    youthId: string,
    number: number,
    { form, language: asked }: PrintPlan,
    kind: EventKind,
  ): Promise<OnPaper> {
    const [youth, plan, language] = await Promise.all([
      this.youth.open(tx, ctx, youthId),
      this.open.plan(tx, ctx, youthId),
      this.open.language(tx, ctx, asked),
    ]);
    const { row, sections, content } = await this.revisions.load(tx, ctx, youth, number);
    const still: PlanContent = { ...content, items: notWithdrawn(content.items, plan?.withdrawn ?? []) };
    const open = still.items.filter((item) => !isClosed(item, sections, youth.relation));
    const items = form === 'caregiver' ? forCaregivers(still, sections) : inOrder(open, sections);
    // A repeated request is one print: the event names the same revision, and the browser shows it once.
    tx.record(kind, { resourceId: row.id, subjects: [youthId], relation: youth.relation, reasonCode: form });
    return {
      language,
      timeZone: youth.timeZone,
      plan: {
        number,
        form,
        stage: row.stage,
        signedAt: row.signed_at.toISOString(),
        reviewBy: row.review_by,
        items: items.map((item) => ({ id: item.id, ...viewCopy(item, sections, language) })),
        leftOut: form === 'caregiver' ? 0 : still.items.length - open.length,
      },
    };
  }
}

function inOrder<I extends { section: string }>(items: readonly I[], sections: readonly { code: string }[]): I[] {
  const order = new Map(sections.map(({ code }, i) => [code, i]));
  return [...items].sort((a, b) => (order.get(a.section) ?? 0) - (order.get(b.section) ?? 0));
}
