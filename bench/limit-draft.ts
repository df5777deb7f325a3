// SPDX-License-Identifier: Apache-2.0
import type { Cipher } from '@harbor/api/keys/index';

import { type Answer, keys, newRequestId, transaction, type Transaction } from './limit-database.js';

export interface Item {
  id: string;
  section: string;
  text: string;
  voice: string;
  basis: string | null;
  audience: string;
  isKept: boolean;
}
export interface Content {
  items: Item[];
  skipped: string[];
}
interface DraftRow {
  id: string;
  version: number;
  plan_id: string;
  template_id: string;
  stage: string;
  status: string;
  based_on: number;
  content_enc: Buffer;
  together_since: Date | null;
  agreement: string | null;
  started_by: string;
  proposed_by: string | null;
  decided_by: string | null;
  saved_at: Date | null;
  saved_by: string | null;
  proposed_at: Date | null;
  decided_at: Date | null;
  decided_why_enc: Buffer | null;
  names: Record<string, string>;
  relation: string | null;
  wrapped: Buffer;
  time_zone: string;
}
export interface Draft {
  row: DraftRow;
  content: Content;
  cipher: Cipher;
  closed: ReadonlySet<string>;
}

const ciphers = new Map<string, { wrapped: Buffer; cipher: Cipher }>();
async function cipherOf(agencyId: string, youthId: string, wrapped: Buffer): Promise<Cipher> {
  const known = ciphers.get(youthId);
  if (known?.wrapped.equals(wrapped)) return known.cipher;
  const cipher = await keys.open(agencyId, youthId, wrapped);
  ciphers.set(youthId, { wrapped, cipher });
  return cipher;
}

const templates = new Map<string, ReadonlySet<string>>();
async function closedSections(tx: Transaction, id: string): Promise<ReadonlySet<string>> {
  let known = templates.get(id);
  if (!known) {
    const text = 'select sections from harbor.plan_template where agency_id = (select gate.ctx_agency()) and id = $1';
    const [row] = await tx.rows<{ sections: { code: string; dataClass: string }[] }>({ name: 'template', text, values: [id] });
    known = new Set(row!.sections.filter(({ dataClass }) => dataClass !== 'C2').map(({ code }) => code));
    templates.set(id, known);
  }
  return known;
}

const draft = {
  name: 'draft',
  text: `select d.id, d.version, d.plan_id, d.template_id, d.stage, d.status, d.based_on, d.content_enc, d.together_since, d.agreement,
      d.started_by, d.proposed_by, d.decided_by, d.saved_at, d.saved_by, d.proposed_at, d.decided_at, d.decided_why_enc,
      (select json_object_agg(u.id, u.display_name) from harbor.account u where u.agency_id = d.agency_id
        and u.id in (d.started_by, d.saved_by, d.proposed_by, d.decided_by, (select gate.ctx_user()))) as names,
      gate.related(y.id, '{assigned}') as relation, k.wrapped, g.time_zone
    from harbor.youth y join harbor.data_key k on k.agency_id = y.agency_id and k.id = y.id
    join harbor.agency g on g.agency_id = y.agency_id
    join harbor.plan_draft d on d.agency_id = y.agency_id and d.youth_id = y.id and d.closed_at is null
    where y.agency_id = (select gate.ctx_agency()) and y.id = $1`,
};

export async function openDraft(tx: Transaction, youthId: string): Promise<Draft> {
  const [row] = await tx.rows<DraftRow>({ ...draft, values: [youthId] });
  if (!row?.relation) throw new Error('not visible');
  const cipher = await cipherOf((await tx.entered).agency_id, youthId, row.wrapped);
  const content = JSON.parse(cipher.decrypt('plan_draft.content', row.id, row.content_enc)) as Content;
  return { row, cipher, content, closed: await closedSections(tx, row.template_id) };
}

const save = {
  name: 'save-draft',
  text: `update harbor.plan_draft t set content_enc = $4, agreement = null, saved_at = $5, saved_by = $6, version = version + 1
    where agency_id = $1 and id = $2 and version = $3 returning harbor.row_hash(to_jsonb(t)) as row_hash`,
};

export function saveDraft(
  token: string,
  youthId: string,
  version: number,
  asked: { items: Omit<Item, 'isKept'>[] },
): Promise<Answer> {
  return transaction(token, async (tx) => {
    const { row, cipher, content, closed } = await openDraft(tx, youthId);
    for (const { id, section, text, voice, basis, audience } of asked.items) {
      const at = content.items.findIndex((item) => item.id === id);
      const put = { id, section, text, voice, basis: basis ?? null, audience, isKept: content.items[at]?.isKept ?? false };
      if (at < 0) content.items.push(put);
      else content.items[at] = put;
    }
    const bytes = cipher.encrypt('plan_draft.content', row.id, JSON.stringify(content));
    const { agency_id: agencyId, user_id: userId, at } = await tx.entered;
    const [saved] = await tx.rows<{ row_hash: Buffer }>({ ...save, values: [agencyId, row.id, version, bytes, at, userId] });
    if (!saved) throw new Error('stale');
    const told = {
      action: 'plan.draftChanged',
      resource: 'plan_draft',
      resourceId: row.id,
      relationUsed: row.relation,
      ruleId: 'plan.draft',
      subjects: [youthId],
      fieldsTouched: [...new Set(asked.items.map(({ section }) => section))],
      versionBefore: version,
      versionAfter: version + 1,
    };
    await tx.tell(newRequestId(), told, [{ code: `plan_draft/${row.id}/update/${version + 1}`, rowHash: saved.row_hash }]);
    return { status: 200, body: viewDraft({ ...row, saved_at: at, saved_by: userId }, version + 1, content, closed) };
  });
}

function viewDraft(row: DraftRow, version: number, content: Content, closed: ReadonlySet<string>) {
  return {
    id: row.id,
    stage: row.stage,
    status: row.status,
    templateId: row.template_id,
    basedOn: row.based_on,
    startedBy: row.started_by,
    startedByName: row.names[row.started_by],
    savedAt: row.saved_at,
    savedByName: row.saved_by && row.names[row.saved_by],
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by && row.names[row.proposed_by],
    proposedAt: row.proposed_at,
    decidedBy: row.decided_by,
    decidedByName: row.decided_by && row.names[row.decided_by],
    decidedAt: row.decided_at,
    // No draft of the bench was decided on.
    decidedWhy: row.decided_why_enc,
    version,
    isTogether: row.together_since !== null,
    agreement: row.agreement,
    skipped: content.skipped,
    items: viewItems(content, closed),
  };
}

export function viewItems(content: Content, closed: ReadonlySet<string>) {
  return content.items.map(({ id, section, text, voice, basis, audience, isKept }) => {
    const isClosed = closed.has(section);
    return { id, section, text: isClosed ? null : text, voice, basis, audience, isClosed, isKept };
  });
}
