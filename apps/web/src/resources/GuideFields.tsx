// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ChangeGuide } from '../api/generated/types.gen.js';
import { ChecksField, LongTextField, SelectField, TextField } from '../design/fields.js';
import { LanguagesField } from '../design/LanguagesField.js';
import { LinesField } from '../design/LinesField.js';
import { NumberField } from '../design/NumberField.js';
import { Section } from '../design/Section.js';
import { useWords } from '../words/use-words.js';
import classes from './resources.module.css';
import { useGuideWords } from './use-guide-words.js';

type Form = { form: UseFormReturn<ChangeGuide> };
const languages = ['en', 'es'] as const;
const blankPart = { kind: 'words' as const, heading: '', lines: [] };

/** What a guide is for, and its words in both languages: plain text in parts. */
export function GuideFields({ form }: Form) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  const { choices } = useWords();
  const genders = choices('gender').filter(({ value }) => value !== 'not_disclosed');
  return (
    <>
      <Section title={t('section.for')}>
        <ChecksField form={form} name="audiences" label={t('field.audiences')} choices={words.choices('audience')} />
        <ChecksField form={form} name="topics" label={t('field.topics')} choices={words.choices('topic')} />
        <NumberField form={form} name="youngest" label={t('field.youngest')} hint={t('hint.forAll')} empty={null} />
        <NumberField form={form} name="oldest" label={t('field.oldest')} empty={null} />
        <LanguagesField form={form} name="languages" label={t('field.languages')} />
        <ChecksField form={form} name="genders" label={t('field.genders')} hint={t('hint.forAll')} choices={genders} />
        <ChecksField form={form} name="traits" label={t('field.traits')} hint={t('hint.forAll')} choices={choices('trait')} />
      </Section>
      {languages.map((language) => (
        <Section key={language} title={t(`section.${language}`)}>
          <TextIn form={form} language={language} />
        </Section>
      ))}
    </>
  );
}

function TextIn({ form, language }: Form & { language: 'en' | 'es' }) {
  const { t } = useTranslation('resources');
  if (!form.watch(language)) {
    const begin = () => form.setValue(language, { title: '', summary: '', parts: [blankPart] }, { shouldDirty: true });
    return (
      <Group>
        <Button variant="default" onClick={begin}>
          {t(`begin.${language}`)}
        </Button>
      </Group>
    );
  }
  return (
    <>
      <TextField form={form} name={`${language}.title`} label={t('field.title')} />
      <LongTextField form={form} name={`${language}.summary`} label={t('field.summary')} rows={2} />
      <Parts form={form} language={language} />
    </>
  );
}

function Parts({ form, language }: Form & { language: 'en' | 'es' }) {
  const { t } = useTranslation('resources');
  const words = useGuideWords();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: `${language}.parts` });
  return (
    <Stack>
      {fields.map(({ id }, i) => (
        <Stack key={id} className={classes.part} role="group" aria-label={t('part', { number: i + 1 })}>
          <SelectField form={form} name={`${language}.parts.${i}.kind`} label={t('field.kind')} choices={words.choices('kind')} />
          <TextField form={form} name={`${language}.parts.${i}.heading`} label={t('field.heading')} hint={t('hint.heading')} />
          <LinesField form={form} name={`${language}.parts.${i}.lines`} label={t('field.lines')} hint={t('hint.lines')} />
          {fields.length > 1 && (
            <Group>
              <Button variant="subtle" size="compact-md" onClick={() => remove(i)}>
                {t('removePart', { number: i + 1 })}
              </Button>
            </Group>
          )}
        </Stack>
      ))}
      <Group>
        <Button variant="default" onClick={() => append(blankPart)}>
          {t('addPart')}
        </Button>
      </Group>
    </Stack>
  );
}
