// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NativeSelect, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import type { DefaultValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { DirectorySearch } from '../api/generated/types.gen.js';
import { zDirectorySearch } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField, SelectField, TextField } from '../design/fields.js';
import { type ApiForm, useApiForm } from '../design/form.js';
import { NumberField } from '../design/NumberField.js';
import { tongues } from '../language/tongues.js';
import { useWords } from '../words/use-words.js';
import { type Kind, useKinds } from './kinds.js';
import type { Asked } from './queries.js';
import type { Typed } from './search-state.js';

type Fields = Typed & Omit<DirectorySearch, keyof Typed>;
const distances = ['5', '10', '25', '50', '100', '250'];
const left = ['words', 'zip', 'gender'] as const;

/** `kinds`: one that is chosen stands for every term of that name. */
function messageOf(fields: Typed, kinds: readonly Kind[]): DirectorySearch {
  const { language, term, miles, openNow, takesReferrals, checkedRecently, ...typed } = fields;
  const given = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '' && value !== undefined));
  return {
    ...given,
    ...(typed.zip ? { withinMiles: Number(miles) } : {}),
    ...(language ? { languages: [language] } : {}),
    ...(term ? { terms: [...(kinds.find(({ ids }) => ids.includes(term))?.ids ?? [term])].slice(0, 20) } : {}),
    ...(openNow ? { openNow } : {}),
    ...(takesReferrals ? { takesReferrals } : {}),
    ...(checkedRecently ? { checkedRecently } : {}),
  };
}

const hasMore = ({ term, gender, takesReferrals, checkedRecently }: Typed): boolean =>
  [term, gender, takesReferrals, checkedRecently].some(Boolean);

interface FormOf {
  youth: readonly { id: string; name: string }[];
  first: { youthId: string; typed: Typed };
  onAsk: (typed: Typed, asked: Asked) => Promise<void>;
}

/** Words and place first; the rest opens below them. Nothing is asked before "Find". */
export function SearchForm({ youth, first, onAsk }: FormOf) {
  const { t } = useTranslation('directory');
  const { choices } = useWords();
  const kinds = useKinds();
  const [youthId, setYouthId] = useState(youth.some(({ id }) => id === first.youthId) ? first.youthId : '');
  const [isMore, setMore] = useState(hasMore(first.typed));
  const asked: ApiForm<Fields> = useApiForm<Fields>({
    rules: zDirectorySearch,
    isFleeting: true,
    defaults: first.typed as DefaultValues<Fields>,
    leaveOut: left,
    understood: (typed) => messageOf(typed, kinds) as unknown as Fields,
    send: (values) =>
      onAsk(asked.form.getValues(), { youthId: youthId || undefined, body: values as unknown as DirectorySearch }),
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
                choices={[
                  any,
                  ...kinds.map(({ ids, label }) => ({ value: ids.find((id) => id === first.typed.term) ?? ids[0]!, label })),
                ]}
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
