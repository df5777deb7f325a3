// SPDX-License-Identifier: Apache-2.0
import { sign, verify } from 'node:crypto';
import { type Note, type NoteSignature, signaturesBy } from './note.js';
import { type Signer, signatureType, type Verifier } from './note-key.js';

const timeBytes = 8;
const signatureBytes = 64;

/**
 * A witness's word that, at this second, the checkpoint was the largest it had seen of this log and continued all earlier ones
 * (C2SP tlog-cosignature v1).
 *
 * @param text the checkpoint's signed text, extension lines included
 * @param seconds since 1970
 */
export function cosign(text: string, { name, id, type, privateKey }: Signer, seconds: number): NoteSignature {
  if (type !== signatureType.cosignature) throw new TypeError('A log signs by signText.');
  const time = Buffer.alloc(timeBytes);
  time.writeBigUInt64BE(BigInt(seconds));
  return { name, keyId: id, signature: Buffer.concat([time, sign(null, message(text, BigInt(seconds)), privateKey)]) };
}

/** When this witness cosigned the checkpoint, in seconds since 1970: the latest of its true signatures, or null without one. */
export function cosignedAt(note: Note, witness: Verifier): number | null {
  if (witness.type !== signatureType.cosignature) return null;
  const times = signaturesBy(note, witness).flatMap(({ signature }) => {
    if (signature.length !== timeBytes + signatureBytes) return [];
    const seconds = signature.readBigUInt64BE();
    const isTrue = verify(null, message(note.text, seconds), witness.key, signature.subarray(timeBytes));
    return isTrue ? [Number(seconds)] : [];
  });
  return times.length === 0 ? null : Math.max(...times);
}

function message(text: string, seconds: bigint): Buffer {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`);
}
