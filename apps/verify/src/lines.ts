// SPDX-License-Identifier: Apache-2.0
import { closeSync, openSync, readSync } from 'node:fs';
import { reasonOf } from './store.js';
import { Unreadable } from './unreadable.js';

const piece = 65_536;
const longest = 10_000;

/** The lines of a file, without their newlines, a piece at a time. @throws Unreadable */
export function* fileLines(path: string): Generator<string> {
  const file = opened(path);
  try {
    const bytes = Buffer.alloc(piece);
    let rest = '';
    for (let count; (count = readPiece(file, bytes)) > 0;) {
      const lines = (rest + bytes.toString('latin1', 0, count)).split('\n');
      rest = lines.pop()!;
      if (rest.length > longest) throw new Unreadable('a line is too long');
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function opened(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw new Unreadable(reasonOf(error));
  }
}

function readPiece(file: number, bytes: Buffer): number {
  try {
    return readSync(file, bytes);
  } catch (error) {
    throw new Unreadable(reasonOf(error));
  }
}
