// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query';
import { call } from '../api/client.js';
import { templateList, templateVersion } from '../api/generated/sdk.gen.js';
import type { TemplateSectionView } from '../api/generated/types.gen.js';
import { type Language, languages } from '../language/language.js';

/** A section in every language it is written in. */
export interface Section {
  code: string;
  inWords: Record<Language, TemplateSectionView>;
}

/** Every version with its day, newest first. */
export const versions = queryOptions({
  queryKey: ['templates', 'versions'],
  queryFn: async () => (await call(templateList())).items,
});

/** The sections of one version, its languages brought together. */
export const sectionsOf = (templateId: string) =>
  queryOptions({
    queryKey: ['templates', 'sections', templateId],
    queryFn: async () => {
      const [en, es] = await Promise.all(
        languages.map((language) => call(templateVersion({ path: { templateId }, query: { language } }))),
      );
      return en!.sections.flatMap((section): Section[] => {
        const other = es!.sections.find(({ code }) => code === section.code);
        return other ? [{ code: section.code, inWords: { en: section, es: other } }] : [];
      });
    },
  });
