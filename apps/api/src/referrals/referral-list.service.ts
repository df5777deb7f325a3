// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ReferralList, ReferralListItem, Waiter, WaitsFor } from '@harbor/contracts';
import { type Relation, reachOf } from '@harbor/policy';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { open } from './offer-state.js';
import { referralListed } from './referral.events.js';
import { waiterFor } from './waiting.js';

interface ListRow {
  id: string;
  youth_id: string;
  case_code: string;
  used_name: string;
  need: ReferralListItem['need'];
  urgency: ReferralListItem['urgency'];
  waits_for: WaitsFor;
  waits_since: Date;
  is_late: boolean;
  reminded_at: Date | null;
  services: string[] | null;
}

/** Who waits on whom, over all youth within reach. */
@Injectable()
export class ReferralListService {
  constructor(private readonly ledger: Ledger) {}

  /** Open referrals, the one that should have moved first before the others. @throws Unprocessable on a cursor of another list */
  list(ctx: Ctx, asked: { limit: number; cursor?: string | undefined; waitsOn?: Waiter | undefined }): Promise<ReferralList> {
    const [after] = fromCursor(asked.cursor, ['id']) ?? [];
    const { agencyId, role } = ctx.actor;
    const relations = reachOf(role, ctx.permission);
    const wanted = asked.waitsOn && Object.entries(waiterFor).flatMap(([what, who]) => (who === asked.waitsOn ? [what] : []));
    return this.ledger.read(ctx, async (tx) => {
      const values = [agencyId, relations, wanted ?? null, after ?? null, asked.limit + 1, open];
      const rows = await tx.rows<ListRow>('list-referrals', listed, values);
      const items = rows.slice(0, asked.limit).map(viewItem);
      tx.record(referralListed, {
        subjects: [...new Set(items.map(({ youthId }) => youthId))],
        resultCount: items.length,
        relation: relations[0] as Relation,
      });
      return { items, next: rows.length > asked.limit ? toCursor(items[items.length - 1]!.id) : null };
    });
  }
}

/**
 * $1 agency, $2 relations, $3 what is waited for or null, $4 the last referral of the page before, $5 at most so many,
 * $6 states of an offer that is open. Youth by youth and service by service (`offset 0`), so that row security
 * has only those to look at, and no directory of a hundred thousand is read for twenty names.
 */
const listed = `
  select r.id, r.youth_id, k.case_code, y.used_name, r.need, r.urgency, r.waits_for, r.waits_since, r.chase_at <= harbor.now() as is_late,
    r.reminded_at, n.services
  from gate.reach($2) f(id)
  cross join lateral (select r.id, r.youth_id, r.need, r.urgency, r.chase_at, r.reminded_at,
      case when e.since is null then r.waits_for else 'consent' end as waits_for, coalesce(e.since, r.waits_since) as waits_since
    from harbor.referral r
    left join lateral (select max(w.ended_at) as since from gate.waiting_offers(f.id) w where w.referral_id = r.id
      and r.waits_for in ('answer', 'hand_over', 'seen') having bool_and(w.ended_at is not null)) e on true
    where r.agency_id = $1 and r.youth_id = f.id and r.closed_at is null offset 0) r
  cross join lateral (select * from harbor.youth y where y.agency_id = $1 and y.id = r.youth_id offset 0) y
  cross join lateral (select * from harbor.youth_case k where k.agency_id = $1 and k.id = r.youth_id offset 0) k
  cross join lateral (select array_agg(s.name order by s.name) filter (where o.state = any ($6)) as services
    from harbor.referral_offer o
    cross join lateral (select * from harbor.service s where s.agency_id = $1 and s.id = o.service_id offset 0) s
    where o.agency_id = $1 and o.youth_id = r.youth_id and o.referral_id = r.id) n
  where ($3::text[] is null or r.waits_for = any ($3)) and ($4::uuid is null or (r.chase_at, r.id) > (select c.chase_at, c.id from harbor.referral c where c.agency_id = $1 and c.id = $4))
  order by r.chase_at, r.id limit $5`;

function viewItem(row: ListRow): ReferralListItem {
  const { id, need, urgency } = row;
  return {
    ...{ id, need, urgency, youthId: row.youth_id, caseCode: row.case_code, usedName: row.used_name },
    waitsOn: waiterFor[row.waits_for],
    waitsFor: row.waits_for,
    waitsSince: row.waits_since.toISOString(),
    isLate: row.is_late,
    remindedAt: row.reminded_at?.toISOString() ?? null,
    services: row.services ?? [],
  };
}
