// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OpenYouthFile } from '../api/generated/types.gen.js';
import { zOpenYouthFile } from '../api/generated/zod.gen.js';
import { DateField } from '../design/DateField.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField, ChecksField, SelectField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { LanguageField, LanguagesField } from '../design/LanguagesField.js';
import { LinesField } from '../design/LinesField.js';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { useOneAct } from '../design/use-one-act.js';
import { useWords } from '../words/use-words.js';
import { fileOf, openFile } from './queries.js';

const empty = {
  caseCode: '',
  usedName: '',
  legalName: '',
  pronouns: '',
  gender: '' as 'other',
  birthDate: '',
  birthDateIsEstimate: false,
  raceEthnicity: [],
  tribalNations: [],
  icwa: 'not_asked' as const,
  languages: [],
  interpreterLanguage: null,
};

/** Opens a file with what is known on the first day; the rest can wait. */
export default function NewPage() {
  const { t } = useTranslation('youth');
  const { choices } = useWords();
  const once = useOneAct();
  const client = useQueryClient();
  const go = useNavigate();
  const asked = useApiForm<OpenYouthFile>({
    rules: zOpenYouthFile,
    defaults: empty,
    leaveOut: ['caseCode'],
    send: async (values) => {
      const file = await once((key) => openFile(values, key));
      client.setQueryData(fileOf(file.id).queryKey, file);
      void client.invalidateQueries({ queryKey: ['youth', 'list'] });
      await go({ to: `/youth/${file.id}` as '/', replace: true });
    },
  });
  const { form } = asked;
  const choose = { value: '', label: t('choose') };
  return (
    <Page title={t('new.heading')}>
      <Text>{t('new.intro')}</Text>
      <form onSubmit={asked.onSubmit} noValidate>
        <Stack gap="lg">
          <ErrorSummary of={asked} />
          <Section title={t('section.names')}>
            <TextField form={form} name="usedName" label={t('field.usedName')} hint={t('hint.usedName')} />
            <TextField form={form} name="legalName" label={t('field.legalName')} />
            <TextField form={form} name="pronouns" label={t('field.pronouns')} optional />
          </Section>
          <Section title={t('section.facts')}>
            <DateField form={form} name="birthDate" label={t('field.birthDate')} />
            <CheckField form={form} name="birthDateIsEstimate" label={t('field.birthDateIsEstimate')} />
            <SelectField form={form} name="gender" label={t('field.gender')} choices={[choose, ...choices('gender')]} />
            <ChecksField
              form={form}
              name="raceEthnicity"
              label={t('field.raceEthnicity')}
              hint={t('hint.asMany')}
              choices={choices('race_ethnicity')}
            />
            <SelectField form={form} name="icwa" label={t('field.icwa')} hint={t('hint.icwa')} choices={choices('icwa')} />
            <LinesField form={form} name="tribalNations" label={t('field.tribalNations')} hint={t('hint.lines')} optional />
          </Section>
          <Section title={t('section.languages')}>
            <LanguagesField form={form} name="languages" label={t('field.languages')} hint={t('hint.languages')} />
            <LanguageField
              form={form}
              name="interpreterLanguage"
              label={t('field.interpreterLanguage')}
              none={t('noInterpreter')}
            />
          </Section>
          <Section title={t('field.caseCode')}>
            <TextField
              form={form}
              name="caseCode"
              label={t('field.caseCode')}
              hint={t('hint.caseCode')}
              optional
              spellCheck={false}
            />
          </Section>
          <Group>
            <Button type="submit" loading={asked.isSending}>
              {t('new.open')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
