// SPDX-License-Identifier: Apache-2.0
import { createPrivateKey, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type Signer, signatureType, signerOf } from '@harbor/transparency';
import { synced } from './synced.js';

const seedBytes = 32;
/** What stands before the 32 bytes of an Ed25519 key in PKCS#8 (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The keys that sign checkpoints: for each agency and epoch a file of 32 random bytes, which only its owner can read (0400). */
export class LogKeys {
  constructor(private readonly folder: string) {}

  /** Made once; whoever is interrupted finds the same key again. */
  create(agencyId: string, epoch: number): void {
    const file = this.file(agencyId, epoch);
    if (existsSync(file)) return;
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    // One that a crash left cannot be written to, and in a container the next process has the same number.
    rmSync(draft, { force: true });
    synced(draft, { flags: 'wx', mode: 0o400 }, (handle) => void writeSync(handle, randomBytes(seedBytes)));
    renameSync(draft, file);
    synced(path.dirname(file), { flags: 'r' }, () => undefined);
  }

  /** Undefined when the key is not there: then nobody can sign this epoch any more. */
  signer(agencyId: string, epoch: number, origin: string): Signer | undefined {
    const file = this.file(agencyId, epoch);
    if (!existsSync(file)) return undefined;
    const der = Buffer.concat([pkcs8, readFileSync(file)]);
    return signerOf(origin, signatureType.ed25519, createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
  }

  private file(agencyId: string, epoch: number): string {
    return path.join(this.folder, agencyId, `${epoch}.key`);
  }
}
