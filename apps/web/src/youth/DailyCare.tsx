// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { YouthForCasework } from '../api/generated/types.gen.js';
import { TextField } from '../design/fields.js';
import { LanguageField, LanguagesField } from '../design/LanguagesField.js';
import { Facts } from '../design/Section.js';
import { NoteField } from '../wording/NoteField.js';
import { EditSection } from './EditSection.js';
import { FileFact } from './FileFact.js';

/** What looking after the youth day by day needs; foster parents read the same. */
export function DailyCare({ file }: { file: YouthForCasework }) {
  const { t } = useTranslation('youth');
  return (
    <EditSection
      file={file}
      title={t('section.care')}
      note={t('caregiversRead')}
      names={['dailyCare', 'allergies', 'medication', 'languages', 'interpreterLanguage', 'pronouns']}
      fields={(form) => (
        <>
          <NoteField form={form} name="dailyCare" label={t('field.dailyCare')} hint={t('hint.dailyCare')} rows={6} />
          <NoteField form={form} name="allergies" label={t('field.allergies')} hint={t('caregiversRead')} rows={2} />
          <NoteField form={form} name="medication" label={t('field.medication')} hint={t('caregiversRead')} rows={2} />
          <TextField form={form} name="pronouns" label={t('field.pronouns')} optional />
          <LanguagesField form={form} name="languages" label={t('field.languages')} hint={t('hint.languages')} />
          <LanguageField
            form={form}
            name="interpreterLanguage"
            label={t('field.interpreterLanguage')}
            none={t('noInterpreter')}
          />
        </>
      )}
    >
      <Facts>
        <FileFact file={file} name="dailyCare" wide />
        <FileFact file={file} name="allergies" />
        <FileFact file={file} name="medication" />
        <FileFact file={file} name="pronouns" />
        <FileFact file={file} name="languages" />
        <FileFact file={file} name="interpreterLanguage" />
      </Facts>
    </EditSection>
  );
}
