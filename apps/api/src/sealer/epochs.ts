// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from 'node:crypto';
import { type EpochDeclaration, epochMac } from '@harbor/transparency';
import type { Anchor } from './anchor.js';
import { anchorOf } from './fit.js';
import type { Head, LogStore } from './log-store.js';
import type { QueueRow } from './queue-row.js';
import { wrongWith } from './queue-row.js';
import { SealingStopped } from './sealing-stopped.js';

/**
 * The epoch that somebody declared and that is to be opened now. The declaration counts if the application wrote it and if
 * it says of the old log what the sealer remembers; where it remembers nothing, what the database says.
 *
 * @throws SealingStopped `epoch-undeclared` on one that the application did not write
 */
export async function dueEpoch(
  store: LogStore,
  writerKey: Buffer,
  agencyId: string,
  head: Head | undefined,
  anchor: Anchor | undefined,
): Promise<EpochDeclaration | undefined> {
  const ended = anchor ?? (head && anchorOf(head));
  const said = ended && (await store.declaration(agencyId));
  if (!said || said.epoch !== ended.epoch + 1) return undefined;
  if (!timingSafeEqual(said.mac, epochMac(writerKey, agencyId, said))) throw new SealingStopped('epoch-undeclared');
  return said.origin === ended.origin && said.size === ended.size && said.root === ended.root ? said : undefined;
}

/** How the log is called from this epoch on: all its epochs share what comes before the last slash. */
export function originOf({ epoch, origin }: EpochDeclaration): string {
  return `${origin.slice(0, origin.lastIndexOf('/'))}/${epoch}`;
}

/**
 * What the first batch of an epoch after the first is made of: the event that declares it, alone.
 *
 * @throws SealingStopped `epoch-undeclared` when it is not in the queue as the application wrote it
 */
export async function firstOf(store: LogStore, writerKey: Buffer, agencyId: string, epoch: number): Promise<QueueRow[]> {
  const said = await store.declaration(agencyId);
  const rows = said?.epoch === epoch ? await store.takeOne(agencyId, said.eventId) : [];
  if (rows.length === 0 || wrongWith(rows[0]!, agencyId, writerKey)) throw new SealingStopped('epoch-undeclared');
  return rows;
}
