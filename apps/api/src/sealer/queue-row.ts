// SPDX-License-Identifier: Apache-2.0
import { timingSafeEqual } from 'node:crypto';
import { writerMac } from '@harbor/transparency';
import { writerKeyId } from '../ledger/index.js';

/** An event that waits for its place in the tree. */
export interface QueueRow {
  event_id: string;
  leaf: Buffer;
  writer_key_id: string;
  mac: Buffer;
  /** Whether the tree holds this event already. */
  is_sealed: boolean;
}

/** Why a row of the queue is not sealed. */
export type Reason = 'mac-wrong' | 'leaf-wrong' | 'sealed-before';

/** What is wrong with it; undefined of a row that the application wrote, once, for this event. */
export function wrongWith(row: QueueRow, agencyId: string, writerKey: Buffer): Reason | undefined {
  const isKnownKey = row.writer_key_id === writerKeyId && row.leaf[0] === 0x01;
  if (!isKnownKey || !timingSafeEqual(row.mac, writerMac(writerKey, agencyId, row.leaf))) return 'mac-wrong';
  const id = Buffer.from(row.event_id.replaceAll('-', ''), 'hex');
  // Its first 48 bits are the instant that the leaf writes in 64.
  const isOfEvent = row.leaf.subarray(1, 17).equals(id) && row.leaf.readUIntBE(19, 6) === id.readUIntBE(0, 6);
  if (!isOfEvent) return 'leaf-wrong';
  return row.is_sealed ? 'sealed-before' : undefined;
}
