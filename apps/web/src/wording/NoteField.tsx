// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { type FieldValues, useWatch } from 'react-hook-form';
import { type FieldOf, LongTextField } from '../design/fields.js';
import { WordingHint } from './WordingHint.js';

/** Words about a youth, with a hint below where one of them blames. */
export function NoteField<T extends FieldValues>(field: FieldOf<T> & { rows?: number }) {
  const text: unknown = useWatch({ control: field.form.control, name: field.name });
  return (
    <Stack gap={4}>
      <LongTextField {...field} />
      <WordingHint text={typeof text === 'string' ? text : ''} />
    </Stack>
  );
}
