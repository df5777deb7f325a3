// SPDX-License-Identifier: Apache-2.0
import 'reflect-metadata';
import { awayKinds, baseKinds, fosterTraits, placeLocations } from '@harbor/contracts';
import { afcarsOf } from '../apps/api/src/placements/afcars.js';

const living = (kind: (typeof baseKinds)[number] | (typeof awayKinds)[number] | 'respite', more = {}) =>
  afcarsOf({ kind, traits: [], location: 'in_state', ...more });

describe('a living arrangement in AFCARS words', () => {
  // The list of 45 CFR 1355.44(e), E120, in its order.
  it.each([
    [1, 'group_home_family'],
    [2, 'group_home_staff'],
    [3, 'group_home_shelter'],
    [4, 'residential_treatment'],
    [5, 'qrtp'],
    [6, 'child_care_institution'],
    [7, 'child_care_institution_shelter'],
    [8, 'supervised_independent'],
    [9, 'juvenile_justice'],
    [10, 'medical_rehabilitative'],
    [11, 'psychiatric_hospital'],
    [12, 'runaway'],
    [13, 'whereabouts_unknown'],
    [14, 'placed_at_home'],
  ] as const)('E120 %i is %s', (code, kind) => {
    expect(living(kind)).toMatchObject({ e113FosterFamilyHome: 0, e114Licensed: null, e119Kin: null, e120Other: code });
  });

  it.each([
    ['e114Licensed', 'licensed'],
    ['e115Therapeutic', 'therapeutic'],
    ['e116Shelter', 'shelter'],
    ['e117Relative', 'relative'],
    ['e118PreAdoptive', 'pre_adoptive'],
    ['e119Kin', 'kin'],
  ] as const)('%s of a foster family home is the trait %s alone', (element, trait) => {
    const told = living('foster_family_home', { traits: [trait] })!;
    expect(told).toMatchObject({ e113FosterFamilyHome: 1, e120Other: null, [element]: 1 });
    const flags = Object.entries(told).filter(([name]) => /^e11[4-9]/.test(name));
    expect(flags.filter(([, value]) => value === 1)).toEqual([[element, 1]]);
    expect(flags).toHaveLength(fosterTraits.length);
  });

  it('E121 is 4 if and only if E120 is 12 or 13', () => {
    for (const kind of [...baseKinds, ...awayKinds]) {
      for (const [place, location] of placeLocations.entries()) {
        const told = living(kind, { location });
        if (!told) continue;
        const isAway = told.e120Other === 12 || told.e120Other === 13;
        expect(told.e121Location).toBe(isAway ? 4 : place + 1);
      }
    }
  });

  it('has every kind but two: not placed yet is no arrangement, and in respite the placement is reported', () => {
    expect([...baseKinds, ...awayKinds, 'respite' as const].filter((kind) => living(kind) === null)).toEqual([
      'not_placed_yet',
      'respite',
    ]);
  });
});
