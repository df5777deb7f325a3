// SPDX-License-Identifier: Apache-2.0
import { NativeSelect } from '@mantine/core';
import { Controller, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tongues } from '../language/tongues.js';
import { type FieldOf, useField } from './fields.js';
import { SeveralField } from './SeveralField.js';

/** Languages, the favourite first: one native list each. */
export function LanguagesField<T extends FieldValues>({ most = 6, ...field }: FieldOf<T> & { most?: number }) {
  const { t } = useTranslation('design');
  const words = {
    none: t('tongue.none'),
    nth: (number: number) => t('tongue.nth', { number }),
    remove: (number: number) => t('tongue.remove', { number }),
  };
  return <SeveralField {...field} most={most} choices={tongues} words={words} />;
}

/** One language or none. */
export function LanguageField<T extends FieldValues>({ none, ...field }: FieldOf<T> & { none: string }) {
  const words = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => (
        <NativeSelect
          {...words}
          data={[{ value: '', label: none }, ...tongues([(value as string | null) ?? ''])]}
          value={(value as string | null) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
          maw="20rem"
        />
      )}
    />
  );
}
