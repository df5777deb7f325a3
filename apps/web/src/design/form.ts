// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'react';
import { zodResolver } from '@hookform/resolvers/zod';
import {
  type DefaultValues,
  type FieldPath,
  type FieldValues,
  type Resolver,
  useForm,
  type UseFormReturn,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/problem.js';
import { useUnsent } from '../shell/unsent.js';
import { refusalOf } from './field-refusal.js';

export interface ApiForm<T extends FieldValues> {
  form: UseFormReturn<T>;
  /** Put on `<form onSubmit>`. */
  onSubmit: (event: React.SyntheticEvent) => void;
  isSending: boolean;
  /** What the API said no to, as far as it is not about single fields. */
  refused: Refused | undefined;
}

/** How the ids of a form's fields begin, by its control. */
const named = new WeakMap<object, string>();
/** A field's id. Two forms may stand on one page, with fields of the same name. */
export const fieldId = (control: object, name: string): string => `${named.get(control) ?? 'field'}-${name.replaceAll('.', '-')}`;

interface Options<T extends FieldValues> {
  /** Rules generated from the API document; nothing is declared twice. */
  rules: unknown;
  defaults: DefaultValues<T>;
  /** What was typed, as the message says it; where that is not the same. */
  understood?: (typed: T) => T;
  /** Fields that are left out of the message when they are empty. */
  leaveOut?: readonly (keyof T & string)[];
  /** What is typed is a search or a secret: nobody misses it, and leaving does not ask. */
  isFleeting?: boolean;
  /** Sends the message; what it throws is shown at the fields and in the summary. */
  send: (values: T) => Promise<unknown>;
}

/**
 * A form whose rules and refusals are the API's. What was typed stays, whatever the answer; before the page goes away with
 * something typed and not sent, it is asked.
 */
export function useApiForm<T extends FieldValues>({
  rules,
  defaults,
  understood = (typed) => typed,
  leaveOut = [],
  isFleeting = false,
  send,
}: Options<T>): ApiForm<T> {
  // Words of refusals are fetched when there is something that could be refused.
  useTranslation('api');
  const [refused, setRefused] = useState<Refused>();
  const check = zodResolver(rules as never, { error: refusalOf }) as unknown as Resolver<T>;
  const form = useForm<T>({
    defaultValues: defaults,
    shouldFocusError: false,
    resolver: (values, context, options) => check(withoutEmpty(understood(values), leaveOut), context, options),
  });
  named.set(form.control, `field${useId()}`);
  const [sent, setSent] = useState('');
  const { isDirty, isSubmitting } = form.formState;
  const { getValues } = form;
  useUnsent(isDirty && !isFleeting, { isUnsent: () => JSON.stringify(getValues()) !== sent, isSending: () => isSubmitting });
  const submit = form.handleSubmit(async (values) => {
    setRefused(undefined);
    const typed = JSON.stringify(getValues());
    try {
      await send(values);
      setSent(typed);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      setRefused(error);
      // Of several at one field the first is said: backwards, because the last one stays.
      for (const { pointer, code } of [...error.errors].reverse()) {
        const name = pointer.replace(/^\//, '').replaceAll('/', '.');
        if (name) form.setError(name as FieldPath<T>, { type: code });
      }
    }
  });
  return { form, refused, isSending: isSubmitting, onSubmit: (event) => void submit(event) };
}

function withoutEmpty<T extends FieldValues>(values: T, names: readonly string[]): T {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== '' || !names.includes(name))) as T;
}
