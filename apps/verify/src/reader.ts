// SPDX-License-Identifier: Apache-2.0
import type { Findings, Place } from './findings.js';
import { reasonOf, type Store } from './store.js';
import { Unreadable } from './unreadable.js';

/** Reads a bundle's files. What cannot be read is a finding; what nobody asked for is known at the end. */
export class Reader {
  readonly #asked = new Set<string>();
  readonly #checkpoints = new Map<number, string[]>();

  constructor(
    private readonly store: Store,
    private readonly findings: Findings,
  ) {
    for (const path of store.files) {
      const [, name, isCheckpoint] = /^(0|[1-9]\d{0,5})\/(checkpoints\/)?/.exec(path) ?? [];
      if (name === undefined) continue;
      const kept = this.#checkpoints.get(Number(name)) ?? [];
      this.#checkpoints.set(Number(name), kept);
      if (isCheckpoint) kept.push(path);
    }
  }

  has(path: string): boolean {
    return this.store.files.has(path);
  }

  /** The file as `parse` takes it: null when it is not there, or is not of its form, which is a finding at this place. */
  parsed<T>(path: string, parse: (bytes: Buffer) => T, place: Place): T | null {
    this.#asked.add(path);
    if (!this.has(path)) return null;
    try {
      return parse(this.store.read(path));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      this.findings.add('file-malformed', { ...place, path, detail: reasonOf(error) });
      return null;
    }
  }

  /** Like `parsed`; that the file is not there is a finding, too. */
  demanded<T>(path: string, parse: (bytes: Buffer) => T, place: Place): T | null {
    if (!this.has(path)) this.findings.add('file-missing', { ...place, path });
    return this.parsed(path, parse, place);
  }

  /** Looks ahead into a file that is read in its turn later: what is wrong with it is found then. */
  peeked<T>(path: string, parse: (bytes: Buffer) => T): T | null {
    try {
      return this.has(path) ? parse(this.store.read(path)) : null;
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      return null;
    }
  }

  /** The numbers under which epochs are kept, in order. */
  epochs(): number[] {
    return [...this.#checkpoints.keys()].sort((a, b) => a - b);
  }

  /** The files of the checkpoints an epoch kept. */
  checkpointsOf(epoch: number): readonly string[] {
    return this.#checkpoints.get(epoch) ?? [];
  }

  *unread(): Generator<string> {
    for (const path of this.store.files) if (!this.#asked.has(path)) yield path;
  }
}
