// SPDX-License-Identifier: Apache-2.0
import { isExpunge, isFormatKnown, isWriters, type Leaf, leafOf, provenBody, told, type Told, uuidOf } from './bodies.js';
import type { Expunges } from './expunges.js';
import type { Findings } from './findings.js';
import type { Rows } from './rows.js';
import type { Hash } from './tree.js';
import { base64, decimal, Unreadable } from './unreadable.js';

/** What the first event of an epoch says of the one before. */
export interface Continuation {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** A code of letters and hyphens. */
  readonly reason: string | null;
}

const lateMs = 10 * 60_000;
const window = 16_384;

/** Checks one epoch's events, one after the other: bodies, MACs, times, and that none comes twice. */
export class Events {
  #newest = 0;
  #newestIdx = 0;
  #recent = new Set<string>();
  #before = new Set<string>();
  #withoutMac = 0;

  constructor(
    private readonly epoch: number,
    private readonly findings: Findings,
    private readonly expunges: Expunges,
    private readonly rows: Rows | null,
    private readonly writerKey: Buffer | null,
  ) {}

  /** @param isSealed whether the leaf is what its tile says; of one that is not, the body need not be told apart */
  take(entry: Buffer, idx: number, isSealed: boolean, line: Buffer | undefined, mac: Hash | undefined): void {
    const { epoch } = this;
    const leaf = leafOf(entry);
    if (!leaf) {
      if (isSealed) this.findings.add('entry-changed', { epoch, idx });
      return;
    }
    this.#order(leaf, idx);
    if (mac === undefined) this.#withoutMac++;
    if (!line) return;
    if (line.length === 1 && line[0] === 0x2d) return this.expunges.missing(epoch, idx);
    const body = provenBody(line, leaf);
    if (body) this.#body(body, leaf, idx, entry, mac);
    else if (isSealed) this.findings.add('body-changed', { epoch, idx, eventId: uuidOf(leaf) });
  }

  /** A witness saw this many events at this time, so none of them is later. Clocks may differ by the time an event may be late. */
  existedBy(since: number, size: number): void {
    if (this.#newest > since + lateMs && size > 0) {
      this.findings.add('time-order', { epoch: this.epoch, idx: this.#newestIdx });
      this.#newest = since;
    }
  }

  /** Whoever gives the writer key wants it used: what brings no MACs is not checked by it. */
  close(): void {
    const detail = `${this.#withoutMac} of its events have no MAC here`;
    if (this.writerKey !== null && this.#withoutMac > 0)
      this.findings.add('input-unusable', { epoch: this.epoch, path: `The writer key for epoch ${this.epoch}`, detail });
  }

  #order(leaf: Leaf, idx: number): void {
    const { epoch } = this;
    const { at, id } = leaf;
    if (at < this.#newest - lateMs) this.findings.add('time-order', { epoch, idx, eventId: uuidOf(leaf) });
    if (at > this.#newest) [this.#newest, this.#newestIdx] = [at, idx];
    if (this.#recent.has(id) || this.#before.has(id)) this.findings.add('entry-twice', { epoch, idx, eventId: uuidOf(leaf) });
    this.#recent.add(id);
    // One that comes again much later has a time that does not fit: no need to remember more.
    if (this.#recent.size >= window) [this.#before, this.#recent] = [this.#recent, new Set()];
  }

  #body(body: Buffer, leaf: Leaf, idx: number, entry: Buffer, mac: Hash | undefined): void {
    const { epoch } = this;
    if (!isFormatKnown(body)) {
      const place = { epoch, idx, eventId: uuidOf(leaf) };
      return this.findings.add('format-unknown', {
        ...place,
        path: `Event ${idx} of epoch ${epoch}`,
        detail: 'it is not format 1',
      });
    }
    const isMacWanted = this.writerKey !== null && mac !== undefined;
    if (!isExpunge(body) && !isMacWanted && !this.rows) return;
    const eventId = uuidOf(leaf);
    const event = told(body);
    if (!event) return this.findings.add('body-changed', { epoch, idx, eventId });
    if (event.action === 'log.expunged') this.expunges.declared(event, epoch, idx, eventId);
    if (isMacWanted && !isWriters(this.writerKey!, event.agency, entry, mac))
      this.findings.add('mac-wrong', { epoch, idx, eventId });
    this.rows?.take(event.changes, epoch, idx, eventId);
  }
}

/** What a body of `log.continued` says. */
export function continuationOf({ action, fields, reason }: Told): Continuation {
  const [origin, size, root, ...more] = fields;
  if (action !== 'log.continued' || root === undefined || more.length > 0)
    throw new Unreadable('its first event does not say what it continues');
  return { origin: origin!, size: decimal(size!), root: base64(root).toString('latin1'), reason: codeOf(reason) };
}

/** What strangers wrote is shown only if it is no more than a code. */
function codeOf(value: unknown): string | null {
  return typeof value === 'string' && /^[a-z-]{1,40}$/.test(value) ? value : null;
}
