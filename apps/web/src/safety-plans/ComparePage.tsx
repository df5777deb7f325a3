// SPDX-License-Identifier: Apache-2.0
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { NothingHere } from '../shell/page-states.js';
import { Changes } from './Changes.js';
import { comparisonOf } from './queries.js';

/** What changed from one signed plan to another, and nothing that stayed. */
export default function ComparePage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/in/youth/$youthId/plan/compare' });
  const { from, to } = useSearch({ from: '/in/youth/$youthId/plan/compare' });
  const areNumbers = from > 0 && to > 0;
  const query = useQuery({ ...comparisonOf(youthId, from, to), enabled: areNumbers });
  if (!areNumbers) return <NothingHere />;
  return (
    <Page
      title={t('compare.heading', { from, to })}
      aside={
        <Anchor component={Link} to={`/youth/${youthId}/plan/history` as '/'}>
          {t('link.history')}
        </Anchor>
      }
    >
      <Shown query={query}>{({ items }) => <Changes items={items} />}</Shown>
    </Page>
  );
}
