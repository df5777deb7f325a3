// SPDX-License-Identifier: Apache-2.0

/** What may be asking for attention. Names say what is so, and blame nobody. */
export const todayKinds = [
  'youth_away',
  'caregiver_frozen',
  'recall_due',
  'plan_missing',
  'respite_ending',
  'plan_review',
  'move_due',
  'consent_ending',
  'draft_sent_back',
  'draft_approved',
  'draft_proposed',
  'referral_waits',
  'acknowledgement_missing',
  'draft_open',
] as const;
export type TodayKind = (typeof todayKinds)[number];

/** One thing about one youth. Holds no words of a plan and no address. */
export class TodayItem {
  /** One of the kinds that the list of this document names. */
  kind!: string;
  /** Of the record it tells of; of the youth where there is none yet. */
  id!: string;
  youthId!: string;
  caseCode!: string;
  usedName!: string;
  /** Who works with this youth now. */
  workerNames!: string[];
  /** Of a review, a planned move or a consent: a day of the agency's calendar. */
  dueOn!: string | null;
  /** The day is over. */
  isOverdue!: boolean;
  /** UTC. Since when it is so; of a respite, when it ends; of a draft being written, when it was saved last. */
  at!: string | null;
  /** A draft that the reader began or proposed. */
  isMine!: boolean;
  /** Who drafted, proposed, sent back or approved; who has not acknowledged, is frozen, or planned the move. */
  personId!: string | null;
  personName!: string | null;
  homeId!: string | null;
  homeLabel!: string | null;
  /** Number of the plan's revision: in force, in the caregivers' copy, or that the draft would become. */
  number!: number | null;
  /** Stage of the plan, kind of arrangement or move, or what a referral waits for. */
  detail!: string | null;
}

/** What asks for attention about the youth within reach, the most urgent kind first; for a manager, approvals first. */
export class Today {
  /** Today by the agency's calendar. */
  day!: string;
  items!: TodayItem[];
  /** There is more than these 500. */
  hasMore!: boolean;
}
