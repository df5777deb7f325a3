// SPDX-License-Identifier: Apache-2.0
import type { HomeListItem } from '../api/generated/types.gen.js';
import { zPlaceYouth } from '../api/generated/zod.gen.js';

/** Kinds in which a youth is placed; being away and respite lie over them. */
export const kinds = zPlaceYouth.shape.kind.options;

/** What kind of foster family home it is for this youth. */
export const traits = zPlaceYouth.shape.traits.def.innerType.def.element.options;

export const hasHome = (kind: string): boolean => kind !== 'placed_at_home' && kind !== 'not_placed_yet';

/** A foster family home is chosen among those; every other kind among the rest. */
export const suitsKind =
  (kind: string) =>
  ({ traits }: HomeListItem): boolean =>
    traits.includes('foster_family_home') === (kind === 'foster_family_home');
