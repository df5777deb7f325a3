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
  const parts =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return createHmac('sha256', key).update(parts.sort().join(' ')).digest();
}
