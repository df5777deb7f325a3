// SPDX-License-Identifier: Apache-2.0
import type { ReferralUrgency, Waiter, WaitsFor } from '@harbor/contracts';
import { type OfferSoFar, taken } from './offer-state.js';

/** What a referral's own row says it waits for. That a consent has ended is seen when it is read: it ends by itself. */
export type OwnWait = Exclude<WaitsFor, 'consent'>;

/** Whose move each of these is. */
export const waiterFor: Record<WaitsFor, Waiter> = {
  choose: 'worker',
  send: 'worker',
  answer: 'service',
  hand_over: 'worker',
  seen: 'service',
  outcome: 'youth',
  consent: 'worker',
};

/** After how many days somebody should be reminded. On hold is agreed, so it may last. */
const days: Record<ReferralUrgency, Record<OwnWait, number>> = {
  urgent: { choose: 1, send: 1, answer: 1, hand_over: 1, seen: 3, outcome: 7 },
  soon: { choose: 3, send: 2, answer: 3, hand_over: 3, seen: 7, outcome: 14 },
  routine: { choose: 7, send: 3, answer: 7, hand_over: 7, seen: 14, outcome: 21 },
};
const onHoldDays = 30;
const dayMs = 86_400_000;

/** What a referral waits for, by the states of its offers. Null: completed, so for nothing. */
export function waitsForNow(offers: readonly OfferSoFar[]): OwnWait | null {
  const has = (state: OfferSoFar['state']) => offers.some((offer) => offer.state === state);
  if (has('completed')) return null;
  const with_ = offers.find(({ state }) => taken.includes(state));
  if (with_) {
    if (with_.seenAt) return 'outcome';
    return with_.state === 'accepted' ? 'hand_over' : 'seen';
  }
  if (has('requested')) return 'answer';
  return has('draft') ? 'send' : 'choose';
}

/** What the row of a referral says of its waiting. */
export interface Waiting {
  waitsFor: OwnWait | null;
  waitsSince: Date | null;
  /** From when on somebody should be reminded; Today shows it from then. */
  chaseAt: Date | null;
}

/** Waiting after an act. Who waits for the same as before has waited since then; reminding begins anew. */
export function waitingAfter(
  before: Pick<Waiting, 'waitsFor' | 'waitsSince'>,
  offers: readonly OfferSoFar[],
  urgency: ReferralUrgency,
  now: Date,
): Waiting {
  const next = waitsForNow(offers);
  if (next === null) return { waitsFor: null, waitsSince: null, chaseAt: null };
  const isSame = next === before.waitsFor && before.waitsSince !== null;
  return { waitsFor: next, waitsSince: isSame ? before.waitsSince : now, chaseAt: chaseFrom(next, offers, urgency, now) };
}

/** When to remind next, counted from now. */
export function chaseFrom(next: OwnWait, offers: readonly OfferSoFar[], urgency: ReferralUrgency, now: Date): Date {
  const isOnHold = next === 'seen' && offers.some(({ state }) => state === 'on_hold');
  return new Date(now.getTime() + (isOnHold ? onHoldDays : days[urgency][next]) * dayMs);
}

/**
 * Since when nothing may go to any of the services that are waited for, because no consent holds under which they were asked.
 * `endedAt`: of each offer that waits on its consent; null while it holds. Null: one holds, or none waits.
 */
export function endedSince(offers: readonly { endedAt: Date | null | undefined }[]): Date | null {
  const waiting = offers.flatMap(({ endedAt }) => (endedAt === undefined ? [] : [endedAt]));
  const ended = waiting.filter((at) => at !== null);
  if (ended.length === 0 || ended.length < waiting.length) return null;
  return ended.reduce((last, at) => (at > last ? at : last));
}
