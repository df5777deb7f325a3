// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { GuideLanguage, GuideSibling, GuideVersionList, GuideVersionView } from '@harbor/contracts';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { type ReviewRow, stateOf, type VersionRow, viewVersion, viewVersionItem } from './guide.view.js';
import { guideVersionOpened, guideVersionsListed } from './guides.events.js';

/** Every version of every guide, for those who write them. */
@Injectable()
export class GuideShelf {
  constructor(private readonly ledger: Ledger) {}

  /** The newest version of each guide, and the published one where that is another; what is due to be read again first, then what was changed last; at most 400. */
  list(ctx: Ctx): Promise<GuideVersionList> {
    return this.ledger.read(ctx, async (tx) => {
      const { agencyId } = ctx.actor;
      const rows = await tx.rows<VersionRow & { language: GuideLanguage }>('guide-shelf', shelfRows, [agencyId]);
      tx.record(guideVersionsListed, { resultCount: rows.length, relation: 'agency' });
      return { items: rows.map((row) => viewVersionItem(row, row.language)) };
    });
  }

  /** @throws NotVisible */
  open(ctx: Ctx, versionId: string): Promise<GuideVersionView> {
    return this.ledger.read(ctx, async (tx) => {
      const view = await this.show(tx, ctx, versionId);
      tx.record(guideVersionOpened, { resourceId: versionId, relation: 'agency' });
      return view;
    });
  }

  /** In a transaction of the caller's, whose event tells of it. @throws NotVisible */
  async show(tx: ReadTx, ctx: Ctx, versionId: string): Promise<GuideVersionView> {
    const { agencyId, userId } = ctx.actor;
    const [[row], reviews, versions] = await Promise.all([
      tx.rows<VersionRow>('guide-version', `${columns} where v.agency_id = $1 and v.id = $2`, [agencyId, versionId]),
      tx.rows<ReviewRow>('guide-reviews', reviewRows, [agencyId, versionId]),
      tx.rows<Pick<VersionRow, 'id' | 'number' | 'state' | 'is_review_due'>>('guide-siblings', siblingRows, [
        agencyId,
        versionId,
      ]),
    ]);
    if (!row) throw new NotVisible();
    const siblings = versions.map((one): GuideSibling => ({ id: one.id, number: one.number, state: stateOf(one) }));
    return viewVersion(row, reviews, siblings, userId);
  }
}

const isDue = `coalesce(v.review_due_on <= (harbor.now() at time zone g.time_zone)::date, false) as is_review_due`;
const columns = `select v.id, v.guide_id, v.number, v.state, ${isDue}, v.audiences, v.topics, v.youngest, v.oldest, v.languages, v.genders,
    v.traits, v.texts, v.written_by, w.display_name as written_by_name, p.display_name as published_by_name, v.published_at,
    v.review_due_on::text, r.reviews, r.ready, v.changed_at, v.version, m.language
  from harbor.guide_version v
  join harbor.agency g on g.agency_id = v.agency_id
  join harbor.account w on w.agency_id = v.agency_id and w.id = v.written_by
  join harbor.account m on m.agency_id = v.agency_id and m.id = (select gate.ctx_user())
  left join harbor.account p on p.agency_id = v.agency_id and p.id = v.published_by
  cross join lateral (select count(*)::int as reviews, count(*) filter (where r.verdict = 'ready')::int as ready
    from harbor.guide_review r where r.agency_id = v.agency_id and r.guide_version_id = v.id) r`;

const shelfRows = `${columns} where v.agency_id = $1 and (v.state = 'published' or v.number = (select max(n.number)
    from harbor.guide_version n where n.agency_id = v.agency_id and n.guide_id = v.guide_id))
  order by (v.state = 'published' and v.review_due_on <= (harbor.now() at time zone g.time_zone)::date) desc, v.changed_at desc, v.id
  limit 400`;

const reviewRows = `select r.id, r.shown_as, r.thanks, r.experiences, r.verdict, r.note, r.reviewed_on::text, a.display_name as recorded_by_name
  from harbor.guide_review r join harbor.account a on a.agency_id = r.agency_id and a.id = r.recorded_by
  where r.agency_id = $1 and r.guide_version_id = $2 order by r.reviewed_on, r.id`;

const siblingRows = `select v.id, v.number, v.state, ${isDue} from harbor.guide_version o
  join harbor.guide_version v on v.agency_id = o.agency_id and v.guide_id = o.guide_id
  join harbor.agency g on g.agency_id = v.agency_id
  where o.agency_id = $1 and o.id = $2 order by v.number desc limit 100`;
