// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { type Today, type TodayItem, type TodayKind, todayKinds } from '@harbor/contracts';
import { type Relation, reachOf, type Role } from '@harbor/policy';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { todayOpened } from './today.events.js';
import { dayOfAgency, everythingDue, type ItemRow } from './today.sql.js';

const most = 500;

/** What asks for attention: one query behind the page, and behind every digest and count of it. */
@Injectable()
export class TodayService {
  constructor(private readonly ledger: Ledger) {}

  /** One look, one event with every youth named. */
  open(ctx: Ctx): Promise<Today> {
    return this.ledger.read(ctx, async (tx) => {
      const today = await this.due(tx, ctx);
      tx.record(todayOpened, {
        subjects: [...new Set(today.items.map(({ youthId }) => youthId))],
        resultCount: today.items.length,
        relation: reachOf(ctx.actor.role, ctx.permission)[0] as Relation,
      });
      return today;
    });
  }

  /** The same for others who show or count it; they record the youth it names in an event of their own. */
  async due(tx: ReadTx, ctx: Ctx): Promise<Today> {
    const { agencyId, userId, role } = ctx.actor;
    const [[today], rows] = await Promise.all([
      tx.rows<{ day: string }>('day-of-agency', dayOfAgency, [agencyId]),
      tx.rows<ItemRow>('today', everythingDue, [agencyId, reachOf(role, ctx.permission), userId, urgencyFor(role), most + 1]),
    ]);
    if (!today) throw new Error('An agency without its calendar.');
    return { day: today.day, items: rows.slice(0, most).map(viewItem), hasMore: rows.length > most };
  }
}

/** Whoever approves is waited for where a draft is proposed, so that comes first. */
function urgencyFor(role: Role): readonly TodayKind[] {
  const waits: TodayKind = 'draft_proposed';
  return reachOf(role, 'plan.approve').length > 0 ? [waits, ...todayKinds.filter((kind) => kind !== waits)] : todayKinds;
}

function viewItem(row: ItemRow): TodayItem {
  const { kind, id, number, detail } = row;
  return {
    kind,
    id,
    number,
    detail,
    youthId: row.youth_id,
    caseCode: row.case_code,
    usedName: row.used_name,
    workerNames: row.worker_names ?? [],
    dueOn: row.due_on,
    isOverdue: row.is_overdue,
    at: row.at?.toISOString() ?? null,
    isMine: row.is_mine,
    personId: row.person_id,
    personName: row.person_name,
    homeId: row.home_id,
    homeLabel: row.home_label,
  };
}
