// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ReadTx, Refusals, Tx } from '../ledger/index.js';
import { CareTeamMember } from './care-team.entity.js';

/** Who is around a youth, and in which relation. Other rooms write here in the transaction of the act itself. */
@Injectable()
export class AccessService {
  /** Lets someone in from now on. Returns the membership's id. */
  async join(
    tx: Tx,
    youthId: string,
    userId: string,
    as: Pick<CareTeamMember, 'relation' | 'why' | 'sourceId'>,
    refusals: Refusals = {},
  ): Promise<string> {
    const id = randomUUID();
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
