// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';

/** What a code of the API is called in the language that is read; a code that is new to this page stands as it is. */
export function useWords() {
  const { t, i18n } = useTranslation('words');
  const word = (list: string, code: string): string => (i18n.exists(`words:${list}.${code}`) ? t(`${list}.${code}`) : code);
  const choices = (list: string, codes?: readonly string[]) =>
    (codes ?? Object.keys(i18n.getResource(i18n.language, 'words', list) as Record<string, string>)).map((value) => ({
      value,
      label: word(list, value),
    }));
  return { word, choices, words: (list: string, codes: readonly string[]) => codes.map((code) => word(list, code)).join(', ') };
}
