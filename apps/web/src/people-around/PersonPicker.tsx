// SPDX-License-Identifier: Apache-2.0
import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type FieldOf, useField } from '../design/fields.js';
import { Failed, Waiting } from '../design/states.js';
import { useWords } from '../words/use-words.js';
import { type Person, type PickedRole, peopleToChoose } from './queries.js';

interface Picked {
  /** Only people of this role. */
  among?: PickedRole;
  /** Whoever else cannot be chosen here is not offered. */
  fits?: (one: Person) => boolean;
  /** What no choice is called, where one may do without; else it asks to choose. */
  none?: string;
}

/** One person of the agency, by name, from a native list. */
export function PersonPicker<T extends FieldValues>({ among, fits = () => true, none, ...field }: FieldOf<T> & Picked) {
  const { t } = useTranslation('people-around');
  const { word } = useWords();
  const words = useField(field);
  const query = useQuery(peopleToChoose(among));
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />;
  if (!query.data) return <Waiting lines={1} />;
  const labelOf = (one: Person) => (among ? one.displayName : `${one.displayName} · ${word('role', one.role)}`);
  const choices = query.data
    .filter(fits)
    .map((one) => ({ value: one.id, label: labelOf(one) }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <NativeSelect
      {...words}
      {...field.form.register(field.name)}
      data={[{ value: '', label: none ?? t('choose') }, ...choices]}
      maw="32rem"
    />
  );
}
