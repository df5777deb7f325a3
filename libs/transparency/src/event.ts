// SPDX-License-Identifier: Apache-2.0
import { hexOrNull, instant, uuid, uuidOrNull, uuids, wholeOrNull, xid } from './field.js';

/** The format this code writes. A reader that meets another number must stop and say so. */
export const eventFormat = 1;

/**
 * What one audit event commits to: the columns of `audit_event` except the salt, which stays apart
 * because it is the only part that may be destroyed. Ids and codes only, never names or narrative.
 *
 * A field left out is the same as null. Ids are UUIDs of 36 characters, in either case. Counts,
 * levels and versions are whole numbers.
 */
export interface EventBody {
  eventId: string;
  agencyId: string;
  /** To the millisecond. Store exactly this value: finer digits in the row would not be committed to. */
  at: Date;
  /** The transaction's xid8, in decimal. */
  xid: string;
  requestId?: string | null;
  /** Null only where nobody is known yet, as in a refused sign-in. */
  actorId?: string | null;
  actorRole?: string | null;
  onBehalfOf?: string | null;
  sessionRef?: string | null;
  authLevel?: number | null;
  deviceRef?: string | null;
  netRef?: string | null;
  action: string;
  resource: string;
  resourceId?: string | null;
  relationUsed?: string | null;
  ruleId?: string | null;
  decision: string;
  reasonCode?: string | null;
  reasonEnc?: Buffer | null;
  breakglassId?: string | null;
  versionBefore?: number | null;
  versionAfter?: number | null;
  fieldsTouched?: readonly string[] | null;
  rowDigest?: Buffer | null;
  resultCount?: number | null;
  outcome: string;
  /** Every child shown, in the order stored; empty when none was. */
  subjects: readonly string[];
  /** `table/id/action/version` of every row this transaction changed, in the order stored; empty for a reading. */
  changes: readonly string[];
  format: typeof eventFormat;
}

/** The committed body under its column names, every key present. */
export type EventRecord = ReturnType<typeof eventRecord>;

/**
 * The body as it is committed to: UUIDs in lower case, `at` as `2026-03-01T09:00:00.000Z`, bytes as
 * lower-case hex, absent as null. Arrays keep their order, and an empty one is not null.
 *
 * The keys stand in RFC 8785 order (UTF-16 code units), because the serializer writes them as they
 * come; a property test against a general implementation finds a misplaced one.
 *
 * @throws TypeError naming the column whose value a row could not give back as it was committed
 */
export function eventRecord(body: EventBody) {
  if (body.format !== eventFormat) throw new TypeError(`format: only ${eventFormat} is known`);
  return {
    action: body.action,
    actor_id: uuidOrNull('actor_id', body.actorId),
    actor_role: body.actorRole ?? null,
    agency_id: uuid('agency_id', body.agencyId),
    at: instant('at', body.at),
    auth_level: wholeOrNull('auth_level', body.authLevel),
    breakglass_id: uuidOrNull('breakglass_id', body.breakglassId),
    changes: body.changes,
    decision: body.decision,
    device_ref: uuidOrNull('device_ref', body.deviceRef),
    event_id: uuid('event_id', body.eventId),
    fields_touched: body.fieldsTouched ?? null,
    format: body.format,
    net_ref: body.netRef ?? null,
    on_behalf_of: uuidOrNull('on_behalf_of', body.onBehalfOf),
    outcome: body.outcome,
    reason_code: body.reasonCode ?? null,
    reason_enc: hexOrNull(body.reasonEnc),
    relation_used: body.relationUsed ?? null,
    request_id: uuidOrNull('request_id', body.requestId),
    resource: body.resource,
    resource_id: uuidOrNull('resource_id', body.resourceId),
    result_count: wholeOrNull('result_count', body.resultCount),
    row_digest: hexOrNull(body.rowDigest),
    rule_id: body.ruleId ?? null,
    session_ref: uuidOrNull('session_ref', body.sessionRef),
    subjects: uuids('subjects', body.subjects),
    version_after: wholeOrNull('version_after', body.versionAfter),
    version_before: wholeOrNull('version_before', body.versionBefore),
    xid: xid('xid', body.xid),
  };
}
