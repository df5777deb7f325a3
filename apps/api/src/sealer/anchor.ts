// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from '../platform/cannot-start.js';
import { synced } from './synced.js';

/** How far an agency's log was sealed, as the sealer's own disk remembers it. */
export interface Anchor {
  readonly origin: string;
  readonly epoch: number;
  readonly size: number;
  /** Base64, 32 bytes. */
  readonly root: string;
}

/** Somebody else moved the anchor: two sealers share a folder. */
export class AnchorMoved extends Error {}

/**
 * The anchors of all agencies: one small file each, outside the database's folder and its backups. A database that was
 * rolled back, or whose log was rewritten, does not fit its anchor any more.
 */
export class AnchorFiles {
  constructor(private readonly folder: string) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      throw new CannotStart(
        `The sealer's folder ${folder} cannot be used (${code}). Set HARBOR_SEALER to a folder of this user.`,
      );
    }
  }

  /** Undefined when the agency has none yet. @throws Error on a file that cannot be read or was broken */
  read(agencyId: string): Anchor | undefined {
    const text = textOf(this.file(agencyId));
    if (text === undefined) return undefined;
    const { origin, epoch, size, root } = JSON.parse(text) as Anchor;
    if (!Number.isSafeInteger(epoch) || !Number.isSafeInteger(size) || typeof origin !== 'string' || typeof root !== 'string')
      throw new Error('An anchor is broken.');
    return { origin, epoch, size, root };
  }

  /**
   * Puts `next` where `expected` is; on the disk before it returns. Doing it twice is the same as once.
   *
   * @throws AnchorMoved when neither of the two is there
   */
  swap(agencyId: string, expected: Anchor | undefined, next: Anchor): void {
    const now = this.read(agencyId);
    if (isSame(now, next)) return;
    if (!isSame(now, expected)) throw new AnchorMoved('The anchor was moved by somebody else.');
    const file = this.file(agencyId);
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    synced(draft, { flags: 'w', mode: 0o600 }, (handle) => void writeSync(handle, `${JSON.stringify(next)}\n`));
    renameSync(draft, file);
    synced(path.dirname(file), { flags: 'r' }, () => undefined);
  }

  private file(agencyId: string): string {
    return path.join(this.folder, agencyId, 'anchor');
  }
}

export function isSame(one: Anchor | undefined, other: Anchor | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
