// SPDX-License-Identifier: Apache-2.0
import { readDecimal, readHash } from './encoding.js';
import { Malformed } from './malformed.js';
import type { TreeHead } from './verify.js';

/** What a log says of itself (C2SP tlog-checkpoint): which log, how many leaves, which root. */
export interface Checkpoint extends TreeHead {
  readonly origin: string;
  /** Opaque lines a log may add; nobody audits them. */
  readonly extensions: readonly string[];
}

/** The text that is signed, with its last newline. @throws Malformed on what no checkpoint can hold */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { origin, size, root, extensions } = checkpoint;
  const lines = [origin, String(size), root.toString('base64'), ...extensions];
  const text = lines.map((line) => `${line}\n`).join('');
  const read = parseCheckpoint(text);
  if (read.origin !== origin || read.extensions.length !== extensions.length)
    throw new Malformed('checkpoint', 'a line in a line');
  return text;
}

/**
 * Reads a note's text as a checkpoint; whether anybody signed it is another question.
 *
 * @throws Malformed
 */
export function parseCheckpoint(text: string): Checkpoint {
  if (!text.endsWith('\n')) throw new Malformed('checkpoint', 'does not end with a newline');
  const lines = text.slice(0, -1).split('\n');
  const [origin, size, root, ...extensions] = lines;
  if (root === undefined) throw new Malformed('checkpoint', 'fewer than three lines');
  if (lines.includes('')) throw new Malformed('checkpoint', 'an empty line');
  return { origin: origin!, size: readDecimal('checkpoint', size!), root: readHash('checkpoint', root), extensions };
}
