// SPDX-License-Identifier: Apache-2.0
import type { ArrangementKind, FosterTrait, PlaceLocation } from '@harbor/contracts';

/**
 * A living arrangement as the AFCARS file says it: elements E113–E121 of 45 CFR 1355.44(e), in force for data from
 * 1 October 2022 (85 FR 28410). Codes after "AFCARS XML Editor" (ICF International, 2024) and its test files; facts
 * only. The file is AFCARS-shaped: ACF's own schema was not found in public, so no claim of a validated submission.
 */
export interface AfcarsLiving {
  /** Foster family home; the six that follow are null unless this is 1. */
  e113FosterFamilyHome: 0 | 1;
  e114Licensed: 0 | 1 | null;
  e115Therapeutic: 0 | 1 | null;
  e116Shelter: 0 | 1 | null;
  e117Relative: 0 | 1 | null;
  e118PreAdoptive: 0 | 1 | null;
  e119Kin: 0 | 1 | null;
  /** Null for a foster family home. */
  e120Other: number | null;
  /** 1 in the state or tribal area, 2 out of it, 3 out of the country, 4 runaway or whereabouts unknown. */
  e121Location: 1 | 2 | 3 | 4;
}

/** E120. The kinds that are no answer to it are null: see `afcarsOf`. */
export const e120: Record<ArrangementKind, number | null> = {
  foster_family_home: null,
  group_home_family: 1,
  group_home_staff: 2,
  group_home_shelter: 3,
  residential_treatment: 4,
  qrtp: 5,
  child_care_institution: 6,
  child_care_institution_shelter: 7,
  supervised_independent: 8,
  juvenile_justice: 9,
  medical_rehabilitative: 10,
  psychiatric_hospital: 11,
  runaway: 12,
  whereabouts_unknown: 13,
  placed_at_home: 14,
  not_placed_yet: null,
  respite: null,
};
const e121: Record<PlaceLocation, 1 | 2 | 3> = { in_state: 1, out_of_state: 2, out_of_country: 3 };

/**
 * Null where AFCARS has no living arrangement: `not_placed_yet`, and respite, during which the placement is reported.
 * A runaway lies over the placement here and stands as an arrangement of its own in the file.
 */
export function afcarsOf({
  kind,
  traits,
  location,
}: {
  kind: ArrangementKind;
  traits: readonly string[];
  location: PlaceLocation;
}): AfcarsLiving | null {
  if (kind === 'not_placed_yet' || kind === 'respite') return null;
  const isFoster = kind === 'foster_family_home';
  const flag = (trait: FosterTrait): 0 | 1 | null => (isFoster ? (traits.includes(trait) ? 1 : 0) : null);
  return {
    e113FosterFamilyHome: isFoster ? 1 : 0,
    e114Licensed: flag('licensed'),
    e115Therapeutic: flag('therapeutic'),
    e116Shelter: flag('shelter'),
    e117Relative: flag('relative'),
    e118PreAdoptive: flag('pre_adoptive'),
    e119Kin: flag('kin'),
    e120Other: e120[kind],
    e121Location: kind === 'runaway' || kind === 'whereabouts_unknown' ? 4 : e121[location],
  };
}
