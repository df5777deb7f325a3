// SPDX-License-Identifier: Apache-2.0
import { Button, type ButtonProps, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from './states.js';
import { useOneAct } from './use-one-act.js';

interface Asked extends Pick<ButtonProps, 'color' | 'size' | 'variant'> {
  /** On the button, and on the one that does it. */
  label: string;
  /** What will happen, in whole sentences. */
  text: ReactNode;
  act: (key: string) => Promise<unknown>;
  /** When it was done; the page loads again what has changed. */
  onDone?: () => unknown;
}

/** An act behind one question that says what it does. */
export function Confirm({ label, text, act, onDone, variant = 'default', ...look }: Asked) {
  const { t } = useTranslation('design');
  const [isAsked, setAsked] = useState(false);
  const once = useOneAct();
  const doing = useMutation({
    mutationFn: () => once(act),
    onSuccess: () => {
      setAsked(false);
      return onDone?.();
    },
  });
  const close = () => {
    setAsked(false);
    doing.reset();
  };
  return (
    <>
      <Button {...look} variant={variant} onClick={() => setAsked(true)}>
        {label}
      </Button>
      <Modal opened={isAsked} onClose={close} title={label} closeButtonProps={{ 'aria-label': t('close') }}>
        <Stack>
          <Text>{text}</Text>
          {doing.isError && <Failed error={doing.error} />}
          <Group>
            <Button {...(look.color ? { color: look.color } : {})} loading={doing.isPending} onClick={() => doing.mutate()}>
              {label}
            </Button>
            <Button variant="default" onClick={close}>
              {t('notNow')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
