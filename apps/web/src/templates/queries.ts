// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { templateCurrent } from '../api/generated/sdk.gen.js';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { type Language, languages } from '../language/language.js';

/** A section in every language it is written in. */
export interface Section {
  code: string;
  inWords: Record<Language, TemplateSectionView>;
}

/** The template in force, its languages brought together section by section. */
export const template = queryOptions({
  queryKey: ['templates', 'plan'],
  queryFn: async () => {
    const [en, es] = await Promise.all(languages.map((language) => call(templateCurrent({ query: { language } }))));
    const sections = en!.sections.flatMap((section): Section[] => {
      const other = es!.sections.find(({ code }) => code === section.code);
      return other ? [{ code: section.code, inWords: { en: section, es: other } }] : [];
    });
    return { version: en!.templateVersion, sections };
  },
});
