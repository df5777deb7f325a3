// SPDX-License-Identifier: Apache-2.0
import { Alert, Anchor, List } from '@mantine/core';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { type FieldError, type FieldValues, get } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { wordsOf } from './field-refusal.js';
import { type ApiForm, fieldId } from './form.js';

/** Above the form: says what does not fit, in the same words as at the fields, takes the focus, and links to them. */
export function ErrorSummary<T extends FieldValues>({ of: { form, refused } }: { of: ApiForm<T> }) {
  const { t } = useTranslation('design');
  const box = useRef<HTMLDivElement>(null);
  const { errors, submitCount } = form.formState;
  const names = flatNames(errors);
  const idOf = (name: string) => fieldId(form.control, name);
  const labels = useLabels(names, idOf);
  const isBad = names.length > 0 || refused !== undefined;
  useEffect(() => {
    if (isBad) box.current?.focus();
  }, [submitCount, isBad, refused]);
  if (!isBad) return null;
  return (
    <Alert color="red" ref={box} tabIndex={-1} role="alert" title={names.length > 0 ? t('summary') : refused?.words}>
      {names.length > 0 && (
        <List listStyleType="none">
          {labels.map(({ name, label }) => (
            <List.Item key={name}>
              <Anchor c="inherit" underline="always" href={`#${idOf(name)}`} onClick={(event) => jump(event, idOf(name))}>
                {label}: {wordsOf(get(errors, name) as FieldError)}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

function jump(event: React.MouseEvent, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  const field = target?.matches('input, textarea, select') ? target : target?.querySelector<HTMLElement>('input, select');
  (field ?? target)?.focus();
}

/**
 * What stands at the fields that were refused, in the order of the form. Read from the page once all of it is drawn, so
 * that a label follows the language and is written once.
 */
function useLabels(names: string[], idOf: (name: string) => string): { name: string; label: string }[] {
  const drawn = useSyncExternalStore(asDrawn, () =>
    JSON.stringify(inOrder(names, idOf).map((name) => ({ name, label: labelOf(idOf(name)) ?? name }))),
  );
  return JSON.parse(drawn) as { name: string; label: string }[];
}

/** Nothing tells of a label that changes: it is looked at after each drawing. */
const asDrawn = () => () => undefined;

const labelOf = (id: string): string | undefined =>
  document.querySelector(`label[for="${id}"]`)?.textContent ?? document.getElementById(`${id}-label`)?.textContent;

function inOrder(names: string[], idOf: (name: string) => string): string[] {
  const drawn = [...document.querySelectorAll('form [id]')].map(({ id }) => id);
  return names.toSorted((a, b) => drawn.indexOf(idOf(a)) - drawn.indexOf(idOf(b)));
}

function flatNames(errors: object, before = ''): string[] {
  return Object.entries(errors).flatMap(([name, error]: [string, object | undefined]) => {
    if (!error || name === 'root') return [];
    return 'type' in error && typeof error.type === 'string' ? [before + name] : flatNames(error, `${before}${name}.`);
  });
}
