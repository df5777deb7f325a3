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
