// SPDX-License-Identifier: Apache-2.0
import { type LinkAct, type OfferAct, offerReasons, type OfferState, type Outcome } from '@harbor/contracts';

/** Everything that can happen to an offer: some are asked by routes of their own. */
export type Act = OfferAct | 'send' | 'hand_over' | 'outcome';
/** Who asks for help, and the service that is asked: requester and target of the Gravity guide. */
export type Side = 'worker' | 'service';
/** As far as the next state depends on it. */
export interface OfferSoFar {
  readonly state: OfferState;
  readonly seenAt: Date | null;
  readonly handedOverAt: Date | null;
  readonly outcome: Outcome | null;
}
type Step = Partial<Record<OfferState, OfferState>>;

const to = (next: OfferState, ...from: OfferState[]): Step => Object.fromEntries(from.map((state) => [state, next]));
/** A service said yes and the offer is not over. */
export const taken: readonly OfferState[] = ['accepted', 'in_progress', 'on_hold'];
/** Nothing has ended it yet. */
export const open: readonly OfferState[] = ['draft', 'requested', ...taken];

/** Who sets what, from which state to which: the Gravity guide's table for Task, with two attestations before `completed`. */
const rules: Record<Act, { by: Side; step: Step }> = {
  send: { by: 'worker', step: to('requested', 'draft') },
  accept: { by: 'service', step: to('accepted', 'requested') },
  decline: { by: 'service', step: to('rejected', 'requested') },
  hand_over: { by: 'worker', step: to('in_progress', 'accepted') },
  hold: { by: 'service', step: to('on_hold', 'accepted', 'in_progress') },
  resume: { by: 'service', step: to('in_progress', 'on_hold') },
  seen: { by: 'service', step: to('in_progress', ...taken) },
  outcome: { by: 'worker', step: Object.fromEntries(taken.map((state) => [state, state])) },
  fail: { by: 'service', step: to('failed', ...taken) },
  cancel: { by: 'worker', step: to('cancelled', ...open) },
  retract: {
    by: 'worker',
    step: to('entered_in_error', ...open, 'rejected', 'completed', 'failed', 'cancelled'),
  },
};
export const acts = Object.keys(rules) as Act[];
/** Whether it is the service's to say; a worker may record that it was said. */
export const isOfService = (act: Act): boolean => rules[act].by === 'service';

/**
 * The state an act leads to; undefined where it cannot be done. It is completed when both have spoken, whoever is second:
 * the service says that they have seen the youth, the youth or the worker whether it helped. Each speaks once, and whether
 * it helped is said of a meeting (docs/decisions/0020).
 */
export function after(act: Act, offer: OfferSoFar): OfferState | undefined {
  const next = rules[act].step[offer.state];
  if (next === undefined) return undefined;
  if (act === 'seen') return offer.seenAt ? undefined : offer.outcome ? 'completed' : next;
  if (act !== 'outcome') return next;
  const hasMet = offer.seenAt ?? offer.handedOverAt;
  if (offer.outcome || !hasMet) return undefined;
  return offer.seenAt ? 'completed' : next;
}

/** What a worker may do or record now: their own acts, and what a service told them. */
export const possible = (offer: OfferSoFar): Act[] => acts.filter((act) => after(act, offer) !== undefined);

/** What the service itself may answer through its link. */
const throughLink: readonly LinkAct[] = ['accept', 'decline', 'seen'];
export const answerable = (offer: OfferSoFar): LinkAct[] => throughLink.filter((act) => after(act, offer) !== undefined);

/** The reasons of which one belongs to an act. Undefined: it needs none. */
export const reasonsFor = (act: Act): readonly string[] | undefined =>
  act in offerReasons ? offerReasons[act as keyof typeof offerReasons] : undefined;
