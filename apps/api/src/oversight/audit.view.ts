// SPDX-License-Identifier: Apache-2.0
import type {
  AuditActTimes,
  AuditCounts,
  AuditDay,
  AuditedYouth,
  AuditEventView,
  AuditPage,
  AuditPerson,
  AuditPersonCounts,
} from '@harbor/contracts';
import { toCursor } from '../platform/cursor.js';

/** An event as `gate.audit_page` gives it. */
export interface EventRow {
  event_id: string;
  at: Date;
  actor_id: string;
  actor_name: string | null;
  actor_role: string;
  action: string;
  resource: string;
  resource_id: string | null;
  youth: AuditedYouth[];
  youth_not_shown: number;
  relation_used: string | null;
  decision: string;
  outcome: string;
  reason_code: string | null;
  fields_touched: string[] | null;
  result_count: number | null;
  version_before: number | null;
  version_after: number | null;
  request_id: string;
}
export interface PersonRow {
  actor_id: string;
  actor_name: string | null;
  actor_role: string;
  first_at: Date;
  last_at: Date;
  times: number;
  refused: number;
  acts: AuditActTimes[];
}
export interface CountRow {
  day: string;
  actor_id: string;
  actor_name: string | null;
  actor_role: string;
  times: number;
  refused: number;
}

/** @param rows one more than `limit` when there is a next page */
export function viewPage(rows: readonly EventRow[], limit: number): AuditPage {
  const items = rows.slice(0, limit).map(viewEvent);
  return { items, next: rows.length > limit ? toCursor(items[items.length - 1]!.id) : null };
}

function viewEvent(row: EventRow): AuditEventView {
  const { action, resource, decision, outcome } = row;
  return {
    action,
    resource,
    decision,
    outcome,
    id: row.event_id,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    actorRole: row.actor_role,
    resourceId: row.resource_id,
    youth: row.youth.sort(byCaseCode),
    youthNotShown: row.youth_not_shown,
    relation: row.relation_used,
    reasonCode: row.reason_code,
    fieldsTouched: row.fields_touched ?? [],
    resultCount: row.result_count,
    versionBefore: row.version_before,
    versionAfter: row.version_after,
    requestId: row.request_id,
  };
}

export function viewPerson(row: PersonRow): AuditPerson {
  return {
    ...actorOf(row),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    times: row.times,
    refused: row.refused,
    acts: row.acts,
  };
}

/** Totals by day and by person, from one row for each day of each person. */
export function viewCounts(rows: readonly CountRow[]): AuditCounts {
  const days = new Map<string, AuditDay>();
  const people = new Map<string, AuditPersonCounts>();
  for (const row of rows) {
    const { day, times, refused } = row;
    const total = days.get(day) ?? { day, times: 0, refused: 0 };
    days.set(day, { day, times: total.times + times, refused: total.refused + refused });
    const person = people.get(row.actor_id) ?? { ...actorOf(row), times: 0, refused: 0, days: [] };
    people.set(row.actor_id, person);
    person.times += times;
    person.refused += refused;
    person.days.push({ day, times, refused });
  }
  return { days: [...days.values()], people: [...people.values()].sort((a, b) => b.times - a.times) };
}

function actorOf(row: { actor_id: string; actor_name: string | null; actor_role: string }) {
  return { actorId: row.actor_id, actorName: row.actor_name, actorRole: row.actor_role };
}

function byCaseCode(a: AuditedYouth, b: AuditedYouth): number {
  return (a.caseCode ?? '') < (b.caseCode ?? '') || (a.caseCode === b.caseCode && a.id < b.id) ? -1 : 1;
}
