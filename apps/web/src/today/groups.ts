// SPDX-License-Identifier: Apache-2.0
import type { TodayItem } from '../api/generated/types.gen.js';
import { dayOf } from '../language/dates.js';

export const groups = ['now', 'today', 'week', 'waiting', 'drafts'] as const;
export type Group = (typeof groups)[number];

const fixed: Record<string, Group> = {
  youth_away: 'now',
  caregiver_frozen: 'now',
  recall_due: 'now',
  plan_missing: 'today',
  draft_sent_back: 'today',
  draft_approved: 'today',
  draft_proposed: 'waiting',
  acknowledgement_missing: 'waiting',
  draft_open: 'drafts',
};

/** What of a referral is the worker's own to do; else they wait on the service or the youth. */
const mine = new Set(['choose', 'send', 'hand_over', 'consent']);

/** Where a worker looks for it. What has a day belongs to today from that day on. */
export function groupOf({ kind, dueOn, at, detail }: TodayItem, day: string, timeZone: string): Group {
  if (kind === 'referral_waits') return mine.has(detail ?? '') ? 'today' : 'waiting';
  const last = dueOn ?? (at ? dayOf(at, timeZone) : day);
  return fixed[kind] ?? (last <= day ? 'today' : 'week');
}

const placements = new Set(['youth_away', 'caregiver_frozen', 'respite_ending', 'move_due']);

const consents = new Set(['recall_due', 'consent_ending']);

/** The page on which something can be done about it. */
export const placeOf = ({ kind, id, youthId }: Pick<TodayItem, 'kind' | 'id' | 'youthId'>): string =>
  `/youth/${youthId}/${kind === 'referral_waits' ? `referrals/${id}` : pageFor(kind)}`;

const pageFor = (kind: string) => (placements.has(kind) ? 'placements' : consents.has(kind) ? 'consents' : 'plan');
