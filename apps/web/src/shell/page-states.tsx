// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Refused } from '../api/problem.js';
import { Page } from '../design/Page.js';
import { Failed } from '../design/states.js';

/** The same page for what does not exist and for what is out of reach. */
export function NothingHere() {
  const { t } = useTranslation();
  return (
    <Page title={t('nothingHere.title')}>
      <Stack>
        <Text>{t('nothingHere.text')}</Text>
        <Anchor component={Link} to="/">
          {t('nothingHere.back')}
        </Anchor>
      </Stack>
    </Page>
  );
}

export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  if (error instanceof Refused && (error.status === 404 || error.status === 403)) return <NothingHere />;
  return (
    <Page title={t('failed.title')}>
      <Failed error={error} again={reset} />
    </Page>
  );
}
