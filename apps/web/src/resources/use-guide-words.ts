// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { GuideListItem, GuideReason } from '../api/generated/types.gen.js';
import { languageName } from '../language/tongues.js';

type List = 'audience' | 'topic' | 'state' | 'kind' | 'experience' | 'thanks' | 'verdict';

/** What the codes of a guide are called in the language that is read. */
export function useGuideWords() {
  const { t, i18n } = useTranslation('resources');
  const and = (parts: string[]) => new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts);
  const word = (list: List, code: string): string => t(`${list}.${code}`);
  const reason = ({ fact, value }: GuideReason): string => {
    if (fact === 'gender' || fact === 'trait') return t(`reason.${fact}.${value}`);
    return fact === 'age' ? t('reason.age', { age: value }) : t('reason.language', { language: languageName(value) });
  };
  return {
    word,
    words: (list: List, codes: readonly string[]) => codes.map((code) => word(list, code)).join(', '),
    choices: (list: List) =>
      Object.entries(i18n.getResource(i18n.language, 'resources', list) as Record<string, string>).map(([value, label]) => ({
        value,
        label,
      })),
    /** Why it suits a youth, as one sentence. */
    because: (name: string, reasons: readonly GuideReason[]) => t('because', { name, reasons: and(reasons.map(reason)) }),
    ages: ({ youngest, oldest }: Pick<GuideListItem, 'youngest' | 'oldest'>) => {
      if (youngest === null && oldest === null) return '';
      if (oldest === null) return t('ages.from', { youngest });
      return youngest === null ? t('ages.upTo', { oldest }) : t('ages.between', { youngest, oldest });
    },
    /** For readers: whole school years. */
    grade: (grade: number | null) => (grade === null ? t('grade.short') : t('grade.at', { grade: schoolYear(grade) })),
  };
}

/** There is no school year before the first. */
const schoolYear = (grade: number): number => Math.max(1, Math.round(grade));
