// SPDX-License-Identifier: Apache-2.0
import type { HomeListItem, PlaceYouth } from '../api/generated/types.gen.js';

/** Kinds in which a youth is placed; being away and respite lie over them. */
export const kinds = [
  'foster_family_home',
  'group_home_family',
  'group_home_staff',
  'group_home_shelter',
  'residential_treatment',
  'qrtp',
  'child_care_institution',
  'child_care_institution_shelter',
  'supervised_independent',
  'juvenile_justice',
  'medical_rehabilitative',
  'psychiatric_hospital',
  'placed_at_home',
  'not_placed_yet',
] as const satisfies readonly PlaceYouth['kind'][];

/** What kind of foster family home it is for this youth. */
export const traits = ['licensed', 'therapeutic', 'shelter', 'relative', 'pre_adoptive', 'kin'] as const;

export const hasHome = (kind: string): boolean => kind !== 'placed_at_home' && kind !== 'not_placed_yet';

/** A foster family home is chosen among those; every other kind among the rest. */
export const suitsKind =
  (kind: string) =>
  ({ traits }: HomeListItem): boolean =>
    traits.includes('foster_family_home') === (kind === 'foster_family_home');
