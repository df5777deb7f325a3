// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { dateIn } from '@harbor/calendar';
import type { PlaceYouth, PlanMove, PlannedMoveView } from '@harbor/contracts';
import { HomeService } from '../homes/index.js';
import { Ledger, type ReadTx, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { type OpenYouth, YouthService } from '../youth/index.js';
import { PlannedMove } from './placement.entities.js';
import { homeRules, MoveAlreadyPlanned, MoveIsClosed } from './placements.errors.js';
import { moveCalledOff, moveOpened, movePlanned } from './placements.events.js';
import { requireFittingKind, requireFittingMove } from './placing-rules.js';

export interface MoveRow {
  id: string;
  kind: string;
  home_id: string | null;
  home_label: string | null;
  expected_on: string;
  why_enc: Buffer | null;
  planned_by: string;
  planned_at: Date;
  outcome: string | null;
  closed_at: Date | null;
  version: number;
}
const columns = `p.id, p.kind, p.home_id, h.label as home_label, p.expected_on::text, p.why_enc, p.planned_by, p.planned_at, p.outcome, p.closed_at,
  p.version from harbor.planned_move p left join harbor.home h on h.agency_id = p.agency_id and h.id = p.home_id
  where p.agency_id = $1 and p.youth_id = $2`;

/** Moves that are being prepared with the youth. */
@Injectable()
export class PlannedMoveService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly homes: HomeService,
  ) {}

  /** @throws NotVisible, Unprocessable, KindDoesNotFitHome, MoveAlreadyPlanned, NotSafeForThisYouth */
  plan(ctx: Ctx, youthId: string, asked: PlanMove): Promise<PlannedMoveView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        const [youth, home] = await Promise.all([
          this.youth.open(tx, ctx, youthId),
          asked.homeId ? this.homes.row(tx, ctx, asked.homeId) : undefined,
        ]);
        const at = await tx.at();
        requireFittingMove(asked, dateIn(youth.timeZone, at));
        requireFittingKind(asked.kind, home?.traits);
        await tx.insert(
          PlannedMove,
          {
            id,
            youthId,
            kind: asked.kind,
            homeId: asked.homeId ?? null,
            expectedOn: asked.expectedOn,
            why: youth.cipher.encryptOrNull('planned_move.why', id, asked.why),
            plannedBy: ctx.actor.userId,
            plannedAt: at,
            outcome: null,
            closedAt: null,
          },
          { ...homeRules, uq_planned_move_one_open: () => new MoveAlreadyPlanned() },
        );
        tx.record(movePlanned, { resourceId: id, subjects: [youthId], relation: youth.relation });
        return this.view(await this.one(tx, ctx, youthId, id), youth);
      },
      (tx, id) => this.again(tx, ctx, youthId, id),
    );
  }

  /** @throws NotVisible, StaleVersion, MoveIsClosed */
  callOff(ctx: Ctx, youthId: string, id: string, version: number): Promise<PlannedMoveView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [youth, row] = await Promise.all([this.youth.open(tx, ctx, youthId), this.one(tx, ctx, youthId, id)]);
        if (row.outcome && version === row.version) throw new MoveIsClosed();
        await tx.change(PlannedMove, id, version, { outcome: 'called_off', closedAt: await tx.at() });
        tx.record(moveCalledOff, { resourceId: id, subjects: [youthId], relation: youth.relation });
        return this.view(await this.one(tx, ctx, youthId, id), youth);
      },
      (tx) => this.again(tx, ctx, youthId, id),
    );
  }

  /** The move that is planned now. */
  async planned(tx: ReadTx, ctx: Ctx, youthId: string): Promise<MoveRow | undefined> {
    const rows = await tx.rows<MoveRow>('move-planned', `select ${columns} and p.closed_at is null`, [
      ctx.actor.agencyId,
      youthId,
    ]);
    return rows[0];
  }

  /** Closes the planned move that this placement fulfils: the same kind, and the home if one was named. */
  async happened(tx: Tx, ctx: Ctx, youthId: string, { kind, homeId }: PlaceYouth): Promise<boolean> {
    const move = await this.planned(tx, ctx, youthId);
    if (!move || move.kind !== kind || (move.home_id && move.home_id !== homeId)) return false;
    await tx.change(PlannedMove, move.id, move.version, { outcome: 'happened', closedAt: await tx.at() });
    return true;
  }

  view(row: MoveRow, { cipher }: OpenYouth): PlannedMoveView {
    const { id, kind, outcome, version } = row;
    return {
      id,
      kind,
      outcome,
      version,
      homeId: row.home_id,
      homeLabel: row.home_label,
      expectedOn: row.expected_on,
      why: cipher.decryptOrNull('planned_move.why', id, row.why_enc),
      plannedBy: row.planned_by,
      plannedAt: row.planned_at.toISOString(),
      closedAt: row.closed_at?.toISOString() ?? null,
    };
  }

  private async again(tx: Tx, ctx: Ctx, youthId: string, id: string): Promise<PlannedMoveView> {
    const [youth, row] = await Promise.all([this.youth.open(tx, ctx, youthId), this.one(tx, ctx, youthId, id)]);
    tx.record(moveOpened, { resourceId: id, subjects: [youthId], relation: youth.relation });
    return this.view(row, youth);
  }

  private async one(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<MoveRow> {
    const [row] = await tx.rows<MoveRow>('one-planned-move', `select ${columns} and p.id = $3`, [
      ctx.actor.agencyId,
      youthId,
      id,
    ]);
    if (!row) throw new NotVisible();
    return row;
  }
}
