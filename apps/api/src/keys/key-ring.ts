// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { doorProof } from '../platform/door-proof.js';
import { blindIndex, blindWords, Cipher } from './cipher.js';
import { KeyDestroyed, KeyProvider } from './key-provider.js';

const kept = 10_000;

/** Data keys in use, kept in memory under the wrapped bytes they came from. A destroyed key opens nothing, kept or not. */
@Injectable()
export class KeyRing {
  private readonly opened = new Map<string, Buffer>();

  constructor(private readonly provider: KeyProvider) {}

  async create(agencyId: string, subjectId: string): Promise<{ cipher: Cipher; wrapped: Buffer }> {
    const { key, wrapped } = await this.provider.createDataKey(agencyId, subjectId);
    return { cipher: new Cipher(key, `${agencyId}/${subjectId}`), wrapped };
  }

  /** @throws KeyDestroyed */
  async open(agencyId: string, subjectId: string, wrapped: Buffer): Promise<Cipher> {
    // Another process may have destroyed it, and a restored database may hold it again.
    if (this.provider.isDestroyed(agencyId, subjectId)) throw new KeyDestroyed();
    const name = `${subjectId} ${wrapped.toString('base64')}`;
    let key = this.opened.get(name);
    if (!key) {
      key = await this.provider.unwrap(agencyId, subjectId, wrapped);
      if (this.opened.size >= kept) this.opened.clear();
      this.opened.set(name, key);
    }
    return new Cipher(key, `${agencyId}/${subjectId}`);
  }

  async destroy(agencyId: string, subjectId: string): Promise<void> {
    await this.provider.destroy(agencyId, subjectId);
    this.opened.clear();
  }

  async nameIndex(agencyId: string, name: string): Promise<Buffer> {
    return blindIndex(await this.provider.agencyKeyFor(agencyId, 'blind-index'), name);
  }

  /** Digests of the words of somebody's name, to compare people around one youth. Null: it has none. */
  async nameWords(agencyId: string, youthId: string, name: string): Promise<Buffer[] | null> {
    return blindWords(await this.provider.agencyKeyFor(agencyId, 'blind-index'), youthId, name);
  }

  /** A secret of the agency that is not about a child, such as an authenticator's. */
  async agencyCipher(agencyId: string): Promise<Cipher> {
    return new Cipher(await this.provider.agencyKeyFor(agencyId, 'accounts'), agencyId);
  }

  /** Files of the agency that are no child's: what a job was given and what it made. */
  async fileCipher(agencyId: string): Promise<Cipher> {
    return new Cipher(await this.provider.agencyKeyFor(agencyId, 'files'), agencyId);
  }

  writerKey(): Buffer {
    return this.provider.installationKeyFor('writer');
  }

  /** Digest of a row's content that only this installation can make (32 bytes in, 32 out). */
  rowDigest(rowHash: Buffer): Buffer {
    return createHmac('sha256', this.provider.installationKeyFor('row-digest')).update(rowHash).digest();
  }

  /** Digest of what a request said, to tell a repeat from another act; only this installation can make it (32 bytes in, 32 out). */
  requestDigest(bodyHash: Buffer): Buffer {
    return createHmac('sha256', this.provider.installationKeyFor('request-digest')).update(bodyHash).digest();
  }

  /** Proof for the database's door functions: that the application asks, not SQL injected into it. */
  doorProof(...message: (string | number)[]): Buffer {
    return doorProof(this.provider.installationKeyFor('door'), message.join('\n'));
  }
}
