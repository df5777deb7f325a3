// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectorySearch } from '../api/generated/types.gen.js';
import { zDirectorySearch } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField, SelectField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { NumberField } from '../design/NumberField.js';
import { tongues } from '../language/tongues.js';
import { useWords } from '../words/use-words.js';
import { type Asked, terms } from './queries.js';

/** As the fields have it: one language, one kind of help, and lists as text. */
interface Fields extends Omit<DirectorySearch, 'languages' | 'terms' | 'withinMiles'> {
  language: string;
  term: string;
  miles: string;
}
const distances = ['5', '10', '25', '50', '100', '250'];
const empty = { words: '', zip: '', miles: '25', language: '', term: '', gender: '' } as unknown as Fields & DirectorySearch;
const left = ['words', 'zip', 'gender'] as const;

function messageOf({ language, term, miles, openNow, takesReferrals, checkedRecently, ...typed }: Fields): DirectorySearch {
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '' && value !== undefined));
  return {
    ...given,
    ...(typed.zip ? { withinMiles: Number(miles) } : {}),
    ...(language ? { languages: [language] } : {}),
    ...(term ? { terms: [term] } : {}),
    ...(openNow ? { openNow } : {}),
    ...(takesReferrals ? { takesReferrals } : {}),
    ...(checkedRecently ? { checkedRecently } : {}),
  };
}

interface FormOf {
  youth: readonly { id: string; name: string }[];
  first: string;
  /** What is looked for to begin with. */
  words: string;
  onAsk: (asked: Asked) => void;
}

/** Words and place first; the rest opens below them. Nothing is asked before "Find". */
export function SearchForm({ youth, first, words, onAsk }: FormOf) {
  const { t } = useTranslation('directory');
  const { choices } = useWords();
  const { data } = useQuery(terms);
  const [youthId, setYouthId] = useState(first);
  const [isMore, setMore] = useState(false);
  const asked = useApiForm<Fields & DirectorySearch>({
    rules: zDirectorySearch,
    isFleeting: true,
    defaults: { ...empty, words },
    leaveOut: left,
    understood: (typed) => messageOf(typed) as Fields & DirectorySearch,
    send: (values) => Promise.resolve(onAsk({ youthId: youthId || undefined, body: values })),
  });
  const { form } = asked;
  const any = { value: '', label: t('any') };
  return (
    <form onSubmit={asked.onSubmit} noValidate role="search">
      <Stack>
        <ErrorSummary of={asked} />
        {youth.length > 0 && (
          <NativeSelect
            label={t('field.youth')}
            description={t('hint.youth')}
            value={youthId}
            onChange={({ currentTarget }) => setYouthId(currentTarget.value)}
            data={[{ value: '', label: t('nobody') }, ...youth.map(({ id, name }) => ({ value: id, label: name }))]}
            maw="32rem"
            name="youth"
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }} maw="48rem">
          <TextField form={form} name="words" label={t('field.words')} hint={t('hint.words')} />
          <TextField form={form} name="zip" label={t('field.zip')} hint={t('hint.zip')} inputMode="numeric" spellCheck={false} />
          <SelectField form={form} name="language" label={t('field.language')} choices={[any, ...tongues()]} />
          <NumberField form={form} name="age" label={t('field.age')} />
        </SimpleGrid>
        <CheckField form={form} name="openNow" label={t('field.openNow')} />
        {isMore && (
          <>
            <SimpleGrid cols={{ base: 1, sm: 2 }} maw="48rem">
              <SelectField
                form={form}
                name="miles"
                label={t('field.miles')}
                choices={distances.map((value) => ({ value, label: t('miles', { miles: value }) }))}
              />
              <SelectField
                form={form}
                name="term"
                label={t('field.term')}
                choices={[any, ...(data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
              />
              <SelectField form={form} name="gender" label={t('field.gender')} choices={[any, ...choices('gender')]} />
            </SimpleGrid>
            <CheckField form={form} name="takesReferrals" label={t('field.takesReferrals')} />
            <CheckField form={form} name="checkedRecently" label={t('field.checkedRecently')} />
          </>
        )}
        <Group>
          <Button type="submit" loading={asked.isSending}>
            {t('find')}
          </Button>
          <Button variant="subtle" aria-expanded={isMore} onClick={() => setMore(!isMore)}>
            {isMore ? t('fewer') : t('more')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
