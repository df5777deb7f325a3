// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, Group, NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TodayItem, YouthListItem } from '../api/generated/types.gen.js';
import { Empty, Shown } from '../design/states.js';
import classes from './ItemList.module.css';
import { useNames } from './names.js';
import { myYouth } from './queries.js';

type Order = 'due' | 'code';

/** Everyone the reader works with, by what comes first or by code. */
export function MyYouth({ items = [] }: { items?: readonly TodayItem[] | undefined }) {
  const { t } = useTranslation('today');
  const query = useQuery(myYouth);
  const [order, setOrder] = useState<Order>('due');
  return (
    <section aria-labelledby="my-youth">
      <Group justify="space-between" align="flex-end" mb="xs">
        <Title order={2} size="h4" id="my-youth">
          {query.data ? t('youth.heading', { count: query.data.items.length }) : t('youth.title')}
        </Title>
        {query.data && query.data.items.length > 1 && (
          <NativeSelect
            label={t('youth.order')}
            value={order}
            onChange={({ currentTarget }) => setOrder(currentTarget.value as Order)}
            data={[
              { value: 'due', label: t('youth.byDue') },
              { value: 'code', label: t('youth.byCode') },
            ]}
          />
        )}
      </Group>
      <Shown query={query}>
        {({ items: youth, next }) => (
          <>
            {youth.length === 0 && <Empty>{t('youth.none')}</Empty>}
            <ul className={classes.list}>
              {inOrder(youth, items, order).map((one) => (
                <li key={one.id} className={classes.item}>
                  <OneYouth youth={one} things={items.filter(({ youthId }) => youthId === one.id).length} />
                </li>
              ))}
            </ul>
            {next && (
              <Anchor component={Link} to={'/youth' as '/'}>
                {t('youth.all')}
              </Anchor>
            )}
          </>
        )}
      </Shown>
    </section>
  );
}

function OneYouth({ youth, things }: { youth: YouthListItem; things: number }) {
  const { t } = useTranslation('today');
  const names = useNames();
  return (
    <>
      <Anchor component={Link} to={`/youth/${youth.id}` as '/'} className={classes.link}>
        <span className="typed">{names.of(youth)}</span>
      </Anchor>
      <Text size="sm" c="dimmed">
        {t(things === 0 ? 'youth.nothingDue' : 'youth.things', { count: things })}
      </Text>
    </>
  );
}

/** The list comes by code; items come by urgency. */
function inOrder(youth: readonly YouthListItem[], items: readonly TodayItem[], order: Order): readonly YouthListItem[] {
  if (order === 'code') return youth;
  const first = new Map(items.map(({ youthId }, i) => [youthId, i] as const).reverse());
  const rank = ({ id }: YouthListItem) => first.get(id) ?? Infinity;
  return youth.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
