// SPDX-License-Identifier: Apache-2.0
import { Button, Checkbox, Fieldset, Group, Input, Stack, TextInput } from '@mantine/core';
import { Controller, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { DirectoryHours, WeeklyHours } from '../api/generated/types.gen.js';
import { type FieldOf, useField } from '../design/fields.js';

export const weekDays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const mostLines = 14;
const midnight = '00:00';
const newLine = (): WeeklyHours => ({ days: ['MO', 'TU', 'WE', 'TH', 'FR'], opensAt: '09:00', closesAt: '17:00' });
/** `24:00:00` is the midnight that ends a day. */
const minutes = (time: string | null) => (time ?? '').slice(0, 5).replace('24:00', midnight);

/** Of a record's hours those that this field can change. */
export const weeklyOf = (hours: readonly DirectoryHours[]): WeeklyHours[] =>
  hours
    .filter(({ isWeekly }) => isWeekly)
    .map(({ days, opensAt, closesAt }) => ({
      days: days as WeeklyHours['days'],
      opensAt: minutes(opensAt),
      closesAt: minutes(closesAt),
    }));

/** When it is open in a week: some days and their hours on each line. The same time twice is the whole day and night. */
export function HoursField<T extends FieldValues>({ form, name, label, hint }: FieldOf<T>) {
  const { t } = useTranslation('directory');
  const { id, error } = useField({ form, name, label });
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { value, onChange } }) => {
        const lines = (value ?? []) as WeeklyHours[];
        const set = (at: number, line?: WeeklyHours) => onChange(lines.flatMap((old, i) => (i === at ? (line ?? []) : old)));
        return (
          <Input.Wrapper
            {...{ id, error, label }}
            description={hint}
            labelElement="div"
            labelProps={{ id: `${id}-label` }}
            role="group"
            aria-labelledby={`${id}-label`}
          >
            <Stack gap="sm" mt={4} align="flex-start">
              {lines.map((line, i) => (
                <Line
                  key={i}
                  {...{ form, line }}
                  name={`${name}.${i}` as FieldPath<T>}
                  number={i + 1}
                  set={(next) => set(i, next)}
                />
              ))}
              {lines.length < mostLines && (
                <Button variant="default" size="compact-md" onClick={() => onChange([...lines, newLine()])}>
                  {t('hours.add')}
                </Button>
              )}
            </Stack>
          </Input.Wrapper>
        );
      }}
    />
  );
}

type LineOf<T extends FieldValues> = Pick<FieldOf<T>, 'form' | 'name'> & {
  line: WeeklyHours;
  number: number;
  set: (line?: WeeklyHours) => void;
};

function Line<T extends FieldValues>({ form, name, line, number, set }: LineOf<T>) {
  const { t } = useTranslation('directory');
  const at = (field: keyof WeeklyHours) => `${name}.${field}` as FieldPath<T>;
  const days = useField({ form, name: at('days'), label: t('hours.days') });
  const opens = useField({ form, name: at('opensAt'), label: t('hours.opensAt') });
  const closes = useField({ form, name: at('closesAt'), label: t('hours.closesAt') });
  const isAlways = line.opensAt === line.closesAt;
  const asTime = (field: 'opensAt' | 'closesAt') => ({
    type: 'time',
    value: line[field],
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ ...line, [field]: event.currentTarget.value }),
  });
  return (
    <Fieldset legend={t('hours.line', { number })} w="100%" maw="36rem">
      <Stack gap="md" align="flex-start">
        <Checkbox.Group {...days} value={line.days} onChange={(chosen) => set({ ...line, days: inWeek(chosen) })}>
          <Group gap="md" mt={4}>
            {weekDays.map((day) => (
              <Checkbox key={day} value={day} label={t(`day.${day}`)} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox
          label={t('hours.always')}
          checked={isAlways}
          onChange={({ currentTarget: { checked } }) =>
            set({ ...line, ...(checked ? { opensAt: midnight, closesAt: midnight } : { opensAt: '09:00', closesAt: '17:00' }) })
          }
        />
        {!isAlways && (
          <Group gap="sm">
            <TextInput {...opens} {...asTime('opensAt')} />
            <TextInput {...closes} {...asTime('closesAt')} />
          </Group>
        )}
        <Button variant="subtle" size="compact-md" onClick={() => set()} aria-label={`${t('hours.remove')}: ${number}`}>
          {t('hours.remove')}
        </Button>
      </Stack>
    </Fieldset>
  );
}

const inWeek = (chosen: readonly string[]): WeeklyHours['days'] => weekDays.filter((day) => chosen.includes(day));
