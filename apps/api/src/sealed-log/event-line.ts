// SPDX-License-Identifier: Apache-2.0
import { commit, type EventBody, eventRecord, jcs, leaf } from '@harbor/transparency';

/** The columns of an event as the driver reads them; all null where the event is gone. */
export interface EventColumns {
  event_id: string | null;
  agency_id: string;
  at: Date;
  xid: string;
  request_id: string | null;
  actor_id: string | null;
  actor_role: string | null;
  on_behalf_of: string | null;
  session_ref: string | null;
  auth_level: number | null;
  device_ref: string | null;
  net_ref: string | null;
  action: string;
  resource: string;
  resource_id: string | null;
  relation_used: string | null;
  rule_id: string | null;
  decision: string;
  reason_code: string | null;
  reason_enc: Buffer | null;
  breakglass_id: string | null;
  version_before: number | null;
  version_after: number | null;
  fields_touched: string[] | null;
  row_digest: Buffer | null;
  changes: string[];
  result_count: number | null;
  outcome: string;
  subjects: string[];
  format: number;
  salt: Buffer | null;
}

/** An event whose salt is there, with the body that was committed to unless somebody changed it. */
export interface Told {
  readonly salt: Buffer;
  readonly body: EventBody;
}

/** Undefined where the event or its salt is gone, or where it says what no event can have said. */
export function toldBy(row: EventColumns): Told | undefined {
  if (row.event_id === null || row.salt === null) return undefined;
  const body = bodyOf(row, row.event_id);
  try {
    eventRecord(body);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  return { salt: row.salt, body };
}

/** Whether this is what was sealed. */
export function isWhatWasSealed(sealed: Buffer, { salt, body }: Told): boolean {
  return leaf(body.eventId, body.at, commit(salt, body)).equals(sealed);
}

/** The line of a bundle: salt and body, or a hyphen (docs/log-format.md). */
export function lineOf(told: Told | undefined): string {
  return told ? `${told.salt.toString('hex')} ${jcs(told.body)}\n` : '-\n';
}

function bodyOf(row: EventColumns, eventId: string): EventBody {
  return {
    eventId,
    agencyId: row.agency_id,
    at: row.at,
    xid: row.xid,
    requestId: row.request_id,
    actorId: row.actor_id,
    actorRole: row.actor_role,
    onBehalfOf: row.on_behalf_of,
    sessionRef: row.session_ref,
    authLevel: row.auth_level,
    deviceRef: row.device_ref,
    netRef: row.net_ref,
    action: row.action,
    resource: row.resource,
    resourceId: row.resource_id,
    relationUsed: row.relation_used,
    ruleId: row.rule_id,
    decision: row.decision,
    reasonCode: row.reason_code,
    reasonEnc: row.reason_enc,
    breakglassId: row.breakglass_id,
    versionBefore: row.version_before,
    versionAfter: row.version_after,
    fieldsTouched: row.fields_touched,
    rowDigest: row.row_digest,
    changes: row.changes,
    resultCount: row.result_count,
    outcome: row.outcome,
    subjects: row.subjects,
    format: row.format as EventBody['format'],
  };
}
