// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { ArrangementView } from '@harbor/contracts';
import type { ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';

export interface ArrangementRow {
  id: string;
  layer: string;
  kind: string;
  traits: string[];
  home_id: string | null;
  home_label: string | null;
  location: string;
  was_planned: boolean;
  from_at: Date;
  to_at: Date | null;
  ended_reason: string | null;
  version: number;
  /** The lower bound as the database says it, to the last digit. */
  from_text: string;
}

const columns = `a.id, a.layer, a.kind, a.traits, a.home_id, h.label as home_label, a.location, a.was_planned, lower(a.during) as from_at,
  upper(a.during) as to_at, a.ended_reason, a.version, lower(a.during)::text as from_text`;
const tables = `harbor.living_arrangement a left join harbor.home h on h.agency_id = a.agency_id and h.id = a.home_id
  where a.agency_id = $1 and a.youth_id = $2`;

/** A youth's line of life as it stands in the database. */
@Injectable()
export class Line {
  /** Newest first. */
  all(tx: ReadTx, ctx: Ctx, youthId: string): Promise<ArrangementRow[]> {
    return tx.rows<ArrangementRow>(
      'list-arrangements',
      `select ${columns} from ${tables} order by lower(a.during) desc, a.layer`,
      [ctx.actor.agencyId, youthId],
    );
  }

  /** The base arrangement in force. */
  async current(tx: ReadTx, ctx: Ctx, youthId: string): Promise<ArrangementRow | undefined> {
    const rows = await tx.rows<ArrangementRow>(
      'current-arrangement',
      `select ${columns} from ${tables} and a.layer = 'base' and upper_inf(a.during)`,
      [ctx.actor.agencyId, youthId],
    );
    return rows[0];
  }

  /** The respite that began before this instant and would go on after it. */
  async respiteOver(tx: ReadTx, ctx: Ctx, youthId: string, at: Date): Promise<ArrangementRow | undefined> {
    const rows = await tx.rows<ArrangementRow>(
      'respite-over',
      `select ${columns} from ${tables} and a.layer = 'respite' and a.during @> $3::timestamptz and lower(a.during) < $3`,
      [ctx.actor.agencyId, youthId, at],
    );
    return rows[0];
  }

  /** @throws NotVisible */
  async one(tx: ReadTx, ctx: Ctx, youthId: string, id: string): Promise<ArrangementRow> {
    const [row] = await tx.rows<ArrangementRow>('one-arrangement', `select ${columns} from ${tables} and a.id = $3`, [
      ctx.actor.agencyId,
      youthId,
      id,
    ]);
    if (!row) throw new NotVisible();
    return row;
  }

  /** Whether the base line had begun by then. */
  async hasBegun(tx: ReadTx, ctx: Ctx, youthId: string, by: Date): Promise<boolean> {
    const rows = await tx.rows(
      'base-had-begun',
      `select a.id from ${tables} and a.layer = 'base' and lower(a.during) <= $3 limit 1`,
      [ctx.actor.agencyId, youthId, by],
    );
    return rows.length > 0;
  }
}

/** `[from,to)`; without `to` it goes on. */
export function during(from: Date | string, to?: Date): string {
  return `[${typeof from === 'string' ? from : from.toISOString()},${to?.toISOString() ?? ''})`;
}

export function viewArrangement(row: ArrangementRow): ArrangementView {
  const { id, layer, kind, traits, location, version } = row;
  return {
    id,
    layer,
    kind,
    traits,
    location,
    version,
    homeId: row.home_id,
    homeLabel: row.home_label,
    wasPlanned: row.was_planned,
    fromAt: row.from_at.toISOString(),
    toAt: row.to_at?.toISOString() ?? null,
    endedReason: row.ended_reason,
  };
}
