// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { type OfferState, offerStates } from '@harbor/contracts';
import { acts, after, answerable, type OfferSoFar, possible, taken } from '../apps/api/src/referrals/offer-state.js';
import { endedSince, waiterFor, waitingAfter, waitsForNow } from '../apps/api/src/referrals/waiting.js';

const offer = (state: OfferState, more: Partial<OfferSoFar> = {}): OfferSoFar => ({
  state,
  seenAt: null,
  handedOverAt: null,
  outcome: null,
  ...more,
});
const at = (day: number) => new Date(Date.UTC(2026, 2, day));

/** Every state under every act: the table of the domain reference, §6, written out. `.` cannot be done. */
// prettier-ignore
const table: Record<OfferState, string> = {
  //                 send       accept     decline    hand_over    hold     resume       seen         outcome      fail    cancel     retract
  draft:            'requested  .          .          .            .        .            .            .            .       cancelled  entered_in_error',
  requested:        '.          accepted   rejected   .            .        .            .            .            .       cancelled  entered_in_error',
  accepted:         '.          .          .          in_progress  on_hold  .            in_progress  .            failed  cancelled  entered_in_error',
  rejected:         '.          .          .          .            .        .            .            .            .       .          entered_in_error',
  in_progress:      '.          .          .          .            on_hold  .            in_progress  .            failed  cancelled  entered_in_error',
  on_hold:          '.          .          .          .            .        in_progress  in_progress  .            failed  cancelled  entered_in_error',
  completed:        '.          .          .          .            .        .            .            .            .       .          entered_in_error',
  failed:           '.          .          .          .            .        .            .            .            .       .          entered_in_error',
  cancelled:        '.          .          .          .            .        .            .            .            .       .          entered_in_error',
  entered_in_error: '.          .          .          .            .        .            .            .            .       .          .',
};
const order = ['send', 'accept', 'decline', 'hand_over', 'hold', 'resume', 'seen', 'outcome', 'fail', 'cancel', 'retract'];

describe('an offer', () => {
  it.each(offerStates)('that is %s goes where the table says, and nowhere else', (state) => {
    const expected = table[state].split(/ +/).map((next) => (next === '.' ? undefined : next));
    expect([...acts].sort()).toEqual([...order].sort());
    expect(order.map((act) => after(act as (typeof acts)[number], offer(state)))).toEqual(expected);
  });

  it('is completed when both have spoken of a meeting, whoever is second, and each speaks once', () => {
    const seen = offer('in_progress', { seenAt: at(1) });
    const helped = offer('on_hold', { handedOverAt: at(1), outcome: 'did_not_help' });
    const met = { handedOverAt: at(1) };
    expect(taken.map((state) => after('outcome', offer(state, met)))).toEqual([...taken]);
    expect([after('outcome', seen), after('seen', helped)]).toEqual(['completed', 'completed']);
    expect([after('seen', seen), after('outcome', helped)]).toEqual([undefined, undefined]);
  });

  it('offers a worker what can be recorded, and a link what its service can answer', () => {
    expect(possible(offer('requested'))).toEqual(['accept', 'decline', 'cancel', 'retract']);
    expect(possible(offer('entered_in_error'))).toEqual([]);
    expect([answerable(offer('requested')), answerable(offer('accepted'))]).toEqual([['accept', 'decline'], ['seen']]);
    expect([answerable(offer('draft')), answerable(offer('in_progress', { seenAt: at(1) }))]).toEqual([[], []]);
  });
});

describe('who waits on whom', () => {
  it.each([
    [[], 'choose', 'worker'],
    [[offer('rejected'), offer('cancelled'), offer('failed'), offer('entered_in_error')], 'choose', 'worker'],
    [[offer('draft'), offer('rejected')], 'send', 'worker'],
    [[offer('requested'), offer('draft')], 'answer', 'service'],
    [[offer('requested'), offer('accepted')], 'hand_over', 'worker'],
    [[offer('in_progress')], 'seen', 'service'],
    [[offer('on_hold')], 'seen', 'service'],
    [[offer('in_progress', { outcome: 'helped' })], 'seen', 'service'],
    [[offer('in_progress', { seenAt: at(1) })], 'outcome', 'youth'],
  ] as const)('follows from the states of the offers: %#', (offers, what, who) => {
    expect([waitsForNow(offers), waiterFor[what]]).toEqual([what, who]);
  });

  it.each([
    [[undefined], null],
    [[null], null],
    [[at(1), null], null],
    [[at(1), undefined, at(3), at(2)], at(3)],
  ] as const)('is on a new consent once none holds of those it waits with: %#', (ends, since) => {
    expect(endedSince(ends.map((endedAt) => ({ endedAt })))).toEqual(since);
  });

  it('ends with completion', () => {
    const before = { waitsFor: 'outcome', waitsSince: at(1) } as const;
    expect(waitingAfter(before, [offer('completed')], 'soon', at(2))).toEqual({
      waitsFor: null,
      waitsSince: null,
      chaseAt: null,
    });
  });

  it('lasts while it is for the same, and is chased the sooner the more urgent', () => {
    const before = { waitsFor: 'answer', waitsSince: at(1) } as const;
    expect(waitingAfter(before, [offer('requested')], 'soon', at(2))).toEqual({
      waitsFor: 'answer',
      waitsSince: at(1),
      chaseAt: at(5),
    });
    expect(waitingAfter(before, [offer('accepted')], 'urgent', at(2))).toEqual({
      waitsFor: 'hand_over',
      waitsSince: at(2),
      chaseAt: at(3),
    });
    expect(waitingAfter(before, [offer('on_hold')], 'urgent', at(2)).chaseAt).toEqual(new Date(Date.UTC(2026, 3, 1)));
  });
});
