// SPDX-License-Identifier: Apache-2.0
import { setImmediate as breath } from 'node:timers/promises';
import { type Found, readFile } from './file-reader.js';
import type { Source } from './source.js';

/** What one step works on. */
export interface Batch {
  found: readonly Found[];
  isLast: boolean;
}

/** So many places are read in one go, about a millisecond: then answers go out, and what is being kept goes on. */
const inOneGo = 10;

/** Where one worker stands in one file. While a batch is being kept the next one is read. */
export class Reading {
  private readonly places: AsyncGenerator<Found>;
  private at = 0;
  private ahead: Promise<Batch> | undefined;
  /** Which records stand in the file up to here (`kind/id`); of a dry run alone, where nothing else knows. */
  readonly seen = new Set<string>();

  constructor(
    source: Source,
    table: string | undefined,
    private readonly isDryRun: boolean,
    private readonly batchSize: number,
  ) {
    this.places = readFile(source, table);
  }

  /** Whether the batch after so many places is the next one here. */
  standsAt(place: number): boolean {
    return this.at === place;
  }

  async skipTo(place: number): Promise<void> {
    for (; this.at < place; this.at += 1) if (!(await this.one())) throw new Error('The file is shorter than it was.');
  }

  async next(): Promise<Batch> {
    const batch = await (this.ahead ?? this.read());
    this.at += batch.found.length;
    this.ahead = undefined;
    // A dry run reads no further than it has come: what stands below must not count as standing above.
    if (this.isDryRun || batch.isLast) return batch;
    this.ahead = this.read();
    this.ahead.catch(() => undefined);
    return batch;
  }

  async end(): Promise<void> {
    await this.ahead?.catch(() => undefined);
    await this.places.return(undefined);
  }

  private async read(): Promise<Batch> {
    const found: Found[] = [];
    for (let records = 0; records < this.batchSize && found.length < this.batchSize;) {
      const place = await this.one();
      if (!place) return { found, isLast: true };
      found.push(place);
      if (found.length % inOneGo === 0) await breath();
      records += 'records' in place ? place.records.length : 0;
    }
    return { found, isLast: false };
  }

  private async one(): Promise<Found | undefined> {
    const { value, done } = await this.places.next();
    if (done) return undefined;
    if (this.isDryRun && 'records' in value) for (const { kind, id } of value.records) this.seen.add(`${kind}/${id}`);
    return value;
  }
}
