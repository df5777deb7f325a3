// SPDX-License-Identifier: Apache-2.0
import { type Entry, type HsdsRecord, isEntry, manyOf, oneOf, type RecordKind } from './entities.js';
import { partsOf, type Schemas } from './schemas.js';

/**
 * The records in one object of the compiled form, those that others need first: taxonomies before their terms, an
 * organization before its services. Fields the standard does not know are kept as they came. What names another record
 * that is not nested keeps its id. A record without an id takes none with it: the caller validates first.
 */
export function split(schemas: Schemas, kind: RecordKind, given: Entry): HsdsRecord[] {
  const found: HsdsRecord[] = [];
  keep(kind, given, true);
  return found;

  function keep(of: RecordKind, entry: Entry, isWhole: boolean): string {
    const id = String(entry['id']).toLowerCase();
    const later: [RecordKind, Entry][] = [];
    const hsds = plain(of, { ...entry, id }, later);
    found.push({ kind: of, id, hsds, isWhole });
    for (const [belonging, child] of later) keep(belonging, child, false);
    return id;
  }

  function plain(entity: string, entry: Entry, later: [RecordKind, Entry][]): Entry {
    const ones = oneOf[entity] ?? [];
    const lists = manyOf[entity] ?? [];
    const parts = partsOf(schemas, entity);
    const own: Entry = {};
    for (const [name, value] of Object.entries(entry)) {
      const one = ones.find(({ property }) => property === name);
      const list = lists.find(({ property }) => property === name);
      const part = parts.find(({ property }) => property === name);
      if (one && isEntry(value)) own[one.by] = keep(one.to, value, false);
      else if (list && Array.isArray(value)) {
        for (const child of value.filter(isEntry)) later.push([list.to, { ...child, [list.by]: entry['id'] }]);
      } else if (part && Array.isArray(value)) {
        own[name] = value.map((child: unknown) => (isEntry(child) ? plain(part.entity, child, later) : child));
      } else if (part && isEntry(value)) own[name] = plain(part.entity, value, later);
      else own[name] ??= value;
    }
    return own;
  }
}
