// SPDX-License-Identifier: Apache-2.0
import { TextInput } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { type FieldOf, useField } from './fields.js';

/** A whole number, typed: no wheel and no arrows that change it by accident. */
export function NumberField<T extends FieldValues>(field: FieldOf<T>) {
  const asNumber = { setValueAs: (text: unknown) => (text === '' ? Number.NaN : Number(text)) };
  return (
    <TextInput
      {...useField(field)}
      {...field.form.register(field.name, asNumber)}
      inputMode="numeric"
      autoComplete="off"
      maw="32rem"
    />
  );
}
