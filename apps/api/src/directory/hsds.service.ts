// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { compile, type Entry, type HsdsRecord, type RecordKind } from '@harbor/hsds';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { directoryRead } from './directory.events.js';
import { type HsdsFilter, whereOf } from './hsds-filter.js';
import { LoadedShelf, mayLeave, type RecordRow, recordOf } from './hsds-shelf.js';
import { standard } from './standard.js';

export interface HsdsPage {
  page?: number | undefined;
  perPage?: number | undefined;
}
/** What of each record a list shows: everything, what stands in single fields, or its id and when it changed. */
export type Detail = 'full' | 'flat' | 'minimal';

/** How long the pages of a list say the same total, so that who reads on is not counted for again and again. */
const countKeptMs = 60_000;
const mostCounts = 200;

/** The read API of HSDS 3.0. Answers are JSON texts that fit the schemas of the standard; nothing confidential is in them. */
@Injectable()
export class HsdsService {
  /** By agency, role, kind and filter: how many there were when the first page was asked for. */
  private readonly counts = new Map<string, { count: number; until: number }>();

  constructor(private readonly ledger: Ledger) {}

  /** One record with all that belongs to it. @throws NotVisible */
  one(ctx: Ctx, kind: RecordKind, id: string): Promise<string> {
    return this.ledger.read(ctx, async (tx) => {
      const [row] = await tx.rows<RecordRow>(
        `hsds-${kind}`,
        `select r.id, r.hsds from harbor.${kind} r where r.agency_id = $1 and r.id = $2 and ${mayLeave(kind)}`,
        [ctx.actor.agencyId, id],
      );
      if (!row) throw new NotVisible();
      tx.record(directoryRead, { resourceId: id, resultCount: 1, relation: 'agency' });
      const [whole] = await this.compiled(tx, ctx, [recordOf(kind, row)], 'full');
      return JSON.stringify(whole);
    });
  }

  /**
   * One page of a list, in the order of ids. The total is that of the moment the first page was read, for a minute.
   *
   * @throws Unprocessable on a ZIP code that nobody knows
   */
  list(ctx: Ctx, kind: RecordKind, filter: HsdsFilter, { page = 1, perPage = 50 }: HsdsPage, detail: Detail): Promise<string> {
    const { where, values } = whereOf(kind, filter);
    const given = [ctx.actor.agencyId, ...values];
    const from = `from harbor.${kind} r where r.agency_id = $1 and ${mayLeave(kind)} and ${where}`;
    return this.ledger.read(ctx, async (tx) => {
      const place = JSON.stringify([ctx.actor.role, kind, ...given]);
      const [total, rows] = await Promise.all([
        (page > 1 && this.counted(place, ctx.now)) || this.count(tx, kind, from, given).then((n) => this.keep(place, n, ctx.now)),
        // The page is found by ids alone, in their index; only its own records are read.
        tx.rows<RecordRow & { changed_at: Date }>(
          `hsds-list-${kind}`,
          `select w.id, w.hsds, w.changed_at from (select r.id ${from} order by r.id limit $${given.length + 1} offset $${given.length + 2}) p
            cross join lateral (select * from harbor.${kind} w where w.agency_id = $1 and w.id = p.id offset 0) w order by w.id`,
          [...given, perPage, (page - 1) * perPage],
        ),
      ]);
      const records = rows.map((row) => recordOf(kind, row));
      const contents =
        detail === 'minimal'
          ? rows.map(({ id, changed_at: at }) => ({ id, modified_date: at.toISOString() }))
          : await this.compiled(tx, ctx, records, detail);
      tx.record(directoryRead, { resultCount: rows.length, relation: 'agency' });
      const pages = Math.ceil(total / perPage);
      return JSON.stringify({
        total_items: total,
        total_pages: pages,
        page_number: page,
        size: contents.length,
        first_page: page === 1,
        last_page: page >= pages,
        empty: contents.length === 0,
        contents,
      });
    });
  }

  private async count(tx: ReadTx, kind: RecordKind, from: string, given: unknown[]): Promise<number> {
    const [row] = await tx.rows<{ n: number }>(`hsds-count-${kind}`, `select count(*)::int as n ${from}`, given);
    return row!.n;
  }

  private counted(place: string, now: Date): number | undefined {
    const known = this.counts.get(place);
    return known && known.until > now.getTime() ? known.count : undefined;
  }

  /** The oldest goes when there are too many. */
  private keep(place: string, count: number, now: Date): number {
    this.counts.delete(place);
    this.counts.set(place, { count, until: now.getTime() + countKeptMs });
    if (this.counts.size > mostCounts) this.counts.delete(this.counts.keys().next().value!);
    return count;
  }

  private async compiled(tx: ReadTx, ctx: Ctx, records: readonly HsdsRecord[], detail: 'full' | 'flat'): Promise<Entry[]> {
    const shelf = await LoadedShelf.around(tx, ctx.actor.agencyId, records, { withLists: detail === 'full' });
    const whole = records.map((record) => compile(standard().schemas, record, shelf));
    return detail === 'full' ? whole : whole.map((one) => withoutLists(one) as Entry);
  }
}

function withoutLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const single = Object.entries(value).filter(([, inner]) => !Array.isArray(inner));
  return Object.fromEntries(single.map(([name, inner]) => [name, withoutLists(inner)]));
}
