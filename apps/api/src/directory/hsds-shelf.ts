// SPDX-License-Identifier: Apache-2.0
import { type Entry, type HsdsRecord, type RecordKind, recordKinds, type Shelf } from '@harbor/hsds';
import type { ReadTx } from '../ledger/index.js';

export interface RecordRow {
  id: string;
  hsds: Entry;
}
/** Of a table named `r`: never a confidential place, nor what leads to one, whoever asks. */
const open: Record<RecordKind, string> = {
  taxonomy: 'true',
  taxonomy_term: 'true',
  organization: 'true',
  service: 'true',
  location: 'not r.is_confidential',
  service_at_location: `exists (select from harbor.location l where l.agency_id = r.agency_id and l.id = r.location_id and not l.is_confidential)`,
};
/** The condition under which a record may leave by the standard's API or an export. The table is named `r`. */
export const mayLeave = (kind: RecordKind): string => open[kind];

export const recordOf = (kind: RecordKind, { id, hsds }: RecordRow): HsdsRecord => ({ kind, id, hsds, isWhole: true });

/** How far an answer reaches from what was asked for. */
export interface Reach {
  /** The places of a service; the locations and services of an organization. */
  withLists: boolean;
}

/** The records that a compiled answer nests, read in as many statements as the answer has levels. */
export class LoadedShelf implements Shelf {
  private readonly byKind = Object.fromEntries(recordKinds.map((kind) => [kind, new Map<string, HsdsRecord>()])) as Record<
    RecordKind,
    Map<string, HsdsRecord>
  >;

  private constructor(
    private readonly tx: ReadTx,
    private readonly agencyId: string,
  ) {}

  static async around(tx: ReadTx, agencyId: string, roots: readonly HsdsRecord[], { withLists }: Reach): Promise<LoadedShelf> {
    const shelf = new LoadedShelf(tx, agencyId);
    const of = (kind: RecordKind) => roots.filter((record) => record.kind === kind).map(({ id }) => id);
    if (withLists) {
      await shelf.load('service', 'organization_id', of('organization'));
      await shelf.load('location', 'organization_id', of('organization'));
      await shelf.load('service_at_location', 'service_id', [...of('service'), ...shelf.ids('service')]);
    }
    const named = (by: string) => idsIn([...roots, ...shelf.all()], by);
    await shelf.load('location', 'id', named('location_id'));
    await shelf.load('service', 'id', named('service_id'));
    await shelf.load('organization', 'id', named('organization_id'));
    await shelf.load('taxonomy_term', 'id', named('taxonomy_term_id'));
    await shelf.load('taxonomy', 'id', named('taxonomy_id'));
    return shelf;
  }

  one(kind: RecordKind, id: string): HsdsRecord | undefined {
    return this.byKind[kind].get(id.toLowerCase());
  }

  many(kind: RecordKind, by: string, id: string): HsdsRecord[] {
    return [...this.byKind[kind].values()].filter(({ hsds }) => String(hsds[by]).toLowerCase() === id.toLowerCase());
  }

  private ids(kind: RecordKind): string[] {
    return [...this.byKind[kind].keys()];
  }
  private all(): HsdsRecord[] {
    return recordKinds.flatMap((kind) => [...this.byKind[kind].values()]);
  }

  private async load(kind: RecordKind, by: 'id' | 'service_id' | 'organization_id', ids: readonly string[]): Promise<void> {
    const missing = ids.filter((id) => by !== 'id' || !this.byKind[kind].has(id));
    if (missing.length === 0) return;
    const rows = await this.tx.rows<RecordRow>(
      `shelf-${kind}-${by}`,
      `select r.id, r.hsds from harbor.${kind} r where r.agency_id = $1 and r.${by} = any ($2) and ${open[kind]} order by r.id limit 5000`,
      [this.agencyId, [...new Set(missing)]],
    );
    for (const row of rows) this.byKind[kind].set(row.id, recordOf(kind, row));
  }
}

/** Every id that stands under a field of this name, however deep. */
function idsIn(value: unknown, by: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => idsIn(one, by));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === by && typeof inner === 'string' ? [inner.toLowerCase()] : idsIn(inner, by),
  );
}
