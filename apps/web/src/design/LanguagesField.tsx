// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Input, NativeSelect, Stack } from '@mantine/core';
import { Controller, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { tongues } from '../language/tongues.js';
import { type FieldOf, useField } from './fields.js';

/** Languages, the favourite first: one native list each. */
export function LanguagesField<T extends FieldValues>({ most = 6, ...field }: FieldOf<T> & { most?: number }) {
  const { t } = useTranslation('design');
  const { id, label, description, error } = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => {
        const chosen = (value ?? []) as string[];
        const rows = chosen.length < most ? [...chosen, ''] : chosen;
        const set = (at: number, tag: string) =>
          onChange([...new Set(rows.map((old, i) => (i === at ? tag : old)).filter(Boolean))]);
        return (
          <Input.Wrapper
            {...{ id, description, error, label }}
            labelElement="div"
            labelProps={{ id: `${id}-label` }}
            role="group"
            aria-labelledby={`${id}-label`}
          >
            <Stack gap="xs" mt={4}>
              {rows.map((tag, i) => (
                <Group key={i} gap="xs" wrap="nowrap">
                  <NativeSelect
                    id={`${id}-${i}`}
                    aria-label={t('tongue.nth', { number: i + 1 })}
                    data={[{ value: '', label: t('tongue.none') }, ...tongues(chosen)]}
                    value={tag}
                    onChange={(event) => set(i, event.currentTarget.value)}
                    w="100%"
                    maw="20rem"
                  />
                  {tag && (
                    <Button
                      variant="subtle"
                      size="compact-md"
                      onClick={() => set(i, '')}
                      aria-label={t('tongue.remove', { number: i + 1 })}
                    >
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
