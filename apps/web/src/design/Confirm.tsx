// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failed } from './states.js';

interface Asked {
  /** What the button says before and, as the deed itself, after. */
  label: string;
  /** What the act means and whom it touches. */
  children: ReactNode;
  act: () => Promise<unknown>;
  variant?: 'filled' | 'default';
}

/** An act that cannot be taken back says first what it does; a second press does it. A double click does it once. */
export function Confirm({ label, children, act, variant = 'default' }: Asked) {
  const { t } = useTranslation('design');
  const [isAsked, setAsked] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const was = useRef(false);
  // The focus goes to what the act means, so that it is read out, and back to where it came from.
  useEffect(() => {
    if (isAsked) box.current?.focus();
    else if (was.current) opener.current?.focus();
    was.current = isAsked;
  }, [isAsked]);
  const doing = useMutation({ mutationFn: act, onSuccess: () => setAsked(false) });
  if (!isAsked)
    return (
      <Button ref={opener} variant={variant} onClick={() => setAsked(true)}>
        {label}
      </Button>
    );
  return (
    <Alert color="gray" w="100%" maw="42rem" ref={box} tabIndex={-1}>
      <Stack gap="sm">
        <div>{children}</div>
        {doing.isError && <Failed error={doing.error} />}
        <Group>
          <Button loading={doing.isPending} onClick={() => doing.mutate()}>
            {label}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t('notNow')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
