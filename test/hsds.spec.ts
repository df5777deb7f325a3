// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import {
  assemble,
  compile,
  type Entry,
  type HsdsRecord,
  openMinutes,
  readTable,
  type RecordKind,
  shelfOf,
  split,
  tableNames,
  tabulate,
  Validator,
} from '@harbor/hsds';

const folder = 'libs/hsds/standard';
const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
const schemas = Object.fromEntries(
  readdirSync(`${folder}/schema`)
    .filter((name) => name.endsWith('.json') && name !== 'openapi.json')
    .map((name) => [name.replace('.json', ''), read(`schema/${name}`)]),
);
const validator = new Validator(schemas);
const entityOf = new Map(Object.entries(tableNames).map(([entity, table]) => [table, entity]));
const example = (name: string): Entry => read(`examples/${name}.json`);
const byId = (records: readonly HsdsRecord[]) => Object.fromEntries(records.map(({ kind, id, hsds }) => [`${kind}/${id}`, hsds]));
const whole = (records: readonly HsdsRecord[], kind: RecordKind) =>
  compile(
    schemas,
    records.find((record) => record.kind === kind && record.isWhole)!,
    shelfOf(records),
  );

describe('the official examples of the standard', () => {
  it.each([
    ['service_full', 'service'],
    ['organization_full', 'organization'],
    ['service_at_location_full', 'service_at_location'],
    ['location', 'location'],
    ['taxonomy', 'taxonomy'],
    ['taxonomy_term', 'taxonomy_term'],
  ] as const)('%s comes apart into records and together again as it was, and fits the schemas', (name, kind) => {
    const given = example(name);
    expect(validator.misfits(kind, given)).toEqual([]);
    const records = split(schemas, kind, given);
    for (const record of records) expect(validator.misfits(record.kind, record.hsds)).toEqual([]);
    const again = whole(records, kind);
    expect(validator.misfits(kind, again)).toEqual([]);
    expect(byId(split(schemas, kind, again))).toEqual(byId(records));
    expect(asTheExamplesSayIt(again)).toEqual(asTheExamplesSayIt(given));
  });

  it('in tables, JSON and CSV alike, become the same records and the same tables again', () => {
    const json = Object.fromEntries(
      Object.entries(read('examples/tabular.json') as Record<string, Entry[]>).map(([file, rows]) => [
        entityOf.get(file.replace('.csv', '')) ?? file,
        rows,
      ]),
    );
    const csv = Object.fromEntries(
      readdirSync(`${folder}/examples/csv`)
        .filter((file) => file.endsWith('.csv'))
        .map((file) => {
          const entity = entityOf.get(file.replace('.csv', '')) ?? file;
          return [entity, readTable(schemas, entity, readFileSync(`${folder}/examples/csv/${file}`, 'utf8'))];
        }),
    );
    const [fromJson, fromCsv] = [assemble(schemas, json), assemble(schemas, csv)];
    expect(Object.keys(byId(fromCsv.records)).sort()).toEqual(Object.keys(byId(fromJson.records)).sort());
    expect(fromCsv.records.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['service', 'organization', 'location', 'service_at_location', 'taxonomy', 'taxonomy_term']),
    );
    const service = fromCsv.records.find(({ kind }) => kind === 'service')!.hsds;
    expect(service).toMatchObject({ minimum_age: 12, phones: [{ extension: 100, languages: [{ code: 'ur' }] }], program: {} });
    // Two rows of the examples lead nowhere; nothing else is lost on the way.
    expect(
      fromCsv.orphans
        .map(({ entity }) => entity)
        .filter((name) => name !== 'meta_table_descriptions.csv')
        .sort(),
    ).toEqual(['attribute', 'metadata']);
    const again = tabulate(schemas, fromCsv.records);
    for (const [entity, rows] of Object.entries(again)) expect([entity, rows]).toEqual([entity, csv[entity]]);
  });
});

describe('opening hours', () => {
  const weekly = { freq: 'WEEKLY', byday: 'MO,SU', opens_at: '22:00', closes_at: '02:00:00' };
  it('count minutes of the week, over midnight and over its end', () => {
    expect(openMinutes([weekly], '2026-03-01')).toEqual([
      [1320, 1560],
      [9960, 10080],
      [0, 120],
    ]);
  });
  it.each([
    ['no schedule', []],
    ['every other week', [{ ...weekly, interval: 2 }]],
    ['by month', [{ ...weekly, freq: 'MONTHLY' }]],
    ['over', [{ ...weekly, valid_to: '2026-02-28' }]],
    ['not yet', [{ ...weekly, valid_from: '2026-03-02' }]],
    ['no times', [{ freq: 'WEEKLY', byday: 'MO' }]],
  ])('are not said with %s', (_, schedules) => {
    expect(openMinutes(schedules, '2026-03-01')).toBeUndefined();
  });
});

/** The examples name an organization's places from one side at a time; we know it from both. */
function asTheExamplesSayIt(entry: unknown): unknown {
  if (Array.isArray(entry)) return entry.map(asTheExamplesSayIt);
  if (typeof entry !== 'object' || entry === null) return entry;
  const inner = Object.entries(entry).filter(
    ([name]) => name !== 'organization_id' && !(name === 'locations' && 'year_incorporated' in entry),
  );
  return Object.fromEntries(inner.map(([name, value]) => [name, asTheExamplesSayIt(value)]));
}
