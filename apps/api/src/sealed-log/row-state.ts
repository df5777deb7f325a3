// SPDX-License-Identifier: Apache-2.0
import type { Ask } from './log-reader.js';

/** A row as it stands. */
export interface RowNow {
  readonly name: string;
  readonly id: string;
  readonly version: number;
  /** SHA-256 of what it says, 32 bytes. */
  readonly row_hash: Buffer;
}

/** What the newest event about a row says of it. */
export interface RowTold {
  readonly name: string;
  readonly id: string;
  readonly act: string;
  readonly version: number;
  /** Hex; null where the database changed the row behind a door function, or the owner did. */
  readonly digest: string | null;
}

const rowsInPart = 20_000;
const mostParts = 256;

/** In how many parts the rows of an agency are read, so that none needs much memory. */
export async function partsOf(ask: Ask, agencyId: string): Promise<number> {
  const [row] = await ask<{ n: number }>('row-count', 'select gate.row_count($1)::float8 as n', [agencyId]);
  return Math.min(mostParts, Math.max(1, Math.ceil((row?.n ?? 0) / rowsInPart)));
}

export function rowsNow(ask: Ask, agencyId: string, part: number, parts: number): Promise<RowNow[]> {
  return ask<RowNow>('rows-now', 'select * from gate.rows_now($1, $2, $3)', [agencyId, part, parts]);
}

/** Rows that are not as the newest event about each left them, as `table/id`. */
export function rowsThatDiffer(
  now: readonly RowNow[],
  told: readonly RowTold[],
  digestOf: (rowHash: Buffer) => Buffer,
): string[] {
  const place = ({ name, id }: { name: string; id: string }) => `${name}/${id}`;
  const said = new Map(told.map((row) => [place(row), row]));
  const differ = now.filter((row) => {
    const event = said.get(place(row));
    said.delete(place(row));
    if (!event || event.act === 'delete' || event.version !== row.version) return true;
    return event.digest !== null && event.digest !== digestOf(row.row_hash).toString('hex');
  });
  const gone = [...said.values()].filter(({ act }) => act !== 'delete');
  return [...differ, ...gone].map(place);
}
