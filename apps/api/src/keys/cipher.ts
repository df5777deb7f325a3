// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Texts of one youth or home: AES-256-GCM under its data key. The place of a text (table, column, row) is
 * authenticated with it, so a ciphertext moved to another row does not open.
 */
export class Cipher {
  constructor(
    private readonly key: Buffer,
    private readonly subject: string,
  ) {}

  encrypt(place: string, rowId: string, text: string | Buffer): Buffer {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(Buffer.from(`${this.subject}/${place}/${rowId}`));
    const body = Buffer.concat([typeof text === 'string' ? cipher.update(text, 'utf8') : cipher.update(text), cipher.final()]);
    return Buffer.concat([Buffer.of(format), nonce, cipher.getAuthTag(), body]);
  }

  encryptOrNull(place: string, rowId: string, text: string | null | undefined): Buffer | null {
    return text === null || text === undefined || text === '' ? null : this.encrypt(place, rowId, text);
  }

  /** @throws when the bytes were changed, moved, or written under another key */
  decrypt(place: string, rowId: string, bytes: Buffer): string {
    return this.open(place, rowId, bytes).toString('utf8');
  }

  /** The same for what is no text. @throws as `decrypt` */
  open(place: string, rowId: string, bytes: Buffer): Buffer {
    if (bytes[0] !== format) throw new Error('Unknown ciphertext format.');
    const decipher = createDecipheriv('aes-256-gcm', this.key, bytes.subarray(1, 1 + nonceBytes))
      .setAAD(Buffer.from(`${this.subject}/${place}/${rowId}`))
      .setAuthTag(bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(1 + nonceBytes + tagBytes)), decipher.final()]);
  }

  decryptOrNull(place: string, rowId: string, bytes: Buffer | null): string | null {
    return bytes === null ? null : this.decrypt(place, rowId, bytes);
  }
}

/**
 * A keyed digest to find an equal name without storing it: HMAC-SHA-256 over the name without accents, case,
 * punctuation or order of its parts, so "Pérez, Ana" finds "ana perez".
 */
export function blindIndex(key: Buffer, name: string): Buffer {
  return createHmac('sha256', key).update(partsOf(name).sort().join(' ')).digest();
}

/**
 * Keyed digests of a name's words, each once and in no order of the name, to compare two people around one youth: an
 * initial, a particle such as "de la" and "junior" tell nobody apart and are left out. The same word near another youth
 * has another digest. Null: nothing is left.
 */
export function blindWords(key: Buffer, subject: string, name: string): Buffer[] | null {
  const words = new Set(partsOf(name).filter((part) => part.length > 1 && !particles.has(part)));
  const digests = [...words].map((word) => createHmac('sha256', key).update(`${subject} ${word}`).digest());
  return digests.length > 0 ? digests.sort((a, b) => a.compare(b)) : null;
}

const particles: ReadonlySet<string> = new Set(
  'al bin da das de del di do dos du el ibn jr la las le los sr van von y'.split(' '),
);

const partsOf = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
