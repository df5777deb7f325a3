// SPDX-License-Identifier: Apache-2.0
import { isDeepStrictEqual } from 'node:util';
import { type CaseName, cases, type Target } from './cases.js';
import type { House } from './house.js';
import type { Server, ServerName } from './servers.js';

/** What differs between any two requests: ids, instants, digests under fresh salts, and the versions a change steps on. */
const ownColumns = [
  'event_id',
  'request_id',
  'at',
  'xid',
  'salt',
  'leaf',
  'mac',
  'row_digest',
  'changed_at',
  'saved_at',
  'content_enc',
];
const ownFields = ['id', 'version', 'number', 'signedAt', 'savedAt'];
const tables = [
  'audit_event',
  'audit_pending',
  'plan_draft',
  'plan_revision',
  'caregiver_plan',
  'safety_plan',
  'idempotency',
  'youth',
];

type Left = Record<string, { count: number; newest: unknown[] }>;

/**
 * One request of each server about the same youth leaves equal rows and gives the same answer: else their figures say
 * nothing.
 *
 * @throws Error naming the first difference
 */
export async function requireEqual(
  name: CaseName,
  house: House,
  servers: Record<ServerName, Server>,
  targets: () => Promise<Target[]>,
): Promise<void> {
  const seen = {} as Record<ServerName, { body: unknown; left: Left }>;
  for (const who of ['ours', 'limit'] as const) {
    const [target] = await targets();
    const before = await countRows(house);
    const body = await ask(servers[who].url, name, target!);
    seen[who] = { body: masked(body, ownFields), left: await whatIsLeft(house, before) };
  }
  for (const part of ['body', 'left'] as const) {
    if (isDeepStrictEqual(seen.ours[part], seen.limit[part])) continue;
    const told = (who: ServerName) => JSON.stringify(seen[who][part], undefined, 1);
    throw new Error(
      `${name}: ours and limit differ in ${part === 'body' ? 'their answers' : 'the rows they leave'}.\n${told('ours')}\n${told('limit')}`,
    );
  }
}

async function ask(url: string, name: CaseName, target: Target): Promise<unknown> {
  const { method, path, headers, body } = cases[name].request(target, 0);
  const reply = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${target.token}`, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (!reply.ok) throw new Error(`${name} answered ${reply.status}: ${await reply.text()}`);
  return reply.json();
}

async function countRows(house: House): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(select count(*)::int from harbor.${table}) as ${table}`).join(', ');
  return (await house.owner.query<Record<string, number>>(`select ${counts}`)).rows[0]!;
}

/** How many rows each table gained, and those rows, without what cannot be equal. */
async function whatIsLeft(house: House, before: Record<string, number>): Promise<Left> {
  const after = await countRows(house);
  const left: Left = {};
  for (const table of tables) {
    const count = after[table]! - before[table]!;
    const newest = await newestOf(house, table, count);
    left[table] = { count, newest };
  }
  return left;
}

async function newestOf(house: House, table: string, count: number): Promise<unknown[]> {
  if (count === 0) return [];
  // The newest by transaction: each server's request was the last that wrote.
  const { rows } = await house.owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from harbor.${table} t order by t.xmin::text::bigint desc limit $1`,
    [count],
  );
  return rows.map(({ row }) => ({ ...masked(row, ownColumns), ...namesOf(row) }));
}

/** Whether something stands there is compared; what it is cannot be. */
function masked(value: unknown, own: readonly string[]): object {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => {
      if (own.includes(key)) return inner === null ? null : 'own';
      return inner;
    }),
  ) as object;
}

/** Ids of new rows, keys and versions inside texts are reduced to their form. */
function namesOf(row: Record<string, unknown>): Record<string, unknown> {
  const form = (text: unknown) =>
    typeof text === 'string'
      ? text
          .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
          .replace(/\/\d+(?=\/|$)/, '/n')
          .replace(/[0-9a-f]{64}$/, 'digest')
      : text;
  const own = [
    'resource_id',
    'key',
    'body_hash',
    'id',
    'revision_id',
    'number',
    'signed_at',
    'published_at',
    'version_before',
    'version_after',
  ];
  const masks = Object.fromEntries(own.filter((name) => name in row).map((name) => [name, row[name] === null ? null : 'own']));
  return { ...masks, ...('changes' in row ? { changes: (row['changes'] as unknown[]).map(form) } : {}) };
}
