// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { formatCheckpoint, formatNote, formatVerifierKey, Frontier, leafHash, type Signer, signText } from '@harbor/transparency';
import { type Anchor, type AnchorFiles, isSame } from './anchor.js';
import { dueEpoch, firstOf, originOf } from './epochs.js';
import { anchorOf, frontierOf, requireFit } from './fit.js';
import type { LogKeys } from './log-keys.js';
import type { Head, LogStore } from './log-store.js';
import { wrongWith } from './queue-row.js';
import { SealingStopped } from './sealing-stopped.js';

/** What a sealer needs besides its connection. */
export interface SealerParts {
  readonly anchors: Pick<AnchorFiles, 'read' | 'swap'>;
  readonly keys: LogKeys;
  /** K_writer, 32 bytes. */
  readonly writerKey: Buffer;
  /** What the origins of new logs begin with. */
  readonly logName: string;
  /** Events in one transaction; 4,096 unless told. */
  readonly batch?: number;
}

/** What one step came to. */
export interface Sealed {
  readonly anchor: Anchor;
  /** Whether the queue may hold more. */
  readonly hasMore: boolean;
  /** Rows that were not written by the application. */
  readonly quarantined: number;
}

/**
 * One step of one agency's log: up to a batch of events gets its places in the tree, then the anchor on the sealer's own
 * disk is moved, then the checkpoint is signed and kept. Each of the three may fail, or fail after it was done; the next
 * step finds out which and goes on there. No size ever gets two roots: the head is locked while the tree grows, and what
 * does not continue the anchor is never sealed on.
 *
 * @returns undefined when the agency has no event yet
 * @throws SealingStopped when the database does not hold the log that was sealed
 */
export async function sealOnce(store: LogStore, parts: SealerParts, agencyId: string): Promise<Sealed | undefined> {
  const anchor = parts.anchors.read(agencyId);
  await store.begin();
  const grown = await grow(store, parts, agencyId, anchor).catch(async (error: unknown) => {
    await store.rollback();
    throw error;
  });
  await store.commit();
  if (!grown) return undefined;
  const { head, ...rest } = grown;
  const next = anchorOf(head);
  if (!isSame(anchor, next)) parts.anchors.swap(agencyId, anchor, next);
  if (head.size > 0)
    await store.keepCheckpoint(agencyId, head.epoch, head.size, checkpointOf(head, signerOf(parts, agencyId, head)));
  return { anchor: next, ...rest };
}

type Grown = Omit<Sealed, 'anchor'> & { head: Omit<Head, 'frontier'> };

async function grow(
  store: LogStore,
  parts: SealerParts,
  agencyId: string,
  anchor: Anchor | undefined,
): Promise<Grown | undefined> {
  const head = await store.head(agencyId);
  const declared = await dueEpoch(store, parts.writerKey, agencyId, head, anchor);
  if (declared) return open(store, parts, agencyId, declared.epoch, originOf(declared));
  await requireFit(store, parts.writerKey, agencyId, head, anchor);
  if (!head) return found(store, parts, agencyId);
  // A key that is gone is found before anything is sealed that nobody can sign.
  signerOf(parts, agencyId, head);
  const edge = frontierOf(head);
  // What was sealed before its anchor could be moved is anchored first, so that the head is never two batches ahead.
  if (!isSame(anchor, anchorOf(head))) return { head, hasMore: true, quarantined: 0 };
  const most = parts.batch ?? 4_096;
  const isFirst = head.size === 0 && head.epoch > 0;
  const rows = isFirst ? await firstOf(store, parts.writerKey, agencyId, head.epoch) : await store.take(agencyId, most);
  const judged = rows.map((row) => ({ row, reason: wrongWith(row, agencyId, parts.writerKey) }));
  const wrong = judged.flatMap(({ row, reason }) => (reason ? [{ row, reason }] : []));
  await store.quarantine(agencyId, wrong);
  const good = judged.filter(({ reason }) => !reason).map(({ row }) => row);
  if (good.length > 0) await append(store, agencyId, head, edge, good);
  return {
    head: { ...head, size: edge.size, root: edge.root() },
    hasMore: isFirst || rows.length === most,
    quarantined: wrong.length,
  };
}

async function append(
  store: LogStore,
  agencyId: string,
  { epoch, size }: Head,
  edge: Frontier,
  rows: readonly { event_id: string; leaf: Buffer }[],
): Promise<void> {
  const placed = edge.append(rows.map(({ leaf }) => leafHash(leaf)));
  const moved = await store.place(
    agencyId,
    epoch,
    size,
    rows.map(({ event_id: id }) => id),
  );
  if (moved !== rows.length) throw new Error(`${moved} events got a place where ${rows.length} were taken.`);
  if (!(await store.tile(agencyId, epoch, placed))) throw new SealingStopped('tiles-damaged');
  await store.grow(agencyId, epoch, edge);
}

/** The first epoch of an agency. Its name says nothing of whose it is. */
async function found(store: LogStore, parts: SealerParts, agencyId: string): Promise<Grown | undefined> {
  if ((await store.take(agencyId, 1)).length === 0) return undefined;
  return open(store, parts, agencyId, 0, `${parts.logName}/${randomBytes(10).toString('hex')}/0`);
}

/** An epoch without events, under a key of its own. */
async function open(store: LogStore, parts: SealerParts, agencyId: string, epoch: number, origin: string): Promise<Grown> {
  parts.keys.create(agencyId, epoch);
  const head = { epoch, origin, verifierKey: formatVerifierKey(parts.keys.signer(agencyId, epoch, origin)!) };
  await store.found(agencyId, head);
  return { head: { ...head, size: 0, root: new Frontier().root() }, hasMore: true, quarantined: 0 };
}

function signerOf(parts: SealerParts, agencyId: string, { epoch, origin, verifierKey }: Omit<Head, 'frontier'>): Signer {
  const signer = parts.keys.signer(agencyId, epoch, origin);
  if (!signer || formatVerifierKey(signer) !== verifierKey) throw new SealingStopped('key-missing');
  return signer;
}

function checkpointOf({ origin, size, root }: Omit<Head, 'frontier'>, signer: Signer): string {
  const text = formatCheckpoint({ origin, size, root, extensions: [] });
  return formatNote({ text, signatures: [signText(text, signer)] });
}
