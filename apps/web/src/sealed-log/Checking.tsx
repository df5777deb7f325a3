// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../design/Confirm.js';
import { JobUnderWay } from '../jobs/JobUnderWay.js';
import { useMay } from '../shell/use-may.js';
import { askForBundle, askForCheck } from './queries.js';

/** The whole log checked event by event, here or by others with the file. */
export function Checking() {
  const { t } = useTranslation('sealed-log');
  const may = useMay();
  const [jobId, setJobId] = useState<string>();
  return (
    <Stack component="section" gap="sm" aria-labelledby="checking">
      <Title order={2} size="h4" id="checking">
        {t('check.heading')}
      </Title>
      <Text>{t('check.what')}</Text>
      <Group>
        {may('log.verify') && (
          <Confirm
            label={t('check.ask')}
            text={t('check.how')}
            variant="filled"
            act={async (key) => setJobId((await askForCheck(key)).id)}
          />
        )}
        {may('log.export') && (
          <Confirm label={t('bundle.ask')} text={t('bundle.how')} act={async (key) => setJobId((await askForBundle(key)).id)} />
        )}
      </Group>
      {jobId && <JobUnderWay jobId={jobId} />}
      <Anchor component={Link} to={'/jobs' as '/'}>
        {t('check.all')}
      </Anchor>
    </Stack>
  );
}
