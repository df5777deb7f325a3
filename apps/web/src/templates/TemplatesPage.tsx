// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { NothingHere } from '../shell/page-states.js';
import { versions } from './queries.js';
import { Version } from './Version.js';
import { Versions } from './Versions.js';

/** The questions a plan is made of: which versions there are, and one of them, the one in force unless another is chosen. */
export default function TemplatesPage() {
  const { t } = useTranslation('templates');
  const { templateId } = useParams({ strict: false }) as { templateId?: string };
  const query = useQuery(versions);
  const isUnknown = templateId !== undefined && query.data?.every(({ id }) => id !== templateId);
  if (isUnknown) return <NothingHere />;
  return (
    <Page title={t('heading')}>
      <Text>{t('readOnly')}</Text>
      <Shown query={query} lines={8}>
        {(items) => {
          const at = items.findIndex(({ id, isCurrent }) => (templateId ? id === templateId : isCurrent));
          const chosen = items[at]!;
          return (
            <Stack>
              <Versions items={items} chosen={chosen} />
              <Version key={chosen.id} of={chosen} before={items[at + 1]} />
            </Stack>
          );
        }}
      </Shown>
    </Page>
  );
}
