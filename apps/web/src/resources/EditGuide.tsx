// SPDX-License-Identifier: Apache-2.0
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ChangeGuide, GuideText, GuideVersionView } from '../api/generated/types.gen.js';
import { zChangeGuide } from '../api/generated/zod.gen.js';
import { CarefulFields } from '../design/CarefulFields.js';
import { useCarefulForm } from '../design/careful-save.js';
import { useWords } from '../words/use-words.js';
import { GuideFields } from './GuideFields.js';
import { changeVersion, guidesAgain, loadVersion } from './queries.js';
import { useGuideWords } from './use-guide-words.js';

type Fields = ChangeGuide & Record<string, unknown>;

const valuesOf = ({ audiences, topics, youngest, oldest, languages, genders, traits, en, es }: GuideVersionView): Fields =>
  ({ audiences, topics, youngest, oldest, languages, genders, traits, en: en ?? undefined, es: es ?? undefined }) as Fields;

/** A draft, changed in place: both languages, and whom it is for. */
export function EditGuide({ of, close }: { of: GuideVersionView; close: () => void }) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  const { words: coded } = useWords();
  const asked = useCarefulForm<GuideVersionView, Fields>({
    record: of,
    valuesOf,
    load: () => loadVersion(of.id),
    save: (version, changed) => changeVersion(of.id, version, changed),
    rules: zChangeGuide,
    onSaved: async () => {
      await guidesAgain();
      close();
    },
  });
  const wordsOf = (name: string, value: unknown): string => {
    if (name === 'en' || name === 'es') return linesOf(value as GuideText | undefined).join('\n');
    if (name === 'audiences') return words.words('audience', value as string[]);
    if (name === 'topics') return words.words('topic', value as string[]);
    if (name === 'genders') return coded('gender', value as string[]);
    return name === 'traits' ? coded('trait', value as string[]) : String(value ?? '');
  };
  return (
    <CarefulFields of={asked} close={close} labelOf={(name) => t(`field.${name}`)} wordsOf={wordsOf}>
      <GuideFields form={asked.form as unknown as UseFormReturn<ChangeGuide>} />
    </CarefulFields>
  );
}

const linesOf = (text: GuideText | undefined): string[] =>
  text ? [text.title, text.summary, ...text.parts.flatMap(({ heading, lines }) => [heading, ...lines])].filter(Boolean) : [];
