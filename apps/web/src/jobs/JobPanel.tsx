// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Card, Group, Progress, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { JobView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Failed } from '../design/states.js';
import { dateTime, wholeNumber } from '../language/dates.js';
import { keepFile } from '../printing/keep-file.js';
import { useMe } from '../shell/session.js';
import { cancelJob, isOpen, resultOf } from './queries.js';
import { kindKey, timeLeft } from './wording.js';

/** One job: what it is and how it stands; one's own can be ended, and its file fetched. */
export function JobPanel({ job }: { job: JobView }) {
  const { t } = useTranslation('jobs');
  const { timeZone } = useMe();
  const client = useQueryClient();
  const name = t(`kind.${kindKey(job.kind)}`);
  return (
    <Card component="section" withBorder aria-labelledby={`job-${job.id}`}>
      <Stack gap="xs">
        <Title order={2} size="h4" id={`job-${job.id}`}>
          {name}
        </Title>
        <Text size="sm" c="dimmed">
          {t('asked', { when: dateTime(job.askedAt, timeZone), who: job.isOwn ? t('you') : (job.askedByName ?? t('someone')) })}
        </Text>
        <State job={job} name={name} />
        {job.isOwn && (
          <Group>
            {isOpen(job) && (
              <Confirm
                label={t('cancel')}
                text={t('cancelWhat')}
                act={(key) => cancelJob(job.id, key)}
                onDone={() => client.invalidateQueries({ queryKey: ['jobs'] })}
              />
            )}
            {job.hasResult && <Fetch job={job} />}
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function State({ job, name }: { job: JobView; name: string }) {
  const { t } = useTranslation('jobs');
  const { timeZone } = useMe();
  const { state, done, total, problem, hasResult, expiresAt } = job;
  if (state === 'failed') return <Alert color="orange">{t([`problem.${problem}`, 'problem.broken'] as never)}</Alert>;
  return (
    <>
      <Text role="status">
        {t(`state.${state}`)}
        {state === 'running' && ` ${timeLeft(t, job.secondsLeft)}`}
      </Text>
      {state === 'running' && total !== null && (
        <Progress value={(100 * done) / Math.max(1, total)} aria-label={t('progress', { name })} transitionDuration={0} />
      )}
      {job.counts
        .filter(({ count }) => count > 0)
        .map(({ name: what, count }) => (
          <Text key={what}>{t(`count.${what}`, { count })}</Text>
        ))}
      {state === 'done' && isSound(job) && <Text>{t('sound', { count: done, events: wholeNumber(done) })}</Text>}
      {hasResult && expiresAt && <Text size="sm">{t('keptUntil', { when: dateTime(expiresAt, timeZone) })}</Text>}
    </>
  );
}

/** A check that found nothing says so: no number would be shown else. */
const isSound = ({ kind, counts }: JobView): boolean => kind === 'log.verify' && counts.every(({ count }) => count === 0);

function Fetch({ job }: { job: JobView }) {
  const { t } = useTranslation('jobs');
  const fetching = useMutation({
    mutationFn: async () => {
      const file = await resultOf(job.id);
      const ending = ['csv', 'zip', 'tar'].find((one) => file.type.includes(one)) ?? 'json';
      keepFile(file, t('file', { ending }));
    },
  });
  return (
    <Stack gap="xs" align="flex-start">
      <Button loading={fetching.isPending} onClick={() => fetching.mutate()}>
        {t('fetch')}
      </Button>
      {fetching.isSuccess && <Text role="status">{t('fetched')}</Text>}
      {fetching.isError && <Failed error={fetching.error} />}
    </Stack>
  );
}
