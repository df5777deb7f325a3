// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { CaregiversOfYouth, FreezeView } from '@harbor/contracts';
import { Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { YouthService } from '../youth/index.js';
import { AccountFreeze } from './placement.entities.js';
import { AlreadyFrozen, NotFrozen } from './placements.errors.js';
import { caregiverFrozen, caregiversListed, freezeLifted, freezeOpened } from './placements.events.js';

interface CaregiverRow {
  user_id: string;
  display_name: string;
  since_at: Date;
}

/** With whom a youth lives, and putting one of them out at once when that is no longer safe. */
@Injectable()
export class FreezeService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
  ) {}

  caregivers(ctx: Ctx, youthId: string): Promise<CaregiversOfYouth> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, rows, freezes] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        this.placedNow(tx, ctx, youthId),
        tx.find(AccountFreeze, { where: { agencyId: ctx.actor.agencyId, youthId }, order: { frozenAt: 'ASC' } }),
      ]);
      tx.record(caregiversListed, { subjects: [youthId], relation: youth.relation, resultCount: rows.length });
      const inForce = new Map(freezes.filter(({ liftedAt }) => liftedAt === null).map((freeze) => [freeze.userId, freeze]));
      return {
        items: rows.map((row) => {
          const freeze = inForce.get(row.user_id);
          return {
            userId: row.user_id,
            displayName: row.display_name,
            sinceAt: row.since_at.toISOString(),
            freeze: freeze ? viewFreeze(freeze) : null,
          };
        }),
      };
    });
  }

  /**
   * Ends every session of a caregiver with whom the youth lives now, and lets none begin until it is lifted. One click;
   * nobody has to say why first.
   *
   * @throws NotVisible when the youth does not live with them now; AlreadyFrozen
   */
  freeze(ctx: Ctx, youthId: string, userId: string): Promise<FreezeView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        const [youth, rows] = await Promise.all([this.youth.open(tx, ctx, youthId), this.placedNow(tx, ctx, youthId)]);
        if (!rows.some((row) => row.user_id === userId)) throw new NotVisible();
        await tx.insert(
          AccountFreeze,
          { id, youthId, userId, frozenBy: ctx.actor.userId, frozenAt: await tx.at(), liftedAt: null },
          { uq_account_freeze_one_open: () => new AlreadyFrozen() },
        );
        tx.record(caregiverFrozen, { resourceId: id, subjects: [youthId], relation: youth.relation });
        return viewFreeze(await this.one(tx, ctx, youthId, id));
      },
      (tx, id) => this.again(tx, ctx, youthId, id),
    );
  }

  /** A supervisor's act, also after the placement has ended. @throws NotVisible, StaleVersion, NotFrozen */
  lift(ctx: Ctx, youthId: string, freezeId: string, version: number): Promise<FreezeView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [youth, freeze] = await Promise.all([this.youth.open(tx, ctx, youthId), this.one(tx, ctx, youthId, freezeId)]);
        if (freeze.liftedAt && version === freeze.version) throw new NotFrozen();
        await tx.change(AccountFreeze, freezeId, version, { liftedAt: await tx.at() });
        tx.record(freezeLifted, { resourceId: freezeId, subjects: [youthId], relation: youth.relation });
        return viewFreeze(await this.one(tx, ctx, youthId, freezeId));
      },
      (tx) => this.again(tx, ctx, youthId, freezeId),
    );
  }

  private async again(tx: Tx, ctx: Ctx, youthId: string, id: string): Promise<FreezeView> {
    const [youth, freeze] = await Promise.all([this.youth.open(tx, ctx, youthId), this.one(tx, ctx, youthId, id)]);
    tx.record(freezeOpened, { resourceId: id, subjects: [youthId], relation: youth.relation });
    return viewFreeze(freeze);
  }

  private one(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<AccountFreeze> {
    return tx.one(AccountFreeze, { where: { agencyId: ctx.actor.agencyId, youthId, id } });
  }

  private placedNow(tx: ReadTx, ctx: Ctx, youthId: string): Promise<CaregiverRow[]> {
    return tx.rows<CaregiverRow>(
      'caregivers-of-youth',
      `select m.user_id, u.display_name, min(m.from_at) as since_at from harbor.care_team m
        join harbor.account u on u.agency_id = m.agency_id and u.id = m.user_id
        where m.agency_id = $1 and m.youth_id = $2 and m.relation = 'placed' and m.until_at is null
        group by m.user_id, u.display_name order by 3, 2`,
      [ctx.actor.agencyId, youthId],
    );
  }
}

function viewFreeze({ id, userId, frozenBy, frozenAt, liftedAt, version }: AccountFreeze): FreezeView {
  return { id, userId, frozenBy, version, frozenAt: frozenAt.toISOString(), liftedAt: liftedAt?.toISOString() ?? null };
}
