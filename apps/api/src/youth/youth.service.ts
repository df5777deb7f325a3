// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { type Relation, reachOf } from '@harbor/policy';
import type { Cipher } from '../keys/index.js';
import type { ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';

/** A youth within reach, and the means to read what hangs from them. */
export interface OpenYouth {
  readonly id: string;
  readonly relation: Relation;
  readonly usedName: string;
  readonly cipher: Cipher;
  readonly timeZone: string;
}

/** The way to every case record: all of them hang from a youth. */
@Injectable()
export class YouthService {
  /**
   * Opens a youth under the relations the permission gives the role, found in the query itself. Send it without
   * awaiting other queries first: it travels with BEGIN and enter().
   *
   * @throws NotVisible outside one's reach, the same as for no such youth
   */
  async open(tx: ReadTx, ctx: Ctx, youthId: string): Promise<OpenYouth> {
    const { agencyId, role } = ctx.actor;
    const [row] = await tx.rows<{ used_name: string; relation: Relation | null; wrapped: Buffer | null; time_zone: string }>(
      'open-youth',
      `select y.used_name, gate.related(y.id, $3) as relation, k.wrapped, g.time_zone from harbor.youth y
        join harbor.data_key k on k.agency_id = y.agency_id and k.id = y.id
        join harbor.agency g on g.agency_id = y.agency_id
        where y.agency_id = $1 and y.id = $2`,
      [agencyId, youthId, reachOf(role, ctx.permission)],
    );
    if (!row?.relation) throw new NotVisible(youthId);
    const cipher = await tx.cipherFrom(youthId, row.wrapped);
    return { id: youthId, relation: row.relation, usedName: row.used_name, cipher, timeZone: row.time_zone };
  }
}
