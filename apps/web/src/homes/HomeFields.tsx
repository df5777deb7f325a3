// SPDX-License-Identifier: Apache-2.0
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RegisterHome } from '../api/generated/types.gen.js';
import { ChecksField, LongTextField, TextField } from '../design/fields.js';
import { LanguagesField } from '../design/LanguagesField.js';
import { NumberField } from '../design/NumberField.js';
import { useWords } from '../words/use-words.js';

type Named<T extends FieldValues> = { form: UseFormReturn<T> };
const at = <T extends FieldValues>(name: keyof RegisterHome) => name as unknown as FieldPath<T>;

/** What a home is, for everyone at the agency. */
export function OpenFields<T extends FieldValues>({ form }: Named<T>) {
  const { t } = useTranslation('homes');
  const { choices } = useWords();
  return (
    <>
      <TextField form={form} name={at<T>('label')} label={t('field.label')} hint={t('hint.label')} />
      <NumberField form={form} name={at<T>('capacity')} label={t('field.capacity')} hint={t('hint.capacity')} />
      <ChecksField
        form={form}
        name={at<T>('traits')}
        label={t('field.traits')}
        hint={t('hint.traits')}
        choices={choices('trait')}
      />
      <ChecksField
        form={form}
        name={at<T>('welcomesGenders')}
        label={t('field.welcomesGenders')}
        hint={t('hint.welcomesGenders')}
        choices={choices('gender')}
      />
      <NumberField form={form} name={at<T>('youngest')} label={t('field.youngest')} hint={t('hint.age')} />
      <NumberField form={form} name={at<T>('oldest')} label={t('field.oldest')} hint={t('hint.age')} />
      <LanguagesField form={form} name={at<T>('languages')} label={t('field.languages')} most={10} />
      <TextField form={form} name={at<T>('licenceNumber')} label={t('field.licenceNumber')} optional spellCheck={false} />
    </>
  );
}

/** Who and where: kept closed. */
export function ClosedFields<T extends FieldValues>({ form }: Named<T>) {
  const { t } = useTranslation('homes');
  return (
    <>
      <TextField form={form} name={at<T>('familyName')} label={t('field.familyName')} />
      <LongTextField form={form} name={at<T>('address')} label={t('field.address')} rows={2} />
      <TextField form={form} name={at<T>('phone')} label={t('field.phone')} inputMode="tel" />
    </>
  );
}
