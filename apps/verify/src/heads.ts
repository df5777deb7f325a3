// SPDX-License-Identifier: Apache-2.0
import type { Findings } from './findings.js';
import { type Checkpoint, checkpointOf } from './note.js';
import { judged, type KeyRange, type Policy } from './policy.js';
import type { Reader } from './reader.js';
import type { Hash } from './tree.js';
import { decimal, Unreadable } from './unreadable.js';

/** A signed checkpoint of an epoch. */
export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
  /** The file it was read from. */
  readonly path: string;
  /** Whether a key of the log has signed it: otherwise it proves nothing. */
  readonly isTrue: boolean;
  /** Whether enough witnesses have. */
  readonly isWitnessed: boolean;
  /** Milliseconds since 1970 of the first cosignature: by then the events below existed. */
  readonly since: number | null;
}

/** The checkpoints an epoch's folder holds, the newest first in the list. */
export function readCheckpoints(reader: Reader, epoch: number, findings: Findings): Map<string, Checkpoint> {
  const newest = `${epoch}/checkpoint`;
  if (!reader.has(newest)) findings.add('file-missing', { epoch, path: newest });
  const paths = [newest, ...reader.checkpointsOf(epoch)];
  const read = paths.flatMap((path) => {
    const checkpoint = reader.parsed(path, (bytes) => sized(path, checkpointOf(bytes)), { epoch });
    return checkpoint ? [[path, checkpoint] as const] : [];
  });
  return new Map(read);
}

/** Judges them; what is wrong with one is a finding at its size. Smallest first. */
export function judgeCheckpoints(
  checkpoints: ReadonlyMap<string, Checkpoint>,
  epoch: number,
  origin: string,
  { policy, ranges }: { policy: Policy; ranges: KeyRange[] | null },
  findings: Findings,
): Head[] {
  const heads = [...checkpoints].map(([path, checkpoint]): Head => {
    const { size, root } = checkpoint;
    const isOurs = checkpoint.origin === origin;
    const { isLogs, isWitnessed, since, broken } = judged(checkpoint, policy, ranges);
    const isTrue = isOurs && isLogs;
    for (const detail of broken) findings.add('signature-broken', { epoch, idx: size, path, detail });
    if (!isOurs) findings.add('checkpoint-foreign', { epoch, idx: size, path });
    else if (!isTrue) findings.add('checkpoint-forged', { epoch, idx: size, path });
    const sinceMs = since === null ? null : since * 1_000;
    return { origin: checkpoint.origin, size, root, path, isTrue, isWitnessed: isTrue && isWitnessed, since: sinceMs };
  });
  const largest = largestOf(heads.filter(({ isTrue }) => isTrue));
  const newest = heads.find(({ path }) => path === `${epoch}/checkpoint`);
  if (newest && newest.size < largest)
    findings.add('log-rolled-back', { epoch, idx: newest.size, detail: `a checkpoint that was kept (of ${largest})` });
  heads.sort((a, b) => a.size - b.size);
  findForks(heads, epoch, findings);
  return heads;
}

/** The size of the largest, 0 without any. */
export function largestOf(heads: readonly Head[]): number {
  return heads.reduce((most, { size }) => Math.max(most, size), 0);
}

function findForks(heads: readonly Head[], epoch: number, findings: Findings): void {
  let before: Head | undefined;
  for (const head of heads.filter(({ isTrue }) => isTrue)) {
    if (before?.size === head.size && before.root !== head.root) findings.add('log-forked', { epoch, idx: head.size });
    before = head;
  }
}

function sized(path: string, checkpoint: Checkpoint): Checkpoint {
  const name = /\/checkpoints\/(.*)$/.exec(path)?.[1];
  if (name !== undefined && decimal(name) !== checkpoint.size) throw new Unreadable('its size is not that of its name');
  return checkpoint;
}
