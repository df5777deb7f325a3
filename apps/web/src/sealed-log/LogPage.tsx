// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { Checking } from './Checking.js';
import { CheckpointList } from './CheckpointList.js';
import { Epochs } from './Epochs.js';
import { standing } from './queries.js';
import { Standing } from './Standing.js';

/** Whether the log is whole: how it stands, a check that anybody can follow, and what others may keep of it. */
export default function LogPage() {
  const { t } = useTranslation('sealed-log');
  const query = useQuery(standing);
  return (
    <Page
      title={t('heading')}
      aside={
        <Button variant="default" onClick={() => void query.refetch()} loading={query.isFetching}>
          {t('again')}
        </Button>
      }
    >
      <Stack gap="xl">
        <Text>{t('what')}</Text>
        <Shown query={query}>{(health) => <Standing of={health} />}</Shown>
        <Checking />
        <CheckpointList />
        <Shown query={query}>{(health) => <Epochs health={health} />}</Shown>
        <Anchor component={Link} to={'/audit' as '/'}>
          {t('back')}
        </Anchor>
      </Stack>
    </Page>
  );
}
