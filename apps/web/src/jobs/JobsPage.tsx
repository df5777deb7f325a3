// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { More } from '../design/More.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { JobPanel } from './JobPanel.js';
import { jobs } from './queries.js';

/** What takes longer than a page: how far it is, how long it may still take, its end and its file. */
export default function JobsPage() {
  const { t } = useTranslation('jobs');
  const may = useMay();
  const query = useInfiniteQuery(jobs());
  const again = (
    <Button variant="default" onClick={() => void query.refetch()} loading={query.isFetching}>
      {t('again')}
    </Button>
  );
  return (
    <Page title={t('heading')} aside={again}>
      <Text>{t('what')}</Text>
      {may('directory.import') && (
        <Anchor component={Link} to={'/admin/directory/exchange' as '/'}>
          {t('exchange')}
        </Anchor>
      )}
      <Shown query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Empty>{t('none')}</Empty>;
          return (
            <Stack>
              {items.map((job) => (
                <JobPanel key={job.id} job={job} />
              ))}
              <More query={query} shown={items.length} />
            </Stack>
          );
        }}
      </Shown>
    </Page>
  );
}
