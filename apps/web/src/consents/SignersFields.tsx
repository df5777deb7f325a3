// SPDX-License-Identifier: Apache-2.0
import { Alert } from '@mantine/core';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CheckField, ChecksField, TextField } from '../design/fields.js';
import { PersonPicker } from '../people-around/PersonPicker.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import type { Typed } from './typed.js';

/** Whom the API takes for one who signs for the agency. */
const isStaff = ({ role }: { role: string }) => role === 'caseworker' || role === 'program_manager';

/** Who signed, in what capacity; each name is asked for only beside its capacity. */
export function SignersFields({ form }: { form: UseFormReturn<Typed> }) {
  const { t } = useTranslation('consents');
  const { choices } = useWords();
  const { userId } = useMe();
  const signers = form.watch('signers');
  return (
    <>
      <ChecksField form={form} name="signers" label={t('signedBy')} choices={choices('capacity')} />
      {signers.includes('non_abusive_parent') && (
        <>
          <Alert color="gray">{t('form.safe')}</Alert>
          <TextField form={form} name="parentName" label={t('form.parent')} hint={t('form.parentHint')} />
          <PersonPicker
            form={form}
            name="parentCheckedBy"
            label={t('form.checkedBy')}
            hint={t('form.checkedByHint')}
            none={t('form.checkedByNobody')}
            fits={(one) => isStaff(one) && one.id !== userId}
            optional
          />
        </>
      )}
      {signers.includes('agency') && (
        <PersonPicker form={form} name="agencySignerId" label={t('form.agencySigner')} fits={isStaff} />
      )}
      {signers.length === 1 && <CheckField form={form} name="mayConsentAlone" label={t('form.alone')} />}
    </>
  );
}
