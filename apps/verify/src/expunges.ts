// SPDX-License-Identifier: Apache-2.0
import type { Told } from './bodies.js';
import type { Findings } from './findings.js';
import { extend, joined, type Range, without } from './ranges.js';
import { decimal, Unreadable } from './unreadable.js';

/** What is missing, and what events declare to be missing: held against each other once all is read. */
export class Expunges {
  readonly #missing = new Map<number, [number, number][]>();
  readonly #declared = new Map<number, Range[]>();

  constructor(private readonly findings: Findings) {}

  get isAnyMissing(): boolean {
    return this.#missing.size > 0;
  }

  missing(epoch: number, idx: number): void {
    if (!this.#missing.has(epoch)) this.#missing.set(epoch, []);
    extend(this.#missing.get(epoch)!, idx);
  }

  /** Takes an event `log.expunged`. */
  declared({ actor, behalf, reason, fields }: Told, epoch: number, idx: number, eventId: string): void {
    const isByTwo = typeof actor === 'string' && typeof behalf === 'string' && actor !== behalf;
    const refuse = (detail: string) => this.findings.add('expunge-void', { epoch, idx, eventId, detail });
    if (!isByTwo) return refuse('two people must approve it');
    if (typeof reason !== 'string' || reason === '') return refuse('it names no ground');
    try {
      for (const field of fields) this.#declare(field, epoch, idx);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      refuse(error.message);
    }
  }

  /** @param sizes how many leaves of each epoch were read */
  close(sizes: ReadonlyMap<number, number>): void {
    for (const [epoch, size] of sizes) {
      const missing = this.#missing.get(epoch) ?? [];
      const declared = joined(this.#declared.get(epoch) ?? []);
      const undeclared = without(missing, declared);
      for (const [idx, last] of undeclared) this.findings.add('body-missing', { epoch, idx, last });
      for (const [idx, last] of without(missing, undeclared)) this.findings.add('body-expunged', { epoch, idx, last });
      for (const [idx, last] of without(declared, missing))
        if (idx < size) this.findings.add('expunge-undone', { epoch, idx, last: Math.min(last, size - 1) });
    }
  }

  #declare(field: string, epoch: number, idx: number): void {
    const parts = /^(\d+)\/(\d+)-(\d+)$/.exec(field);
    if (!parts) throw new Unreadable('a range has another form');
    const [of, first, last] = parts.slice(1).map(decimal) as [number, number, number];
    if (first > last || of > epoch || (of === epoch && last >= idx)) throw new Unreadable('a range reaches beyond it');
    if (!this.#declared.has(of)) this.#declared.set(of, []);
    this.#declared.get(of)!.push([first, last]);
  }
}
