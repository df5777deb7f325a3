// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { AddHouseholdAdult, Household, HouseholdAdult } from '@harbor/contracts';
import { reachOf, type Role } from '@harbor/policy';
import { Ledger, type ReadTx, type Refusals, type Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { Home, HomeMember } from './home.entity.js';
import { AccountInAnotherHousehold, AdultHasLeft, NotACaregiver } from './homes.errors.js';
import { householdRead } from './homes.events.js';

/** The adults of a home. What their coming and going means for the youth there is the placements' to say. */
@Injectable()
export class HouseholdService {
  constructor(private readonly ledger: Ledger) {}

  /** Names in the clear. @throws NotVisible */
  read(ctx: Ctx, homeId: string): Promise<Household> {
    return this.ledger.read(ctx, async (tx) => {
      const [cipher, , members] = await Promise.all([
        tx.cipher(homeId),
        requireHome(tx, ctx, homeId),
        tx.find(HomeMember, { where: { agencyId: ctx.actor.agencyId, homeId }, order: { fromAt: 'ASC' } }),
      ]);
      tx.record(householdRead, { resourceId: homeId, relation: 'agency', resultCount: members.length });
      return { adults: members.map((member) => viewAdult(member, cipher.decrypt('home_member.name', member.id, member.name))) };
    });
  }

  /** Writes the adult down under `tx.newId`. @throws NotVisible, NotACaregiver, AccountInAnotherHousehold */
  async add(tx: Tx, ctx: Ctx, homeId: string, { name, userId }: AddHouseholdAdult, refusals: Refusals): Promise<void> {
    const id = tx.newId;
    const [cipher, nameIndex] = await Promise.all([tx.cipher(homeId), tx.nameIndex(name), requireHome(tx, ctx, homeId)]);
    if (userId) await requireCaregiver(tx, ctx, userId);
    await tx.insert(
      HomeMember,
      {
        id,
        homeId,
        nameIndex,
        userId: userId ?? null,
        name: cipher.encrypt('home_member.name', id, name),
        fromAt: await tx.at(),
        untilAt: null,
      },
      { ...refusals, uq_home_member_account: () => new AccountInAnotherHousehold() },
    );
  }

  /** @throws NotVisible, StaleVersion, AdultHasLeft */
  async end(tx: Tx, ctx: Ctx, homeId: string, adultId: string, version: number, refusals: Refusals): Promise<void> {
    const adult = await tx.one(HomeMember, { where: { agencyId: ctx.actor.agencyId, homeId, id: adultId } });
    if (adult.untilAt && version === adult.version) throw new AdultHasLeft();
    await tx.change(HomeMember, adultId, version, { untilAt: await tx.at() }, refusals);
  }

  async adult(tx: ReadTx, ctx: Ctx, homeId: string, adultId: string): Promise<HouseholdAdult> {
    const [cipher, member] = await Promise.all([
      tx.cipher(homeId),
      tx.one(HomeMember, { where: { agencyId: ctx.actor.agencyId, homeId, id: adultId } }),
    ]);
    return viewAdult(member, cipher.decrypt('home_member.name', member.id, member.name));
  }

  /** Accounts of the adults who live there now: the caregivers. */
  async caregivers(tx: ReadTx, ctx: Ctx, homeId: string): Promise<string[]> {
    const rows = await tx.rows<{ user_id: string }>(
      'caregivers-of-home',
      `select m.user_id from harbor.home_member m where m.agency_id = $1 and m.home_id = $2 and m.until_at is null and m.user_id is not null`,
      [ctx.actor.agencyId, homeId],
    );
    return rows.map(({ user_id: userId }) => userId);
  }
}

/** A key alone proves no home: youth have keys as well. @throws NotVisible */
async function requireHome(tx: ReadTx, ctx: Ctx, homeId: string): Promise<void> {
  await tx.one(Home, { where: { agencyId: ctx.actor.agencyId, id: homeId } });
}

/** An account in use whose role can stand to a youth as `placed`. */
async function requireCaregiver(tx: ReadTx, ctx: Ctx, userId: string): Promise<void> {
  const [account] = await tx.rows<{ role: Role }>(
    'account-of-adult',
    'select role from harbor.account where agency_id = $1 and id = $2 and is_active',
    [ctx.actor.agencyId, userId],
  );
  if (!account || !reachOf(account.role, 'caregiving.read').includes('placed')) throw new NotACaregiver();
}

function viewAdult({ id, userId, fromAt, untilAt, version }: HomeMember, name: string): HouseholdAdult {
  return { id, name, userId, version, fromAt: fromAt.toISOString(), untilAt: untilAt?.toISOString() ?? null };
}
