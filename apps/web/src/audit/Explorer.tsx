// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Stack, Text, Title } from '@mantine/core';
import { skipToken, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { More } from '../design/More.js';
import { Empty, Shown } from '../design/states.js';
import { useMe } from '../shell/session.js';
import { isGroup } from './acts.js';
import { AskForFile } from './AskForFile.js';
import { Counts } from './Counts.js';
import { type Criteria, enumerated, searchFor } from './criteria.js';
import { CriteriaForm } from './CriteriaForm.js';
import { EventTable } from './EventTable.js';
import { actions, events } from './queries.js';
import { useCriteria } from './use-criteria.js';

/** What to look for, how much there was, and each event. @param person whose acts alone are shown */
export function Explorer({ person }: { person?: string }) {
  const client = useQueryClient();
  const [chosen, change] = useCriteria();
  const criteria = person ? { ...enumerated(chosen as Record<string, unknown>), who: person } : chosen;
  const look = (next: Criteria) => {
    // On one person's page whom the other page asks about stays as it was.
    const wanted = person ? { ...next, ...whom(chosen) } : next;
    if (isSame(wanted, chosen))
      void client.invalidateQueries({ queryKey: ['audit'], predicate: ({ queryKey }) => queryKey[1] !== 'actions' });
    else void change(wanted);
  };
  return (
    <Stack gap="xl">
      <CriteriaForm criteria={chosen} isAboutOne={person !== undefined} look={look} />
      <Counts criteria={criteria} isAboutOne={person !== undefined} />
      <Events criteria={criteria} />
    </Stack>
  );
}

function Events({ criteria }: { criteria: Criteria }) {
  const { t } = useTranslation('audit');
  const { timeZone } = useMe();
  const list = useQuery(actions);
  const isGroupAsked = criteria.what !== undefined && isGroup(criteria.what);
  const codes = list.data?.items.map(({ action }) => action);
  const asked = searchFor(criteria, timeZone, codes ?? []);
  const options = events(asked);
  // Which acts make up a group is known only with the list of acts.
  const isReady = !isGroupAsked || codes !== undefined;
  const query = useInfiniteQuery({ ...options, queryFn: isReady ? options.queryFn! : skipToken });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return (
    <section aria-labelledby="acts">
      <Title order={2} size="h4" id="acts" mb="sm">
        {t('acts')}
      </Title>
      <Shown query={(isReady ? query : list) as typeof query}>
        {() =>
          items.length === 0 ? (
            <Empty>{t('none')}</Empty>
          ) : (
            <Stack>
              <Text size="sm" c="dimmed">
                {t('zone', { zone: timeZone })}
              </Text>
              <AskForFile asked={asked} />
              <EventTable events={items} caption={t('acts')} />
              <More query={query} shown={items.length} />
            </Stack>
          )
        }
      </Shown>
    </section>
  );
}

const whom = ({ who, youth }: Criteria): Criteria => ({ ...(who ? { who } : {}), ...(youth ? { youth } : {}) });
const sorted = (one: object) =>
  JSON.stringify(
    Object.entries(one)
      .filter(([, value]) => value)
      .sort(),
  );
const isSame = (a: Criteria, b: Criteria): boolean => sorted(a) === sorted(b);
