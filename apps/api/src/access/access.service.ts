// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Relation, reachOf } from '@harbor/policy';
import { IsNull } from 'typeorm';
import type { ReadTx, Refusals, Tx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { CareTeamMember } from './care-team.entity.js';

/** Who is around a youth, and in which relation. Other rooms write here in the transaction of the act itself. */
@Injectable()
export class AccessService {
  /**
   * How the asker stands to this youth, among the relations the permission gives their role. Send it without awaiting
   * other queries first: it travels with BEGIN and enter().
   *
   * @throws NotVisible outside their reach, the same as for no such youth
   */
  async standing(tx: ReadTx, ctx: Ctx, youthId: string): Promise<Relation> {
    const [row] = await tx.rows<{ relation: Relation | null }>('standing', 'select gate.related($1, $2) as relation', [
      youthId,
      reachOf(ctx.actor.role, ctx.permission),
    ]);
    if (!row?.relation) throw new NotVisible();
    return row.relation;
  }

  /**
   * Lets someone in from now on. Returns the membership's id. The database refuses whom a conflict keeps out
   * (`ck_care_team_member_not_in_conflict`) and whose role does not suit (`ck_care_team_member_fits_relation`).
   */
  async join(
    tx: Tx,
    youthId: string,
    userId: string,
    as: Pick<CareTeamMember, 'relation' | 'why' | 'sourceId'>,
    refusals: Refusals = {},
    id: string = randomUUID(),
  ): Promise<string> {
    await tx.insert(CareTeamMember, { id, youthId, userId, ...as, fromAt: await tx.at(), untilAt: null }, refusals);
    return id;
  }

  /** Puts out everyone whom this arrangement let in; in force for every query after COMMIT. */
  async leaveBySource(tx: Tx, youthId: string, sourceId: string): Promise<number> {
    const members = await tx.find(CareTeamMember, { where: { ...(await key(tx)), youthId, sourceId, untilAt: IsNull() } });
    for (const { id, version } of members) await tx.change(CareTeamMember, id, version, { untilAt: await tx.at() });
    return members.length;
  }

  /** Everyone around this youth now. */
  async current(tx: ReadTx, youthId: string): Promise<CareTeamMember[]> {
    return tx.find(CareTeamMember, { where: { ...(await key(tx)), youthId, untilAt: IsNull() }, order: { fromAt: 'ASC' } });
  }
}

async function key(tx: ReadTx): Promise<{ agencyId: string }> {
  return { agencyId: (await tx.who()).agencyId };
}
