// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { commit, type EventBody, leaf, uuidv7, writerMac } from '@harbor/transparency';
import type { Decision } from '@harbor/policy';
import type { KeyRing } from '../keys/index.js';

/** A kind of event: what was done, to which kind of record. Declared once per room in `<room>.events.ts`. */
export interface EventKind {
  readonly action: string;
  readonly resource: string;
}
const kinds = new Map<string, EventKind>();

/** Names an event. Names are the past of a permission: `plan.sign` is asked, `plan.signed` happened. */
export function auditEvent(action: string, resource: string): EventKind {
  if (kinds.has(action)) throw new Error(`The event ${action} is declared twice.`);
  const kind = { action, resource };
  kinds.set(action, kind);
  return kind;
}

/** All kinds, for the audit's filters. */
export const eventKinds = (): readonly EventKind[] => [...kinds.values()];

/** What a service tells of what happened. Ids and codes only: entries outlive people's right to be forgotten. */
export interface Happening {
  /** Where another row names the event; a UUIDv7 of the transaction's instant. */
  eventId?: string;
  resourceId?: string;
  /** Every child shown or changed. */
  subjects?: readonly string[];
  /** Who asked for what this person approves. */
  onBehalfOf?: string;
  relation?: string;
  fields?: readonly string[];
  resultCount?: number;
  reasonCode?: string;
  outcome?: string;
  decision?: Decision;
}

/** Whom the database proved, in this transaction. */
export interface Entered {
  agencyId: string;
  userId: string;
  sessionId: string;
  role: string;
  freshUntil: Date | null;
  /** The database's clock at entry, UTC, whole milliseconds. */
  at: Date;
  xid: string;
}

/** One row this transaction changed. In the event each ends with the keyed digest of the row, so that a silent edit is found. */
export interface RowChange {
  table: string;
  id: string;
  act: 'insert' | 'update';
  version: number;
  /** SHA-256 of the row as stored, 32 bytes; absent where the database changed it behind a door function. */
  rowHash?: Buffer;
}

/** Names the key under which the application signs what it queues. */
export const writerKeyId = 'writer-1';

/** Event and queue row in one statement; no RETURNING, because the application cannot read events. */
export const insertEvent = {
  name: 'audit-event',
  text: `with event as (insert into harbor.audit_event (event_id, agency_id, at, xid, request_id, actor_id, actor_role, session_ref,
      auth_level, action, resource, resource_id, relation_used, rule_id, decision, reason_code, version_before, version_after,
      fields_touched, row_digest, changes, result_count, outcome, subjects, format, salt, on_behalf_of)
    values ($1, $2, $3, $4::text::xid8, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $31))
    insert into harbor.audit_pending (agency_id, event_id, xid, changes, leaf, writer_key_id, mac) values ($2, $1, $4::text::xid8, $30, $27, $28, $29)`,
};

/** The values of one event for `insertEvent`, committed to and signed by the writer. */
export function eventValues(
  keys: KeyRing,
  entered: Entered,
  request: { requestId: string; ruleId: string },
  kind: EventKind,
  happening: Happening,
  changes: readonly RowChange[],
): unknown[] {
  const main = changes.find((change) => change.id === happening.resourceId && change.table === kind.resource);
  const body: EventBody = {
    eventId: happening.eventId ?? uuidv7(entered.at),
    agencyId: entered.agencyId,
    at: entered.at,
    xid: entered.xid,
    requestId: request.requestId,
    actorId: entered.userId,
    actorRole: entered.role,
    onBehalfOf: happening.onBehalfOf ?? null,
    sessionRef: entered.sessionId,
    authLevel: entered.freshUntil && entered.freshUntil > entered.at ? 2 : 1,
    action: kind.action,
    resource: kind.resource,
    resourceId: happening.resourceId ?? null,
    relationUsed: happening.relation ?? null,
    ruleId: request.ruleId,
    decision: happening.decision ?? 'allow',
    reasonCode: happening.reasonCode ?? null,
    versionBefore: main?.act === 'update' ? main.version - 1 : null,
    versionAfter: main?.version ?? null,
    fieldsTouched: happening.fields ?? null,
    rowDigest: main?.rowHash ? keys.rowDigest(main.rowHash) : null,
    changes: changes.map((change) =>
      change.rowHash ? `${codeOf(change)}/${keys.rowDigest(change.rowHash).toString('hex')}` : codeOf(change),
    ),
    resultCount: happening.resultCount ?? null,
    outcome: happening.outcome ?? 'done',
    subjects: happening.subjects ?? [],
    format: 1,
  };
  const salt = randomBytes(32);
  const bytes = leaf(body.eventId, body.at, commit(salt, body));
  // prettier-ignore
  return [
    body.eventId, body.agencyId, body.at, body.xid, body.requestId, body.actorId, body.actorRole, body.sessionRef, body.authLevel,
    body.action, body.resource, body.resourceId, body.relationUsed, body.ruleId, body.decision, body.reasonCode, body.versionBefore,
    body.versionAfter, body.fieldsTouched, body.rowDigest, body.changes, body.resultCount, body.outcome, body.subjects, body.format, salt,
    bytes, writerKeyId, writerMac(keys.writerKey(), body.agencyId, bytes), changes.map(codeOf),
    body.onBehalfOf,
  ];
}

/** What the database's trigger looks for at COMMIT. */
function codeOf({ table, id, act, version }: RowChange): string {
  return `${table}/${id}/${act}/${version}`;
}
