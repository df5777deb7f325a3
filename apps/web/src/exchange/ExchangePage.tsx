// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../design/Confirm.js';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { JobPanel } from '../jobs/JobPanel.js';
import { ImportForm } from './ImportForm.js';
import { askForExport, oneJob } from './queries.js';

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
      {jobId && <Now jobId={jobId} />}
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

function Now({ jobId }: { jobId: string }) {
  const query = useQuery(oneJob(jobId));
  return <Shown query={query}>{(job) => <JobPanel job={job} />}</Shown>;
}
