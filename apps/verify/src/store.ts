// SPDX-License-Identifier: Apache-2.0
import { closeSync, constants, fstatSync, openSync, readdirSync, readSync } from 'node:fs';
import path from 'node:path';
import { type StoreProblem, tarFiles } from './tar.js';
import { Unreadable } from './unreadable.js';

/** Where the files of a bundle are read from. Paths are those of the bundle, with slashes. */
export interface Store {
  /** The path of every regular file. */
  readonly files: ReadonlySet<string>;
  /** What is wrong with the bundle itself. */
  readonly problems: readonly StoreProblem[];
  /** @throws Unreadable when the file has changed meanwhile or cannot be read */
  read(path: string): Buffer;
  close(): void;
}

/**
 * A folder, or a plain tar.
 *
 * @throws Unreadable when it is neither
 */
export function openStore(place: string): Store {
  try {
    return folderStore(place);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOTDIR') throw new Unreadable(reasonOf(error));
  }
  return tarStore(place);
}

/** For tests and for whoever has the files at hand. */
export function memoryStore(contents: ReadonlyMap<string, Buffer>): Store {
  const files = new Set(contents.keys());
  return { files, problems: [], read: (name) => contents.get(name)!, close: () => undefined };
}

function folderStore(root: string): Store {
  const files = new Set<string>();
  const problems: StoreProblem[] = [];
  const list = (below: string): void => {
    for (const entry of readdirSync(path.join(root, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      // Neither links nor pipes: the one leads out of the folder, the other never ends.
      if (entry.isDirectory()) list(name);
      else if (entry.isFile()) files.add(name);
      else problems.push({ kind: 'file-unexpected', path: name });
    }
  };
  list('');
  const read = (name: string): Buffer => {
    const file = openFile(path.join(root, name), constants.O_NOFOLLOW);
    try {
      return readAt(file, 0, fstatSync(file).size);
    } finally {
      closeSync(file);
    }
  };
  return { files, problems, read, close: () => undefined };
}

function tarStore(place: string): Store {
  const file = openFile(place);
  try {
    if (!fstatSync(file).isFile()) throw new Unreadable('it is neither a folder nor a file');
    const { places, problems } = tarFiles(fstatSync(file).size, (from, length) => readAt(file, from, length));
    const files = new Set(places.keys());
    const read = (name: string): Buffer => {
      const { from, length } = places.get(name)!;
      return readAt(file, from, length);
    };
    return { files, problems, read, close: () => closeSync(file) };
  } catch (error) {
    closeSync(file);
    throw error;
  }
}

function openFile(name: string, flags = 0): number {
  try {
    return openSync(name, constants.O_RDONLY | constants.O_NONBLOCK | flags);
  } catch (error) {
    throw new Unreadable(reasonOf(error));
  }
}

const largestFile = 64_000_000;

function readAt(file: number, from: number, length: number): Buffer {
  if (length > largestFile) throw new Unreadable('it is larger than 64 MB');
  const bytes = Buffer.allocUnsafe(length);
  try {
    for (let read = 0; read < length;) {
      const count = readSync(file, bytes, read, length - read, from + read);
      if (count === 0) throw new Unreadable('it ends early');
      read += count;
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable(reasonOf(error));
  }
  return bytes;
}

export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'it is not there';
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read';
  return error instanceof Unreadable ? error.message : `it cannot be read (${code ?? 'unknown'})`;
}
