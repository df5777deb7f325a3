// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { CaregiverHome, CallList, WhomToCall } from '@harbor/contracts';
import { type Relation, reachOf } from '@harbor/policy';
import { Ledger, type ReadTx } from '../ledger/index.js';
import { nationalNcmecLine } from '../people/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { caregiverHomeOpened, callListOpened } from './caregiving.events.js';
import { whomToCall } from './whom-to-call.js';

interface LinesRow {
  language: 'en' | 'es';
  on_call_name: string;
  on_call_phone: string;
  police_phone: string;
  ncmec_phone: string | null;
}
interface WithMeRow {
  id: string;
  used_name: string;
  pronouns: string;
  number: number | null;
  is_acknowledged: boolean;
}

/** What foster parents come for. Nothing of it outlives the placement: each request asks the database who lives with them now. */
@Injectable()
export class CaregivingService {
  constructor(private readonly ledger: Ledger) {}

  /** The youth with me now and whom to call, in one look. With nobody placed, only whom to call. */
  home(ctx: Ctx): Promise<CaregiverHome> {
    return this.ledger.read(ctx, async (tx) => {
      const [rows, call] = await Promise.all([this.withMe(tx, ctx), this.toCall(tx, ctx)]);
      tx.record(caregiverHomeOpened, {
        subjects: rows.map(({ id }) => id),
        relation: reachOf(ctx.actor.role, ctx.permission)[0] as Relation,
        resultCount: rows.length,
      });
      return {
        call,
        youth: rows.map(({ id, used_name: usedName, pronouns, number, is_acknowledged: isPlanAcknowledged }) => ({
          id,
          usedName,
          pronouns,
          planNumber: number,
          isPlanAcknowledged,
        })),
      };
    });
  }

  call(ctx: Ctx): Promise<CallList> {
    return this.ledger.read(ctx, async (tx) => {
      const items = await this.toCall(tx, ctx);
      tx.record(callListOpened, { resourceId: ctx.actor.agencyId });
      return { items };
    });
  }

  private withMe(tx: ReadTx, ctx: Ctx): Promise<WithMeRow[]> {
    const { agencyId, userId, role } = ctx.actor;
    return tx.rows<WithMeRow>(
      'youth-with-me',
      `select y.id, y.used_name, y.pronouns, c.number, a.id is not null as is_acknowledged
        from gate.reach($2) r join harbor.youth y on y.agency_id = $1 and y.id = r
        left join lateral (select k.id, k.number from harbor.caregiver_plan k where k.agency_id = $1 and k.youth_id = y.id
          order by k.number desc limit 1) c on true
        left join harbor.plan_acknowledgement a on a.agency_id = $1 and a.caregiver_plan_id = c.id and a.user_id = $3
        order by y.used_name, y.id`,
      [agencyId, reachOf(role, ctx.permission), userId],
    );
  }

  private async toCall(tx: ReadTx, ctx: Ctx): Promise<WhomToCall[]> {
    const { agencyId, userId } = ctx.actor;
    const [row] = await tx.rows<LinesRow>(
      'whom-to-call',
      `select u.language, g.on_call_name, g.on_call_phone, g.police_phone, g.ncmec_phone from harbor.agency g
        join harbor.account u on u.agency_id = g.agency_id and u.id = $2 where g.agency_id = $1`,
      [agencyId, userId],
    );
    if (!row) throw new NotVisible();
    return whomToCall(row.language, {
      onCallName: row.on_call_name,
      onCallPhone: row.on_call_phone,
      policePhone: row.police_phone,
      ncmecPhone: row.ncmec_phone ?? nationalNcmecLine,
    });
  }
}
