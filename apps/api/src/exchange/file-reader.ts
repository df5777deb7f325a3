// SPDX-License-Identifier: Apache-2.0
import {
  assemble,
  type Entry,
  type HsdsRecord,
  isEntry,
  isRecordKind,
  type Misfit,
  readTable,
  type RecordKind,
  split,
  tableNames,
} from '@harbor/hsds';
import { standard } from '../directory/index.js';
import { type Element, JsonElements, Malformed } from './json-elements.js';
import type { Source } from './source.js';
import { zippedFiles } from './zip-files.js';

/** A row that was not taken: where it stands in the file (`services.json/3`, `services.csv:4`), its id, why. */
export interface Failure {
  at: string;
  id: string;
  problem: Problem;
  /** With `does-not-fit`: the first few fields. */
  misfits?: readonly Misfit[];
  /** With `leads-nowhere`: the field, and the id it names. */
  by?: string;
  to?: string;
}
export const problems = [
  'not-an-object',
  'unknown-kind',
  'about-the-standard',
  'sample',
  'no-text',
  'does-not-fit',
  'duplicate-id',
  'leads-nowhere',
] as const;
export type Problem = (typeof problems)[number];
/** What stands at one place of the file: the records it makes, or why it makes none. */
export type Found = { at: string; records: readonly HsdsRecord[] } | Failure;

/** Tables are joined in memory, so together they may be so big. */
const tabularBytes = 64_000_000;
const fieldsTold = 3;
const entityOf = new Map(Object.entries(tableNames).map(([entity, table]) => [table, entity]));
const tableOf = (file: string): string | undefined => entityOf.get(file.replace(/\.csv$/, ''));

/**
 * Reads an HSDS file record by record, in an order that is always the same: JSON (one object, a list, a page of an API), CSV,
 * the tables of the tabular form as JSON or as files of a ZIP file. Memory is that of one record, but for the tabular form,
 * whose rows belong together.
 *
 * @param table what a single CSV file is a table of
 * @throws Malformed when the file is none of these, is cut off or broken; then nothing of it should be kept
 */
export async function* readFile(source: Source, table?: string): AsyncGenerator<Found> {
  const seen = new Set<string>();
  const isNew = ({ kind, id }: HsdsRecord) => !seen.has(`${kind}/${id}`) && seen.add(`${kind}/${id}`);
  for await (const found of foundIn(source, table)) {
    // What stands on its own stands once; what came nested may come again.
    const own = 'records' in found ? found.records.find(({ isWhole }) => isWhole) : undefined;
    if (own && !isNew(own)) yield failure(found.at, own.id, 'duplicate-id');
    else yield found;
  }
}

/**
 * How many places the file has. Everything that can be broken in it is looked at, but no record is checked or made.
 *
 * @throws Malformed as `readFile`
 */
export async function placesIn(source: Source, table?: string): Promise<number> {
  const places = foundIn(source, table, (_, at) => ({ at, records: [] }));
  let count = 0;
  while (!(await places.next()).done) count += 1;
  return count;
}

type OfObject = (value: unknown, at: string) => Found;

async function* foundIn(source: Source, table: string | undefined, make: OfObject = ofObject): AsyncGenerator<Found> {
  const head = Buffer.concat(await source.stream(0, Math.min(source.size, 512)).toArray());
  if (source.size <= head.length && head.toString('latin1').trim() === '') throw new Malformed('empty');
  if (head[0] === 0xff || head[0] === 0xfe || head.includes(0)) {
    if (!head.subarray(0, 2).equals(Buffer.from('PK'))) throw new Malformed('wrong-encoding');
  }
  const whole = () => withoutMark(source.stream(0, source.size) as AsyncIterable<Buffer>);
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) yield* ofZip(source, make);
  else if (/^\uFEFF?\s*[[{]/.test(head.toString('utf8'))) yield* ofJson(whole(), '', make);
  else if (table !== undefined) yield* ofTables(new Map([[table, await rowsOf(table, whole())]]));
  else throw new Malformed('unknown-form');
}

async function* ofZip(source: Source, make: OfObject): AsyncGenerator<Found> {
  const files = await zippedFiles(source);
  const tables = files.filter(({ name }) => name.endsWith('.csv') && tableOf(name) !== undefined);
  const documents = files.filter(({ name }) => name.endsWith('.json'));
  if (tables.length === 0 && documents.length === 0) throw new Malformed('zip-holds-nothing');
  if (tables.reduce((sum, { bytes }) => sum + bytes, 0) > tabularBytes) throw new Malformed('tables-too-big');
  const rows = new Map<string, Entry[]>();
  for (const { name, content } of tables) rows.set(tableOf(name)!, await rowsOf(tableOf(name)!, withoutMark(content())));
  yield* ofTables(rows);
  for (const { name, content } of documents) yield* ofJson(withoutMark(content()), name, make);
}

/** Objects of the compiled form one by one; tables of the tabular form once they are all there. */
async function* ofJson(chunks: AsyncIterable<Buffer>, file: string, make: OfObject): AsyncGenerator<Found> {
  const elements = new JsonElements();
  const tables = new Map<string, Entry[]>();
  let number = 0;
  let bytes = 0;
  function* take(found: Generator<Element>): Generator<Found> {
    for (const { list, value } of found) {
      const entity = list === undefined || list === 'contents' ? undefined : tableOf(list);
      if (list !== undefined && list !== 'contents' && !entity) continue;
      const rows = entity ? (tables.get(entity) ?? []) : undefined;
      if (entity && rows && isEntry(value)) {
        rows.push(value);
        tables.set(entity, rows);
      } else yield make(value, `${file}/${number++}`);
    }
  }
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (tables.size > 0 && bytes > tabularBytes) throw new Malformed('tables-too-big');
    yield* take(elements.push(chunk));
  }
  yield* take(elements.end());
  yield* ofTables(tables);
}

