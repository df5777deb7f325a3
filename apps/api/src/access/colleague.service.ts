// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ColleagueList } from '@harbor/contracts';
import type { Role } from '@harbor/policy';
import { Ledger } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import { colleaguesListed } from './access.events.js';

interface ColleagueRow {
  id: string;
  display_name: string;
  role: string;
}

/** Whom one can choose at one's agency. Names and roles alone: sign-in names and telephones are the administrator's. */
@Injectable()
export class ColleagueService {
  constructor(private readonly ledger: Ledger) {}

  /** One page of the active accounts, by name. */
  list(
    ctx: Ctx,
    { limit, cursor, role }: { limit: number; cursor?: string | undefined; role?: Role | undefined },
  ): Promise<ColleagueList> {
    const [after] = fromCursor(cursor, ['id']) ?? [];
    return this.ledger.read(ctx, async (tx) => {
      const rows = await tx.rows<ColleagueRow>(
        'list-colleagues',
        `select u.id, u.display_name, u.role from harbor.account u where u.agency_id = $1 and u.is_active and ($2::text is null or u.role = $2)
          and ($3::uuid is null or (u.display_name, u.id) > (select c.display_name, c.id from harbor.account c where c.agency_id = $1 and c.id = $3))
          order by u.display_name, u.id limit $4`,
        [ctx.actor.agencyId, role ?? null, after ?? null, limit + 1],
      );
      const items = rows
        .slice(0, limit)
        .map(({ id, display_name: displayName, role: held }) => ({ id, displayName, role: held }));
      tx.record(colleaguesListed, { resultCount: items.length, relation: 'agency' });
      return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.id) : null };
    });
  }
}
