// SPDX-License-Identifier: Apache-2.0
import type { GuideListItem, GuideReason } from '@harbor/contracts';

/** What the reader sees of the youth; undefined where they do not, or nobody said. Nothing else is looked at. */
export interface SeenYouth {
  readonly age: number | undefined;
  readonly gender: string | undefined;
  readonly languages: readonly string[];
  /** Of the home they live in. */
  readonly traits: readonly string[] | undefined;
}
type Wanted = Pick<GuideListItem, 'youngest' | 'oldest' | 'languages' | 'genders' | 'traits'>;

/**
 * Why a guide suits a youth; no reason where it is for all, or where what it asks is not seen. Undefined when something
 * that is seen speaks against it. What is not seen rules nothing out: else the list would tell it.
 */
export function reasonsFor(guide: Wanted, youth: SeenYouth): GuideReason[] | undefined {
  const facts = [byAge(guide, youth), byLanguage(guide, youth), byGender(guide, youth), byTrait(guide, youth)];
  return facts.includes('no') ? undefined : facts.filter((one) => typeof one === 'object');
}

type Verdict = GuideReason | 'no' | undefined;

function byAge({ youngest, oldest }: Wanted, { age }: SeenYouth): Verdict {
  if ((youngest === null && oldest === null) || age === undefined) return undefined;
  const isWithin = age >= (youngest ?? 0) && age <= (oldest ?? age);
  return isWithin ? { fact: 'age', value: String(age) } : 'no';
}

function byLanguage({ languages }: Wanted, { languages: spoken }: SeenYouth): Verdict {
  if (languages.length === 0 || spoken.length === 0) return undefined;
  const tongue = (tag: string) => tag.split('-')[0];
  const shared = spoken.find((tag) => languages.some((one) => tongue(one) === tongue(tag)));
  return shared ? { fact: 'language', value: shared } : 'no';
}

function byGender({ genders }: Wanted, { gender }: SeenYouth): Verdict {
  if (genders.length === 0 || gender === undefined || gender === 'not_disclosed') return undefined;
  return genders.includes(gender) ? { fact: 'gender', value: gender } : 'no';
}

function byTrait({ traits }: Wanted, { traits: ofHome }: SeenYouth): Verdict {
  if (traits.length === 0 || ofHome === undefined) return undefined;
  const shared = traits.find((trait) => ofHome.includes(trait));
  return shared ? { fact: 'trait', value: shared } : 'no';
}
