// SPDX-License-Identifier: Apache-2.0
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Does something with an open file or folder; what was written is on the disk before this returns. */
export function synced(file: string, how: { flags: 'w' | 'wx' | 'r'; mode?: number }, work: (handle: number) => void): void {
  const handle = openSync(file, how.flags, how.mode);
  try {
    work(handle);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
