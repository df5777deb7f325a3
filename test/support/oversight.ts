// SPDX-License-Identifier: Apache-2.0
import type { AuditEventView } from '@harbor/contracts';
import { uuidv7 } from '@harbor/transparency';
import type pg from 'pg';
import type { Person } from './person.js';

export type Seen = AuditEventView;

/** Begins a youth's file; returns the youth's id. */
export async function openFile(worker: Person, caseCode?: string): Promise<string> {
  const asked = { usedName: 'Robin', legalName: 'Robin Example', gender: 'girl', birthDate: '2012-05-04' };
  const { status, body } = await worker.post('/youth', { ...asked, ...(caseCode ? { caseCode } : {}) });
  if (status !== 201) throw new Error(`The file was not opened: ${status}`);
  return body.id as string;
}

/** One page of the audit. */
export async function lookFor(person: Person, criteria: object): Promise<{ items: Seen[]; next: string | null }> {
  const { status, body } = await person.post('/audit/events/search', criteria);
  if (status !== 200) throw new Error(`The audit was not shown: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** A change as only the owner of the disk can make it, without its event: to bring about what no route does yet. */
export async function offTheRecord(owner: pg.Client, sql: string, values: unknown[]): Promise<void> {
  await owner.query('set session_replication_role = replica');
  await owner.query(sql, values);
  await owner.query('set session_replication_role = default');
}

/** Puts an event where the audit is shown, past queue and log, made of one there is; back with its id. */
export async function forgeEvent(owner: pg.Client, agencyId: string, said: Record<string, unknown>): Promise<string> {
  const at = new Date(Date.now() - 600_000);
  const event_id = uuidv7(at);
  await offTheRecord(
    owner,
    `insert into harbor.audit_event select (jsonb_populate_record(e, $2)).* from harbor.audit_event e where agency_id = $1 limit 1`,
    [agencyId, JSON.stringify({ ...said, event_id, at: at.toISOString() })],
  );
  return event_id;
}
