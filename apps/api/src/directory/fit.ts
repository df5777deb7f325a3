// SPDX-License-Identifier: Apache-2.0
import { type Fit, type FitVerdict, fitVerdicts, genders } from '@harbor/contracts';

const everyone = genders.filter((gender) => gender !== 'not_disclosed');

/** What the searcher may know of the youth; undefined where they may not, or nobody said. Nothing else is looked at. */
export interface YouthFacts {
  age: number | undefined;
  gender: string | undefined;
  languages: readonly string[];
}
/** What a service says of whom it is for. */
export interface Welcome {
  youngest: number | null;
  oldest: number | null;
  welcomesGenders: readonly string[];
  languages: readonly string[];
}

/**
 * Whether a service suits a youth, fact by fact. What the service does not say, or what is not known of the youth, is to
 * be asked; a gender that is not known fits where everyone is welcome. A language that is not named there does not rule it
 * out: an interpreter can be. A search ranks by the same (`gate.find_fitting`).
 */
export function fitOf(service: Welcome, youth: YouthFacts): Fit {
  const reasons = [
    { fact: 'age' as const, verdict: byAge(service, youth.age) },
    { fact: 'gender' as const, verdict: byGender(service, youth.gender) },
    { fact: 'language' as const, verdict: byLanguage(service, youth.languages) },
  ];
  const strictest = Math.max(...reasons.map(({ verdict }) => fitVerdicts.indexOf(verdict)));
  return { verdict: fitVerdicts[strictest]!, reasons };
}

function byAge({ youngest, oldest }: Welcome, age: number | undefined): FitVerdict {
  if (youngest === null && oldest === null) return 'ask';
  if (age === undefined) return 'ask';
  return age >= (youngest ?? 0) && age <= (oldest ?? age) ? 'fits' : 'does_not_fit';
}

function byGender({ welcomesGenders }: Welcome, gender: string | undefined): FitVerdict {
  if (gender === undefined || gender === 'not_disclosed') {
    return everyone.every((one) => welcomesGenders.includes(one)) ? 'fits' : 'ask';
  }
  if (welcomesGenders.length === 0) return 'ask';
  return welcomesGenders.includes(gender) ? 'fits' : 'does_not_fit';
}

function byLanguage({ languages }: Welcome, spoken: readonly string[]): FitVerdict {
  const own = spoken.map((tag) => tag.split('-')[0]);
  // Where nothing is named, English is spoken.
  const there = languages.length === 0 ? ['en'] : languages;
  return own.some((tongue) => there.includes(tongue!)) ? 'fits' : 'ask';
}
