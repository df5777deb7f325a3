// SPDX-License-Identifier: Apache-2.0
import { Group, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Controller, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { instantIn, todayIn } from '../language/dates.js';
import { type FieldOf, useField } from './fields.js';

/** Now, or a day and time that passed, by the clocks of the agency. Now is sent as nothing: the server's clock decides. */
export function WhenField<T extends FieldValues>({ timeZone, ...field }: FieldOf<T> & { timeZone: string }) {
  const { id, label, description, error } = useField(field);
  const { t } = useTranslation('design');
  const [isEarlier, setEarlier] = useState(false);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { onChange } }) => (
        <Radio.Group
          {...{ id, label, description, error }}
          value={isEarlier ? 'earlier' : 'now'}
          onChange={(choice) => {
            setEarlier(choice === 'earlier');
            onChange(choice === 'earlier' ? 'unfinished' : '');
          }}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="now" label={t('when.now')} />
            <Radio value="earlier" label={t('when.earlier')} />
            {isEarlier && <DayAndTime id={id} timeZone={timeZone} onChange={onChange} />}
          </Stack>
        </Radio.Group>
      )}
    />
  );
}

function DayAndTime({ id, timeZone, onChange }: { id: string; timeZone: string; onChange: (instant: string) => void }) {
  const { t } = useTranslation('design');
  const [typed, setTyped] = useState({ day: '', time: '' });
  const change = (part: 'day' | 'time', value: string) => {
    const next = { ...typed, [part]: value };
    setTyped(next);
    onChange(instantIn(timeZone, next.day, next.time) ?? 'unfinished');
  };
  return (
    <Group gap="sm" align="flex-start">
      <TextInput
        id={`${id}-day`}
        type="date"
        label={t('when.on')}
        description={t('when.zone')}
        max={todayIn(timeZone)}
        value={typed.day}
        onChange={(event) => change('day', event.currentTarget.value)}
      />
      <TextInput
        id={`${id}-time`}
        type="time"
        label={t('when.at')}
        inputWrapperOrder={['label', 'input', 'description']}
        description={' '}
        value={typed.time}
        onChange={(event) => change('time', event.currentTarget.value)}
      />
    </Group>
  );
}
