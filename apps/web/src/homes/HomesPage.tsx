// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Empty, Failed, Waiting } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import classes from './HomesPage.module.css';
import { homePages } from './queries.js';
import { useHomeLine } from './use-home-line.js';

/** The homes of the agency, each with its free places and whom it can welcome; never who or where. */
export default function HomesPage() {
  const { t } = useTranslation('homes');
  const may = useMay();
  const add = may('home.keep') && (
    <Button component={Link} to={'/homes/new' as '/'}>
      {t('list.add')}
    </Button>
  );
  return (
    <Page title={t('list.heading')} aside={add}>
      <Homes />
    </Page>
  );
}

function Homes() {
  const { t } = useTranslation('homes');
  const { words } = useWords();
  const lineOf = useHomeLine();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(homePages);
  const items = data?.pages.flatMap((page) => page.items);
  if (!items) return error ? <Failed error={error} again={() => void refetch()} /> : <Waiting lines={8} />;
  if (items.length === 0) return <Empty>{t('list.none')}</Empty>;
  return (
    <>
      <ul className={classes.rows} aria-label={t('list.heading')}>
        {items.map((home) => (
          <li key={home.id} className={classes.row}>
            <Link to={`/homes/${home.id}` as '/'} className={`typed ${classes.name}`}>
              {home.label}
            </Link>
            <Text size="sm">{lineOf(home)}</Text>
            <Text size="sm" c="dimmed">
              {words('trait', home.traits)}
            </Text>
          </li>
        ))}
      </ul>
      {error && <Failed error={error} again={() => void fetchNextPage()} />}
      {hasNextPage && (
        <Group>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('list.more')}
          </Button>
        </Group>
      )}
    </>
  );
}
