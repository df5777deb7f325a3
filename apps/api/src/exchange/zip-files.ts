// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type Options, type ZipFile } from 'yauzl';
import { Malformed } from './json-elements.js';
import type { Source } from './source.js';

/** What a packed file may hold, unpacked. */
const most = { files: 200, bytes: 1_073_741_824, ratio: 200 };
/** What the standard puts beside its tables, and what computers put beside everything. */
const isBeside = (name: string): boolean =>
  /(?:^|\/)(?:datapackage\.json|base\.json|meta_table_descriptions\.csv|\.[^/]*)$|(?:^|\/)__MACOSX\//.test(name);
const isPath = /absolute path|relative path|invalid characters in fileName/;

/** One file of a packed one. */
export interface ZippedFile {
  /** Without folders, in lower case. */
  name: string;
  bytes: number;
  content(): AsyncGenerator<Buffer>;
}

class SourceReader extends yauzl.RandomAccessReader {
  constructor(private readonly source: Source) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return this.source.stream(start, end);
  }
}
const open = promisify(
  yauzl.fromRandomAccessReader as (
    r: SourceReader,
    n: number,
    o: Options,
    cb: (error: Error | null, zip: ZipFile) => void,
  ) => void,
);

/**
 * The tables and JSON files in a ZIP file. Its list is read first and refused whole if it promises too much; what comes out
 * of each file is counted against what the list said. Nothing is ever written to a disk under a name it gives.
 *
 * @throws Malformed `zip-broken`, `zip-path`, `zip-encrypted`, `zip-too-many`, `zip-too-big`, `zip-same-name`
 */
export async function zippedFiles(source: Source): Promise<ZippedFile[]> {
  const zip = await open(new SourceReader(source), source.size, { lazyEntries: true, autoClose: false }).catch(refuse);
  if (zip.entryCount > most.files) throw new Malformed('zip-too-many');
  const entries = await listed(zip).catch(refuse);
  const files = entries.filter(({ fileName }) => !fileName.endsWith('/') && !isBeside(fileName));
  if (files.some((entry) => (entry.generalPurposeBitFlag & 1) !== 0)) throw new Malformed('zip-encrypted');
  const bytes = files.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  const isBomb = (entry: Entry) => entry.uncompressedSize > Math.max(1_000_000, entry.compressedSize * most.ratio);
  if (bytes > most.bytes || files.some(isBomb)) throw new Malformed('zip-too-big');
  const named = files.map((entry) => ({ entry, name: entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1).toLowerCase() }));
  const wanted = named.filter(({ name }) => /\.(?:csv|json)$/.test(name));
  if (new Set(wanted.map(({ name }) => name)).size < wanted.length) throw new Malformed('zip-same-name');
  return wanted.map(({ entry, name }) => ({ name, bytes: entry.uncompressedSize, content: () => unpacked(zip, entry) }));
}

async function listed(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  zip.on('entry', (entry: Entry) => {
    entries.push(entry);
    zip.readEntry();
  });
  const ended = once(zip, 'end');
  zip.readEntry();
  await ended;
  return entries;
}

async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    const stream = await promisify(
      zip.openReadStream.bind(zip) as (e: Entry, cb: (error: Error | null, s: Readable) => void) => void,
    )(entry);
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      sum = crc32(bytes, sum);
      yield bytes;
    }
  } catch (error) {
    refuse(error);
  }
  if (sum !== entry.crc32) throw new Malformed('zip-broken');
}

function refuse(error: unknown): never {
  if (error instanceof Malformed) throw error;
  throw new Malformed(isPath.test((error as Error).message) ? 'zip-path' : 'zip-broken');
}
