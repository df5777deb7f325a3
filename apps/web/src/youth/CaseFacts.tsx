// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { YouthForCasework } from '../api/generated/types.gen.js';
import { DateField } from '../design/DateField.js';
import { CheckField, ChecksField, SelectField } from '../design/fields.js';
import { LinesField } from '../design/LinesField.js';
import { Fact, Facts } from '../design/Section.js';
import { calendarDate } from '../language/dates.js';
import { useWords } from '../words/use-words.js';
import { EditSection } from './EditSection.js';
import { FileFact } from './FileFact.js';

/** What the case needs to know. */
export function CaseFacts({ file }: { file: YouthForCasework }) {
  const { t } = useTranslation('youth');
  const { choices } = useWords();
  return (
    <EditSection
      file={file}
      title={t('section.facts')}
      names={['birthDate', 'birthDateIsEstimate', 'gender', 'raceEthnicity', 'icwa', 'tribalNations']}
      fields={(form) => (
        <>
          <DateField form={form} name="birthDate" label={t('field.birthDate')} />
          <CheckField form={form} name="birthDateIsEstimate" label={t('field.birthDateIsEstimate')} />
          <SelectField form={form} name="gender" label={t('field.gender')} choices={choices('gender')} />
          <ChecksField
            form={form}
            name="raceEthnicity"
            label={t('field.raceEthnicity')}
            hint={t('hint.asMany')}
            choices={choices('race_ethnicity')}
          />
          <SelectField form={form} name="icwa" label={t('field.icwa')} hint={t('hint.icwa')} choices={choices('icwa')} />
          <LinesField form={form} name="tribalNations" label={t('field.tribalNations')} hint={t('hint.lines')} />
        </>
      )}
    >
      <Facts>
        <FileFact file={file} name="caseCode" />
        <Fact label={t('field.birthDate')}>
          {t('born', {
            count: file.age,
            context: file.birthDateIsEstimate ? 'estimate' : undefined,
            date: calendarDate(file.birthDate),
          })}
        </Fact>
        <FileFact file={file} name="gender" />
        <FileFact file={file} name="raceEthnicity" />
        <FileFact file={file} name="icwa" />
        <FileFact file={file} name="tribalNations" />
      </Facts>
    </EditSection>
  );
}
