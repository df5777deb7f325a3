// SPDX-License-Identifier: Apache-2.0
import { type Events } from './events.js';
import type { Findings } from './findings.js';
import type { Head } from './heads.js';
import type { Reader } from './reader.js';
import { Edge, type Hash, leafHash } from './tree.js';
import { entriesOf, hashesOf, linesOf, tilePlace, tileWidth, widthOf } from './tiles.js';

/**
 * Grows the tree of one epoch from its leaves and holds it against tiles and checkpoints.
 *
 * Where a leaf does not hash to what its tile says, one of the two was changed. From there two trees grow, one by the leaves and
 * one by the tiles, until a checkpoint says which is the true one.
 */
export class Walk {
  #byEntries = new Edge();
  #byTiles: Edge | null = null;
  /** Leaves that differ from their tiles since the last checkpoint. */
  #doubtful: number[] = [];
  #nextHead = 0;
  #proven = 0;
  #isBroken = false;
  readonly #roots = new Map<number, Hash>();

  /**
   * @param heads smallest first
   * @param wanted sizes at which the root is wanted afterwards
   */
  constructor(
    private readonly reader: Reader,
    private readonly findings: Findings,
    private readonly epoch: number,
    private readonly heads: readonly Head[],
    private readonly events: Events,
    /** How many leaves there must be. */
    private readonly size: number,
    private readonly wanted: ReadonlySet<number>,
  ) {}

  /** Reads the leaves, or as many as there are; gives how many. */
  run(onProgress: (done: number) => void): number {
    this.#checkHeads();
    for (let index = 0; index * tileWidth < this.size; index++) {
      if (!this.#readTile(index)) break;
      onProgress(this.#byEntries.size);
    }
    this.#checkUpperTiles(true);
    for (const idx of this.#doubtful) this.findings.add('entry-changed', { epoch: this.epoch, idx });
    return this.#byEntries.size;
  }

  /** The root at one of the wanted sizes that was reached. */
  rootAt(size: number): Hash | undefined {
    return this.#roots.get(size);
  }

  #readTile(index: number): boolean {
    const { epoch, reader } = this;
    const idx = index * tileWidth;
    const due = widthOf(index, this.size);
    const width = this.#widthThere(index, due);
    const place = tilePlace(index, width);
    const at = { epoch, idx };
    const entries = reader.parsed(`${epoch}/tile/entries/${place}`, (bytes) => entriesOf(bytes, width), at);
    const tiled = reader.has(`${epoch}/tile/0/${tilePlace(index, due)}`) ? due : width;
    const hashes = reader.demanded(`${epoch}/tile/0/${tilePlace(index, tiled)}`, (bytes) => hashesOf(bytes, tiled), at);
    const bodies = reader.demanded(`${epoch}/bodies/${place}`, (bytes) => linesOf(bytes, width), at);
    const macs = reader.parsed(`${epoch}/macs/${place}`, (bytes) => hashesOf(bytes, width), at);
    if (!reader.has(`${epoch}/tile/entries/${place}`)) this.#cutOff(idx, hashes ? idx + width - 1 : this.size - 1);
    if (!entries && !hashes) return false;
    for (let i = 0; i < width; i++) this.#append(idx + i, entries?.[i], hashes?.[i], bodies?.[i], macs?.[i]);
    if (width < due) this.#cutOff(idx + width, this.size - 1);
    this.#checkUpperTiles(false);
    return width === due;
  }

  /** How many entries the bundle has where so many are due: where it was cut off there may be a narrower one. */
  #widthThere(index: number, due: number): number {
    const isThere = (width: number) => this.reader.has(`${this.epoch}/tile/entries/${tilePlace(index, width)}`);
    if (isThere(due)) return due;
    for (let width = due - 1; width > 0; width--) if (isThere(width)) return width;
    return due;
  }

  #cutOff(idx: number, last: number): void {
    this.findings.add('log-truncated', { epoch: this.epoch, idx, last });
  }

