// SPDX-License-Identifier: Apache-2.0
import { Alert, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Today } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { useMe } from '../shell/session.js';
import { groupOf, groups } from './groups.js';
import { ItemList } from './ItemList.js';
import { MyYouth } from './MyYouth.js';
import { NamesSwitch } from './NamesSwitch.js';
import { today } from './queries.js';

/** A caseworker's first screen: what is due now, today and this week, and who waits for whom. */
export default function TodayPage() {
  const { t } = useTranslation('today');
  const query = useQuery(today);
  return (
    <Page title={t('heading')} aside={<NamesSwitch />}>
      <Shown query={query}>{(answer) => <Due answer={answer} />}</Shown>
      <MyYouth items={query.data?.items} />
    </Page>
  );
}

function Due({ answer: { day, items, hasMore } }: { answer: Today }) {
  const { t } = useTranslation('today');
  const { timeZone } = useMe();
  if (items.length === 0) return <Empty>{t('nothing')}</Empty>;
  return (
    <>
      {hasMore && <Alert color="gray">{t('more')}</Alert>}
      {groups.map((group) => {
        const inGroup = items.filter((item) => groupOf(item, day, timeZone) === group);
        if (inGroup.length === 0) return null;
        return (
          <section key={group} aria-labelledby={`group-${group}`}>
            <Title order={2} size="h4" id={`group-${group}`}>
              {t(`group.${group}`, { count: inGroup.length })}
            </Title>
            <ItemList items={inGroup} />
          </section>
        );
      })}
    </>
  );
}
