// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from './states.js';

// One open at a time: nobody scrolls through several.
let open: string | undefined;
const watchers = new Set<() => void>();
function setOpen(id: string | undefined): void {
  open = id;
  for (const changed of watchers) changed();
}
const watch = (changed: () => void) => {
  watchers.add(changed);
  return () => watchers.delete(changed);
};

interface Closed<T> {
  /** What is behind it, in neutral words. */
  line: ReactNode;
  label?: string;
  load: () => Promise<T>;
  /** `again` loads what has changed. */
  children: (data: T, again: () => Promise<unknown>) => ReactNode;
}

/** Closed until someone asks; what was shown is forgotten when it is closed. Each opening is an event of its own. */
export function Reveal<T>({ line, label, load, children }: Closed<T>) {
  const { t } = useTranslation('design');
  const id = useId();
  const isOpen = useSyncExternalStore(watch, () => open === id);
  const { mutate, mutateAsync, reset, data, error, isPending } = useMutation({ mutationFn: load });
  useEffect(() => () => void (open === id && setOpen(undefined)), [id]);
  useEffect(() => {
    if (!isOpen) reset();
  }, [isOpen, reset]);
  const show = () => {
    setOpen(id);
    mutate();
  };
  const isShown = isOpen && data !== undefined;
  return (
    <Stack gap="sm" align="stretch">
      <Text c="dimmed">{line}</Text>
      {isOpen && error && <Failed error={error} />}
      <Group>
        <Button
          variant="default"
          aria-expanded={isShown}
          loading={isOpen && isPending && !isShown}
          onClick={() => (isShown ? setOpen(undefined) : show())}
        >
          {isShown ? t('hide') : (label ?? t('show'))}
        </Button>
      </Group>
      {isShown && children(data, () => mutateAsync())}
    </Stack>
  );
}
