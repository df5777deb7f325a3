// SPDX-License-Identifier: Apache-2.0
import { SimpleGrid } from '@mantine/core';
import type { FieldPath, FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type FieldOf, SelectField, TextField } from '../design/fields.js';
import { zonesWith } from '../language/zones.js';
import { HoursField } from './HoursField.js';

/** Where it is, the number there and when it is open. `at`: what stands before the names of the fields, such as `place.` */
export function PlaceFields<T extends FieldValues>({
  form,
  at = '',
  zone,
  optional,
}: Pick<FieldOf<T>, 'form' | 'optional'> & { at?: string; zone: string }) {
  const { t } = useTranslation('directory');
  const field = (name: string) => ({ form, name: `${at}${name}` as FieldPath<T>, ...(optional ? { optional } : {}) });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} maw="48rem">
        <TextField {...field('name')} label={t('place.name')} optional />
        <TextField {...field('street')} label={t('add.street')} />
        <TextField {...field('city')} label={t('add.city')} />
        <TextField {...field('state')} label={t('add.state')} hint={t('add.stateHint')} />
        <TextField {...field('zip')} label={t('add.zip')} inputMode="numeric" />
        <TextField {...field('phone')} label={t('place.phone')} inputMode="tel" optional />
        <SelectField {...field('timeZone')} label={t('place.timeZone')} choices={zonesWith(zone)} />
      </SimpleGrid>
      <HoursField form={form} name={`${at}hours` as FieldPath<T>} label={t('place.hours')} hint={t('place.hoursHint')} />
    </>
  );
}
