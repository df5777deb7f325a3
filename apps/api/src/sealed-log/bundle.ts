// SPDX-License-Identifier: Apache-2.0
import { encodeBundle, type Tile, tileLevels, tilePath, tileWidth, widthOf } from '@harbor/transparency';
import { lineOf, toldBy } from './event-line.js';
import type { EpochHead, LogReader } from './log-reader.js';
import { tarEnd, tarFile } from './tar.js';

/** One epoch of an export: the size it had when the export began. */
export interface Slice {
  readonly epoch: number;
  readonly size: number;
}
/** Where an export goes on: which of its epochs, and which 256 events of that. */
export interface Place {
  readonly at: number;
  readonly part: number;
}
/** A piece of the bundle, and what it tells of. */
export interface Piece {
  readonly bytes: Buffer;
  /** Where the next piece begins; null after the last. */
  readonly next: Place | null;
  /** Every youth its events are about. */
  readonly subjects: readonly string[];
  readonly events: number;
}

export const sliceOf = ({ epoch, size }: EpochHead): Slice => ({ epoch, size });

/**
 * The sealed log as a tar in the form of docs/log-format.md, `parts` times 256 events at a time. Files of 256 events lie
 * together, so that neither who writes nor who reads holds more.
 */
export async function bundlePiece(reader: LogReader, slices: readonly Slice[], from: Place, parts: number): Promise<Piece> {
  const files: Buffer[] = from.at === 0 && from.part === 0 ? [tarFile('harbor-log', Buffer.from('harbor-log@v1\n'))] : [];
  const subjects = new Set<string>();
  let events = 0;
  let place: Place | null = from;
  for (let left = parts; left > 0 && place !== null; left -= 1) {
    const slice: Slice = slices[place.at]!;
    if (place.part === 0) files.push(...(await headFiles(reader, slice)));
    const rows = await reader.events(slice.epoch, place.part * tileWidth, widthOf(0, place.part, slice.size));
    files.push(...(await partFiles(reader, slice, place.part, rows)));
    for (const row of rows) for (const youth of row.subjects ?? []) subjects.add(youth);
    events += rows.length;
    place = after(place, slices);
  }
  if (place === null) files.push(tarEnd);
  return { bytes: Buffer.concat(files), next: place, subjects: [...subjects], events };
}

function after({ at, part }: Place, slices: readonly Slice[]): Place | null {
  if ((part + 1) * tileWidth < slices[at]!.size) return { at, part: part + 1 };
  return at + 1 < slices.length ? { at: at + 1, part: 0 } : null;
}

/** @throws Error when the checkpoint of this size is gone */
async function headFiles(reader: LogReader, { epoch, size }: Slice): Promise<Buffer[]> {
  const newest = await reader.checkpoint(epoch, size);
  const days = await reader.days(epoch, size);
  const epochs = await reader.epochs();
  const head = epochs.find((one) => one.epoch === epoch);
  if (!newest || !head) throw new Error('A checkpoint of the log is gone.');
  return [
    tarFile(`${epoch}/checkpoint`, Buffer.from(newest.note)),
    ...days.map((one) => tarFile(`${epoch}/checkpoints/${one.size}`, Buffer.from(one.note))),
    tarFile(`${epoch}/policy`, Buffer.from(`log ${head.verifierKey}\n${head.witnesses}`)),
  ];
}

type Row = Awaited<ReturnType<LogReader['events']>>[number];

async function partFiles(reader: LogReader, { epoch, size }: Slice, part: number, rows: readonly Row[]): Promise<Buffer[]> {
  const width = widthOf(0, part, size);
  const place = tilePath({ level: 0, index: part, width }).slice('tile/0/'.length);
  const tiles: Buffer[] = [];
  for (const tile of tilesAfter(part, size)) {
    const hashes = await reader.tile(epoch, tile.level, tile.index);
    tiles.push(tarFile(`${epoch}/${tilePath(tile)}`, hashes.subarray(0, tile.width * 32)));
  }
  return [
    ...tiles,
    tarFile(`${epoch}/tile/entries/${place}`, encodeBundle(rows.map(({ leaf }) => leaf))),
    tarFile(`${epoch}/bodies/${place}`, Buffer.from(rows.map((row) => lineOf(toldBy(row))).join(''))),
    tarFile(`${epoch}/macs/${place}`, Buffer.concat(rows.map(({ mac }) => mac))),
  ];
}

/** The tiles that are complete with these 256 leaves; with the last, those at the right edge as well. */
function tilesAfter(part: number, size: number): (Tile & { level: number })[] {
  const end = Math.min(size, (part + 1) * tileWidth);
  return tileLevels(size).flatMap(({ level, full, partial }) => {
    const below = tileWidth ** (level + 1);
    const isFull = end % below === 0;
    return [
      ...(isFull ? [{ level, index: end / below - 1, width: tileWidth }] : []),
      ...(end === size && partial > 0 ? [{ level, index: full, width: partial }] : []),
    ];
  });
}
