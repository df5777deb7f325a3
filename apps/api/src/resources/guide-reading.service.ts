// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { type FittingGuides, guideAudiences, type GuideLanguage, type GuideList, type GuideView } from '@harbor/contracts';
import { reachOf } from '@harbor/policy';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { Line } from '../placements/index.js';
import { YouthService } from '../youth/index.js';
import { reasonsFor } from './guide-fit.js';
import { type PublishedRow, viewGuide, viewListItem } from './guide.view.js';
import { guideOpened, guidesFitted, guidesListed } from './guides.events.js';

/** Published guides, for those they are meant for. */
@Injectable()
export class GuideReadingService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly line: Line,
  ) {}

  /** All that are meant for the reader's role, by title; at most 200. */
  list(ctx: Ctx, language: GuideLanguage | undefined): Promise<GuideList> {
    return this.ledger.read(ctx, async (tx) => {
      const items = (await this.published(tx, ctx, language)).map(viewListItem);
      tx.record(guidesListed, { resultCount: items.length, relation: 'agency' });
      return { items };
    });
  }

  /** @throws NotVisible when none is published, or it is not meant for the reader's role */
  open(ctx: Ctx, guideId: string, language: GuideLanguage | undefined): Promise<GuideView> {
    return this.ledger.read(ctx, async (tx) => {
      const [row] = await this.published(tx, ctx, language, guideId);
      if (!row) throw new NotVisible();
      tx.record(guideOpened, { resourceId: row.version_id, relation: 'agency' });
      return viewGuide(row);
    });
  }

  /** Those that suit one youth, with the reasons; the most reasons first. @throws NotVisible */
  fitting(ctx: Ctx, youthId: string, language: GuideLanguage | undefined): Promise<FittingGuides> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, rows, home] = await Promise.all([
        this.youth.facts(tx, ctx, youthId),
        this.published(tx, ctx, language),
        // Whoever may not see where youth live finds no row.
        this.line.current(tx, ctx, youthId),
      ]);
      const seen = { ...youth, traits: home && traitsOf(home) };
      const items = rows
        .map(viewListItem)
        .flatMap((item) => {
          const reasons = reasonsFor(item, seen);
          return reasons ? [{ ...item, reasons }] : [];
        })
        .sort((a, b) => b.reasons.length - a.reasons.length);
      const { relation } = youth;
      tx.record(guidesFitted, { resourceId: youthId, subjects: [youthId], relation, resultCount: items.length });
      return { items };
    });
  }

  private published(tx: ReadTx, ctx: Ctx, language: GuideLanguage | undefined, guideId?: string): Promise<PublishedRow[]> {
    const { agencyId, userId, role } = ctx.actor;
    const meant = reachOf(role, 'guide.readAll').length > 0 ? guideAudiences : ['caregiver', 'public'];
    return tx.rows<PublishedRow>('published-guides', publishedRows, [agencyId, userId, language ?? null, meant, guideId ?? null]);
  }
}

/** As guides name them: being a foster family home is one of them. */
const traitsOf = ({ kind, traits }: { kind: string; traits: readonly string[] }): string[] =>
  kind === 'foster_family_home' ? [kind, ...traits] : [];

const publishedRows = `select v.id as version_id, v.guide_id, v.number, l.language, v.texts -> l.language as text, v.audiences, v.topics,
    v.youngest, v.oldest, v.languages, v.genders, v.traits, v.credits, v.published_at,
    v.review_due_on <= (harbor.now() at time zone g.time_zone)::date as is_review_due
  from harbor.guide_version v
  join harbor.agency g on g.agency_id = v.agency_id
  join harbor.account u on u.agency_id = v.agency_id and u.id = $2
  cross join lateral (select coalesce($3, u.language) as language) l
  where v.agency_id = $1 and v.state = 'published' and v.audiences && $4 and ($5::uuid is null or v.guide_id = $5)
  order by v.texts -> l.language ->> 'title', v.guide_id limit 200`;
