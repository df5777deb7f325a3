// SPDX-License-Identifier: Apache-2.0
import { lazy, useMemo } from 'react';
import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AuditCounts, AuditDay, AuditPersonCounts } from '../api/generated/types.gen.js';
import { ChartFigure } from '../design/ChartFigure.js';
import { Shown } from '../design/states.js';
import { type Column, DataTable } from '../design/table.js';
import { calendarDate, wholeNumber } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { Actor } from './Actor.js';
import classes from './audit.module.css';
import { countsFor, type Criteria, daysOf } from './criteria.js';
import { everyDay, findingOf } from './finding.js';
import { counts } from './queries.js';

const DayChart = lazy(() => import('./DayChart.js'));

/** How much happened per day and per person; the list below is where to look closer. */
export function Counts({ criteria, isAboutOne }: { criteria: Criteria; isAboutOne: boolean }) {
  const { t } = useTranslation('audit');
  const { timeZone } = useMe();
  const asked = countsFor(criteria, timeZone);
  const query = useQuery(counts(asked));
  if (!asked) return <Text c="dimmed">{t('chart.tooManyDays')}</Text>;
  return (
    <Shown query={query} lines={6}>
      {(data) => (
        <Stack gap="xs">
          {(criteria.what || criteria.result) && <Text size="sm">{t('chart.countsAll')}</Text>}
          <div className={isAboutOne ? undefined : classes.sides}>
            <PerDay data={data} days={everyDay(data.days, daysOf(criteria, timeZone))} />
            {!isAboutOne && <PerPerson people={data.people} />}
          </div>
        </Stack>
      )}
    </Shown>
  );
}

function PerDay({ data, days }: { data: AuditCounts; days: readonly AuditDay[] }) {
  const { t } = useTranslation('audit');
  const { key, values } = findingOf(data);
  const all = data.days.reduce((sum, { times }) => sum + times, 0);
  const refused = data.days.reduce((sum, one) => sum + one.refused, 0);
  const columns = useMemo<Column<AuditDay>[]>(
    () => [
      { key: 'day', head: t('column.day'), cell: ({ day }) => calendarDate(day) },
      { key: 'times', head: t('column.acts'), isNumber: true, cell: ({ times }) => wholeNumber(times) },
      { key: 'refused', head: t('column.refused'), isNumber: true, cell: (one) => wholeNumber(one.refused) },
    ],
    [t],
  );
  const summary = [
    t('summary.acts', { count: all, number: wholeNumber(all) }),
    t('summary.people', { count: data.people.length }),
    t('summary.refused', { count: refused, number: wholeNumber(refused) }),
  ].join(' · ');
  return (
    <ChartFigure
      title={t(`finding.${key}`, values)}
      summary={summary}
      table={<DataTable caption={t('chart.perDay')} columns={columns} rows={days} rowKey={({ day }) => day} />}
    >
      <DayChart days={days} />
    </ChartFigure>
  );
}

const few = 6;

function PerPerson({ people }: { people: readonly AuditPersonCounts[] }) {
  const { t } = useTranslation('audit');
  const columns = useMemo<Column<AuditPersonCounts>[]>(
    () => [
      { key: 'who', head: t('column.who'), width: '2fr', cell: (one) => <Actor of={one} /> },
      { key: 'times', head: t('column.acts'), isNumber: true, cell: ({ times }) => wholeNumber(times) },
      { key: 'refused', head: t('column.refused'), isNumber: true, cell: ({ refused }) => wholeNumber(refused) },
    ],
    [t],
  );
  const table = (rows: readonly AuditPersonCounts[]) => (
    <DataTable caption={t('chart.perPerson')} isCaptionUnseen columns={columns} rows={rows} rowKey={({ actorId }) => actorId} />
  );
  return (
    <section aria-labelledby="per-person">
      <Title order={2} size="h4" id="per-person" mb="xs">
        {t('chart.perPerson')}
      </Title>
      {table(people.slice(0, few))}
      {people.length > few && (
        <details>
          <summary>{t('chart.allPeople', { count: people.length - few })}</summary>
          {table(people.slice(few))}
        </details>
      )}
    </section>
  );
}
