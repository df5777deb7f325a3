// SPDX-License-Identifier: Apache-2.0
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextField } from '../design/fields.js';
import { OrganizationField } from '../directory/OrganizationField.js';

/** To whom: a name that is typed, or an organization that is looked up in the directory. */
export function RecipientField<T extends FieldValues>({ form }: { form: UseFormReturn<T> }) {
  const { t } = useTranslation('consents');
  return (
    <>
      <TextField form={form} name={'recipient' as FieldPath<T>} label={t('recipient.name')} hint={t('recipient.nameHint')} />
      <OrganizationField
        form={form}
        name={'organizationId' as FieldPath<T>}
        label={t('recipient.organization')}
        find={t('recipient.find')}
      />
    </>
  );
}
