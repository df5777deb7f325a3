// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import type { YouthForCasework } from '../api/generated/types.gen.js';
import { TextField } from '../design/fields.js';
import { NumberField } from '../design/NumberField.js';
import { Facts } from '../design/Section.js';
import { EditSection } from './EditSection.js';
import { FileFact } from './FileFact.js';

/** As a report would ask, should the youth be missing. */
export function Looks({ file }: { file: YouthForCasework }) {
  const { t } = useTranslation('youth');
  return (
    <EditSection
      file={file}
      title={t('section.looks')}
      note={t('hint.looks')}
      names={['heightCm', 'weightKg', 'hairColor', 'eyeColor']}
      fields={(form) => (
        <>
          <NumberField form={form} name="heightCm" label={t('field.heightCm')} hint={t('hint.heightCm')} empty={null} optional />
          <NumberField form={form} name="weightKg" label={t('field.weightKg')} hint={t('hint.weightKg')} empty={null} optional />
          <TextField form={form} name="hairColor" label={t('field.hairColor')} optional />
          <TextField form={form} name="eyeColor" label={t('field.eyeColor')} optional />
        </>
      )}
    >
      <Facts>
        <FileFact file={file} name="heightCm" />
        <FileFact file={file} name="weightKg" />
        <FileFact file={file} name="hairColor" />
        <FileFact file={file} name="eyeColor" />
      </Facts>
    </EditSection>
  );
}
