// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { ageOn, dateIn } from '@harbor/calendar';
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

/** What may be asked of a youth to see what suits them. Undefined: the reader does not see it in the file. */
export interface YouthFacts {
  readonly relation: Relation;
  readonly age: number | undefined;
  readonly gender: string | undefined;
  readonly languages: readonly string[];
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

  /**
   * Age today, gender and languages, as far as the reader may know them. Whoever lives with the youth knows the age in years;
   * the gender of the case, which can tell what the youth told nobody at home, they do not read. @throws NotVisible
   */
  async facts(tx: ReadTx, ctx: Ctx, youthId: string): Promise<YouthFacts> {
    const { agencyId, role } = ctx.actor;
    const [row] = await tx.rows<{
      relation: Relation | null;
      languages: string[];
      gender: string | null;
      birth_date: string | null;
      age: number | null;
      time_zone: string;
    }>(
      'youth-facts',
      `select gate.related(y.id, $3) as relation, y.languages, c.gender, c.birth_date::text,
          case when c.id is null then gate.age_of(y.id) end as age, g.time_zone from harbor.youth y
        join harbor.agency g on g.agency_id = y.agency_id
        left join harbor.youth_case c on c.agency_id = y.agency_id and c.id = y.id
        where y.agency_id = $1 and y.id = $2`,
      [agencyId, youthId, reachOf(role, ctx.permission)],
    );
    if (!row?.relation) throw new NotVisible(youthId);
    const age = row.birth_date ? ageOn(row.birth_date, dateIn(row.time_zone, ctx.now)) : (row.age ?? undefined);
    return { relation: row.relation, age, gender: row.gender ?? undefined, languages: row.languages };
  }
}
