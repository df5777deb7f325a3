// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import { encodeBundle, Malformed, parseTilePath, type Tile, widthOf } from '@harbor/transparency';
import { Ledger, type ReadTx } from '../ledger/index.js';
import type { Ctx } from '../platform/ctx.js';
import { readLog } from './damage.js';
import type { EpochHead, LogReader } from './log-reader.js';
import { readerOf } from './reader-of.js';
import { tileRead } from './sealed-log.events.js';
import { LogDamaged, NoSuchTile } from './sealed-log.errors.js';

/** The log as C2SP tlog-tiles serves it: hashes and leaves, which tell nothing of what happened. */
@Injectable()
export class TileService {
  constructor(private readonly ledger: Ledger) {}

  /** The newest checkpoint of an epoch. @throws NoSuchTile */
  checkpoint(ctx: Ctx, epoch: string): Promise<string> {
    return this.ledger.read(ctx, async (tx) => {
      const { head } = await this.open(tx, epoch);
      tx.record(tileRead, { relation: 'agency', reasonCode: `${head.epoch}/checkpoint` });
      return head.note;
    });
  }

  /** @param path below the epoch, such as `tile/0/x001/234.p/12` @throws NoSuchTile; LogDamaged */
  tile(ctx: Ctx, epoch: string, path: string): Promise<Buffer> {
    return readLog(this.ledger, ctx, async (tx) => {
      const { reader, head } = await this.open(tx, epoch);
      const tile = tileAt(path);
      const level = tile.level === 'entries' ? 0 : tile.level;
      // What no checkpoint counts yet is not served: a reader could not check it.
      if (widthOf(level, tile.index, head.size) < tile.width) throw new NoSuchTile();
      const bytes = await bytesOf(reader, head.epoch, tile);
      tx.record(tileRead, { relation: 'agency', reasonCode: `${head.epoch}/${path}` });
      return bytes;
    });
  }

  private async open(tx: ReadTx, epoch: string): Promise<{ reader: LogReader; head: EpochHead }> {
    const reader = await readerOf(tx);
    const head = (await reader.epochs()).find((one) => String(one.epoch) === epoch);
    if (!head) throw new NoSuchTile();
    return { reader, head };
  }
}

async function bytesOf(reader: LogReader, epoch: number, { level, index, width }: Tile): Promise<Buffer> {
  if (level === 'entries') {
    const leaves = await reader.leaves(epoch, index * 256, width);
    if (leaves.length < width) throw new LogDamaged(`${epoch}/${index * 256}`);
    return encodeBundle(leaves);
  }
  const hashes = await reader.tile(epoch, level, index);
  if (hashes.length < width * 32) throw new LogDamaged(`${epoch}/${index * 256 ** (level + 1)}`);
  return hashes.subarray(0, width * 32);
}

function tileAt(path: string): Tile {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof Malformed) throw new NoSuchTile();
    throw error;
  }
}
