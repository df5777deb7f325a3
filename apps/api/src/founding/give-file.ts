// SPDX-License-Identifier: Apache-2.0
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Client } from 'pg';
import { partBytes, zipOf } from '../exchange/index.js';
import type { KeyProvider } from '../keys/index.js';
import type { JobRef } from '../ledger/index.js';
import { CannotStart } from '../platform/cannot-start.js';
import { agencyOf } from './command.js';
import { Founding } from './founding.js';

export interface GivenFile {
  agencyCode: string;
  /** A JSON, CSV or ZIP file, or a folder of JSON and CSV files. */
  path: string;
  /** The administrator in whose name it is imported; may be left out where there is one alone. */
  by?: string;
  isDryRun: boolean;
  table?: string;
}

/** An import as a job, its file encrypted beside it. @throws CannotStart when agency, administrator or file is not there */
export async function giveFile(owner: Client, keys: KeyProvider, given: GivenFile): Promise<JobRef> {
  const agencyId = await agencyOf(owner, given.agencyCode);
  const { id: askedBy, language } = await adminOf(owner, agencyId, given.by);
  const { bytes, content } = fileAt(given.path);
  if (bytes === 0) throw new CannotStart(`${given.path} is empty.`);
  const { isDryRun, table } = given;
  const asked = { bytes, isDryRun, ...(table ? { table } : {}), language };
  const jobId = await new Founding(owner, keys).job(agencyId, { kind: 'directory.import', askedBy, asked }, inParts(content));
  return { agencyId, jobId };
}

async function adminOf(
  owner: Client,
  agencyId: string,
  signInName: string | undefined,
): Promise<{ id: string; language: string }> {
  const { rows } = await owner.query<{ id: string; language: string }>(
    `select id, language from harbor.account where agency_id = $1 and role = 'agency_admin' and is_active and ($2::text is null or sign_in_name = $2)`,
    [agencyId, signInName ?? null],
  );
  if (rows.length === 1) return rows[0]!;
  if (signInName) throw new CannotStart(`No active administrator of this agency signs in as ${signInName}.`);
  const many = 'This agency has several administrators: say with --by in whose name this is imported.';
  throw new CannotStart(rows.length > 1 ? many : 'This agency has no administrator yet: npx harbor create-admin --help');
}

function fileAt(place: string): { bytes: number; content: AsyncIterable<Buffer> } {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) throw new CannotStart(`${place} is not there.`);
  if (found.isFile()) return { bytes: found.size, content: createReadStream(place) as AsyncIterable<Buffer> };
  const names = readdirSync(place).filter((name) => /\.(?:csv|json)$/i.test(name));
  if (names.length === 0) throw new CannotStart(`${place} holds no .json and no .csv file.`);
  const packed = zipOf(names.sort().map((name) => ({ name, content: readFileSync(path.join(place, name)) })));
  return { bytes: packed.length, content: Readable.from([packed]) as AsyncIterable<Buffer> };
}

/** In pieces of the length every part has. */
async function* inParts(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for await (const chunk of content) {
    held = Buffer.concat([held, chunk]);
    for (; held.length >= partBytes; held = held.subarray(partBytes)) yield held.subarray(0, partBytes);
  }
  if (held.length > 0) yield held;
}
