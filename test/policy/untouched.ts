// SPDX-License-Identifier: Apache-2.0
import type { House } from '../support/house.js';

/** Every table of records; the log and the queue beside it grow with refusals, and keys expire. */
async function recordTables({ owner }: House): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'harbor' and c.relkind = 'r' and c.relname !~ '^(audit_|idempotency|test_clock)' order by 1`,
  );
  return rows.map(({ name }) => name);
}

/** One digest over every row of every table of records: equal before and after means that nothing was changed. */
export async function fingerprint(house: House): Promise<string> {
  const parts = (await recordTables(house)).map(
    (table) => `(select coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) || '/' || count(*) from harbor.${table} t)`,
  );
  const { rows } = await house.owner.query<{ all: string }>(`select concat_ws(',', ${parts.join(', ')}) as all`);
  return rows[0]!.all;
}

/** How many rows there are and how many steps they have made, by table: what an act adds to it is its effect. */
export async function steps(house: House): Promise<Record<string, number>> {
  const parts = (await recordTables(house)).map(
    (table) =>
      `select '${table}' as name, count(*) * 1000000 + coalesce(sum((to_jsonb(t) ->> 'version')::int), 0) as steps from harbor.${table} t`,
  );
  const { rows } = await house.owner.query<{ name: string; steps: string }>(parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, steps: made }) => [name, Number(made)]));
}

export function difference(before: Record<string, number>, after: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.keys(after).flatMap((name) => (after[name] === before[name] ? [] : [[name, after[name]! - before[name]!]])),
  );
}
