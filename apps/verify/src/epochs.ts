// SPDX-License-Identifier: Apache-2.0
// How the epochs of a log hang together, and how checkpoints that others kept fit in.
import { leafOf, provenBody, told } from './bodies.js';
import { type Continuation, continuationOf } from './events.js';
import type { Findings } from './findings.js';
import type { Head } from './heads.js';
import type { Reader } from './reader.js';
import type { Hash } from './tree.js';
import { entriesOf, linesOf, tilePlace, widthOf } from './tiles.js';
import { Unreadable } from './unreadable.js';

/** An epoch that was read. */
export interface Epoch {
  readonly epoch: number;
  readonly origin: string;
  /** How many leaves were read. */
  readonly size: number;
  readonly heads: readonly Head[];
  /** Whether the epoch's policy asks for any witness. */
  readonly isWitnessAsked: boolean;
  readonly rootAt: (size: number) => Hash | undefined;
}

/** What the epoch's first event says of the one before; null where it cannot be read, which is a finding once `size` is above 0. */
export function readContinuation(reader: Reader, epoch: number, size: number, findings: Findings): Continuation | null {
  if (epoch === 0 || size === 0) return null;
  const width = widthOf(0, size);
  const place = { epoch, idx: 0 };
  const leaf = reader.peeked(`${epoch}/tile/entries/${tilePlace(0, width)}`, (bytes) => leafOf(entriesOf(bytes, width)[0]!));
  const line = reader.peeked(`${epoch}/bodies/${tilePlace(0, width)}`, (bytes) => linesOf(bytes, width)[0]!);
  const body = leaf && line ? provenBody(line, leaf) : null;
  const event = body && told(body);
  try {
    if (!event) throw new Unreadable('its first event is not there to be read');
    return continuationOf(event);
  } catch (error) {
    findings.add('epoch-broken', { ...place, detail: (error as Unreadable).message });
    return null;
  }
}

/** Whether an epoch says truly how the one before it ended. */
export function checkContinuation(before: Epoch, epoch: number, said: Continuation, findings: Findings): void {
  const broken = (detail: string) => findings.add('epoch-broken', { epoch, idx: 0, detail });
  if (said.origin !== before.origin) broken('it names another log');
  else if (said.size < before.size) broken(`it counts ${said.size} events of it, and there are ${before.size}`);
  else if (said.size > before.size) findings.add('tail-lost', { epoch: before.epoch, idx: before.size, last: said.size - 1 });
  else if (before.rootAt(said.size) !== said.root) broken('it names another root');
}

/** Holds a checkpoint that was kept elsewhere against the log: whoever has one cannot be shown another past. */
export function checkKept(epoch: Epoch, head: Head, next: Continuation | null, findings: Findings): void {
  const { size, root, path } = head;
  const isDeclared = next !== null && next.size >= size && (next.size !== size || next.root === root);
  if (size <= epoch.size) {
    if (epoch.rootAt(size) !== root) findings.add('log-forked', { epoch: epoch.epoch, idx: size, path });
  } else if (!isDeclared)
    findings.add('log-rolled-back', { epoch: epoch.epoch, idx: epoch.size, path, detail: `${path} (${size})` });
}
