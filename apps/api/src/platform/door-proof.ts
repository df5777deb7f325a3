// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';

/** What the database's door functions ask for: a MAC over the message under the installation's door key, 32 bytes. */
export function doorProof(key: Buffer, message: string): Buffer {
  return sha256(Buffer.concat([key, sha256(Buffer.concat([key, Buffer.from(message)]))]));
}

function sha256(bytes: Buffer): Buffer {
  return hash('sha256', bytes, 'buffer');
}
