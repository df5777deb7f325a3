// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey } from 'node:crypto';
import {
  commit,
  cosign,
  encodeBundle,
  entryHash,
  type EventBody,
  formatCheckpoint,
  formatNote,
  formatVerifierKey,
  Frontier,
  jcs,
  leaf,
  type Signer,
  signatureType,
  signerOf,
  signText,
  tileLevels,
  tilePath,
  tileWidth,
  uuidv7,
  writerMac,
} from '@harbor/transparency';

/** Repeatable bytes. */
export const bytesOf = (name: string): Buffer => createHash('sha256').update(name).digest();
export const idOf = (name: string): string => {
  const hex = bytesOf(name).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');
export const privateKeyOf = (name: string) =>
  createPrivateKey({ key: Buffer.concat([pkcs8, bytesOf(name)]), format: 'der', type: 'pkcs8' });

/** One event as the house keeps it: what the tree holds of it, and what it says. */
export interface SampleEvent {
  entry: Buffer;
  /** Salt and body, or a hyphen. */
  line: string;
  mac: Buffer;
  body: EventBody;
}

export const agencyId = idOf('agency');
export const writerKey = bytesOf('writer');
const begun = Date.UTC(2026, 2, 1, 9);

export function eventOf(name: string, n: number, more: Partial<EventBody> = {}): SampleEvent {
  const at = new Date(begun + n * 1_000);
  const body: EventBody = {
    eventId: uuidv7(at, idOf(`${name} ${n}`)),
    agencyId,
    at,
    xid: String(7_000 + n),
    requestId: idOf(`request ${n}`),
    actorId: idOf(`actor ${n % 5}`),
    actorRole: 'caseworker',
    action: n % 3 === 0 ? 'youth.changed' : 'youth.read',
    resource: 'youth',
    resourceId: idOf(`youth ${n % 7}`),
    decision: 'allow',
    outcome: 'done',
    subjects: [idOf(`youth ${n % 7}`)],
    changes: n % 3 === 0 ? [`youth/${idOf(`youth ${n}`)}/update/${n + 1}/${bytesOf(`row ${n}`).toString('hex')}`] : [],
    format: 1,
    ...more,
  };
  return sealed(body, bytesOf(`salt ${name} ${n}`));
}

export function sealed(body: EventBody, salt: Buffer): SampleEvent {
  const entry = leaf(body.eventId, body.at, commit(salt, body));
  return { body, entry, line: `${salt.toString('hex')} ${jcs(body)}`, mac: writerMac(writerKey, agencyId, entry) };
}

export const prefix = 'log.example/k7f2';
export const witness = signerOf('witness.example/one', signatureType.cosignature, privateKeyOf('witness'));
export const logKey = (epoch: number) => signerOf(`${prefix}/${epoch}`, signatureType.ed25519, privateKeyOf(`log ${epoch}`));
export const policyText = (epoch: number) =>
  `log ${formatVerifierKey(logKey(epoch))}\nwitness one ${formatVerifierKey(witness)}\nquorum one\n`;

export function rootOf(events: readonly SampleEvent[]): Buffer {
  const frontier = new Frontier();
  frontier.append(events.map(({ entry }) => entryHash(entry)));
  return frontier.root();
}

/** The signed, cosigned checkpoint of these events. */
export function checkpointOf(events: readonly SampleEvent[], epoch = 0, key: Signer = logKey(epoch), by = witness): Buffer {
  const text = formatCheckpoint({ origin: `${prefix}/${epoch}`, size: events.length, root: rootOf(events), extensions: [] });
  const seconds = Math.ceil(begun / 1_000) + events.length + 5;
  return Buffer.from(formatNote({ text, signatures: [signText(text, key), cosign(text, by, seconds)] }));
}

/** The files of one epoch as the house would export them, with checkpoints made when its log had these sizes. */
export function epochFiles(events: readonly SampleEvent[], sizes: readonly number[], epoch = 0): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const size of sizes) files.set(`${epoch}/checkpoints/${size}`, checkpointOf(events.slice(0, size), epoch));
  files.set(`${epoch}/checkpoint`, checkpointOf(events, epoch));
  files.set(`${epoch}/policy`, Buffer.from(policyText(epoch)));
  for (const [name, bytes] of partsOf(events, events.length, epoch)) files.set(name, bytes);
  return files;
}

/** Entries, bodies, MACs and tiles of the first `size` events. */
export function partsOf(events: readonly SampleEvent[], size: number, epoch = 0): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const shown = events.slice(0, size);
  for (let from = 0; from < shown.length; from += tileWidth) {
    const part = shown.slice(from, from + tileWidth);
    const path = tilePath({ level: 'entries', index: from / tileWidth, width: part.length });
    const place = path.slice('tile/entries/'.length);
    files.set(`${epoch}/${path}`, encodeBundle(part.map(({ entry }) => entry)));
    files.set(`${epoch}/bodies/${place}`, Buffer.from(part.map(({ line }) => `${line}\n`).join('')));
    files.set(`${epoch}/macs/${place}`, Buffer.concat(part.map(({ mac }) => mac)));
  }
  for (const [name, bytes] of tilesOf(shown, epoch)) files.set(name, bytes);
  return files;
}

export function tilesOf(events: readonly SampleEvent[], epoch = 0): Map<string, Buffer> {
  const levels: Buffer[][] = [];
  const placed = new Frontier().append(events.map(({ entry }) => entryHash(entry)));
  for (const { level, hash } of placed) (levels[level / 8] ??= []).push(hash);
  const files = new Map<string, Buffer>();
  for (const { level, full, partial } of tileLevels(events.length)) {
    for (let index = 0; index < full + (partial > 0 ? 1 : 0); index++) {
      const hashes = levels[level]!.slice(index * tileWidth, (index + 1) * tileWidth);
      files.set(`${epoch}/${tilePath({ level, index, width: hashes.length })}`, Buffer.concat(hashes));
    }
  }
  return files;
}

export function bundle(...epochs: Map<string, Buffer>[]): Map<string, Buffer> {
  return new Map([['harbor-log', Buffer.from('harbor-log@v1\n')], ...epochs.flatMap((files) => [...files])]);
}

/** The rows as the newest events left them. */
export function stateOf(events: readonly SampleEvent[]): string[] {
  const rows = new Map<string, string>();
  for (const { body, line } of events) {
    if (line === '-') continue;
    for (const change of body.changes) {
      const [table, id, , version, digest] = change.split('/');
      rows.set(`${table}/${id}`, `${table}/${id}/${version}/${digest}`);
    }
  }
  return ['harbor-state@v1 youth', ...rows.values()];
}
