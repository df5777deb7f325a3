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

type Written = Pick<QueueRow, 'event_id' | 'leaf' | 'mac'>;

/** What is wrong with it; undefined of a row that the application wrote, once, for this event. */
export function wrongWith(row: QueueRow, agencyId: string, writerKey: Buffer): Reason | undefined {
  if (row.writer_key_id !== writerKeyId || !isWritten(row, agencyId, writerKey)) return 'mac-wrong';
  if (!isOfEvent(row)) return 'leaf-wrong';
  return row.is_sealed ? 'sealed-before' : undefined;
}

/** Whether the application wrote this leaf for this event. */
export function isWrittenLeaf(row: Written, agencyId: string, writerKey: Buffer): boolean {
  return isWritten(row, agencyId, writerKey) && isOfEvent(row);
}

function isWritten({ leaf, mac }: Written, agencyId: string, writerKey: Buffer): boolean {
  const due = writerMac(writerKey, agencyId, leaf);
  return leaf[0] === 0x01 && mac.length === due.length && timingSafeEqual(mac, due);
}

/** The first 48 bits of an event's id are the instant that its leaf writes in 64. */
function isOfEvent({ event_id: eventId, leaf }: Written): boolean {
  const id = Buffer.from(eventId.replaceAll('-', ''), 'hex');
  return leaf.subarray(1, 17).equals(id) && leaf.readUIntBE(19, 6) === id.readUIntBE(0, 6);
}
