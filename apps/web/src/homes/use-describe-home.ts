// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { languageName } from '../language/tongues.js';
import { useWords } from '../words/use-words.js';

/** What a field of a home says, in words. */
export function useDescribeHome(): (name: string, value: unknown) => string {
  const { t } = useTranslation('homes');
  const { words } = useWords();
  return (name, value) => {
    switch (name) {
      case 'traits':
        return words('trait', value as string[]);
      case 'welcomesGenders':
        return words('gender', value as string[]);
      case 'languages':
        return (value as string[]).map(languageName).join(', ');
      case 'isOpen':
        return t(value ? 'yes' : 'no');
      default:
        return String(value ?? '');
    }
  };
}
