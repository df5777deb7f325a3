// SPDX-License-Identifier: Apache-2.0
import {
  type Frontier,
  isSignedBy,
  leafHash,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  tileWidth,
  widthOf,
  writerMac,
} from '@harbor/transparency';
import { isWhatWasSealed, toldBy } from './event-line.js';
import type { EpochHead, LogReader, SealedRow } from './log-reader.js';

/** What is wrong, by the names harbor-verify uses, and where; `event-unsealed` is an event that no log knows of. */
export interface LogFinding {
  readonly kind:
    | 'body-changed'
    | 'body-missing'
    | 'entry-changed'
    | 'tile-changed'
    | 'mac-wrong'
    | 'tree-changed'
    | 'checkpoint-forged'
    | 'event-unsealed';
  /** Null, as `idx`, where it has no place. */
  readonly epoch: number | null;
  readonly idx: number | null;
  readonly eventId: string | null;
}

/** Where an alarm says that it is: `epoch/idx`, or `event/id`. */
export function placeOf({ epoch, idx, eventId }: LogFinding): string {
  return idx === null ? `event/${eventId}` : `${epoch}/${idx}`;
}

/** Before every event. */
export const firstOfAll = '00000000-0000-0000-0000-000000000000';
const eventsAtOnce = 20_000;

/** Events that somebody put past queue and tree, among the next after this one. @returns the last looked at, null after the end */
export async function checkUnsealed(reader: LogReader, after: string): Promise<{ found: LogFinding[]; last: string | null }> {
  const { last, unsealed } = await reader.unsealed(after, eventsAtOnce);
  return { last, found: unsealed.map((eventId) => ({ kind: 'event-unsealed', epoch: null, idx: null, eventId })) };
}

/** Holds 256 events of an epoch of this size against their leaves, the leaves against their tile, and takes them into the tree. */
export async function checkPart(
  reader: LogReader,
  { epoch, size }: { epoch: number; size: number },
  part: number,
  edge: Frontier,
  writerKey: Buffer,
  agencyId: string,
): Promise<LogFinding[]> {
  const first = part * tileWidth;
  const width = widthOf(0, part, size);
  const [rows, hashes] = [await reader.events(epoch, first, width), await reader.tile(epoch, 0, part)];
  const at = new Map(rows.map((row) => [row.idx, row]));
  const isExpunged = rows.some(({ salt }) => salt === null) ? await reader.expunged() : () => false;
  const findings: LogFinding[] = [];
  for (let idx = first; idx < first + width; idx += 1) {
    const row = at.get(idx);
    const kept = hashes.subarray((idx - first) * 32, (idx - first + 1) * 32);
    const find = (kind: LogFinding['kind']) => findings.push({ kind, epoch, idx, eventId: row?.sealedId ?? null });
    if (!row) find('entry-changed');
    else
      for (const kind of wrongWith(row, kept, writerKey, agencyId))
        if (kind !== 'body-missing' || row.event_id === null || !isExpunged(epoch, idx)) find(kind);
    // A leaf that is gone is told; its hash lets the rest of the tree still be checked.
    edge.append([row ? leafHash(row.leaf) : kept.length === 32 ? kept : Buffer.alloc(32)]);
  }
  return findings;
}

function wrongWith(row: SealedRow, kept: Buffer, writerKey: Buffer, agencyId: string): LogFinding['kind'][] {
  // A leaf that says something else than the tile, and a MAC that is not of it: the leaf was edited.
  const isWritten = row.leaf[0] === 0x01 && writerMac(writerKey, agencyId, row.leaf).equals(row.mac);
  const isInTile = row.leaf[0] === 0x01 && leafHash(row.leaf).equals(kept);
  if (!isInTile) return [isWritten ? 'tile-changed' : 'entry-changed'];
  const told = toldBy(row);
  return [
    ...(isWritten ? [] : (['mac-wrong'] as const)),
    ...(told ? (isWhatWasSealed(row.leaf, told) ? [] : (['body-changed'] as const)) : (['body-missing'] as const)),
  ];
}

/** Whether the tree of all leaves is the one that was signed. */
export function checkHead(head: EpochHead, edge: Frontier): LogFinding[] {
  const { epoch, size, origin, verifierKey, note } = head;
  const signed = parseNote(note);
  const said = parseCheckpoint(signed.text);
  const at = { epoch, idx: size - 1, eventId: null };
  const isTrue = said.origin === origin && said.size === size && isSignedBy(signed, parseVerifierKey(verifierKey));
  if (!isTrue) return [{ kind: 'checkpoint-forged', ...at }];
  return said.root.equals(edge.root()) ? [] : [{ kind: 'tree-changed', ...at }];
}