  #append(idx: number, entry?: Buffer, stored?: Hash, body?: Buffer, mac?: Hash): void {
    const made = entry ? leafHash(entry) : undefined;
    const isSame = made === undefined || stored === undefined || made === stored;
    if (!isSame) this.#doubt(idx);
    this.#byEntries.append((made ?? stored)!);
    this.#byTiles?.append((stored ?? made)!);
    if (entry) this.events.take(entry, idx, isSame, body, mac);
    this.#checkHeads();
  }

  #doubt(idx: number): void {
    this.#byTiles ??= this.#byEntries.copy();
    this.#doubtful.push(idx);
  }

  #checkHeads(): void {
    const { size } = this.#byEntries;
    if (this.wanted.has(size)) this.#roots.set(size, this.#byEntries.root());
    for (; this.heads[this.#nextHead]?.size === size; this.#nextHead++) this.#checkHead(this.heads[this.#nextHead]!);
  }

  #checkHead({ root, size, isTrue, since, path }: Head): void {
    if (since !== null) this.events.existedBy(since, size);
    if (!isTrue) return;
    const isByEntries = this.#byEntries.root() === root;
    const isByTiles = this.#byTiles?.root() === root;
    if (isByEntries || isByTiles) this.#settle(isByTiles, size);
    else this.#break(size, path);
  }

  /** One wrong leaf makes every later checkpoint fail, so the first says where. */
  #break(size: number, path: string): void {
    const { epoch } = this;
    if (!this.#isBroken)
      this.findings.add('tree-changed', { epoch, idx: this.#proven, last: Math.max(size - 1, this.#proven), path });
    this.#isBroken = true;
  }

  /** A checkpoint has said which tree is the true one. */
  #settle(isByTiles: boolean, size: number): void {
    const { epoch } = this;
    for (const idx of this.#doubtful) {
      if (isByTiles) this.findings.add('entry-changed', { epoch, idx });
      else this.findings.add('tile-changed', { epoch, idx, path: this.#tileOf(idx) });
    }
    if (isByTiles) this.#byEntries = this.#byTiles!;
    this.#byTiles = null;
    this.#doubtful = [];
    this.#proven = size;
    this.#isBroken = false;
  }

  #tileOf(idx: number): string {
    const index = Math.floor(idx / tileWidth);
    return `${this.epoch}/tile/0/${tilePlace(index, widthOf(index, this.size))}`;
  }

  /** Tiles above the lowest, as soon as they are full; at the end also those that are not. */
  #checkUpperTiles(isEnd: boolean): void {
    for (const [level, hashes] of this.#byEntries.tiles.entries()) {
      if (!hashes || hashes.length === 0 || (hashes.length < tileWidth && !isEnd)) continue;
      const span = tileWidth ** level;
      const last = Math.floor(this.#byEntries.size / span);
      const index = Math.ceil(last / tileWidth) - 1;
      this.#checkTile(level, index, widthOf(index, Math.floor(this.size / span)), hashes, this.#byTiles?.tiles[level]);
      this.#byEntries.tiles[level] = [];
      if (this.#byTiles) this.#byTiles.tiles[level] = [];
    }
  }

  #checkTile(level: number, index: number, width: number, made: Hash[], other: Hash[] | undefined): void {
    const { epoch } = this;
    const path = `${epoch}/tile/${level}/${tilePlace(index, width)}`;
    const span = tileWidth ** level;
    const placeOf = (i: number) => ({ epoch, idx: (index * tileWidth + i) * span, last: (index * tileWidth + i + 1) * span - 1 });
    const stored = this.reader.demanded(path, (bytes) => hashesOf(bytes, width), { epoch, idx: placeOf(0).idx });
    made.forEach((hash, i) => {
      const isSame = !stored || stored[i] === hash || stored[i] === other?.[i];
      if (!isSame) this.findings.add('tile-changed', { ...placeOf(i), path });
    });
  }
}
