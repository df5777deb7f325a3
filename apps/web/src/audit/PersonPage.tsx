// SPDX-License-Identifier: Apache-2.0
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { person } from '../people/queries.js';
import { Explorer } from './Explorer.js';

/** One direction: what this person did. */
export default function PersonPage() {
  const { t } = useTranslation('audit');
  const { personId } = useParams({ strict: false }) as { personId: string };
  const { data } = useQuery(person(personId));
  return (
    <Page title={data ? t('person.heading', { name: data.displayName }) : t('person.nameless')}>
      <Group justify="space-between">
        <Anchor component={Link} to={'/audit' as '/'}>
          {t('back')}
        </Anchor>
        <Text c="dimmed">{t('recorded')}</Text>
      </Group>
      <Explorer key={personId} person={personId} />
    </Page>
  );
}
