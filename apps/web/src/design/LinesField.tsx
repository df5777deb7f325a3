// SPDX-License-Identifier: Apache-2.0
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { Controller, type FieldValues } from 'react-hook-form';
import { type FieldOf, useField } from './fields.js';

/** A list of short texts, one on each line. */
export function LinesField<T extends FieldValues>(field: FieldOf<T>) {
  const words = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => <Lines {...words} given={(value ?? []) as string[]} onLines={onChange} />}
    />
  );
}

function Lines({
  given,
  onLines,
  ...words
}: Omit<ReturnType<typeof useField>, 'name'> & { given: string[]; onLines: (lines: string[]) => void }) {
  const [typed, setTyped] = useState(given.join('\n'));
  return (
    <Textarea
      {...words}
      autosize
      minRows={2}
      maxRows={10}
      maw="32rem"
      value={typed}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onLines(value.split('\n').filter((line) => line.trim()));
      }}
    />
  );
}
