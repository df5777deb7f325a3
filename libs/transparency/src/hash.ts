// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';

const entryPrefix = Buffer.of(0x00);
const nodePrefix = Buffer.of(0x01);

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962 §2.1). */
export const emptyRoot: Buffer = hash('sha256', '', 'buffer');

/** The hash of a leaf that holds these bytes: `SHA-256(0x00 || entry)`. `leafHash` is the same for an audit event's leaf. */
export function entryHash(entry: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([entryPrefix, entry]), 'buffer');
}

/** The hash of an inner node: `SHA-256(0x01 || left || right)`. The prefixes keep a node from passing as a leaf. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([nodePrefix, left, right]), 'buffer');
}
