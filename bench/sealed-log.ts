// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  commit,
  encodeBundle,
  entryHash,
  type EventBody,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  Frontier,
  jcs,
  leaf,
  signatureType,
  signerOf,
  signText,
  type Tile,
  tileHeight,
  tilePath,
  tileWidth,
  uuidv7,
} from '@harbor/transparency';

const began = Date.UTC(2026, 0, 1);
const betweenMs = 50;

/** One event as it is exported. */
export interface Exported {
  entry: Buffer;
  salt: Buffer;
  body: EventBody;
}

export function exported(n: number, agencyId: string): Exported {
  const at = new Date(began + n * betweenMs);
  const ids = { requestId: randomUUID(), actorId: randomUUID(), sessionRef: randomUUID(), resourceId: randomUUID() };
  const what = { actorRole: 'caseworker', authLevel: 1, action: 'youth.read', resource: 'youth', relationUsed: 'assigned' };
  const how = { ruleId: 'youth.read', decision: 'allow', outcome: 'done', resultCount: 1, changes: [], format: 1 } as const;
  const body: EventBody = {
    eventId: uuidv7(at),
    agencyId,
    at,
    xid: String(n),
    ...ids,
    ...what,
    ...how,
    subjects: [randomUUID()],
  };
  const salt = randomBytes(32);
  return { body, salt, entry: leaf(body.eventId, at, commit(salt, body)) };
}

/** Writes a log of so many events as docs/log-format.md says, one checkpoint kept per 100,000. */
export function writeLog(folder: string, events: number): void {
  const origin = 'log.example/bench/0';
  const key = signerOf(origin, signatureType.ed25519, generateKeyPairSync('ed25519').privateKey);
  const frontier = new Frontier();
  const agencyId = randomUUID();
  const write = (name: string, bytes: Buffer | string) => {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  };
  const checkpoint = () => {
    const text = formatCheckpoint({ origin, size: frontier.size, root: frontier.root(), extensions: [] });
    return formatNote({ text, signatures: [signText(text, key)] });
  };
  const tiles = new OpenTiles((tile, bytes) => write(`0/${tilePath(tile)}`, bytes));
  write('harbor-log', 'harbor-log@v1\n');
  write('0/policy', `log ${formatVerifierKey(key)}\nquorum none\n`);
  for (let from = 0; from < events; from += tileWidth) {
    const part = Array.from({ length: Math.min(tileWidth, events - from) }, (_, i) => exported(from + i, agencyId));
    const place = tilePath({ level: 'entries', index: from / tileWidth, width: part.length });
    write(`0/${place}`, encodeBundle(part.map(({ entry }) => entry)));
    const lines = part.map(({ salt, body }) => `${salt.toString('hex')} ${jcs(body)}\n`);
    write(`0/${place.replace('tile/entries', 'bodies')}`, lines.join(''));
    for (const { level, hash } of frontier.append(part.map(({ entry }) => entryHash(entry)))) tiles.add(level / tileHeight, hash);
    if (Math.floor(from / 100_000) < Math.floor(frontier.size / 100_000)) write(`0/checkpoints/${frontier.size}`, checkpoint());
  }
  tiles.close();
  write('0/checkpoint', checkpoint());
}

/** The tiles that are being filled, one a level; each is written when it is full, or at the end. */
class OpenTiles {
  readonly #levels: { index: number; hashes: Buffer[] }[] = [];

  constructor(private readonly write: (tile: Tile, bytes: Buffer) => void) {}

  add(level: number, hash: Buffer): void {
    const open = (this.#levels[level] ??= { index: 0, hashes: [] });
    open.hashes.push(hash);
    if (open.hashes.length === tileWidth) this.#flush(level);
  }

  close(): void {
    for (const [level, { hashes }] of this.#levels.entries()) if (hashes.length > 0) this.#flush(level);
  }

  #flush(level: number): void {
    const { index, hashes } = this.#levels[level]!;
    this.write({ level, index, width: hashes.length }, Buffer.concat(hashes));
    this.#levels[level] = { index: index + 1, hashes: [] };
  }
}
