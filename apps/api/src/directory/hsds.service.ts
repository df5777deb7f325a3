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

/** The read API of HSDS 3.0. Answers are JSON texts that fit the schemas of the standard; nothing confidential is in them. */
@Injectable()
export class HsdsService {
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

  /** One page of a list, in the order of ids. @throws Unprocessable on a ZIP code that nobody knows */
  list(ctx: Ctx, kind: RecordKind, filter: HsdsFilter, { page = 1, perPage = 50 }: HsdsPage, detail: Detail): Promise<string> {
    const { where, values } = whereOf(kind, filter);
    const given = [ctx.actor.agencyId, ...values];
    const from = `from harbor.${kind} r where r.agency_id = $1 and ${mayLeave(kind)} and ${where}`;
    return this.ledger.read(ctx, async (tx) => {
      const [[count], rows] = await Promise.all([
        tx.rows<{ n: number }>(`hsds-count-${kind}`, `select count(*)::int as n ${from}`, given),
        tx.rows<RecordRow & { changed_at: Date }>(
          `hsds-list-${kind}`,
          `select r.id, r.hsds, r.changed_at ${from} order by r.id limit $${given.length + 1} offset $${given.length + 2}`,
          [...given, perPage, (page - 1) * perPage],
        ),
      ]);
      const records = rows.map((row) => recordOf(kind, row));
      const contents =
        detail === 'minimal'
          ? rows.map(({ id, changed_at: at }) => ({ id, modified_date: at.toISOString() }))
          : await this.compiled(tx, ctx, records, detail);
      tx.record(directoryRead, { resultCount: rows.length, relation: 'agency' });
      const pages = Math.ceil(count!.n / perPage);
      return JSON.stringify({
        total_items: count!.n,
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
