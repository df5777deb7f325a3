// SPDX-License-Identifier: Apache-2.0
import { Injectable } from '@nestjs/common';
import type { Checkpoints, Consistency, LogHealth, PlaceInLog } from '@harbor/contracts';
import {
  consistencyProof,
  entryHash,
  formatReceipt,
  inclusionProof,
  parseCheckpoint,
  parseNote,
  type Tile,
  tileReader,
  tilesOfConsistency,
  tilesOfInclusion,
  verifyConsistency,
  verifyInclusion,
} from '@harbor/transparency';
import { type Relation, reachOf } from '@harbor/policy';
import { Ledger, type ReadTx } from '../ledger/index.js';
import { fromCursor, toCursor } from '../platform/cursor.js';
import type { Ctx } from '../platform/ctx.js';
import { NotVisible } from '../platform/refusal.js';
import { proved, readLog } from './damage.js';
import { readLogHealth } from './log-health.js';
import type { EpochHead, LogReader } from './log-reader.js';
import { readerOf } from './reader-of.js';
import { checkpointsListed, consistencyShown, logShown, placeShown, receiptGiven } from './sealed-log.events.js';
import { NoSuchCheckpoint, NothingSealed, NotSealedYet } from './sealed-log.errors.js';

interface PlaceRow {
  epoch: number | null;
  idx: number | null;
  leaf: Buffer | null;
  youth: string[];
}

/** Where an event stands in the sealed log, and proofs of it. */
@Injectable()
export class PlaceService {
  constructor(private readonly ledger: Ledger) {}

  health(ctx: Ctx): Promise<LogHealth> {
    return this.ledger.read(ctx, async (tx) => {
      const health = await readLogHealth(tx);
      if (!health) throw new NotVisible();
      tx.record(logShown, { relation: 'agency' });
      return health;
    });
  }

  /** Signed checkpoints of the newest epoch, the newest first. @throws NothingSealed */
  checkpoints(ctx: Ctx, { limit, cursor }: { limit: number; cursor: string | undefined }): Promise<Checkpoints> {
    const [before = null] = fromCursor(cursor, ['whole']) ?? [];
    return this.ledger.read(ctx, async (tx) => {
      const reader = await readerOf(tx);
      const { epoch, size } = await newest(reader);
      const rows = await reader.checkpoints(epoch, before === null ? size + 1 : Number(before), limit + 1);
      const items = rows.slice(0, limit).map(({ signedAt, ...one }) => ({ epoch, signedAt: signedAt.toISOString(), ...one }));
      tx.record(checkpointsListed, { resultCount: items.length, relation: 'agency' });
      return { items, next: rows.length > limit ? toCursor(String(items[items.length - 1]!.size)) : null };
    });
  }

  /** That the log of `second` events begins with the log of `first`. @throws NoSuchCheckpoint; NothingSealed; LogDamaged */
  consistency(ctx: Ctx, asked: { first: number; second: number }): Promise<Consistency> {
    const [first, second] = [Math.min(asked.first, asked.second), Math.max(asked.first, asked.second)];
    return readLog(this.ledger, ctx, async (tx) => {
      const reader = await readerOf(tx);
      const { epoch } = await newest(reader);
      const [older, newer] = [await reader.checkpoint(epoch, first), await reader.checkpoint(epoch, second)];
      if (!older || !newer) throw new NoSuchCheckpoint();
      const read = await readTiles(reader, epoch, tilesOfConsistency(first, second));
      tx.record(consistencyShown, { relation: 'agency' });
      const said = ({ note }: { note: string }) => parseCheckpoint(parseNote(note).text);
      const proof = proved(
        `${epoch}/${first}`,
        () => consistencyProof(first, second, read),
        (made) => verifyConsistency(said(older), said(newer), made),
      ).map((hash) => hash.toString('base64'));
      return { epoch, first, second, firstNote: older.note, secondNote: newer.note, proof };
    });
  }

  /** @throws NotVisible out of reach; NotSealedYet */
  place(ctx: Ctx, eventId: string): Promise<PlaceInLog> {
    return this.ledger.read(ctx, async (tx) => {
      const { epoch, idx, leaf, head, youth } = await this.find(tx, eventId);
      tx.record(placeShown, { resourceId: eventId, subjects: youth, relation: relationOf(ctx) });
      return { eventId, epoch, idx, leaf: leaf.toString('base64'), origin: head.origin, size: head.size };
    });
  }

  /** C2SP tlog-proof@v1: who has the event's leaf and the log's key needs nothing else. @throws NotVisible; NotSealedYet; LogDamaged */
  receipt(ctx: Ctx, eventId: string): Promise<string> {
    return readLog(this.ledger, ctx, async (tx) => {
      const { epoch, idx, leaf, head, youth, reader } = await this.find(tx, eventId);
      const read = await readTiles(reader, epoch, tilesOfInclusion(idx, head.size));
      tx.record(receiptGiven, { resourceId: eventId, subjects: youth, relation: relationOf(ctx) });
      const checkpoint = parseNote(head.note);
      const proof = proved(
        `${epoch}/${idx}`,
        () => inclusionProof(idx, head.size, read),
        (made) => verifyInclusion(parseCheckpoint(checkpoint.text), idx, entryHash(leaf), made),
      );
      return formatReceipt({ index: idx, proof, checkpoint, extra: leaf });
    });
  }

  private async find(tx: ReadTx, eventId: string) {
    const [row] = await tx.rows<PlaceRow>('log-place', 'select epoch, idx::float8 as idx, leaf, youth from gate.log_place($1)', [
      eventId,
    ]);
    if (!row) throw new NotVisible();
    const { epoch, idx, leaf, youth } = row;
    const reader = await readerOf(tx);
    const head = (await reader.epochs()).find((one) => one.epoch === epoch);
    if (epoch === null || idx === null || leaf === null || !head || head.size <= idx) throw new NotSealedYet();
    return { epoch, idx, leaf, youth, head, reader };
  }
}

async function newest(reader: LogReader): Promise<EpochHead> {
  const head = (await reader.epochs()).at(-1);
  if (!head) throw new NothingSealed();
  return head;
}

/** The hashes of these tiles, fetched before a proof is made of them. */
async function readTiles(reader: LogReader, epoch: number, tiles: readonly Tile[]) {
  const bytes = new Map<string, Buffer>();
  for (const { level, index } of tiles) bytes.set(`${level}/${index}`, await reader.tile(epoch, level as number, index));
  return tileReader((level, index) => bytes.get(`${level}/${index}`)!);
}

function relationOf({ actor, permission }: Ctx): Relation {
  return reachOf(actor.role, permission)[0] as Relation;
}
