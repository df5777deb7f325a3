// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from './table.js';
import type { Difference, VersionedForm } from './versioned-form.js';

interface Words<T> {
  /** What a field is called. */
  label: (name: keyof T & string) => string;
  /** What an answer is called, where it is not its own word. */
  word?: (name: keyof T & string, value: unknown) => string;
}

/** Somebody was faster: both answers side by side, and a choice. Takes the focus; nothing is lost either way. */
export function Conflict<T extends FieldValues>({ of: { conflict }, ...words }: { of: VersionedForm<T> } & Words<T>) {
  const { t } = useTranslation('design');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (conflict) box.current?.focus();
  }, [conflict]);
  if (!conflict) return null;
  const { differences, keepMine, takeTheirs } = conflict;
  return (
    <Alert color="yellow" ref={box} tabIndex={-1} role="alert" title={t('answers.title')}>
      <Stack gap="sm">
        <Text>{t('answers.text')}</Text>
        <Both differences={differences} {...words} />
        <Group>
          <Button onClick={keepMine}>{t('answers.keepMine')}</Button>
          <Button variant="default" onClick={takeTheirs}>
            {t('answers.takeTheirs')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Both<T extends FieldValues>({ differences, label, word }: { differences: Difference<T>[] } & Words<T>) {
  const { t } = useTranslation('design');
  const said = (name: keyof T & string, value: unknown) => word?.(name, value) ?? (String(value) || t('answers.empty'));
  const columns: Column<Difference<T>>[] = [
    { key: 'field', head: t('answers.field'), cell: ({ name }) => label(name) },
    {
      key: 'theirs',
      head: t('answers.theirs'),
      cell: ({ name, theirs }) => <span className="typed">{said(name, theirs)}</span>,
    },
    {
      key: 'mine',
      head: t('answers.mine'),
      cell: ({ name, mine, isBoth }) => <span className="typed">{isBoth ? said(name, mine) : t('answers.untouched')}</span>,
    },
  ];
  return (
    <DataTable caption={t('answers.title')} isCaptionUnseen columns={columns} rows={differences} rowKey={({ name }) => name} />
  );
}
