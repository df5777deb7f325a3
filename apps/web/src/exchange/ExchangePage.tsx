// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../design/Confirm.js';
import { Page } from '../design/Page.js';
import { JobUnderWay } from '../jobs/JobUnderWay.js';
import { ImportForm } from './ImportForm.js';
import { askForExport } from './queries.js';

/** The directory from a file, and as a file. */
export default function ExchangePage() {
  const { t } = useTranslation('exchange');
  const [jobId, setJobId] = useState<string>();
  return (
    <Page title={t('heading')}>
      <Stack component="section" gap="sm" aria-labelledby="import">
        <Title order={2} size="h4" id="import">
          {t('import.heading')}
        </Title>
        <Text>{t('import.what')}</Text>
        <ImportForm onSent={setJobId} />
      </Stack>
      {jobId && <JobUnderWay jobId={jobId} />}
      <Stack component="section" gap="sm" align="flex-start" aria-labelledby="export">
        <Title order={2} size="h4" id="export">
          {t('export.heading')}
        </Title>
        <Confirm label={t('export.ask')} text={t('export.what')} act={async (key) => setJobId((await askForExport(key)).id)} />
      </Stack>
      <Anchor component={Link} to={'/jobs' as '/'}>
        {t('all')}
      </Anchor>
    </Page>
  );
}
