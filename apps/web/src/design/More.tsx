// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failed } from './states.js';

interface Paged {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => Promise<unknown>;
}

/** Below a list: how many rows are shown, and the next page when there is one. What was shown stays. */
export function More({ query, shown }: { query: Paged; shown: number }) {
  const { t } = useTranslation('design');
  return (
    <>
      {query.isFetchNextPageError && <Failed error={query.error} />}
      <Group>
        {query.hasNextPage && (
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('table.more')}
          </Button>
        )}
        <Text size="sm" c="dimmed" role="status">
          {query.hasNextPage ? t('table.shownSoFar', { count: shown }) : t('table.shownAll', { count: shown })}
        </Text>
      </Group>
    </>
  );
}
