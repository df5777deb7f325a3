// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ArrangementView, PlacementsView, PlaceYouth } from '@harbor/contracts';
import { AccessService } from '../access/index.js';
import { HomeService, HouseholdService } from '../homes/index.js';
import { Ledger, type Refusals, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { StaleVersion } from '../platform/refusal.js';
import { type OpenYouth, YouthService } from '../youth/index.js';
import { type ArrangementRow, during, Line, viewArrangement } from './line.js';
import { LivingArrangement } from './placement.entities.js';
import { homeRules, LineHasMoved } from './placements.errors.js';
import { placementOpened, placementsListed, youthPlaced } from './placements.events.js';
import { instantFor, requireFitting, requireFittingKind, traitsFor } from './placing-rules.js';
import { PlannedMoveService } from './planned-move.service.js';

const refusals: Refusals = {
  ...homeRules,
  ex_living_arrangement_one_at_a_time: () => new LineHasMoved(),
  ck_living_arrangement_base_has_no_gap: () => new LineHasMoved(),
};

/** Where a youth lives. Placing is what lets foster parents in, and the end of it puts them out. */
@Injectable()
export class PlacementService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly line: Line,
    private readonly homes: HomeService,
    private readonly households: HouseholdService,
    private readonly access: AccessService,
    private readonly moves: PlannedMoveService,
  ) {}

  list(ctx: Ctx, youthId: string): Promise<PlacementsView> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, rows, move] = await Promise.all([
        this.youth.open(tx, ctx, youthId),
        this.line.all(tx, ctx, youthId),
        this.moves.planned(tx, ctx, youthId),
      ]);
      tx.record(placementsListed, { subjects: [youthId], relation: youth.relation, resultCount: rows.length });
      return {
        currentId: rows.find(({ layer, to_at: end }) => layer === 'base' && end === null)?.id ?? null,
        items: rows.map(viewArrangement),
        plannedMove: move ? this.moves.view(move, youth) : null,
      };
    });
  }

  /**
   * Places a youth, or moves them: the arrangement in force ends, this one begins, the caregivers there leave and those
   * here join, a respite that lay over it ends, and a planned move like this one has happened; all of it together or none.
   *
   * The base line has no gap (an arrangement ends only by the next beginning; `not_placed_yet` is one), which AFCARS
   * asks of every day in care (45 CFR 1355.44(e)). `follows` names the arrangement the worker saw, so that of two who
   * place at once, or one after the other without looking, the second is told.
   *
   * @throws NotVisible, Unprocessable, LineHasMoved, LivesThereAlready, NotSafeForThisYouth, HomeIsFull, HomeIsClosed
   */
  place(ctx: Ctx, youthId: string, asked: PlaceYouth): Promise<ArrangementView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        requireFitting(asked);
        const [youth, current, home] = await Promise.all([
          this.youth.open(tx, ctx, youthId),
          this.line.current(tx, ctx, youthId),
          asked.homeId ? this.homes.row(tx, ctx, asked.homeId) : undefined,
        ]);
        if ((current?.id ?? null) !== asked.follows) throw new LineHasMoved();
        const from = instantFor('/from', asked.from, await tx.at(), current?.from_at);
        requireFittingKind(asked.kind, home?.traits);
        const traits = traitsFor(asked, home?.traits);
        if (current) await this.end(tx, youthId, current, from, asked.endedReason!);
        await this.endRespite(tx, ctx, youthId, from);
        const wasPlanned = (await this.moves.happened(tx, ctx, youthId, asked)) || (asked.wasPlanned ?? false);
        await this.begin(tx, youth, asked, { from, traits, wasPlanned });
        if (asked.homeId) await this.letIn(tx, ctx, youthId, asked.homeId);
        tx.record(youthPlaced, {
          resourceId: tx.newId,
          subjects: [youthId],
          relation: youth.relation,
          ...(asked.endedReason ? { reasonCode: asked.endedReason } : {}),
        });
        return viewArrangement(await this.line.one(tx, ctx, youthId, tx.newId));
      },
      (tx, id) => this.again(tx, ctx, youthId, id),
    );
  }

  /** The answer of an act that was done before. */
  async again(tx: Tx, ctx: Ctx, youthId: string, id: string): Promise<ArrangementView> {
    const [youth, row] = await Promise.all([this.youth.open(tx, ctx, youthId), this.line.one(tx, ctx, youthId, id)]);
    tx.record(placementOpened, { resourceId: id, subjects: [youthId], relation: youth.relation });
    return viewArrangement(row);
  }

  private async end(tx: Tx, youthId: string, current: ArrangementRow, at: Date, endedReason: string): Promise<void> {
    await tx
      .change(LivingArrangement, current.id, current.version, { during: during(current.from_text, at), endedReason })
      .catch((error: unknown) => {
        throw error instanceof StaleVersion ? new LineHasMoved() : error;
      });
    await this.access.leaveBySource(tx, youthId, current.id);
  }

  /** Nights elsewhere are nights away from that placement: they end with it, and the place they took is free. */
  private async endRespite(tx: Tx, ctx: Ctx, youthId: string, at: Date): Promise<void> {
    const respite = await this.line.respiteOver(tx, ctx, youthId, at);
    if (!respite) return;
    const patch = { during: during(respite.from_text, at), endedReason: 'placement_changed' };
    await tx.change(LivingArrangement, respite.id, respite.version, patch);
  }

  private async begin(
    tx: Tx,
    youth: OpenYouth,
    { kind, homeId, receivingAdult, location = 'in_state' }: PlaceYouth,
    { from, traits, wasPlanned }: { from: Date; traits: string[]; wasPlanned: boolean },
  ): Promise<void> {
    const id = tx.newId;
    await tx.insert(
      LivingArrangement,
      {
        id,
        kind,
        traits,
        location,
        wasPlanned,
        youthId: youth.id,
        layer: 'base',
        during: during(from),
        homeId: homeId ?? null,
        receivingAdult: youth.cipher.encryptOrNull('living_arrangement.receivingAdult', id, receivingAdult),
        receivingAdultIndex: receivingAdult ? await tx.nameIndex(receivingAdult) : null,
        endedReason: null,
      },
      refusals,
    );
  }

  /** After the arrangement is written: then it is this transaction's turn at the home, and nobody joins it unseen. */
  private async letIn(tx: Tx, ctx: Ctx, youthId: string, homeId: string): Promise<void> {
    for (const userId of await this.households.caregivers(tx, ctx, homeId)) {
      await this.access.join(tx, youthId, userId, { relation: 'placed', why: 'placement', sourceId: tx.newId });
    }
  }
}
