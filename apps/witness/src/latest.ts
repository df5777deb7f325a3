// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { type Checkpoint, parseCheckpoint, parseNote } from '@harbor/transparency';
import { Misconfigured } from './keys.js';

/**
 * The newest checkpoint that was cosigned of each log, in a folder that one process owns.
 *
 * Everything here is synchronous. Between reading the newest and writing the next nothing else of this process runs, and no other
 * process may own the folder: that makes compare and save one act.
 */
export class Latest {
  readonly #lock: string;

  /** @throws Misconfigured where another process owns the folder */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#lock = path.join(folder, 'lock');
    this.#own();
  }

  /** Null of a log that was never cosigned. @throws Error on a damaged file: better no answer than a second past */
  of(origin: string): Checkpoint | null {
    const note = this.#note(origin);
    return note === null ? null : parseCheckpoint(parseNote(note).text);
  }

  /** Keeps the note as the log signed it. Lasts, once this returns, through a loss of power. */
  save(origin: string, note: string): void {
    const file = this.#file(origin);
    const made = `${file}.new`;
    const open = openSync(made, 'w', 0o600);
    try {
      writeSync(open, note);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    renameSync(made, file);
    this.#sync();
  }

  /** Keeps what proves that a log has two pasts: the note that was cosigned and another of its size, both signed by the log. */
  keepEvidence(origin: string, note: string): void {
    const name = `fork-${createHash('sha256').update(note).digest('hex')}`;
    writeFileSync(path.join(this.folder, name), `${this.#note(origin)}\n${note}`, { mode: 0o600, flush: true });
  }

  close(): void {
    rmSync(this.#lock, { force: true });
  }

  #note(origin: string): string | null {
    try {
      return readFileSync(this.#file(origin), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  #file(origin: string): string {
    return path.join(this.folder, createHash('sha256').update(origin).digest('hex'));
  }

  #sync(): void {
    const open = openSync(this.folder, 'r');
    try {
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
  }

  #own(): void {
    try {
      writeFileSync(this.#lock, String(process.pid), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (isRunning(Number(readFileSync(this.#lock, 'utf8'))))
        throw new Misconfigured(`${this.folder} belongs to a running witness.`);
      writeFileSync(this.#lock, String(process.pid));
    }
  }
}

function isRunning(pid: number): boolean {
  // A number of our own is that of a process before us, as in a container that was started again.
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
