// SPDX-License-Identifier: Apache-2.0
import { Alert, Code, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LogAlarm, LogHealth } from '../api/generated/types.gen.js';
import { Figures } from '../design/Figures.js';
import { dateTime, wholeNumber } from '../language/dates.js';
import { useMe } from '../shell/session.js';

const mostCounted = 100_000;

/** What needs a person first, then the figures. */
export function Standing({ of: health }: { of: LogHealth }) {
  const { t } = useTranslation('sealed-log');
  const { timeZone } = useMe();
  const { size, sealedAt, waiting, lagMs, heartbeatAt, alarms } = health;
  const when = (instant: string | null) => (instant ? dateTime(instant, timeZone) : t('never'));
  const facts = {
    size: wholeNumber(size),
    sealedAt: when(sealedAt),
    waiting: waiting >= mostCounted ? t('atLeast', { number: wholeNumber(mostCounted) }) : wholeNumber(waiting),
    lag: t('seconds', { count: Math.round(lagMs / 1_000) }),
    heartbeatAt: when(heartbeatAt),
  };
  return (
    <Stack component="section" gap="sm" aria-label={t('standing')}>
      {alarms.length === 0 ? (
        <Alert color="teal">{size === 0 ? t('empty') : t('well')}</Alert>
      ) : (
        alarms.map((alarm) => <AlarmBox key={alarm.code} alarm={alarm} problem={health.problem} />)
      )}
      <Figures of={Object.entries(facts).map(([name, value]) => [t(`figure.${name as keyof typeof facts}`), value])} />
    </Stack>
  );
}

/** What was seen, since when, where, and what to do about it. */
function AlarmBox({ alarm: { code, since, places }, problem }: { alarm: LogAlarm; problem: LogHealth['problem'] }) {
  const { t } = useTranslation('sealed-log');
  const { timeZone } = useMe();
  return (
    <Alert color="orange" role="alert" title={t(`alarm.${code}.what`)}>
      <Stack gap="xs">
        {code === 'stopped' && problem && <Text size="sm">{t(`problem.${problem}`)}</Text>}
        <Text size="sm">{t(`alarm.${code}.do`)}</Text>
        {since && <Text size="sm">{t('since', { when: dateTime(since, timeZone) })}</Text>}
        {places.length > 0 && (
          <Group gap={6}>
            {places.map((place) => (
              <Code key={place}>{place}</Code>
            ))}
          </Group>
        )}
      </Stack>
    </Alert>
  );
}
