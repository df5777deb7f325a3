// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ArrangementKind, ArrangementLayer, ArrangementView, EndLayer, StartAway, StartRespite } from '@harbor/contracts';
import { HomeService } from '../homes/index.js';
import { type EventKind, Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { YouthService } from '../youth/index.js';
import { type ArrangementRow, during, Line, viewArrangement } from './line.js';
import { LivingArrangement } from './placement.entities.js';
import { AlreadyElsewhere, EndsByPlacing, HasEnded, homeRules, NotPlacedThen } from './placements.errors.js';
import { awayStarted, layerEnded, respiteStarted } from './placements.events.js';
import { PlacementService } from './placement.service.js';
import { instantFor, problem, refuseAny, requireFittingReason } from './placing-rules.js';

const longestRespiteMs = 14 * 86_400_000;

/** What lies over a placement while it goes on: nights elsewhere, and absences. Neither ends the caregivers' access. */
@Injectable()
export class LayerService {
  constructor(
    private readonly ledger: Ledger,
    private readonly youth: YouthService,
    private readonly homes: HomeService,
    private readonly line: Line,
    private readonly placements: PlacementService,
  ) {}

  /**
   * @throws NotVisible, Unprocessable, NotPlacedThen, AlreadyElsewhere, LivesThereAlready, RespiteOverTwoPlacements,
   *   NotSafeForThisYouth, HomeIsFull, HomeIsClosed
   */
  respite(ctx: Ctx, youthId: string, { homeId, from, until }: StartRespite): Promise<ArrangementView> {
    return this.start(ctx, youthId, respiteStarted, async (tx) => {
      const start = instantFor('/from', from, await tx.at());
      const end = until === undefined ? new Date(start.getTime() + longestRespiteMs) : new Date(until);
      if (end <= start || end.getTime() > start.getTime() + longestRespiteMs) {
        refuseAny([problem('/until', 'not-within-14-days', 'Respite lasts 14 days at most, and ends after it begins.')]);
      }
      await this.homes.row(tx, ctx, homeId);
      return { layer: 'respite', kind: 'respite', homeId, start, end };
    });
  }

  /** The youth ran, or nobody knows where they are. @throws NotVisible, Unprocessable, NotPlacedThen, AlreadyElsewhere */
  away(ctx: Ctx, youthId: string, { kind, from }: StartAway): Promise<ArrangementView> {
    return this.start(ctx, youthId, awayStarted, async (tx) => ({
      layer: 'away',
      kind,
      homeId: null,
      start: instantFor('/from', from, await tx.at()),
    }));
  }

  /** @throws NotVisible, StaleVersion, EndsByPlacing, HasEnded, Unprocessable */
  end(ctx: Ctx, youthId: string, id: string, version: number, { reason, at }: EndLayer): Promise<ArrangementView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const [youth, row] = await Promise.all([this.youth.open(tx, ctx, youthId), this.line.one(tx, ctx, youthId, id)]);
        requireEndable(row, version, await tx.at());
        requireFittingReason(row.layer, reason);
        const end = instantFor('/at', at, await tx.at(), row.from_at);
        const patch = { during: during(row.from_text, end), endedReason: reason };
        await tx.change(LivingArrangement, id, version, patch);
        tx.record(layerEnded, { resourceId: id, subjects: [youthId], relation: youth.relation, reasonCode: reason });
        return viewArrangement(await this.line.one(tx, ctx, youthId, id));
      },
      (tx) => this.placements.again(tx, ctx, youthId, id),
    );
  }

  private start(
    ctx: Ctx,
    youthId: string,
    event: EventKind,
    what: (tx: Tx) => Promise<{ layer: ArrangementLayer; kind: ArrangementKind; homeId: string | null; start: Date; end?: Date }>,
  ): Promise<ArrangementView> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        const id = tx.newId;
        // One after the other: whoever may not see this youth learns that first, and it is that which is told.
        const youth = await this.youth.open(tx, ctx, youthId);
        const { layer, kind, homeId, start, end } = await what(tx);
        if (!(await this.line.hasBegun(tx, ctx, youthId, start))) throw new NotPlacedThen();
        await tx.insert(
          LivingArrangement,
          {
            id,
            youthId,
            layer,
            kind,
            homeId,
            traits: [],
            during: during(start, end),
            location: 'in_state',
            wasPlanned: false,
            receivingAdult: null,
            receivingAdultIndex: null,
            endedReason: null,
          },
          { ...homeRules, ex_living_arrangement_one_at_a_time: () => new AlreadyElsewhere() },
        );
        tx.record(event, { resourceId: id, subjects: [youthId], relation: youth.relation, reasonCode: kind });
        return viewArrangement(await this.line.one(tx, ctx, youthId, id));
      },
      (tx, id) => this.placements.again(tx, ctx, youthId, id),
    );
  }
}

function requireEndable({ layer, to_at: end, version: current }: ArrangementRow, version: number, now: Date): void {
  if (layer === 'base') throw new EndsByPlacing();
  if (end && end <= now && version === current) throw new HasEnded();
}