function ofObject(value: unknown, at: string): Found {
  if (!isEntry(value)) return failure(at, '', 'not-an-object');
  const kind = kindOf(value);
  const id = typeof value['id'] === 'string' ? value['id'] : '';
  if (!kind) return failure(at, id, isAboutStandard(value) ? 'about-the-standard' : 'unknown-kind');
  if (!isText(value)) return failure(at, id, 'no-text');
  const { schemas, validator } = standard();
  const misfits = validator.misfits(kind, value);
  if (misfits.length > 0) return { ...failure(at, id, 'does-not-fit'), misfits: misfits.slice(0, fieldsTold) };
  if (isSample({ kind, hsds: value })) return failure(at, id, 'sample');
  return { at, records: split(schemas, kind, value).filter((record) => !isSample(record)) };
}

/** The first page of the standard's API says which version it speaks. */
const isAboutStandard = (value: Entry): boolean => 'version' in value && ('openapi_url' in value || 'profile' in value);

/** The standard's examples have a taxonomy and a term whose fields hold their own names; as a kind of help they say nothing. */
function isSample({ kind, hsds }: Pick<HsdsRecord, 'kind' | 'hsds'>): boolean {
  return kind.startsWith('taxonomy') && hsds['name'] === 'name' && hsds['description'] === 'description';
}

/** JSON can spell characters that no database keeps: zero, and halves of a pair. */
function isText(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && !/\p{Cs}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, inner]) => isText(name) && isText(inner));
}

/** The standard's objects do not say what they are; their required fields do. */
function kindOf(value: Entry): RecordKind | undefined {
  const has = (...names: string[]) => names.some((name) => name in value);
  if (has('status') && has('name')) return 'service';
  if (has('location_type')) return 'location';
  if (has('location', 'location_id', 'service', 'service_id') && !has('name')) return 'service_at_location';
  if (has('taxonomy', 'taxonomy_detail', 'taxonomy_id', 'parent_id', 'code', 'term_uri')) return 'taxonomy_term';
  if (has('name') && has('version')) return 'taxonomy';
  return has('name') ? 'organization' : undefined;
}

function* ofTables(tablesGiven: ReadonlyMap<string, readonly Entry[]>): Generator<Found> {
  if (tablesGiven.size === 0) return;
  const { schemas, validator } = standard();
  const tables: Record<string, Entry[]> = {};
  const lines = new Map<string, string>();
  for (const [entity, rows] of tablesGiven) {
    const kept = new Map<string, Entry>();
    for (const [i, given] of rows.entries()) {
      const row = asTyped(entity, given);
      const at = `${tableNames[entity] ?? entity}.csv:${i + 2}`;
      const id = typeof row['id'] === 'string' ? row['id'].toLowerCase() : '';
      const misfits = validator.misfits(entity, row, 'tabular');
      if (!isText(row)) yield failure(at, id, 'no-text');
      else if (misfits.length > 0) yield { ...failure(at, id, 'does-not-fit'), misfits: misfits.slice(0, fieldsTold) };
      else if (isRecordKind(entity) && isSample({ kind: entity, hsds: row })) yield failure(at, id, 'sample');
      else if (kept.has(id)) yield failure(at, id, 'duplicate-id');
      else kept.set(id, { ...row, id });
      lines.set(`${entity}/${id}`, at);
    }
    tables[entity] = [...kept.values()];
  }
  const { records, orphans } = assemble(schemas, tables);
  for (const { entity, row, by } of orphans) {
    const id = String(row['id']);
    yield { ...failure(lines.get(`${entity}/${id}`) ?? '', id, 'leads-nowhere'), by, to: String(row[by] ?? '') };
  }
  for (const record of records) yield { at: `${tableNames[record.kind] ?? record.kind}.csv`, records: [record] };
}

/** In tables as JSON numbers stand where the standard has texts; its own example does so. */
function asTyped(entity: string, row: Entry): Entry {
  const fields = standard().schemas[entity]?.properties ?? {};
  const typed = ([name, value]: [string, unknown]): [string, unknown] =>
    typeof value === 'number' && fields[name]?.type === 'string' ? [name, String(value)] : [name, value];
  return Object.fromEntries(Object.entries(row).map(typed));
}

async function rowsOf(entity: string, chunks: AsyncIterable<Buffer>): Promise<Entry[]> {
  const held: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > tabularBytes) throw new Malformed('tables-too-big');
    held.push(chunk);
  }
  let csv: string;
  try {
    csv = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(held));
  } catch {
    throw new Malformed('wrong-encoding');
  }
  if (csv.includes('\0')) throw new Malformed('not-csv');
  try {
    return readTable(standard().schemas, entity, csv);
  } catch {
    throw new Malformed('not-csv');
  }
}

/** Without the three bytes by which some programs mark UTF-8. */
async function* withoutMark(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    yield hasMark ? chunk.subarray(3) : chunk;
    isFirst = false;
  }
}

const failure = (at: string, id: string, problem: Problem): Failure => ({ at, id, problem });
