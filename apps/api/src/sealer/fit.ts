// SPDX-License-Identifier: Apache-2.0
import { Frontier, leafHash, Malformed, tileReader, tilesOfFrontier } from '@harbor/transparency';
import type { Anchor } from './anchor.js';
import type { Head, LogStore } from './log-store.js';
import { isWrittenLeaf } from './queue-row.js';
import { SealingStopped } from './sealing-stopped.js';

const atOnce = 4_096;

/** What the anchor of this head says. */
export function anchorOf({ origin, epoch, size, root }: Omit<Head, 'frontier' | 'verifierKey'>): Anchor {
  return { origin, epoch, size, root: root.toString('base64') };
}

/** The right edge of a head's tree. @throws SealingStopped `forked` when it is not of the head's root */
export function frontierOf({ size, root, frontier }: Head): Frontier {
  const hashes = Array.from({ length: frontier.length / 32 }, (_, i) => frontier.subarray(i * 32, (i + 1) * 32));
  const edge = new Frontier(size, hashes);
  if (!edge.root().equals(root)) throw new SealingStopped('forked');
  return edge;
}

/**
 * Whether the database still holds the log that was sealed: its head is the anchor's, or continues it leaf by leaf, each
 * of them written by the application. Whoever owns the database can put leaves behind the anchor as a sealer would.
 *
 * @throws SealingStopped
 */
export async function requireFit(
  store: LogStore,
  writerKey: Buffer,
  agencyId: string,
  head: Head | undefined,
  anchor: Anchor | undefined,
): Promise<void> {
  if (head === undefined) {
    if (anchor) throw new SealingStopped('rolled-back');
    return;
  }
  if (anchor === undefined) {
    if (head.size > 0 || head.epoch > 0) throw new SealingStopped('anchor-missing');
    return;
  }
  if (head.epoch < anchor.epoch) throw new SealingStopped('rolled-back');
  if (head.epoch > anchor.epoch) throw new SealingStopped('epoch-undeclared');
  if (head.origin !== anchor.origin) throw new SealingStopped('forked');
  if (head.size < anchor.size) throw new SealingStopped('rolled-back');
  const root =
    head.size === anchor.size ? Buffer.from(anchor.root, 'base64') : await continued(store, writerKey, agencyId, head, anchor);
  if (!head.root.equals(root)) throw new SealingStopped('forked');
}

/** The root at the head's size of the tree that begins with the anchor's and goes on with the leaves there are. */
async function continued(store: LogStore, writerKey: Buffer, agencyId: string, head: Head, anchor: Anchor): Promise<Buffer> {
  const { epoch } = head;
  const tiles = new Map<string, Buffer>();
  for (const { level, index } of tilesOfFrontier(anchor.size)) {
    const bytes = await store.tileBytes(agencyId, epoch, level as number, index);
    if (!bytes) throw new SealingStopped('tiles-damaged');
    tiles.set(`${level}/${index}`, bytes);
  }
  const edge = edgeAt(anchor.size, tiles);
  if (edge.root().toString('base64') !== anchor.root) throw new SealingStopped('forked');
  while (edge.size < head.size) {
    const leaves = await store.leaves(agencyId, epoch, edge.size, Math.min(atOnce, head.size - edge.size));
    const isWritten = leaves.every((row) => isWrittenLeaf(row, agencyId, writerKey));
    if (leaves.length === 0 || !isWritten) throw new SealingStopped('forked');
    edge.append(leaves.map(({ leaf }) => leafHash(leaf)));
  }
  return edge.root();
}

function edgeAt(size: number, tiles: ReadonlyMap<string, Buffer>): Frontier {
  try {
    return Frontier.from(
      size,
      tileReader((level, index) => tiles.get(`${level}/${index}`)!),
    );
  } catch (error) {
    if (error instanceof Malformed) throw new SealingStopped('tiles-damaged');
    throw error;
  }
}
