// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { HomeListItem } from '../api/generated/types.gen.js';
import { useWords } from '../words/use-words.js';
import { type Fitting, freePlaces } from './fit.js';

/** A home in one line: whether it fits, places that are free, whom it can welcome. */
export function useHomeLine(): (home: HomeListItem, fitting?: Fitting) => string {
  const { t } = useTranslation('homes');
  const { words } = useWords();
  return (home, fitting) => {
    const { youngest, oldest, welcomesGenders, isOpen } = home;
    const why = fitting?.why.map((one) => t(`why.${one}`)).join(', ');
    return [
      fitting && (why ? `${t(`fit.${fitting.fit}`)}: ${why}` : t(`fit.${fitting.fit}`)),
      isOpen ? t('free', { count: freePlaces(home) }) : t('closed'),
      t('ages', { youngest, oldest }),
      welcomesGenders.length > 0 ? words('gender', welcomesGenders) : t('gendersNotAsked'),
    ]
      .filter(Boolean)
      .join(' · ');
  };
}
