// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { KeyRing } from '../keys/index.js';
import { asJson, eventValues, insertEvents, type RowChange } from '../ledger/index.js';
import type { Book, NewRow, Told } from './seed-book.js';

// A table stands after those its foreign keys lead to.
const tables = [
  ...[
    'agency',
    'plan_template',
    'taxonomy',
    'taxonomy_term',
    'organization',
    'location',
    'service',
    'service_at_location',
    'account',
    'supervision',
    'data_key',
    'home',
    'home_member',
    'youth',
    'youth_case',
    'youth_alias',
    'care_team',
  ],
  ...['conflict', 'person_of_concern', 'safety_plan', 'plan_draft', 'plan_revision', 'caregiver_plan', 'plan_acknowledgement'],
  ...['living_arrangement', 'planned_move'],
  ...['consent', 'disclosure', 'recall_notice'],
  ...['guide_version', 'guide_review'],
  ...['referral', 'referral_offer', 'saved_list'],
];
const eventsAtOnce = 1000;

type Hashes = ReadonlyMap<string, Buffer>;
type PlacedRow = NewRow & { agencyId: string; changedAt: Date };

/**
 * Writes the book down inside the owner's transaction: the rows, the events that cover them, and then, the database
 * having checked that each row has its event, the rest of the events.
 *
 * The check looks through the events this transaction has queued so far; made before the thousands of readings join the
 * queue, it costs a tenth.
 */
export async function writeBook(owner: pg.Client, ring: KeyRing, { told }: Book): Promise<void> {
  const { rows } = await owner.query<{ xid: string }>('select pg_current_xact_id()::text as xid');
  const hashes = await addRows(owner, told);
  const values = (one: Told) => valuesOf(ring, rows[0]!.xid, one, hashes);
  await addEvents(owner, told.filter(({ act }) => act.rows?.length).map(values));
  await owner.query('set constraints all immediate');
  await addEvents(owner, told.filter(({ act }) => !act.rows?.length).map(values));
}

async function addRows(owner: pg.Client, told: readonly Told[]): Promise<Hashes> {
  const all = told.flatMap(({ agencyId, act }) => (act.rows ?? []).map((row) => ({ ...row, agencyId, changedAt: act.at })));
  const hashes = new Map<string, Buffer>();
  for (const table of tables) {
    for (const { id, row_hash } of await addTo(
      owner,
      table,
      all.filter((row) => row.table === table),
    )) {
      hashes.set(`${table}/${id}`, row_hash);
    }
  }
  if (hashes.size !== all.length) throw new Error('The demo has rows of a table that seed-write does not know.');
  return hashes;
}

async function addTo(owner: pg.Client, table: string, rows: readonly PlacedRow[]): Promise<{ id: string; row_hash: Buffer }[]> {
  const [first] = rows;
  if (!first) return [];
  // The agency's own id is its agency_id; the database fills it in.
  const columns = ['agency_id', ...(table === 'agency' ? [] : ['id']), 'changed_at', ...Object.keys(first.values)].join(', ');
  const given = rows.map(({ agencyId, id, changedAt, values }) => ({
    agency_id: agencyId,
    id,
    changed_at: changedAt,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, asJson(value)])),
  }));
  const added = await owner.query<{ id: string; row_hash: Buffer }>(
    `insert into harbor.${table} as t (${columns}) select ${columns} from json_populate_recordset(null::harbor.${table}, $1)
      returning t.id, harbor.row_hash(to_jsonb(t)) as row_hash`,
    [JSON.stringify(given)],
  );
  return added.rows;
}

function valuesOf(ring: KeyRing, xid: string, { agencyId, by, act }: Told, hashes: Hashes): unknown[] {
  const changes = (act.rows ?? []).map(({ table, id }): RowChange => {
    return { table, id, act: 'insert', version: 1, rowHash: hashes.get(`${table}/${id}`) };
  });
  const request = { requestId: randomUUID(), ruleId: act.ruleId };
  return eventValues(ring, { agencyId, ...by, at: act.at, xid }, request, act.kind, act.happening, changes);
}

async function addEvents(owner: pg.Client, events: readonly unknown[][]): Promise<void> {
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    await owner.query(insertEvents(events.slice(from, from + eventsAtOnce)));
  }
}
