// SPDX-License-Identifier: Apache-2.0
import { Alert, Anchor, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Today, TodayItem } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { ItemList } from '../today/ItemList.js';
import { NamesSwitch } from '../today/NamesSwitch.js';
import { today } from '../today/queries.js';
import { Refused } from './Refused.js';

const sections: Record<string, (item: TodayItem) => boolean> = {
  approvals: ({ kind }) => kind === 'draft_proposed',
  away: ({ kind }) => kind === 'youth_away',
  late: ({ kind, isOverdue }) => kind === 'plan_review' && isOverdue,
  missing: ({ kind }) => kind === 'plan_missing',
  unread: ({ kind }) => kind === 'acknowledgement_missing',
  referrals: ({ kind }) => kind === 'referral_waits',
  consents: ({ kind }) => kind === 'recall_due' || kind === 'consent_ending',
  frozen: ({ kind }) => kind === 'caregiver_frozen',
};

/** A program manager's first screen: what waits for them, what is late, and what is unusual. */
export default function OverviewPage() {
  const { t } = useTranslation('overview');
  const query = useQuery(today);
  return (
    <Page title={t('heading')} aside={<NamesSwitch />}>
      <Shown query={query}>{(answer) => <Sections answer={answer} />}</Shown>
      <Refused />
    </Page>
  );
}

function Sections({ answer: { items, hasMore } }: { answer: Today }) {
  const { t } = useTranslation(['overview', 'today']);
  const found = Object.entries(sections).map(([name, is]) => ({ name, items: items.filter(is) }));
  return (
    <Stack gap="lg">
      {hasMore && <Alert color="gray">{t('today:more')}</Alert>}
      {found.every(({ items: none }) => none.length === 0) && <Empty>{t('nothing')}</Empty>}
      {found
        .filter(({ items: some }) => some.length > 0)
        .map(({ name, items: some }) => (
          <section key={name} aria-labelledby={`overview-${name}`}>
            <Title order={2} size="h4" id={`overview-${name}`}>
              {t(`section.${name}`, { count: some.length })}
            </Title>
            <ItemList items={some} showWorkers />
            {name === 'approvals' && (
              <Anchor component={Link} to={'/approvals' as '/'}>
                {t('toApprovals')}
              </Anchor>
            )}
          </section>
        ))}
    </Stack>
  );
}
