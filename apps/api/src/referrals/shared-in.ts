// SPDX-License-Identifier: Apache-2.0
import type { AskedStep, ReferralNeed } from '@harbor/contracts';
import type { Shared } from '../consents/index.js';
import type { OfferSoFar } from './offer-state.js';

const classes = { request: ['C2'], hand_over: ['C1', 'C2'] } as const;

/**
 * What of a file a step shares: with the hand-over the name, because they meet. That somebody needs help with alcohol or
 * drugs is itself what 42 CFR Part 2 keeps.
 */
export const sharedIn = (step: AskedStep, need: ReferralNeed): Shared => ({
  classes: classes[step],
  ...(need === 'substance_use' ? { protections: ['part2'] as const } : {}),
});

/** What would leave next with an offer; undefined once nothing more does. */
export function nextStep({ state, seenAt }: OfferSoFar): AskedStep | undefined {
  if (state === 'accepted') return 'hand_over';
  const isAsked = state === 'draft' || state === 'requested' || state === 'in_progress' || state === 'on_hold';
  return isAsked && !seenAt ? 'request' : undefined;
}
