// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { CannotStart } from '../platform/cannot-start.js';
import { writeWhole } from '../platform/durable-file.js';
import { type Decided, type Forgotten, KeyDestroyed, KeyProvider } from './key-provider.js';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Keys as files of 32 random bytes, mode 0600, in one folder that is neither in the database nor in its backups.
 * `destroyed` lists subjects whose data keys are gone; it is read before any unwrap, so a backup that still holds
 * a wrapped key does not bring a child back. Losing this folder loses every encrypted text: see docs/operations.md.
 */
export class FileKeyProvider extends KeyProvider {
  private readonly files = new Map<string, Buffer>();
  private destroyed = { size: 0, subjects: new Set<string>() };

  /** @param named how a person knows the folder and which setting chooses it: for the refusal */
  constructor(
    private readonly folder: string,
    named = { place: `keys folder ${folder}`, setting: 'HARBOR_KEYS' },
  ) {
    super();
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      chmodSync(folder, 0o700);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      throw new CannotStart(`The ${named.place} cannot be used (${code}). Set ${named.setting} to a folder of this user.`);
    }
  }

  /** The one the settings name: unless told, it lies in the data folder, and then that is what a person has to choose. */
  static of({ keysDir, dataDir }: { keysDir: string; dataDir: string }): FileKeyProvider {
    const isInside = path.dirname(keysDir) === dataDir;
    return new FileKeyProvider(keysDir, isInside ? { place: `data folder ${dataDir}`, setting: 'HARBOR_DATA' } : undefined);
  }

  async createAgencyKey(agencyId: string): Promise<void> {
    this.keyFile(`agency-${agencyId}`, true);
  }

  async createDataKey(agencyId: string, subjectId: string) {
    const key = randomBytes(keyBytes);
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.wrappingKey(agencyId), nonce).setAAD(
      Buffer.from(`${agencyId}/${subjectId}`),
    );
    const body = Buffer.concat([cipher.update(key), cipher.final()]);
    return { key, wrapped: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
  }

  async unwrap(agencyId: string, subjectId: string, wrapped: Buffer): Promise<Buffer> {
    if (this.isDestroyed(agencyId, subjectId)) throw new KeyDestroyed();
    const decipher = createDecipheriv('aes-256-gcm', this.wrappingKey(agencyId), wrapped.subarray(0, nonceBytes))
      .setAAD(Buffer.from(`${agencyId}/${subjectId}`))
      .setAuthTag(wrapped.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(wrapped.subarray(nonceBytes + tagBytes)), decipher.final()]);
  }

  isDestroyed(agencyId: string, subjectId: string): boolean {
    return this.destroyedSubjects().has(`${agencyId}/${subjectId}`);
  }

  async destroy(agencyId: string, subjectId: string, decided?: Decided): Promise<void> {
    this.append('destroyed', `${agencyId}/${subjectId}`);
    if (decided) this.append('forgotten', JSON.stringify({ agencyId, subjectId, ...decided } satisfies Forgotten));
  }

  forgotten(): readonly Forgotten[] {
    const file = path.join(this.folder, 'forgotten');
    if (!existsSync(file)) return [];
    // A line that a crash or a full disk cut off is written again by the repeated request.
    const lines = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /^\{.*\}$/.test(line));
    return [...new Set(lines)].map((line) => JSON.parse(line) as Forgotten);
  }

  /** As a line of its own, also behind one that was cut off. */
  private append(name: string, line: string): void {
    const file = openSync(path.join(this.folder, name), 'a+', 0o600);
    try {
      const { size } = fstatSync(file);
      const last = Buffer.alloc(1);
      const isCutOff = size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
      appendFileSync(file, `${isCutOff ? '\n' : ''}${line}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  }

  async agencyKeyFor(agencyId: string, purpose: string): Promise<Buffer> {
    return this.derived(this.keyFile(`agency-${agencyId}`, false), purpose);
  }

  installationKeyFor(purpose: string): Buffer {
    return this.derived(this.keyFile('installation', true), purpose);
  }

  private wrappingKey(agencyId: string): Buffer {
    return this.derived(this.keyFile(`agency-${agencyId}`, false), 'wrap');
  }

  private derived(key: Buffer, purpose: string): Buffer {
    const name = `${key.toString('base64')} ${purpose}`;
    const known = this.files.get(name) ?? Buffer.from(hkdfSync('sha256', key, '', `safe-harbor/${purpose}/v1`, keyBytes));
    this.files.set(name, known);
    return known;
  }

  private keyFile(name: string, mayCreate: boolean): Buffer {
    const known = this.files.get(name);
    if (known) return known;
    const file = path.join(this.folder, `${name}.key`);
    if (!existsSync(file)) {
      if (!mayCreate) throw new Error(`The key file ${name}.key is missing from the keys folder.`);
      writeWhole(file, randomBytes(keyBytes));
    }
    const key = readFileSync(file);
    if (key.length !== keyBytes) throw new CannotStart(`The key file ${name}.key does not hold ${keyBytes} bytes.`);
    this.files.set(name, key);
    return key;
  }

  /** Read again when the list has grown: another process may have destroyed a key since. */
  private destroyedSubjects(): ReadonlySet<string> {
    const file = path.join(this.folder, 'destroyed');
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    if (size !== this.destroyed.size) {
      this.destroyed = { size, subjects: new Set(readFileSync(file, 'utf8').split('\n')) };
    }
    return this.destroyed.subjects;
  }
}
