// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Empty, Failed, Waiting } from '../design/states.js';
import { ShowNames } from '../shell/ShowNames.js';
import { useMay } from '../shell/use-may.js';
import { search, youthPages } from './queries.js';
import { SearchForm } from './SearchForm.js';
import { YouthRows } from './YouthRows.js';

/** The youth within reach, found by name or code, or read through by code. */
export default function ListPage() {
  const { t } = useTranslation('youth');
  const may = useMay();
  const found = useMutation({ mutationFn: search });
  return (
    <Page title={t('list.heading')} aside={<ShowNames />}>
      <Group justify="space-between" align="flex-end" gap="md">
        <SearchForm
          onSearch={(words) => found.mutateAsync(words)}
          onClear={found.data || found.error ? found.reset : undefined}
        />
        {may('youth.create') && (
          <Button component={Link} to={'/youth/new' as '/'}>
            {t('list.open')}
          </Button>
        )}
      </Group>
      {found.data ? <Found items={found.data.items} /> : <Everyone />}
    </Page>
  );
}

function Found({ items }: { items: Parameters<typeof YouthRows>[0]['items'] }) {
  const { t } = useTranslation('youth');
  return (
    <div>
      <Text role="status" mb="xs">
        {t('list.found', { count: items.length })}
      </Text>
      {items.length === 0 ? <Empty>{t('list.foundNone')}</Empty> : <YouthRows label={t('list.results')} items={items} />}
    </div>
  );
}

function Everyone() {
  const { t } = useTranslation('youth');
  const may = useMay();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(youthPages);
  const items = data?.pages.flatMap((page) => page.items);
  if (!items) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting lines={8} />;
  if (items.length === 0) return <Empty>{t(may('youth.create') ? 'list.none' : 'list.noneForManager')}</Empty>;
  return (
    <>
      <YouthRows label={t('list.heading')} items={items} />
      {error && <Failed error={error} again={() => void fetchNextPage()} />}
      {hasNextPage && (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('list.more')}
          </Button>
          <Text c="dimmed">{t('list.shown', { count: items.length })}</Text>
        </Group>
      )}
    </>
  );
}
