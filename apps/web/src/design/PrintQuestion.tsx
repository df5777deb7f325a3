// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from './states.js';

interface Asked {
  /** What will be on the paper, in whole sentences. */
  text: string;
  /** That it was printed is kept, in the words of what is printed. */
  logged: string;
  asking: UseMutationResult<unknown, Error, void>;
  isReady?: boolean;
  /** What must be answered first. */
  children?: ReactNode;
}

/** Before something goes on paper: what, and that it is kept in the log. */
export function PrintQuestion({ text, logged, asking, isReady = true, children }: Asked) {
  const { t } = useTranslation('design');
  return (
    <Stack className="no-print">
      <Text>{text}</Text>
      {children}
      {asking.isError && <Failed error={asking.error} />}
      <Group>
        <Button disabled={!isReady} loading={asking.isPending} onClick={() => asking.mutate()}>
          {t('preparePrint')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {logged}
      </Text>
    </Stack>
  );
}
