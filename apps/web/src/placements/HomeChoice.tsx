// SPDX-License-Identifier: Apache-2.0
import { Button, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Controller, type FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { HomeListItem, YouthForCasework } from '../api/generated/types.gen.js';
import { type FieldOf, useField } from '../design/fields.js';
import { Empty, Shown } from '../design/states.js';
import { fitOf, fits, freePlaces } from '../homes/fit.js';
import { allHomes } from '../homes/queries.js';
import { useHomeLine } from '../homes/use-home-line.js';

const first = 12;
const byLabel = (a: HomeListItem, b: HomeListItem) => a.label.localeCompare(b.label, undefined, { numeric: true });
type Chosen<T extends FieldValues> = FieldOf<T> & {
  youth: YouthForCasework;
  /** Which homes come into question; all that take someone when left out. */
  suits?: (home: HomeListItem) => boolean;
};

/** A home from the list, those that fit first, each with its free places and whom it can welcome. */
export function HomeChoice<T extends FieldValues>(field: Chosen<T>) {
  const query = useQuery(allHomes);
  return <Shown query={query}>{(homes) => <Homes {...field} homes={homes} />}</Shown>;
}

function Homes<T extends FieldValues>({ youth, suits = () => true, homes, ...field }: Chosen<T> & { homes: HomeListItem[] }) {
  const { t } = useTranslation('placements');
  const { id, label, description, error } = useField(field);
  const [sought, setSought] = useState('');
  const [most, setMost] = useState(first);
  const chosen = field.form.watch(field.name) as string;
  const lineOf = useHomeLine();
  const inQuestion = homes.filter(suits);
  const open = inQuestion
    .filter((home) => home.isOpen && freePlaces(home) > 0)
    .map((home) => ({ home, fitting: fitOf(home, youth) }))
    .sort((a, b) => fits.indexOf(a.fitting.fit) - fits.indexOf(b.fitting.fit) || byLabel(a.home, b.home));
  const found = open.filter(({ home }) => home.id === chosen || home.label.toLowerCase().includes(sought.trim().toLowerCase()));
  const unfit = inQuestion.length - open.length;
  return (
    <Controller
      control={field.form.control}
      name={field.name}
      render={({ field: { value, onChange } }) => (
        <Radio.Group {...{ id, label, description, error, onChange }} value={value ?? ''} name={field.name}>
          <Stack gap="xs" mt="xs">
            {open.length > first && (
              <TextInput
                label={t('choice.filter')}
                value={sought}
                onChange={(event) => setSought(event.currentTarget.value)}
                autoComplete="off"
                maw="20rem"
              />
            )}
            {found.slice(0, most).map(({ home, fitting }) => (
              <Radio key={home.id} value={home.id} label={home.label} description={lineOf(home, fitting)} />
            ))}
            {found.length > most && (
              <Button variant="default" size="compact-md" w="fit-content" onClick={() => setMost(most + 24)}>
                {t('choice.more', { count: found.length - most })}
              </Button>
            )}
            {found.length === 0 && <Empty>{t('choice.none')}</Empty>}
            {unfit > 0 && (
              <Text size="sm" c="dimmed">
                {t('choice.full', { count: unfit })}
              </Text>
            )}
          </Stack>
        </Radio.Group>
      )}
    />
  );
}
