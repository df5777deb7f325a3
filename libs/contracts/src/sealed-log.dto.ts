// SPDX-License-Identifier: Apache-2.0
import { Type } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { epochReasons } from '@harbor/policy';
import { IsCode, IsWhole } from './fields.js';
import { LogMark } from './system.dto.js';

const mostEvents = 999_999_999;

/** A signed sentence about a log: so many events, this root (C2SP tlog-checkpoint). */
export class CheckpointView {
  epoch!: number;
  /** How many events it counts. */
  size!: number;
  /** Date and time. */
  signedAt!: string;
  /** The signed note as others' tools read it. */
  note!: string;
}

export class Checkpoints {
  items!: CheckpointView[];
  /** Send it back as `cursor` for the next page; null on the last. */
  next!: string | null;
}

/** Two checkpoints of the newest epoch, by their sizes, in either order. */
export class AskConsistency {
  @Type(() => Number) @IsWhole({ min: 1, max: mostEvents }) first!: number;
  @Type(() => Number) @IsWhole({ min: 1, max: mostEvents }) second!: number;
}

/** Proof that a log begins with an older one (RFC 9162, 2.1.4). */
export class Consistency {
  epoch!: number;
  first!: number;
  second!: number;
  /** The signed checkpoints of both. */
  firstNote!: string;
  secondNote!: string;
  /** Hashes in base64, in the order in which RFC 6962 gives them. */
  proof!: string[];
}

/** Where an event stands in the sealed log. */
export class PlaceInLog {
  eventId!: string;
  epoch!: number;
  /** Counted from 0. */
  idx!: number;
  /** What the tree holds of the event, in base64: its id, its instant, and a commitment that tells nothing. */
  leaf!: string;
  /** The name of the log. */
  origin!: string;
  /** How many events the newest checkpoint counts. */
  size!: number;
}

/** Declares that the log goes on as a new one. */
export class DeclareEpoch {
  @IsCode(epochReasons) reason!: (typeof epochReasons)[number];
  /** While sealing has stopped: how many events the sealer remembers, as one was shown them. Of another size nothing is declared. */
  @IsOptional() @IsWhole({ min: 0, max: mostEvents }) size?: number;
}

/** One of the logs that follow one another. */
export class EpochView {
  /** Counted from 0. */
  epoch!: number;
  /** The name of the log; null while the sealer has not opened it. */
  origin!: string | null;
  /** The key that signs it, as signed-note writes it. */
  verifierKey!: string | null;
  /** Events in it. */
  size!: number;
  /** The log it continues, where that ended, and why; null of the first. */
  continues!: LogMark | null;
  reason!: (typeof epochReasons)[number] | null;
  /** Date and time. */
  declaredAt!: string | null;
}

export class Epochs {
  /** Oldest first. */
  items!: EpochView[];
}
