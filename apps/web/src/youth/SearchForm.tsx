// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { YouthSearch } from '../api/generated/types.gen.js';
import { zYouthSearch } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';

/** What was typed goes to the server when asked for, and not with every letter: each search is an event. */
export function SearchForm({
  onSearch,
  onClear,
}: {
  onSearch: (words: string) => Promise<unknown>;
  onClear: (() => void) | undefined;
}) {
  const { t } = useTranslation('youth');
  const asked = useApiForm<YouthSearch>({
    rules: zYouthSearch,
    isFleeting: true,
    defaults: { words: '' },
    send: ({ words }) => onSearch(words),
  });
  const clear = () => {
    asked.form.reset();
    onClear?.();
  };
  return (
    <form onSubmit={asked.onSubmit} noValidate role="search">
      <Stack gap="xs">
        <ErrorSummary of={asked} />
        <Group align="flex-end" gap="xs">
          <TextField form={asked.form} name="words" label={t('list.search')} hint={t('list.searchHint')} spellCheck={false} />
          <Button type="submit" variant="default" loading={asked.isSending}>
            {t('list.find')}
          </Button>
          {onClear && (
            <Button variant="subtle" onClick={clear}>
              {t('list.all')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
