// SPDX-License-Identifier: Apache-2.0
import { Checkbox, NativeSelect, PasswordInput, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { HTMLAttributes, ReactNode } from 'react';
import { Controller, type FieldError, type FieldPath, type FieldValues, get, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { wordsOf } from './field-refusal.js';
import { fieldId } from './form.js';

export interface FieldOf<T extends FieldValues> {
  form: UseFormReturn<T>;
  name: FieldPath<T>;
  label: ReactNode;
  hint?: ReactNode;
  optional?: boolean;
}
type Typing = Pick<HTMLAttributes<HTMLElement>, 'inputMode'> & {
  autoComplete?: string;
  maxLength?: number;
  spellCheck?: boolean;
};

/** What belongs to every field: id for the summary's link, words of the refusal, "(optional)". */
export function useField<T extends FieldValues>({ form, name, label, hint, optional }: FieldOf<T>) {
  const { t } = useTranslation('design');
  const error = get(form.formState.errors, name) as FieldError | undefined;
  return {
    id: fieldId(form.control, name),
    label: optional ? (
      <>
        {label} {t('optional')}
      </>
    ) : (
      label
    ),
    description: hint,
    error: error ? wordsOf(error) : undefined,
  };
}

export function TextField<T extends FieldValues>({ inputMode, autoComplete = 'off', spellCheck, ...field }: FieldOf<T> & Typing) {
  return (
    <TextInput
      {...useField(field)}
      {...field.form.register(field.name)}
      {...{ inputMode, autoComplete, spellCheck }}
      maw="32rem"
    />
  );
}

/** Six digits of an authenticator, which apps show with a space in the middle. */
export function CodeField<T extends FieldValues>(field: FieldOf<T>) {
  const setValueAs = (typed: unknown) => (typeof typed === 'string' ? typed.replace(/\s/g, '') : typed);
  return (
    <TextInput
      {...useField(field)}
      {...field.form.register(field.name, { setValueAs })}
      inputMode="numeric"
      autoComplete="one-time-code"
      spellCheck={false}
      maw="32rem"
    />
  );
}

export function PasswordField<T extends FieldValues>({ autoComplete = 'current-password', ...field }: FieldOf<T> & Typing) {
  const { t } = useTranslation('design');
  return (
    <PasswordInput
      {...useField(field)}
      {...field.form.register(field.name)}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': t('showPassword'), tabIndex: 0 }}
      maw="32rem"
    />
  );
}

export function LongTextField<T extends FieldValues>({ rows = 4, ...field }: FieldOf<T> & { rows?: number }) {
  return <Textarea {...useField(field)} {...field.form.register(field.name)} autosize minRows={rows} maxRows={20} maw="42rem" />;
}

export type Choice = { value: string; label: string; hint?: string };

/** A native list: it works on every phone. */
export function SelectField<T extends FieldValues>({ choices, ...field }: FieldOf<T> & { choices: readonly Choice[] }) {
  return <NativeSelect {...useField(field)} {...field.form.register(field.name)} data={[...choices]} maw="32rem" />;
}

export function RadioField<T extends FieldValues>({ choices, ...field }: FieldOf<T> & { choices: readonly Choice[] }) {
  const { id, label, description, error } = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => (
        <Radio.Group {...{ label, description, error, onChange }} value={value ?? ''} id={id} name={field.name}>
          <Stack gap="xs" mt="xs">
            {choices.map((choice) => (
              <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.hint} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    />
  );
}

export function ChecksField<T extends FieldValues>({ choices, ...field }: FieldOf<T> & { choices: readonly Choice[] }) {
  const { id, label, description, error } = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => (
        <Checkbox.Group {...{ label, description, error, onChange }} value={value ?? []} id={id}>
          <Stack gap="xs" mt="xs">
            {choices.map((choice) => (
              <Checkbox key={choice.value} value={choice.value} label={choice.label} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    />
  );
}

export function CheckField<T extends FieldValues>(field: FieldOf<T>) {
  const words = useField(field);
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => (
        <Checkbox {...words} checked={Boolean(value)} onChange={(event) => onChange(event.currentTarget.checked)} />
      )}
    />
  );
}
