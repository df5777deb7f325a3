// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { Changes } from './Changes.js';
import { draftChangesOf } from './queries.js';

/** What the draft changes, for whoever writes it and whoever decides on it. */
export default function ChangesPage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/in/youth/$youthId/plan/changes' });
  const query = useQuery(draftChangesOf(youthId));
  return (
    <Page
      title={t('compare.draft')}
      aside={
        <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'}>
          {t('link.plan')}
        </Anchor>
      }
    >
      <Shown query={query}>{({ items }) => <Changes items={items} />}</Shown>
    </Page>
  );
}
