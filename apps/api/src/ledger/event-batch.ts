// SPDX-License-Identifier: Apache-2.0

/** The columns `eventValues` fills, in its order: first those of the event, then those of the queue row. */
const ofEvent = [
  ...[
    'event_id',
    'agency_id',
    'at',
    'xid',
    'request_id',
    'actor_id',
    'actor_role',
    'session_ref',
    'auth_level',
    'action',
    'resource',
  ],
  ...['resource_id', 'relation_used', 'rule_id', 'decision', 'reason_code', 'version_before', 'version_after', 'fields_touched'],
  ...['row_digest', 'changes', 'result_count', 'outcome', 'subjects', 'format', 'salt'],
];
const ofPending = ['leaf', 'writer_key_id', 'mac', 'changes'];

const text = `with event as (insert into harbor.audit_event (${ofEvent.join(', ')})
    select ${ofEvent.join(', ')} from json_populate_recordset(null::harbor.audit_event, $1))
  insert into harbor.audit_pending (event_id, agency_id, xid, ${ofPending.join(', ')})
    select event_id, agency_id, xid, ${ofPending.join(', ')} from json_populate_recordset(null::harbor.audit_pending, $2)`;

/**
 * Many events with their queue rows in one statement: histories that the owner writes for demo agencies. Each event is
 * what `eventValues` gave; a few hundred to a thousand at a time.
 */
export function insertEvents(events: readonly (readonly unknown[])[]): { text: string; values: [string, string] } {
  const rows = events.map((values) => values.map(asJson));
  const event = rows.map((row) => Object.fromEntries(ofEvent.map((name, i) => [name, row[i]])));
  const pending = rows.map((row, i) => {
    const { event_id, agency_id, xid } = event[i]!;
    return { event_id, agency_id, xid, ...Object.fromEntries(ofPending.map((name, j) => [name, row[ofEvent.length + j]])) };
  });
  return { text, values: [JSON.stringify(event), JSON.stringify(pending)] };
}

/** Bytes as PostgreSQL reads them from a text; everything else as JSON writes it. */
export const asJson = (value: unknown): unknown =>
  Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : Array.isArray(value) ? value.map(asJson) : value;
