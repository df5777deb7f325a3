// SPDX-License-Identifier: Apache-2.0
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Puts a file in its place whole, and on the disk before it returns: after a crash there is the one before or this one.
 *
 * @param mode permissions of the file
 */
export function writeWhole(file: string, content: Buffer | string, mode = 0o600): void {
  const draft = `${file}.${process.pid}`;
  // One that a crash left may not be written to, and in a container the next process has the same number.
  rmSync(draft, { force: true });
  synced(openSync(draft, 'wx', mode), (handle) => writeFileSync(handle, content));
  renameSync(draft, file);
  syncFolder(path.dirname(file));
}

/** So that a power cut cannot take back what was moved in it. */
export function syncFolder(folder: string): void {
  synced(openSync(folder, 'r'), () => undefined);
}

function synced(handle: number, work: (handle: number) => void): void {
  try {
    work(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
