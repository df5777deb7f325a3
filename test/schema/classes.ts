// SPDX-License-Identifier: Apache-2.0
import type { DataClass } from '@harbor/policy';

/** Tables that hold no records: the clock of the tests and the list of migrations. */
export const apart: readonly string[] = ['test_clock', 'migration', 'migrations'];

/** How PostgreSQL writes the types that entities name. */
export const columnTypes: Readonly<Record<string, string>> = {
  uuid: 'uuid',
  text: 'text',
  int: 'integer',
  boolean: 'boolean',
  date: 'date',
  jsonb: 'jsonb',
  bytea: 'bytea',
  timestamptz: 'timestamp with time zone',
  tstzrange: 'tstzrange',
  float8: 'double precision',
  int4multirange: 'int4multirange',
};

const each = (table: string, dataClass: DataClass, columns: string): Record<string, DataClass> =>
  Object.fromEntries(columns.split(' ').map((column) => [`${table}.${column}`, dataClass]));

/** What the application role cannot read at all. Secrets count as restricted. */
export const gateClasses: Readonly<Record<string, DataClass>> = {
  ...each('gate.secret', 'C3', 'one context_key door_key'),
  ...each('gate.session', 'C0', 'agency_id id user_id role device opened_at seen_at idle ends_at fresh_until revoked_at'),
  ...each('gate.session', 'C2', 'together_with'),
  ...each('gate.session', 'C3', 'token_hash'),
  ...each('gate.credential', 'C0', 'agency_id user_id totp_step changed_at'),
  ...each('gate.credential', 'C3', 'password_hash totp_secret'),
  ...each('gate.guess', 'C0', 'bucket wrong last_at blocked_until recent'),
  ...each('gate.known_device', 'C0', 'agency_id user_id first_seen last_seen'),
  ...each('gate.known_device', 'C3', 'device_hash'),
  ...each('gate.listing', 'C0', 'agency_id id service_id location_id name_words words at latitude longitude languages terms'),
  ...each('gate.listing_turn', 'C0', 'agency_id'),
  ...each('gate.noted_change', 'C0', 'id agency_id acts'),
  ...each('gate.unlisted', 'C0', 'id agency_id services'),
  ...each('gate.listing', 'C0', 'genders youngest oldest week time_zone takes_referrals assured_on staleness'),
};

/** The log and what waits beside it. Ids and codes only; who was looked at is a matter of the case. */
export const logClasses: Readonly<Record<string, DataClass>> = {
  ...each(
    'harbor.audit_event',
    'C0',
    'event_id agency_id at xid request_id actor_id actor_role on_behalf_of session_ref auth_level',
  ),
  ...each(
    'harbor.audit_event',
    'C0',
    'device_ref net_ref action resource relation_used rule_id decision reason_code format outcome',
  ),
  ...each(
    'harbor.audit_event',
    'C2',
    'resource_id breakglass_id version_before version_after fields_touched changes result_count subjects',
  ),
  ...each('harbor.audit_event', 'C3', 'reason_enc row_digest salt'),
  ...each('harbor.audit_pending', 'C2', 'agency_id event_id xid changes'),
  ...each('harbor.audit_pending', 'C3', 'leaf writer_key_id mac'),
  ...each('harbor.audit_head', 'C0', 'agency_id epoch origin verifier_key size root frontier sealed_at witnesses witnessed_size'),
  ...each('harbor.audit_cosignature', 'C0', 'agency_id epoch size witness line signed_at'),
  ...each('harbor.audit_leaf', 'C2', 'agency_id epoch idx event_id leaf'),
  ...each('harbor.audit_leaf', 'C3', 'mac'),
  ...each('harbor.audit_tile', 'C2', 'agency_id epoch level idx hashes'),
  ...each('harbor.audit_checkpoint', 'C0', 'agency_id epoch size note signed_at'),
  ...each('harbor.audit_quarantine', 'C2', 'agency_id event_id leaf reason found_at'),
  ...each('harbor.audit_quarantine', 'C3', 'writer_key_id mac'),
  ...each('harbor.audit_alarm', 'C0', 'agency_id problem since epoch origin size root'),
  ...each('harbor.audit_epoch', 'C0', 'agency_id epoch event_id old_origin old_size old_root reason declared_at'),
  ...each('harbor.audit_epoch', 'C3', 'mac'),
  ...each('harbor.audit_expunge', 'C0', 'agency_id id ground asked_by asked_at approved_by approved_at events'),
  ...each('harbor.audit_expunge', 'C2', 'youth_id'),
  ...each('harbor.audit_warning', 'C0', 'agency_id kind since places'),
  ...each('harbor.idempotency', 'C0', 'agency_id user_id key body_hash route at'),
  ...each('harbor.idempotency', 'C2', 'resource_id'),
  ...each('harbor.job_part', 'C0', 'agency_id job_id what number owner_id'),
  ...each('harbor.job_part', 'C2', 'bytes_enc'),
};
