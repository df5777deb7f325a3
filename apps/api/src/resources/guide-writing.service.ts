// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { BeginGuide, ChangeGuide, GuideVersionView } from '@harbor/contracts';
import { Ledger, type Refusals, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { GuideShelf } from './guide-shelf.service.js';
import { type GuideTexts, GuideVersion } from './guide.entities.js';
import { GuideAgesDoNotFit, GuideHasDraft, GuideNotDraft } from './guides.errors.js';
import { guideBegun, guideChanged, guideVersionOpened } from './guides.events.js';
import { gradeOf } from './reading-grade.js';

const refusals: Refusals = {
  ck_guide_version_ages: () => new GuideAgesDoNotFit(),
  ck_guide_version_is_draft: () => new GuideNotDraft(),
  uq_guide_one_open: () => new GuideHasDraft(),
  uq_guide_version_number: () => new GuideHasDraft(),
};

/** Writing guides: a first version, the next one, and changes of what is a draft. */
@Injectable()
export class GuideWritingService {
  constructor(
    private readonly ledger: Ledger,
    private readonly shelf: GuideShelf,
  ) {}

  /** A new guide, as a draft. @throws GuideAgesDoNotFit */
  begin(ctx: Ctx, { en, es, ...asked }: BeginGuide): Promise<GuideVersionView> {
    return this.started(ctx, async (tx) => {
      const row = { ...asked, guideId: randomUUID(), number: 1, texts: graded({}, { en, es }), writtenBy: ctx.actor.userId };
      await tx.insert(GuideVersion, { id: tx.newId, ...row } as GuideVersion, refusals);
    });
  }

  /** The next version, which begins with what the newest one says. @throws NotVisible, GuideHasDraft */
  beginNext(ctx: Ctx, guideId: string): Promise<GuideVersionView> {
    return this.started(ctx, async (tx) => {
      const { agencyId, userId: writtenBy } = ctx.actor;
      const [newest] = await tx.find(GuideVersion, { where: { agencyId, guideId }, order: { number: 'DESC' }, take: 1 });
      if (!newest) throw new NotVisible();
      const { audiences, topics, youngest, oldest, languages, genders, traits, texts } = newest;
      const copied = { guideId, audiences, topics, youngest, oldest, languages, genders, traits, texts };
      const row = { id: tx.newId, number: newest.number + 1, ...copied, writtenBy };
      await tx.insert(GuideVersion, row as GuideVersion, refusals);
    });
  }

  /** Only what is sent. @throws NotVisible, StaleVersion, GuideNotDraft, GuideAgesDoNotFit */
  change(ctx: Ctx, versionId: string, version: number, { en, es, ...asked }: ChangeGuide): Promise<GuideVersionView> {
    return this.ledger.write(ctx, async (tx) => {
      const { agencyId } = ctx.actor;
      const before = await tx.one(GuideVersion, { where: { agencyId, id: versionId } });
      const texts = en || es ? { texts: graded(before.texts, { en, es }) } : {};
      await tx.change(GuideVersion, versionId, version, { ...asked, ...texts }, refusals);
      const fields = Object.entries({ ...asked, en, es }).flatMap(([name, value]) => (value === undefined ? [] : [name]));
      tx.record(guideChanged, { resourceId: versionId, relation: 'agency', fields });
      return this.shelf.show(tx, ctx, versionId);
    });
  }

  private started(ctx: Ctx, add: (tx: Tx) => Promise<void>): Promise<GuideVersionView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        await add(tx);
        tx.record(guideBegun, { resourceId: tx.newId, relation: 'agency' });
        return this.shelf.show(tx, ctx, tx.newId);
      },
      async (tx, id) => {
        tx.record(guideVersionOpened, { resourceId: id, relation: 'agency' });
        return this.shelf.show(tx, ctx, id);
      },
    );
  }
}

function graded(before: GuideTexts, { en, es }: Pick<ChangeGuide, 'en' | 'es'>): GuideTexts {
  return {
    ...before,
    ...(en ? { en: { ...en, grade: gradeOf('en', en) } } : {}),
    ...(es ? { es: { ...es, grade: gradeOf('es', es) } } : {}),
  };
}
