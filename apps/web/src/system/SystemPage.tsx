// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { SystemView } from '../api/generated/types.gen.js';
import { Figures } from '../design/Figures.js';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { numberOf, sizeOf } from '../language/numbers.js';
import { system } from './queries.js';

const mostCounted = 100_000;
const farApartMs = 2_000;
const fewMonths = 3;

/** How the installation is, for an administrator: what needs a hand first, then the figures. */
export default function SystemPage() {
  const { t } = useTranslation('system');
  const query = useQuery(system);
  return (
    <Page
      title={t('heading')}
      aside={
        <Button variant="default" onClick={() => void query.refetch()} loading={query.isFetching}>
          {t('again')}
        </Button>
      }
    >
      <Shown query={query}>{(facts) => <Facts facts={facts} />}</Shown>
    </Page>
  );
}

function Facts({ facts }: { facts: SystemView }) {
  const { t } = useTranslation('system');
  const { clockDifferenceMs, logMonthsAhead, eventsWaiting } = facts;
  const minutes = Math.floor(facts.uptimeSeconds / 60);
  const areClocksApart = Math.abs(clockDifferenceMs) > farApartMs;
  const figures = {
    version: facts.version,
    schema: facts.schemaVersion,
    node: facts.nodeVersion,
    postgres: facts.postgresVersion,
    uptime: minutes < 60 ? t('minutes', { count: minutes }) : t('hours', { count: Math.floor(minutes / 60) }),
    clocks: t('ms', { count: clockDifferenceMs }),
    size: sizeOf(facts.databaseBytes),
    room: t('months', { count: logMonthsAhead }),
    events: numberOf(facts.eventsLastDay),
    waiting: eventsWaiting >= mostCounted ? t('atLeast', { number: numberOf(mostCounted) }) : numberOf(eventsWaiting),
    sessions: numberOf(facts.openSessions),
  };
  return (
    <Stack gap="lg">
      {areClocksApart && <Alert color="orange">{t('clocksApart')}</Alert>}
      {logMonthsAhead < fewMonths && <Alert color="orange">{t('roomShort')}</Alert>}
      {!areClocksApart && logMonthsAhead >= fewMonths && <Alert color="teal">{t('well')}</Alert>}
      <Figures of={Object.entries(figures).map(([name, value]) => [t(`figure.${name as keyof typeof figures}`), value])} />
    </Stack>
  );
}
