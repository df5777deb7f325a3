// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Input, NativeSelect, Stack } from '@mantine/core';
import { Controller, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Choice, type FieldOf, useField } from './fields.js';

interface Several {
  most: number;
  /** What can be chosen; what is chosen already must be among it. */
  choices: (chosen: readonly string[]) => readonly Choice[];
  /** An empty row, and what a row and its button are called. */
  words: { none: string; nth: (number: number) => string; remove: (number: number) => string };
}

/** A few of a list, in an order: one native list each, and an empty one for the next. */
export function SeveralField<T extends FieldValues>({ most, choices, words, ...field }: FieldOf<T> & Several) {
  const { t } = useTranslation('design');
  const { id, label, description, error } = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => {
        const chosen = (value ?? []) as string[];
        const rows = chosen.length < most ? [...chosen, ''] : chosen;
        const set = (at: number, one: string) =>
          onChange([...new Set(rows.map((old, i) => (i === at ? one : old)).filter(Boolean))]);
        return (
          <Input.Wrapper
            {...{ id, description, error, label }}
            labelElement="div"
            labelProps={{ id: `${id}-label` }}
            role="group"
            aria-labelledby={`${id}-label`}
          >
            <Stack gap="xs" mt={4}>
              {rows.map((one, i) => (
                <Group key={i} gap="xs" wrap="nowrap">
                  <NativeSelect
                    id={`${id}-${i}`}
                    aria-label={words.nth(i + 1)}
                    data={[{ value: '', label: words.none }, ...choices(chosen)]}
                    value={one}
                    onChange={(event) => set(i, event.currentTarget.value)}
                    w="100%"
                    maw="20rem"
                  />
                  {one && (
                    <Button variant="subtle" size="compact-md" onClick={() => set(i, '')} aria-label={words.remove(i + 1)}>
                      {t('remove')}
                    </Button>
                  )}
                </Group>
              ))}
            </Stack>
          </Input.Wrapper>
        );
      }}
    />
  );
}
