// SPDX-License-Identifier: Apache-2.0
import { type Entry, type HsdsRecord, isEntry, manyOf, oneOf, type RecordKind } from './entities.js';
import { partsOf, type Schemas } from './schemas.js';

/** Where compiling finds the records it nests. What it does not give is left as an id, or out. */
export interface Shelf {
  one(kind: RecordKind, id: string): HsdsRecord | undefined;
  /** Those whose field `by` names this id. */
  many(kind: RecordKind, by: string, id: string): readonly HsdsRecord[];
}

/**
 * The compiled form of one record: what belongs to it nested, and then without the id that says the same. Two records
 * that name each other are not nested in one another. The opposite of `split`.
 */
export function compile(schemas: Schemas, record: HsdsRecord, shelf: Shelf): Entry {
  return nested(record.kind, record.hsds, [record.kind]);

  function nested(entity: string, entry: Entry, within: readonly RecordKind[]): Entry {
    const parts = partsOf(schemas, entity);
    const whole: Entry = {};
    for (const [name, value] of Object.entries(entry)) {
      const part = parts.find(({ property }) => property === name);
      const child = (one: unknown) => (part && isEntry(one) ? nested(part.entity, one, within) : one);
      whole[name] = Array.isArray(value) ? value.map(child) : child(value);
    }
    for (const { property, to, by } of oneOf[entity] ?? []) {
      const id = whole[by];
      const found = typeof id === 'string' && !within.includes(to) ? shelf.one(to, id) : undefined;
      if (!found) continue;
      delete whole[by];
      whole[property] = nested(to, found.hsds, [...within, to]);
    }
    for (const { property, to, by } of manyOf[entity] ?? []) {
      const found = within.includes(to) ? [] : shelf.many(to, by, String(entry['id']));
      if (found.length === 0) continue;
      whole[property] = found.map((one) => {
        const { [by]: _owner, ...own } = one.hsds;
        return nested(to, own, [...within, to]);
      });
    }
    return whole;
  }
}

/** A shelf of records held in memory. */
export function shelfOf(records: readonly HsdsRecord[]): Shelf {
  const byId = new Map(records.map((record) => [`${record.kind}/${record.id}`, record]));
  return {
    one: (kind, id) => byId.get(`${kind}/${id}`),
    many: (kind, by, id) => records.filter((record) => record.kind === kind && record.hsds[by] === id),
  };
}
