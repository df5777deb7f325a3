// SPDX-License-Identifier: Apache-2.0
import { parse } from 'csv-parse/sync';
import { type Entry, type HsdsRecord, isEntry, isRecordKind, recordKinds } from './entities.js';
import { partsOf, type Schemas } from './schemas.js';

/** Rows of the tabular form, by entity. */
export type Tables = Readonly<Record<string, readonly Entry[]>>;
/** A row that leads to nothing, and the field that says where it should. */
export interface Orphan {
  entity: string;
  row: Entry;
  by: string;
}
/** The fields by which a part of any entity names what it belongs to. */
const anyOwner: Readonly<Record<string, string>> = { attribute: 'link_id', metadata: 'resource_id' };

/** One row of a CSV file, typed as the schema says; an empty cell is a field that is not there. */
export function typedRow(schemas: Schemas, entity: string, cells: Readonly<Record<string, string>>): Entry {
  const fields = schemas[entity]?.properties ?? {};
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, text]) => {
      if (text === '') return [];
      const isNumber = fields[name]?.type === 'number' && Number.isFinite(Number(text));
      return [[name, isNumber ? Number(text) : text]];
    }),
  );
}

/** A whole CSV file. Long ones are read row by row with `typedRow`. @throws Error when it is not CSV */
export function readTable(schemas: Schemas, entity: string, csv: string): Entry[] {
  const rows = parse(csv, { columns: true, bom: true, skip_empty_lines: true }) as Record<string, string>[];
  return rows.map((row) => typedRow(schemas, entity, row));
}

/** What a row is part of: which entity (undefined: any), its id, the field that says so, and the list it stands in there. */
export interface Owner {
  entity: string | undefined;
  id: string;
  by: string;
  property: string;
}

/** What this row is part of, by its own fields. A file too long for memory is first divided by these ids. */
export function ownersOf(schemas: Schemas, entity: string, row: Entry): Owner[] {
  const any = anyOwner[entity];
  if (any) {
    const property = entity === 'attribute' ? 'attributes' : 'metadata';
    return typeof row[any] === 'string' ? [{ entity: undefined, by: any, id: row[any], property }] : [];
  }
  return Object.keys(schemas).flatMap((owner) => {
    const part = partsOf(schemas, owner).find((one) => one.entity === entity && one.isList);
    const id = row[`${owner}_id`];
    return part && typeof id === 'string' ? [{ entity: owner, by: `${owner}_id`, id, property: part.property }] : [];
  });
}

/**
 * Tables to records: each part stands in everything it names, without the fields that said so. A part that names
 * nothing which is there is an orphan; a record never is, even where it names another that is missing.
 */
export function assemble(schemas: Schemas, tables: Tables): { records: HsdsRecord[]; orphans: Orphan[] } {
  const entries = new Map<string, Map<string, Entry>>();
  for (const [entity, rows] of Object.entries(tables))
    entries.set(entity, new Map(rows.map((row) => [String(row['id']), { ...row }])));
  const find = (entity: string | undefined, id: string): Entry | undefined =>
    entity ? entries.get(entity)?.get(id) : [...entries.values()].map((byId) => byId.get(id)).find(Boolean);
  const orphans: Orphan[] = [];
  for (const [entity, rows] of Object.entries(tables).filter(([name]) => !isRecordKind(name))) {
    for (const row of rows) {
      const entry = find(entity, String(row['id']))!;
      const owners = ownersOf(schemas, entity, row);
      const found = owners.flatMap((owner) => {
        const whole = find(owner.entity, owner.id);
        return whole ? [{ ...owner, whole }] : [];
      });
      for (const { whole, property, by } of found) {
        whole[property] = [...((whole[property] as Entry[] | undefined) ?? []), entry];
        delete entry[by];
      }
      const isProgram = entity === 'program' && (tables['service'] ?? []).some((service) => service['program_id'] === row['id']);
      if (found.length === 0 && !isProgram) orphans.push({ entity, row, by: owners[0]?.by ?? 'id' });
    }
  }
  for (const service of entries.get('service')?.values() ?? []) {
    const program = find('program', String(service['program_id']));
    if (!program) continue;
    delete service['program_id'];
    service['program'] = program;
  }
  const records = recordKinds.flatMap((kind) =>
    [...(entries.get(kind)?.entries() ?? [])].map(([id, hsds]): HsdsRecord => ({ kind, id, hsds, isWhole: true })),
  );
  return { records, orphans };
}

/** Records to tables. A part that stands in several places is one row that names them all. The opposite of `assemble`. */
export function tabulate(schemas: Schemas, records: readonly HsdsRecord[]): Record<string, Entry[]> {
  const rows = new Map<string, Map<string, Entry>>();
  for (const { kind, hsds } of records) lay(kind, hsds, {});
  return Object.fromEntries([...rows].map(([entity, byId]) => [entity, [...byId.values()]]));

  function lay(entity: string, entry: Entry, owner: Entry): void {
    const parts = partsOf(schemas, entity).filter(({ entity: part }) => !isRecordKind(part));
    const own = Object.fromEntries(Object.entries(entry).filter(([name]) => !parts.some(({ property }) => property === name)));
    const id = String(entry['id']);
    for (const { property, entity: part, isList } of parts) {
      const value = entry[property];
      for (const child of (Array.isArray(value) ? value : [value]).filter(isEntry)) {
        if (!isList) own[`${part}_id`] = child['id'];
        const any = anyOwner[part];
        const kind = part === 'attribute' ? { link_entity: entity } : { resource_type: entity };
        lay(part, any ? { ...kind, ...child } : child, any ? { [any]: id } : isList ? { [`${entity}_id`]: id } : {});
      }
    }
    const byId = rows.get(entity) ?? new Map<string, Entry>();
    byId.set(id, { ...byId.get(id), ...own, ...owner });
    rows.set(entity, byId);
  }
}
