// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReferralListItem } from '../api/generated/types.gen.js';
import { More } from '../design/More.js';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { Empty, Failed, Waiting } from '../design/states.js';
import { dateOf } from '../language/dates.js';
import { useNameOf } from '../shell/names.js';
import { useMe } from '../shell/session.js';
import { ShowNames } from '../shell/ShowNames.js';
import { useMay } from '../shell/use-may.js';
import { type Waiter, waitingOn } from './queries.js';
import classes from './referrals.module.css';

const waiters: readonly Waiter[] = ['worker', 'service', 'youth'];

/** Every open referral, under whoever has the next move; the one that should have moved first comes first. */
export default function WaitingPage() {
  const { t } = useTranslation('referrals');
  const may = useMay();
  const isMine = may('referral.keep');
  return (
    <Page title={t('heading')} aside={<ShowNames />}>
      {waiters.map((waiter) => {
        const who = waiter === 'worker' && isMine ? 'me' : waiter;
        return (
          <Section key={waiter} title={t(`waiting.${who}`)} note={t(`waitingNote.${who}`)}>
            <Those waiter={waiter} />
          </Section>
        );
      })}
    </Page>
  );
}

function Those({ waiter }: { waiter: Waiter }) {
  const { t } = useTranslation('referrals');
  const query = useInfiniteQuery(waitingOn(waiter));
  const items = query.data?.pages.flatMap((page) => page.items);
  if (!items) return query.error ? <Failed error={query.error} again={() => void query.refetch()} /> : <Waiting lines={2} />;
  if (items.length === 0) return <Empty>{t('none')}</Empty>;
  return (
    <>
      <ul className={classes.rows}>
        {items.map((item) => (
          <li key={item.id} className={classes.row}>
            <Item item={item} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && <More query={query} shown={items.length} />}
    </>
  );
}

function Item({ item }: { item: ReferralListItem }) {
  const { t } = useTranslation('referrals');
  const { timeZone } = useMe();
  const nameOf = useNameOf();
  const { id, youthId, need, urgency, waitsFor, waitsSince, isLate, remindedAt, services } = item;
  return (
    <>
      <Anchor component={Link} to={`/youth/${youthId}/referrals/${id}` as '/'} className={classes.name}>
        <span className="typed">{nameOf(item)}</span> · {t(`need.${need}`)}
      </Anchor>
      <Text size="sm">
        {isLate && <IconAlertTriangle size={16} aria-hidden className={classes.mark} />}
        {isLate && `${t('late')} · `}
        {t(`waits.${waitsFor}`, { date: dateOf(waitsSince, timeZone) })}
        {urgency === 'urgent' && ` · ${t('urgency.urgent')}`}
      </Text>
      {services.length > 0 && (
        <Text size="sm" c="dimmed" className="typed">
          {services.join(', ')}
        </Text>
      )}
      {remindedAt && (
        <Text size="sm" c="dimmed">
          {t('reminded', { date: dateOf(remindedAt, timeZone) })}
        </Text>
      )}
    </>
  );
}
