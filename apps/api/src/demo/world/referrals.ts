// SPDX-License-Identifier: Apache-2.0
import type { OfferState, Outcome, ReferralNeed, ReferralUrgency, TransportNeed } from '@harbor/contracts';

/** A service that was asked, and how that stands: since so many days. */
export interface DemoOffer {
  service: string;
  state: OfferState;
  daysAgo: number;
  reason?: string;
  words?: string;
  handOver?: string;
  seenDaysAgo?: number;
  outcome?: readonly [outcome: Outcome, by: 'youth' | 'worker', words?: string];
}
/** A referral of the nth of its worker's youth. */
export interface DemoReferral {
  nth: number;
  need: ReferralNeed;
  words: string;
  urgency: ReferralUrgency;
  transport: TransportNeed;
  interpreter?: string;
  madeDaysAgo: number;
  calledOff?: { reason: string; words?: string; daysAgo: number };
  offers: readonly DemoOffer[];
}

const counseling = 'Counseling for young people who were exploited';
const boysGroup = 'Group for boys and young men';
const law = 'Lawyer for young people';

/** Every state an offer can be in, and both ways in which a referral ends. */
export const demoReferrals: readonly DemoReferral[] = [
  {
    ...{ nth: 6, need: 'counselling', urgency: 'soon', transport: 'needs_ride', madeDaysAgo: 12 },
    words: 'Weekly talks with one person who stays the same. Afternoons are best.',
    offers: [
      { service: counseling, state: 'rejected', daysAgo: 9, reason: 'full', words: 'A place may be free next month.' },
      { service: boysGroup, state: 'requested', daysAgo: 8 },
      { service: 'Consejería para jóvenes y familias', state: 'draft', daysAgo: 1 },
    ],
  },
  {
    ...{ nth: 1, need: 'medical', urgency: 'urgent', transport: 'needs_ride', interpreter: 'es', madeDaysAgo: 6 },
    words: 'A first check-up with somebody who explains each step before it happens.',
    offers: [{ service: 'Health care for teens', state: 'accepted', daysAgo: 2, words: 'Ask for the afternoon nurse.' }],
  },
  {
    ...{ nth: 2, need: 'mentoring', urgency: 'routine', transport: 'comes_to_youth', madeDaysAgo: 20 },
    words: 'A mentor who likes music.',
    offers: [
      { service: 'Survivor mentors', state: 'in_progress', daysAgo: 15, handOver: 'Met together at the library. Drums helped.' },
      { service: 'Youth drum line', state: 'cancelled', daysAgo: 17, reason: 'other_service' },
    ],
  },
  {
    ...{ nth: 3, need: 'school', urgency: 'soon', transport: 'gets_there', madeDaysAgo: 25 },
    words: 'One tutor, and no class to catch up with in front of others.',
    offers: [{ service: 'Tutoring after time away', state: 'in_progress', daysAgo: 18, seenDaysAgo: 16 }],
  },
  {
    ...{ nth: 4, need: 'legal', urgency: 'soon', transport: 'by_phone', madeDaysAgo: 28 },
    words: 'Questions about a court record.',
    offers: [
      {
        ...{ service: law, state: 'completed', daysAgo: 7, seenDaysAgo: 14 },
        ...{
          handOver: 'Prefers short calls.',
          outcome: ['helped', 'youth', 'She told me what she would say before she said it.'],
        },
      },
    ],
  },
  {
    ...{ nth: 4, need: 'work', urgency: 'routine', transport: 'gets_there', madeDaysAgo: 21 },
    words: 'A few paid hours a week.',
    calledOff: { reason: 'youth_declined', words: 'School comes first for now.', daysAgo: 10 },
    offers: [{ service: 'Paid work for teens', state: 'cancelled', daysAgo: 10, reason: 'youth_declined' }],
  },
  {
    ...{ nth: 5, need: 'basic_needs', urgency: 'routine', transport: 'needs_ride', madeDaysAgo: 30 },
    words: 'Fresh food for two evenings.',
    offers: [{ service: 'Food bank', state: 'on_hold', daysAgo: 5, reason: 'waits_for_papers' }],
  },
  {
    ...{ nth: 6, need: 'dental', urgency: 'soon', transport: 'comes_to_youth', madeDaysAgo: 19 },
    words: 'A calm dentist.',
    offers: [
      { service: 'Dentist on wheels', state: 'failed', daysAgo: 4, reason: 'service_ended' },
      { service: 'School liaison for youth in care', state: 'entered_in_error', daysAgo: 18, reason: 'wrong_service' },
    ],
  },
];
