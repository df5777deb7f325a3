// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../design/states.js';
import { useWords } from '../words/use-words.js';
import { openClosedLines, type PlanDesk } from './desk.js';
import type { Line } from './document.js';
import type { ClosedReason } from './queries.js';

export const closedReasons: readonly ClosedReason[] = ['planning', 'supervision', 'safety_concern', 'court', 'complaint'];

interface Closed {
  youthId: string;
  desk: PlanDesk;
  lines: readonly Line[];
}

/**
 * Lines of this section that are closed: opened to write in them, with a reason that goes into the log. A restricted
 * section is opened before anything is written there, so that nobody is asked for a code in the middle of a sentence.
 */
export function ClosedInDraft({ youthId, desk, lines }: Closed) {
  const { t } = useTranslation('safety-plans');
  const { choices } = useWords();
  const [reason, setReason] = useState<ClosedReason>('planning');
  const opening = useMutation({ mutationFn: () => openClosedLines(youthId, desk, reason) });
  const count = lines.filter(({ text }) => text === null).length;
  return (
    <Stack gap="xs">
      <Text c="dimmed">{count > 0 ? t('closed.lines', { count }) : t('closed.write')}</Text>
      {opening.isError && <Failed error={opening.error} />}
      <Group align="flex-end">
        <NativeSelect
          label={t('closed.reason')}
          data={choices('closed_reason', closedReasons)}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as ClosedReason)}
        />
        <Button variant="default" loading={opening.isPending} onClick={() => opening.mutate()}>
          {t('closed.open')}
        </Button>
      </Group>
    </Stack>
  );
}
