// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useState } from 'react';
import { Alert, Button, Skeleton, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { UseQueryResult } from '@tanstack/react-query';
import { fieldWords, Refused } from '../api/problem.js';

/** Nothing for 200 ms, then grey lines; after 10 s it says that one may leave. */
export function Waiting({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation('design');
  const [stage, setStage] = useState<'nothing' | 'lines' | 'long'>('nothing');
  useEffect(() => {
    const soon = setTimeout(() => setStage('lines'), 200);
    const late = setTimeout(() => setStage('long'), 10_000);
    return () => [soon, late].forEach(clearTimeout);
  }, []);
  if (stage === 'nothing') return null;
  return (
    <Stack gap="sm" aria-busy="true">
      <span className="unseen" role="status">
        {t('waiting')}
      </span>
      {Array.from({ length: lines }, (_, i) => (
        <Skeleton key={i} height={20} width={i % 2 ? '70%' : '100%'} animate={false} />
      ))}
      {stage === 'long' && <Text>{t('waitingLong')}</Text>}
    </Stack>
  );
}

/** Nothing to show: why, and what to do next. */
export function Empty({ children, next }: { children: ReactNode; next?: ReactNode }) {
  return (
    <Stack gap="xs" align="flex-start" py="md">
      <Text c="dimmed">{children}</Text>
      {next}
    </Stack>
  );
}

/** What happened, whether what was typed is safe, what to do, and the code for an administrator. */
export function Failed({ error, again }: { error: unknown; again?: (() => void) | undefined }) {
  const { t } = useTranslation(['design', 'api']);
  const refused = error instanceof Refused ? error : new Refused(500, 'internal');
  const mayTry = refused.status === 0 || refused.status >= 429;
  return (
    <Alert color={refused.status >= 500 || refused.status === 0 ? 'orange' : 'gray'} role="alert" title={refused.words}>
      <Stack gap="sm" align="flex-start">
        {[...new Set(refused.errors.map(({ code }) => fieldWords(code)))].map((words) => (
          <Text key={words} size="sm">
            {words}
          </Text>
        ))}
        {refused.requestId && refused.status >= 500 && <Text size="sm">{t('code', { code: refused.requestId })}</Text>}
        {again && mayTry && (
          <Button variant="default" onClick={again}>
            {t('again')}
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

/** The states of whatever a question shows. `children` draws the answer. */
export function Shown<T>({
  query,
  children,
  lines,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
  lines?: number;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <Failed error={query.error} again={() => void query.refetch()} />;
  return <Waiting {...(lines === undefined ? {} : { lines })} />;
}
