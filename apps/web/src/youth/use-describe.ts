// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { calendarDate } from '../language/dates.js';
import { languageName } from '../language/tongues.js';
import { useWords } from '../words/use-words.js';

/** What a field of the file says, in words. */
export function useDescribe(): (name: string, value: unknown) => string {
  const { t } = useTranslation('youth');
  const { word, words } = useWords();
  return (name, value) => {
    if (value === null || value === undefined || value === '') return '';
    switch (name) {
      case 'gender':
      case 'icwa':
        return word(name, String(value));
      case 'raceEthnicity':
        return words('race_ethnicity', value as string[]);
      case 'tribalNations':
        return (value as string[]).join(', ');
      case 'languages':
        return (value as string[]).map(languageName).join(', ');
      case 'interpreterLanguage':
        return languageName(String(value));
      case 'birthDate':
        return calendarDate(String(value));
      case 'birthDateIsEstimate':
        return t(value ? 'estimate' : 'exact');
      case 'heightCm':
        return t('cm', { number: value });
      case 'weightKg':
        return t('kg', { number: value });
      default:
        return String(value);
    }
  };
}
