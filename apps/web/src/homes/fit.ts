// SPDX-License-Identifier: Apache-2.0
import type { HomeListItem } from '../api/generated/types.gen.js';

export const fits = ['fits', 'ask', 'does_not_fit'] as const;
export type Fit = (typeof fits)[number];
export interface Fitting {
  fit: Fit;
  /** Keys of `homes:why`. */
  why: string[];
}

/** Whether a home can welcome this youth, and why not. It helps to choose and forbids nothing. */
export function fitOf(home: HomeListItem, { gender, age }: { gender: string; age: number }): Fitting {
  const isAgeRight = age >= home.youngest && age <= home.oldest;
  const isAsked = home.welcomesGenders.length > 0;
  const isWelcome = home.welcomesGenders.includes(gender);
  const why = [...(isAgeRight ? [] : ['age']), ...(isAsked && !isWelcome ? ['gender'] : [])];
  if (why.length > 0) return { fit: 'does_not_fit', why };
  return isAsked ? { fit: 'fits', why: [] } : { fit: 'ask', why: ['not_asked'] };
}

export const freePlaces = ({ capacity, placesTaken }: HomeListItem): number => Math.max(0, capacity - placesTaken);
