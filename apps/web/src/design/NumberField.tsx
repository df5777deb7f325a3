// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import { Controller, type FieldValues } from 'react-hook-form';
import { type FieldOf, useField } from './fields.js';

/** A whole number; `empty` is what no answer is sent as. What is no number stays as typed and is refused by the rules. */
export function NumberField<T extends FieldValues>({ empty, ...field }: FieldOf<T> & { empty?: null | undefined }) {
  const words = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange, ref } }) => (
        <TextInput
          {...words}
          ref={ref}
          name={field.name}
          value={value ?? ''}
          inputMode="numeric"
          autoComplete="off"
          maw="10rem"
          onChange={({ currentTarget: { value: typed } }) => onChange(numberOf(typed.trim(), empty))}
        />
      )}
    />
  );
}

function numberOf(typed: string, empty: null | undefined): number | string | null | undefined {
  if (typed === '') return empty;
  // So many digits a number keeps as they were typed.
  return /^\d{1,15}$/.test(typed) ? Number(typed) : typed;
}
