// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { Timeline, TimelineEntry } from '@harbor/contracts';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { YouthService } from '../youth/index.js';
import { timelineOpened } from './timeline.events.js';

interface LineRow {
  id: string;
  type: string;
  layer: string | null;
  kind: string;
  from_at: Date;
  to_at: Date | null;
  home_id: string | null;
  home_label: string | null;
  person_id: string | null;
  person_name: string | null;
  number: number | null;
  reason: string | null;
  expected_on: string | null;
  was_planned: boolean | null;
}

/** Of every table the rows of one youth, each as one line. Something that happened has the same start and end. */
const everyLine = `
  select l.*, h.label as home_label, u.display_name as person_name from (
    select a.id, 'living' as type, a.layer, a.kind, lower(a.during) as from_at, upper(a.during) as to_at, a.home_id, null::uuid as person_id,
      null::int as number, a.ended_reason as reason, null::text as expected_on, a.was_planned
      from harbor.living_arrangement a where a.agency_id = $1 and a.youth_id = $2
    union all
    select r.id, 'plan_signed', null, r.stage, r.signed_at, r.signed_at, null, r.signed_by, r.number, r.agreement, null, null
      from harbor.plan_revision r where r.agency_id = $1 and r.youth_id = $2
    union all
    select d.id, 'plan_draft', null, d.stage, d.changed_at, null, null, d.started_by, d.based_on + 1, d.status, null, null
      from harbor.plan_draft d where d.agency_id = $1 and d.youth_id = $2 and d.closed_at is null
    union all
    select k.id, 'acknowledged', null, c.stage, k.acknowledged_at, k.acknowledged_at, null, k.user_id, c.number, null, null, null
      from harbor.plan_acknowledgement k join harbor.caregiver_plan c on c.agency_id = k.agency_id and c.id = k.caregiver_plan_id
      where k.agency_id = $1 and k.youth_id = $2
    union all
    select p.id, 'planned_move', null, p.kind, p.planned_at, p.closed_at, p.home_id, p.planned_by, null, p.outcome, p.expected_on::text, null
      from harbor.planned_move p where p.agency_id = $1 and p.youth_id = $2
    union all
    select m.id, 'care_team', null, m.relation, m.from_at, m.until_at, null, m.user_id, null, m.why, null, null
      from harbor.care_team m where m.agency_id = $1 and m.youth_id = $2
    union all
    select f.id, 'referral', null, f.need, f.made_at, f.closed_at, null, f.made_by, null, f.closed_as, null, null
      from harbor.referral f where f.agency_id = $1 and f.youth_id = $2
    union all
    select k.id, 'consent', null, case when k.withdrawn_at is not null then 'withdrawn' when z.over <= harbor.now() then 'expired' else 'running' end,
      z.began, case when k.withdrawn_at is not null then greatest(k.withdrawn_at, z.began) when z.over <= harbor.now() then z.over end, null,
      k.recorded_by, null, null, k.expires_on::text, null
      from harbor.consent k join harbor.agency g on g.agency_id = k.agency_id
      cross join lateral (select k.starts_on::timestamp at time zone g.time_zone as began, (k.expires_on + 1)::timestamp at time zone g.time_zone as over) z
      where k.agency_id = $1 and k.youth_id = $2) l
  left join harbor.home h on h.agency_id = $1 and h.id = l.home_id
  left join harbor.account u on u.agency_id = $1 and u.id = l.person_id
  where $3::timestamptz is null or l.to_at is null or l.to_at >= $3
  order by l.from_at desc, l.type, l.id`;

/** A youth's line of life, over all rooms, in one statement. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
  ) {}

  /** Newest first. Shows labels and codes: no address, and no words of a plan. @throws NotVisible */
  open(ctx: Ctx, youthId: string, since: string | undefined): Promise<Timeline> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, rows] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        tx.rows<LineRow>('timeline', everyLine, [ctx.actor.agencyId, youthId, since ?? null]),
      ]);
      tx.record(timelineOpened, {
        resourceId: youthId,
        subjects: [youthId],
        relation: youth.relation,
        resultCount: rows.length,
      });
      return { items: rows.map(viewLine) };
    });
  }
}

function viewLine(row: LineRow): TimelineEntry {
  const { id, type, layer, kind, number, reason } = row;
  return {
    id,
    type,
    layer,
    kind,
    number,
    reason,
    fromAt: row.from_at.toISOString(),
    toAt: row.to_at?.toISOString() ?? null,
    homeId: row.home_id,
    homeLabel: row.home_label,
    personId: row.person_id,
    personName: row.person_name,
    expectedOn: row.expected_on,
    wasPlanned: row.was_planned,
  };
}
