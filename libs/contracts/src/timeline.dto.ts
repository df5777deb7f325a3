// SPDX-License-Identifier: Apache-2.0
import { IsOptional } from 'class-validator';
import { IsInstant } from './fields.js';

/** What a line of the timeline tells of. */
export const timelineTypes = [
  'living',
  'plan_signed',
  'plan_draft',
  'acknowledged',
  'planned_move',
  'care_team',
  'referral',
  'consent',
] as const;

export class TimelineQuery {
  /** Only what was still going on then, or came later (UTC); the whole line when left out. */
  @IsOptional() @IsInstant() since?: string;
}

/** One line: something that lasted from when until when, or (both the same) happened. Names no address. */
export class TimelineEntry {
  /** Of the record it tells of. */
  id!: string;
  type!: string;
  /** Of a living arrangement: base, respite or away. */
  layer!: string | null;
  /** Kind of arrangement or move, stage of a plan, relation of a person, need of a referral, state of a consent. */
  kind!: string;
  /** UTC. For an open draft, when it was last saved. */
  fromAt!: string;
  /** null while it goes on. */
  toAt!: string | null;
  homeId!: string | null;
  homeLabel!: string | null;
  /** Who signed, drafted, acknowledged, planned, asked or recorded, or is around the youth. */
  personId!: string | null;
  personName!: string | null;
  /** Number of the plan's revision. */
  number!: number | null;
  /** Why it ended, or how it came out. */
  reason!: string | null;
  /** Of a planned move, and the last of a consent: a day of the agency's calendar. */
  expectedOn!: string | null;
  /** Of a living arrangement: whether the move into it was prepared. */
  wasPlanned!: boolean | null;
}
export class Timeline {
  items!: TimelineEntry[];
}
