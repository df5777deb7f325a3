// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditOfYouth, AuditPerson } from '../api/generated/types.gen.js';
import { More } from '../design/More.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { type Column, DataTable } from '../design/table.js';
import { dateTime, wholeNumber } from '../language/dates.js';
import { AskExpunge } from '../expunges/AskExpunge.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { actWords } from './acts.js';
import { Actor } from './Actor.js';
import { EventTable } from './EventTable.js';
import { events, ofYouth } from './queries.js';
import { youthLabel } from './youth-label.js';

/** The other direction: who opened this youth's file, and who was refused it. */
export default function YouthPage() {
  const { t } = useTranslation('audit');
  const { youthId } = useParams({ strict: false }) as { youthId: string };
  const may = useMay();
  const query = useQuery(ofYouth(youthId));
  const label = query.data ? youthLabel(query.data) : '';
  return (
    <Page title={t('youth.heading', { code: label })}>
      <Group justify="space-between">
        <Anchor component={Link} to={'/audit' as '/'}>
          {t('back')}
        </Anchor>
        <Text c="dimmed">{t('recorded')}</Text>
      </Group>
      <Shown query={query}>
        {(file) => (
          <Stack gap="xl" key={file.id}>
            <People people={file.people} />
            <Newest file={file} />
            {may('expunge.ask') && <AskExpunge youthId={youthId} />}
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function People({ people }: { people: readonly AuditPerson[] }) {
  const { t } = useTranslation('audit');
  const { timeZone } = useMe();
  const columns = useMemo<Column<AuditPerson>[]>(
    () => [
      { key: 'who', head: t('column.who'), width: '1.5fr', cell: (one) => <Actor of={one} /> },
      { key: 'last', head: t('column.last'), cell: ({ lastAt }) => dateTime(lastAt, timeZone) },
      { key: 'first', head: t('column.first'), cell: ({ firstAt }) => dateTime(firstAt, timeZone) },
      { key: 'times', head: t('column.acts'), width: '5rem', isNumber: true, cell: ({ times }) => wholeNumber(times) },
      { key: 'refused', head: t('column.refused'), width: '5rem', isNumber: true, cell: ({ refused }) => wholeNumber(refused) },
    ],
    [t, timeZone],
  );
  if (people.length === 0) return <Empty>{t('youth.nobody')}</Empty>;
  return (
    <section aria-labelledby="who-opened">
      <Title order={2} size="h4" id="who-opened" mb="sm">
        {t('youth.people', { count: people.length })}
      </Title>
      <DataTable
        caption={t('youth.caption')}
        isCaptionUnseen
        columns={columns}
        rows={people}
        rowKey={({ actorId }) => actorId}
        details={whatTheyDid}
      />
    </section>
  );
}

const whatTheyDid = ({ acts }: AuditPerson) => (
  <ul>
    {acts.map(({ action, times }) => (
      <li key={action}>
        {actWords(action)}: {wholeNumber(times)}
      </li>
    ))}
  </ul>
);

function Newest({ file: { id, events: first } }: { file: AuditOfYouth }) {
  const { t } = useTranslation('audit');
  const query = useInfiniteQuery(events({ youthId: id }, first));
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="newest">
      <Title order={2} size="h4" id="newest" mb="sm">
        {t('youth.newest')}
      </Title>
      <Stack>
        <EventTable events={items} caption={t('youth.newest')} />
        <More query={query} shown={items.length} />
      </Stack>
    </section>
  );
}
