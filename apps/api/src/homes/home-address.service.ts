// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ChangeHomeAddress, HomeAddress } from '@harbor/contracts';
import type { Cipher } from '../keys/index.js';
import { Ledger, type ReadTx, type Refusals } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { requirePhone } from '../platform/phone.js';
import { Home } from './home.entity.js';
import { AskWhoIsAroundTheYouth } from './homes.errors.js';
import { homeAddressChanged, homeAddressRead } from './homes.events.js';

const confidential = ['familyName', 'address', 'phone'] as const;
type Confidential = (typeof confidential)[number];
const refusals: Refusals = { ck_home_address_by_those_around_the_youth: () => new AskWhoIsAroundTheYouth() };

/**
 * Who and where the family of a home is. Where youth live or stay, that is for someone around one of them, who may know
 * where that youth is anyway; where nobody does, for whoever keeps homes. Each event is about every youth there.
 */
@Injectable()
export class HomeAddressService {
  constructor(private readonly ledger: Ledger) {}

  /** @throws NotVisible, AskWhoIsAroundTheYouth */
  read(ctx: Ctx, homeId: string): Promise<HomeAddress> {
    return this.ledger.read(ctx, async (tx) => {
      const home = await this.view(tx, ctx, homeId);
      const [{ taken }, subjects] = await Promise.all([placesTaken(tx, homeId), youthAtHome(tx, homeId)]);
      if (taken > 0 && subjects.length === 0) throw new AskWhoIsAroundTheYouth();
      tx.record(homeAddressRead, { resourceId: homeId, subjects, relation: 'agency', fields: confidential });
      return home;
    });
  }

  /** @throws NotVisible, StaleVersion, AskWhoIsAroundTheYouth; Unprocessable on a number that cannot be dialled */
  change(ctx: Ctx, homeId: string, version: number, asked: ChangeHomeAddress): Promise<HomeAddress> {
    requirePhone('/phone', asked.phone);
    return this.ledger.write(ctx, async (tx) => {
      const patch = sealed(await tx.cipher(homeId), homeId, asked);
      await tx.change(Home, homeId, version, patch, refusals);
      const subjects = await youthAtHome(tx, homeId);
      tx.record(homeAddressChanged, { resourceId: homeId, subjects, relation: 'agency', fields: Object.keys(patch) });
      return this.view(tx, ctx, homeId);
    });
  }

  /** In the clear. The caller's permission and event are those of a confidential reading. @throws NotVisible */
  async whereabouts(tx: ReadTx, ctx: Ctx, homeId: string): Promise<Record<Confidential, string | null>> {
    const { familyName, address, phone } = await this.view(tx, ctx, homeId);
    return { familyName, address, phone };
  }

  private async view(tx: ReadTx, ctx: Ctx, id: string): Promise<HomeAddress> {
    const [cipher, home] = await Promise.all([tx.cipher(id), tx.one(Home, { where: { agencyId: ctx.actor.agencyId, id } })]);
    const [familyName = null, address = null, phone = null] = confidential.map((field) =>
      cipher.decryptOrNull(`home.${field}`, id, home[field]),
    );
    return { id, familyName, address, phone, version: home.version };
  }
}

/** Only what was given: what was left out stays as it is. */
export function sealed(
  cipher: Cipher,
  id: string,
  texts: Partial<Record<Confidential, string | undefined>>,
): Partial<Pick<Home, Confidential>> {
  return Object.fromEntries(
    confidential.flatMap((field) => {
      const text = texts[field];
      return text === undefined ? [] : [[field, cipher.encrypt(`home.${field}`, id, text)]];
    }),
  );
}

/**
 * The youth who live or stay there now, for the event. The database tells it someone around one of them, and whoever has
 * changed the home in this transaction; everybody else is told of nobody.
 */
export async function youthAtHome(tx: ReadTx, homeId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>('youth-at-home', 'select id from gate.youth_at_home($1) y(id)', [homeId]);
  return rows.map(({ id }) => id);
}

async function placesTaken(tx: ReadTx, homeId: string): Promise<{ taken: number }> {
  const [row] = await tx.rows<{ taken: number }>('places-taken', 'select gate.places_taken($1) as taken', [homeId]);
  return row!;
}
