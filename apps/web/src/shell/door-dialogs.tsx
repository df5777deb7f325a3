// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef } from 'react';
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StepUpForm } from '../sign-in/StepUpForm.js';
import { returnFocus } from './curtain.js';

/** An act needs the second factor again. It goes on by itself once that is proved. */
export function Proof({ isAsked, done, ended }: { isAsked: boolean; done: (isProved: boolean) => void; ended: () => void }) {
  const { t } = useTranslation();
  useFocusBack(isAsked);
  return (
    <Modal
      opened={isAsked}
      onClose={() => done(false)}
      title={t('proof.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      returnFocus={false}
    >
      <Stack>
        <Text>{t('proof.text')}</Text>
        <StepUpForm onProved={() => done(true)} onLeft={() => done(false)} onEnded={ended} />
      </Stack>
    </Modal>
  );
}

/** Two minutes before: any key or touch goes on, wherever it falls. */
export function Warning({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isShown}
      // The key or touch that closes it has already been heard.
      onClose={() => undefined}
      withCloseButton={false}
      title={t('idle.title')}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <Text>{t('idle.text')}</Text>
        <Group>
          <Button data-autofocus>{t('idle.stay')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/**
 * The button of the act that needs the proof shows that it is at work and cannot hold the focus meanwhile: what had it
 * last gets it back.
 */
function useFocusBack(isAsked: boolean): void {
  const last = useRef<Element>(null);
  useEffect(() => {
    if (isAsked) return;
    const remember = ({ target }: FocusEvent) => (last.current = target as Element);
    addEventListener('focusin', remember);
    return () => removeEventListener('focusin', remember);
  }, [isAsked]);
  const wasAsked = useRef(false);
  useEffect(() => {
    const wasOpen = wasAsked.current;
    wasAsked.current = isAsked;
    if (isAsked || !wasOpen) return;
    // After the dialog has gone.
    const soon = setTimeout(() => returnFocus(last.current), 250);
    return () => clearTimeout(soon);
  }, [isAsked]);
}
