// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AddHouseholdAdult, HouseholdAdult } from '@harbor/contracts';
import { HouseholdService } from '../homes/index.js';
import { Ledger, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { homeRules } from './placements.errors.js';
import { adultJoined, adultLeft, adultOpened } from './placements.events.js';

/**
 * Adults who come to a household or leave it. With an account they look after the youth who live there from now on, or
 * no longer, in the same transaction: a door of the database does it for exactly the row just written, and the event
 * names the youth. So only those around every youth there change it, and a household where nobody lives is anyone's
 * who keeps homes.
 */
@Injectable()
export class JoiningService {
  constructor(
    private readonly ledger: Ledger,
    private readonly households: HouseholdService,
  ) {}

  /** @throws NotVisible, NotACaregiver, AccountInAnotherHousehold, NotSafeForThisYouth, AskTheYouthsWorker */
  add(ctx: Ctx, homeId: string, asked: AddHouseholdAdult): Promise<HouseholdAdult> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        await this.households.add(tx, ctx, homeId, asked, homeRules);
        const joined = await tx.rows<{ id: string; youth_id: string }>('let-adult-in', 'select * from gate.let_adult_in($1)', [
          tx.newId,
        ]);
        for (const { id } of joined) tx.changedBehindDoor({ table: 'care_team', id, act: 'insert', version: 1 });
        tx.record(adultJoined, { resourceId: tx.newId, subjects: joined.map((row) => row.youth_id), relation: 'agency' });
        return this.households.adult(tx, ctx, homeId, tx.newId);
      },
      (tx, id) => this.again(tx, ctx, homeId, id),
    );
  }

  /** @throws NotVisible, StaleVersion, AdultHasLeft, AskTheYouthsWorker */
  end(ctx: Ctx, homeId: string, adultId: string, version: number): Promise<HouseholdAdult> {
    return this.ledger.write(
      ctx,
      async (tx) => {
        await this.households.end(tx, ctx, homeId, adultId, version, homeRules);
        const left = await tx.rows<{ id: string; youth_id: string; version: number }>(
          'put-adult-out',
          'select * from gate.put_adult_out($1)',
          [adultId],
        );
        for (const row of left) tx.changedBehindDoor({ table: 'care_team', id: row.id, act: 'update', version: row.version });
        tx.record(adultLeft, { resourceId: adultId, subjects: left.map((row) => row.youth_id), relation: 'agency' });
        return this.households.adult(tx, ctx, homeId, adultId);
      },
      (tx) => this.again(tx, ctx, homeId, adultId),
    );
  }

  private async again(tx: Tx, ctx: Ctx, homeId: string, id: string): Promise<HouseholdAdult> {
    const adult = await this.households.adult(tx, ctx, homeId, id);
    tx.record(adultOpened, { resourceId: id, relation: 'agency' });
    return adult;
  }
}
