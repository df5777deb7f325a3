// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type {
  AuditActions,
  AuditCountQuery,
  AuditCounts,
  AuditOfYouth,
  AuditPage,
  AuditSearch,
  ExportAudit,
} from '@harbor/contracts';
import { type Relation, reachOf } from '@harbor/policy';
import { eventKinds, Ledger, type ReadTx } from '../ledger/index.js';
import { fromCursor } from '../platform/cursor.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { criteria, requireFewDays, requireSense } from './audit-criteria.js';
import { type CountRow, type EventRow, type PersonRow, viewCounts, viewPage, viewPerson } from './audit.view.js';
import { auditActionsListed, auditCounted, auditOfYouthOpened, auditSearched } from './oversight.events.js';

const newest = 20;

/**
 * Who did what, for those who answer for it: managers see the workers they supervise now and those workers' youth,
 * privacy officers the whole agency without names of youth; nobody their own acts. The database's functions hold to
 * this, not this class. Each look leaves an event with its criteria and every youth it showed.
 */
@Injectable()
export class AuditService {
  constructor(private readonly ledger: Ledger) {}

  /** @throws Unprocessable; NotVisible when the youth named is out of reach */
  search(ctx: Ctx, asked: AuditSearch): Promise<AuditPage> {
    requireSense(asked);
    const { limit = 20, cursor } = asked;
    const youthId = asked.youthId?.toLowerCase();
    const [before = null] = fromCursor(cursor, ['eventId'], '/cursor') ?? [];
    return this.ledger.read(ctx, async (tx) => {
      const [rows] = await Promise.all([this.page(tx, asked, before, limit), this.named(tx, youthId)]);
      const page = viewPage(rows, limit);
      tx.record(auditSearched, {
        ...(youthId ? { resourceId: youthId } : {}),
        subjects: youthOf(page, youthId),
        resultCount: page.items.length,
        fields: criteria(asked),
        relation: relationOf(ctx),
      });
      return page;
    });
  }

  /** Everyone who saw a youth's file or was refused it, and the newest events, in one look. @throws NotVisible */
  ofYouth(ctx: Ctx, youthId: string): Promise<AuditOfYouth> {
    return this.ledger.read(ctx, async (tx) => {
      const [youth, people, rows] = await Promise.all([
        this.named(tx, youthId),
        tx.rows<PersonRow>('audit-people', 'select * from gate.audit_people($1)', [youthId]),
        this.page(tx, { youthId }, null, newest),
      ]);
      const events = viewPage(rows, newest);
      tx.record(auditOfYouthOpened, {
        resourceId: youthId,
        subjects: youthOf(events, youthId),
        resultCount: people.length,
        relation: relationOf(ctx),
      });
      return { id: youthId, caseCode: youth?.case_code ?? null, people: people.map(viewPerson), events };
    });
  }

  /** @throws Unprocessable; NotVisible when the youth named is out of reach */
  counts(ctx: Ctx, asked: AuditCountQuery): Promise<AuditCounts> {
    requireFewDays(asked);
    const { from, to, actorId = null } = asked;
    const youthId = asked.youthId?.toLowerCase();
    return this.ledger.read(ctx, async (tx) => {
      const [rows] = await Promise.all([
        tx.rows<CountRow>(
          'audit-counts',
          'select day::text, actor_id, actor_name, actor_role, times, refused from gate.audit_counts($1, $2, $3, $4)',
          [youthId ?? null, actorId, from, to],
        ),
        this.named(tx, youthId),
      ]);
      tx.record(auditCounted, {
        ...(youthId ? { resourceId: youthId, subjects: [youthId] } : {}),
        resultCount: rows.length,
        fields: criteria(asked),
        relation: relationOf(ctx),
      });
      return viewCounts(rows);
    });
  }

  /** Every act this system records, by code. */
  actions(ctx: Ctx): Promise<AuditActions> {
    return this.ledger.read(ctx, async (tx) => {
      const items = eventKinds().map(({ action, resource }) => ({ action, resource }));
      tx.record(auditActionsListed, { resultCount: items.length, relation: relationOf(ctx) });
      return { items: items.sort((a, b) => (a.action < b.action ? -1 : 1)) };
    });
  }

  /**
   * One page inside a transaction that is under way, from before the event `before`: its events, the id of its last when
   * there is another page, and every youth it shows or is about. The caller tells the event.
   */
  async pageOf(tx: ReadTx, asked: ExportAudit, before: string | null, limit: number) {
    const rows = await this.page(tx, asked, before, limit);
    const page = viewPage(rows, limit);
    const next = rows.length > limit ? (page.items[page.items.length - 1]?.id ?? null) : null;
    return { items: page.items, next, youth: youthOf(page, asked.youthId) };
  }

  /** One more than asked for, to know whether there is a next page. */
  private page(tx: ReadTx, asked: AuditSearch, before: string | null, limit: number): Promise<EventRow[]> {
    const { youthId, actorId, actions, decision, outcome, from, to } = asked;
    return tx.rows<EventRow>('audit-page', 'select * from gate.audit_page($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
      youthId ?? null,
      actorId ?? null,
      actions ?? null,
      decision ?? null,
      outcome ?? null,
      from ?? null,
      to ?? null,
      before,
      limit + 1,
    ]);
  }

  /** The youth someone asks about by name of their id; undefined when about none. @throws NotVisible out of reach */
  async named(tx: ReadTx, youthId: string | undefined): Promise<{ case_code: string | null } | undefined> {
    if (youthId === undefined) return undefined;
    const [youth] = await tx.rows<{ case_code: string | null }>('audited-youth', 'select case_code from gate.audited_youth($1)', [
      youthId,
    ]);
    if (!youth) throw new NotVisible(youthId);
    return youth;
  }
}

/** Everyone named or shown. */
function youthOf({ items }: AuditPage, named: string | undefined): string[] {
  return [...new Set([...(named ? [named] : []), ...items.flatMap(({ youth }) => youth.map(({ id }) => id))])];
}

function relationOf({ actor, permission }: Ctx): Relation {
  return reachOf(actor.role, permission)[0] as Relation;
}
