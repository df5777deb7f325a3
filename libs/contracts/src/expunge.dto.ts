// SPDX-License-Identifier: Apache-2.0
import { IsCode, IsId } from './fields.js';

export const expungeGrounds = ['court-order', 'person-asked', 'retention-over'] as const;

/** Asks that what was written about a youth be made unreadable for good. */
export class AskExpunge {
  @IsId() youthId!: string;
  @IsCode(expungeGrounds) ground!: (typeof expungeGrounds)[number];
}

/** One expunge, asked for or done. */
export class ExpungeView {
  id!: string;
  youthId!: string;
  ground!: (typeof expungeGrounds)[number];
  askedBy!: string;
  askedByName!: string;
  /** Date and time. */
  askedAt!: string;
  /** Somebody else; null while it waits. */
  approvedBy!: string | null;
  approvedByName!: string | null;
  /** Date and time. */
  approvedAt!: string | null;
  /** Of how many events the words are gone; null while it waits. */
  events!: number | null;
}

export class Expunges {
  items!: ExpungeView[];
}
