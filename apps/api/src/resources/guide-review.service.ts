// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { addDays, dateIn } from '@harbor/calendar';
import type { AddGuideReview, GuideCredit, GuideVersionView, MoveGuide } from '@harbor/contracts';
import { Ledger, type ReadTx, type Refusals, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { GuideReview, GuideVersion } from './guide.entities.js';
import { GuideShelf } from './guide-shelf.service.js';
import {
  CreditNeedsAName,
  GuideHasDraft,
  GuideNeedsBothLanguages,
  GuideNoSuchStep,
  GuideNotToReview,
  OwnGuide,
  ReviewDayNotAhead,
} from './guides.errors.js';
import { guideMoved, guideReviewed, guideVersionOpened } from './guides.events.js';

const usualDays = 365;
const longestDays = 3 * 366;
const refusals: Refusals = {
  ck_guide_version_step: () => new GuideNoSuchStep(),
  ck_guide_version_published_by_another: () => new OwnGuide(),
  ck_guide_version_has_both_languages: () => new GuideNeedsBothLanguages(),
  uq_guide_one_open: () => new GuideHasDraft(),
  uq_guide_one_published: () => new GuideNoSuchStep(),
  ck_guide_review_credit_has_a_name: () => new CreditNeedsAName(),
};

/** A version's way to its readers: read by survivor experts, sent back or published, read again, taken away. */
@Injectable()
export class GuideReviewService {
  constructor(
    private readonly ledger: Ledger,
    private readonly shelf: GuideShelf,
  ) {}

  /**
   * The next step of a version. Publishing takes the place of the version before, in the same transaction, and fixes what
   * readers are told of its reviews; nobody publishes their own words.
   *
   * @throws NotVisible, StaleVersion, GuideNoSuchStep, OwnGuide, GuideNeedsBothLanguages, ReviewDayNotAhead
   */
  move(ctx: Ctx, versionId: string, version: number, { to, reviewDueOn }: MoveGuide): Promise<GuideVersionView> {
    return this.ledger.write(ctx, async (tx) => {
      const published = to === 'published' ? await this.publishing(tx, ctx, versionId, reviewDueOn) : {};
      await tx.change(GuideVersion, versionId, version, { state: to, ...published }, refusals);
      tx.record(guideMoved[to], { resourceId: versionId, relation: 'agency' });
      return this.shelf.show(tx, ctx, versionId);
    });
  }

  /** Writes down what a survivor expert said of a version that waits to be read, or is published. @throws NotVisible, GuideNotToReview, CreditNeedsAName */
  review(ctx: Ctx, versionId: string, { shownAs, note, ...said }: AddGuideReview): Promise<GuideVersionView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const { agencyId, userId: recordedBy } = ctx.actor;
        const { state } = await tx.one(GuideVersion, { where: { agencyId, id: versionId } });
        if (state !== 'in_review' && state !== 'published') throw new GuideNotToReview();
        const reviewedOn = await this.today(tx, ctx);
        const row = { ...said, guideVersionId: versionId, shownAs: shownAs ?? null, note: note ?? '', reviewedOn, recordedBy };
        await tx.insert(GuideReview, { id: tx.newId, ...row } as GuideReview, refusals);
        tx.record(guideReviewed, { resourceId: tx.newId, relation: 'agency', reasonCode: said.verdict });
        return this.shelf.show(tx, ctx, versionId);
      },
      async (tx) => {
        tx.record(guideVersionOpened, { resourceId: versionId, relation: 'agency' });
        return this.shelf.show(tx, ctx, versionId);
      },
    );
  }

  /** Makes room for the version, and gives what is kept with it. */
  private async publishing(tx: Tx, ctx: Ctx, versionId: string, reviewDueOn: string | undefined) {
    const { agencyId } = ctx.actor;
    const today = await this.today(tx, ctx);
    const due = reviewDueOn ?? addDays(today, usualDays);
    if (due <= today || due > addDays(today, longestDays)) throw new ReviewDayNotAhead();
    const { guideId } = await tx.one(GuideVersion, { where: { agencyId, id: versionId } });
    const [before] = await tx.find(GuideVersion, { where: { agencyId, guideId, state: 'published' }, take: 1 });
    if (before && before.id !== versionId) {
      await tx.change(GuideVersion, before.id, before.version, { state: 'replaced' }, refusals);
    }
    const ready = await tx.find(GuideReview, {
      where: { agencyId, guideVersionId: versionId, verdict: 'ready' },
      order: { reviewedOn: 'ASC', id: 'ASC' },
    });
    const credits = ready.map(({ shownAs, experiences, thanks, reviewedOn }): GuideCredit => {
      return { shownAs, experiences, thanks, reviewedOn };
    });
    return { reviewDueOn: due, credits };
  }

  /** The day it is where the agency is. */
  private async today(tx: ReadTx, ctx: Ctx): Promise<string> {
    const [row] = await tx.rows<{ time_zone: string }>(
      'zone-of-agency',
      'select time_zone from harbor.agency where agency_id = $1',
      [ctx.actor.agencyId],
    );
    return dateIn(row!.time_zone, ctx.now);
  }
}
