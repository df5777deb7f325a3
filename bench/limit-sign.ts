// SPDX-License-Identifier: Apache-2.0
import { hash, randomUUID } from 'node:crypto';
import { addDays, dateIn } from '@harbor/calendar';
import type { Cipher } from '@harbor/api/keys/index';

import { type Answer, type Change, newRequestId, type Statement, transaction, type Transaction } from './limit-database.js';
import { type Content, type Draft, openDraft, viewItems } from './limit-draft.js';

interface Asked {
  key: string;
  url: string;
  body: { agreement: string; why?: string };
}
interface PlanRow {
  version: number;
  current_revision: number;
  plan_review_days: number;
  display_name: string;
}
const route = 'POST /api/v1/youth/:youthId/plan/draft/sign';

const claim = {
  name: 'claim',
  text: `insert into harbor.idempotency (agency_id, user_id, key, body_hash, route, resource_id, at)
    values ((select gate.ctx_agency()), (select gate.ctx_user()), $1, $2, $3, $4, harbor.now()) on conflict do nothing returning key`,
};
const plan = {
  name: 'plan',
  text: `select p.version, p.current_revision, g.plan_review_days, u.display_name from harbor.safety_plan p
    join harbor.agency g on g.agency_id = p.agency_id join harbor.account u on u.agency_id = p.agency_id and u.id = (select gate.ctx_user())
    where p.agency_id = (select gate.ctx_agency()) and p.youth_id = $1`,
};

export function signPlan(token: string, youthId: string, version: number, asked: Asked): Promise<Answer> {
  return transaction(token, async (tx) => {
    const id = randomUUID();
    const { agreement, why } = asked.body;
    const bodyHash = hash('sha256', `POST ${asked.url}\n${hash('sha256', JSON.stringify(asked.body))}`, 'buffer');
    const [[claimed], draft, [state]] = await Promise.all([
      tx.rows({ ...claim, values: [asked.key, bodyHash, route, id] }),
      openDraft(tx, youthId),
      tx.rows<PlanRow>({ ...plan, values: [youthId] }),
    ]);
    if (!claimed || !state) throw new Error('claimed before');
    const { agency_id: agencyId, user_id: userId, at } = await tx.entered;
    const { row, content, closed } = draft;
    const kept = {
      ...content,
      items: content.items.map((item) => ({ ...item, isKept: item.isKept || item.voice !== 'worker' })),
    };
    const reviewBy = addDays(dateIn(row.time_zone, at), state.plan_review_days);
    const number = state.current_revision + 1;
    const signed = { id, agencyId, userId, youthId, version, number, reviewBy, agreement, why, at: at.toISOString() };
    const changes = await writeAll(tx, signed, draft, kept, state);
    await tx.tell(
      newRequestId(),
      {
        action: 'plan.signed',
        resource: 'plan_revision',
        resourceId: id,
        relationUsed: row.relation,
        ruleId: 'plan.sign',
        subjects: [youthId],
        reasonCode: agreement,
        versionAfter: 1,
      },
      changes,
    );
    const body = {
      id,
      number,
      templateId: row.template_id,
      stage: row.stage,
      agreement,
      items: viewItems(kept, closed),
      skipped: kept.skipped,
      agreementWhy: why ?? null,
      signedBy: userId,
      signedByName: state.display_name,
      signedAt: at.toISOString(),
      approvedBy: null,
      reviewBy,
    };
    return { status: 201, body };
  });
}

interface Signed {
  id: string;
  agencyId: string;
  userId: string;
  youthId: string;
  version: number;
  number: number;
  reviewBy: string;
  agreement: string;
  at: string;
}

/** The four rows of a signature and their digests, in one packet. */
async function writeAll(tx: Transaction, signed: Signed, draft: Draft, kept: Content, state: PlanRow): Promise<Change[]> {
  const { id, agencyId, userId, youthId, version, number, reviewBy, agreement, at } = signed;
  const { row, cipher, content, closed } = draft;
  const copyId = randomUUID();
  const copy = copyOf(content, closed, row.template_id);
  tx.together();
  const hashes = await Promise.all([
    hashed(
      tx,
      named(
        'sign-draft',
        `update harbor.plan_draft t set status = 'signed', closed_at = $4, together_since = null, version = version + 1
      where agency_id = $1 and id = $2 and version = $3 returning harbor.row_hash(to_jsonb(t)) as row_hash`,
        [agencyId, row.id, version, at],
      ),
    ),
    inserted(
      tx,
      'plan_revision',
      agencyId,
      id,
      named(
        'sign-revision',
        `insert into harbor.plan_revision (id, plan_id, youth_id, template_id, number,
        stage, review_by, signed_by, signed_at, agreement, content_enc, agency_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          id,
          row.plan_id,
          youthId,
          row.template_id,
          number,
          row.stage,
          reviewBy,
          userId,
          at,
          agreement,
          seal(cipher, 'plan_revision', id, kept),
          agencyId,
        ],
      ),
    ),
    inserted(
      tx,
      'caregiver_plan',
      agencyId,
      copyId,
      named(
        'sign-copy',
        `insert into harbor.caregiver_plan (id, youth_id, revision_id, number, stage,
        published_at, content_enc, agency_id) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [copyId, youthId, id, number, row.stage, at, seal(cipher, 'caregiver_plan', copyId, copy), agencyId],
      ),
    ),
    hashed(
      tx,
      named(
        'sign-plan',
        `update harbor.safety_plan t set current_revision = $4, stage = $5, review_by = $6, version = version + 1
      where agency_id = $1 and id = $2 and version = $3 returning harbor.row_hash(to_jsonb(t)) as row_hash`,
        [agencyId, row.plan_id, state.version, number, row.stage, reviewBy],
      ),
    ),
  ]);
  const codes = [
    `plan_draft/${row.id}/update/${version + 1}`,
    `plan_revision/${id}/insert/1`,
    `caregiver_plan/${copyId}/insert/1`,
    `safety_plan/${row.plan_id}/update/${state.version + 1}`,
  ];
  return codes.map((code, i) => ({ code, rowHash: hashes[i]! }));
}

const named = (name: string, text: string, values: unknown[]): Statement => ({ name, text, values });

function seal(cipher: Cipher, table: string, id: string, content: unknown): Buffer {
  return cipher.encrypt(`${table}.content`, id, JSON.stringify(content));
}

async function hashed(tx: Transaction, statement: Statement): Promise<Buffer> {
  const [row] = await tx.rows<{ row_hash: Buffer }>(statement);
  if (!row) throw new Error('stale');
  return row.row_hash;
}

function inserted(tx: Transaction, table: string, agencyId: string, id: string, statement: Statement): Promise<Buffer> {
  void tx.rows(statement);
  const text = `select harbor.row_hash(to_jsonb(t)) as row_hash from harbor.${table} t where agency_id = $1 and id = $2`;
  return hashed(tx, named(`hash-${table}`, text, [agencyId, id]));
}

function copyOf({ items }: Content, closed: ReadonlySet<string>, templateId: string) {
  return { templateId, items: items.filter(({ audience, section }) => audience === 'caregiver' && !closed.has(section)) };
}
