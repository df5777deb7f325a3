// SPDX-License-Identifier: Apache-2.0
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Whose } from '../youth/Whose.js';

/** Instead of a page that needs an open draft, when none is: somebody came Back to it, or somebody else was faster. */
export function DraftGone({ youthId }: { youthId: string }) {
  const { t } = useTranslation('safety-plans');
  return (
    <Page title={t('draftGone.title')}>
      <Whose youthId={youthId} />
      <Stack>
        <Text>{t('draftGone.text')}</Text>
        <Group gap="lg">
          <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'}>
            {t('link.plan')}
          </Anchor>
          <Anchor component={Link} to={`/youth/${youthId}` as '/'}>
            {t('link.file')}
          </Anchor>
        </Group>
      </Stack>
    </Page>
  );
}
