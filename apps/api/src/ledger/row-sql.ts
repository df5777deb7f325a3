// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';
import type { EntityMetadata } from 'typeorm';

/** A statement prepared under a name of its own; the same columns give the same name. */
export interface NamedStatement {
  name: string;
  text: string;
  values: unknown[];
}

/**
 * The two statements that change a row, from the entity's own columns. Names come from metadata, values are always
 * parameters. The digest of the row as stored goes into the event.
 */
export function insertSql(metadata: EntityMetadata, row: Record<string, unknown>): NamedStatement {
  // A null is left to the column's default: the role may fill in only the columns a new row starts with.
  const set = columns(metadata, row).filter(({ value }) => value !== null);
  return named(
    `insert into harbor.${metadata.tableName} (${set.map(({ name }) => name).join(', ')})
      values (${set.map((_, i) => `$${i + 1}`).join(', ')})`,
    set.map(({ value }) => value),
  );
}

export function updateSql(
  metadata: EntityMetadata,
  patch: Record<string, unknown>,
  key: [agencyId: string, id: string, version: number],
): NamedStatement {
  const set = columns(metadata, patch);
  return named(
    `update harbor.${metadata.tableName} t set ${set.map(({ name }, i) => `${name} = $${i + 4}`).join(', ')}${set.length ? ', ' : ''}version = version + 1
      where agency_id = $1 and id = $2 and version = $3 returning harbor.row_hash(to_jsonb(t)) as row_hash`,
    [...key, ...set.map(({ value }) => value)],
  );
}

function columns(metadata: EntityMetadata, row: Record<string, unknown>): { name: string; value: unknown }[] {
  return Object.entries(row).flatMap(([property, value]) => {
    if (value === undefined) return [];
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${metadata.tableName} has no ${property}.`);
    const isJson = column.type === 'jsonb';
    return [{ name: column.databaseName, value: isJson ? JSON.stringify(value) : value }];
  });
}

/** Adds rows and steps on those whose columns differ, in one statement. All rows have the same properties. */
export function keepSql(metadata: EntityMetadata, agencyId: string, rows: readonly Record<string, unknown>[]): NamedStatement {
  const given = Object.keys(rows[0] ?? {}).filter((property) => property !== 'id');
  const set = given.map((property) => {
    const column = metadata.findColumnWithPropertyName(property);
    if (!column) throw new Error(`${metadata.tableName} has no ${property}.`);
    return { property, name: column.databaseName, type: `${String(column.type)}${column.isArray ? '[]' : ''}` };
  });
  const names = set.map(({ name }) => name);
  const of = (table: string) => names.map((name) => `${table}.${name}`).join(', ');
  return named(
    `insert into harbor.${metadata.tableName} as t (agency_id, id, ${names.join(', ')})
      select $1, r.id, ${of('r')} from jsonb_to_recordset($2::jsonb) r(id uuid, ${set.map(({ name, type }) => `${name} ${type}`).join(', ')})
      on conflict (agency_id, id) do update set ${names.map((name) => `${name} = excluded.${name}`).join(', ')}, version = t.version + 1
        where (${of('t')}) is distinct from (${of('excluded')})
      returning id, version, harbor.row_hash(to_jsonb(t)) as row_hash`,
    [
      agencyId,
      JSON.stringify(
        rows.map((row) => Object.fromEntries([['id', row['id']], ...set.map(({ property, name }) => [name, row[property]])])),
      ),
    ],
  );
}

/** The digest of a row as stored. Apart from the insert, because RETURNING is checked before the row's own effects are seen. */
export function hashSql(metadata: EntityMetadata, agencyId: string, id: string): NamedStatement {
  return named(
    `select harbor.row_hash(to_jsonb(t)) as row_hash from harbor.${metadata.tableName} t where agency_id = $1 and id = $2`,
    [agencyId, id],
  );
}

const names = new Map<string, string>();

function named(text: string, values: unknown[]): NamedStatement {
  const name = names.get(text) ?? hash('sha1', text, 'base64');
  names.set(text, name);
  return { name, text, values };
}
