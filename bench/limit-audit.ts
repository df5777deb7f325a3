// SPDX-License-Identifier: Apache-2.0
import { type Answer, newRequestId, transaction } from './limit-database.js';

interface Row {
  event_id: string;
  at: Date;
  actor_id: string;
  actor_name: string | null;
  actor_role: string;
  action: string;
  resource: string;
  resource_id: string | null;
  youth: { id: string; caseCode: string | null }[];
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

const page = { name: 'audit', text: 'select * from gate.audit_page(null, null, null, null, null, null, null, null, $1)' };

export function searchEvents(token: string, { limit }: { limit: number }): Promise<Answer> {
  return transaction(token, async (tx) => {
    const rows = await tx.rows<Row>({ ...page, values: [limit + 1] });
    const items = rows.slice(0, limit).map(viewEvent);
    await tx.tell(newRequestId(), {
      action: 'audit.searched',
      resource: 'audit',
      relationUsed: 'supervising',
      ruleId: 'audit.read',
      fieldsTouched: [],
      resultCount: items.length,
      subjects: [...new Set(items.flatMap(({ youth }) => youth.map(({ id }) => id)))],
    });
    const last = items.at(-1)?.id;
    const next = rows.length > limit ? Buffer.from(JSON.stringify([last])).toString('base64url') : null;
    return { status: 200, body: { items, next } };
  });
}

function viewEvent(row: Row) {
  return {
    id: row.event_id,
    at: row.at.toISOString(),
    actorId: row.actor_id,
    actorName: row.actor_name,
    actorRole: row.actor_role,
    action: row.action,
    resource: row.resource,
    resourceId: row.resource_id,
    youth: row.youth.sort((a, b) => ((a.caseCode ?? '') < (b.caseCode ?? '') ? -1 : 1)),
    youthNotShown: row.youth_not_shown,
    relation: row.relation_used,
    decision: row.decision,
    outcome: row.outcome,
    reasonCode: row.reason_code,
    fieldsTouched: row.fields_touched ?? [],
    resultCount: row.result_count,
    versionBefore: row.version_before,
    versionAfter: row.version_after,
    requestId: row.request_id,
  };
}
