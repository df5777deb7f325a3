// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef } from 'react';
import { Group, Stack, Title } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

/** A page: its heading takes the focus when one arrives, its tab says one neutral word. */
export function Page({ title, aside, children }: { title: ReactNode; aside?: ReactNode; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useTabTitle();
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Title order={1} size="h2" ref={heading} tabIndex={-1} className="typed">
          {title}
        </Title>
        {aside}
      </Group>
      {children}
    </Stack>
  );
}

/** Neutral, and never a name: tabs and histories are read over shoulders. */
export function useTabTitle(): void {
  const { t, i18n } = useTranslation();
  const key = useRouterState({ select: (state) => state.matches.at(-1)?.staticData.title });
  // Words that could not be fetched leave no word of the program's own in the tab.
  const word = key ? t((i18n.exists(key) ? key : 'tab') as never) : '';
  useEffect(() => {
    if (word) document.title = String(word);
  }, [word]);
}
