// SPDX-License-Identifier: Apache-2.0
import { Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../design/states.js';
import { StepUpForm } from '../sign-in/StepUpForm.js';
import { answerOf } from './answer.js';
import type { PlanDesk } from './desk.js';
import { leaveTogether, planChanged } from './queries.js';

interface Leaving {
  youthId: string;
  desk: PlanDesk;
  isOpen: boolean;
  close: () => void;
  /** From here on the way is open. */
  left: () => void;
}

/** The worker takes the screen back: their password and a new code, however fresh the last one is. */
export function TogetherLeave({ youthId, desk, isOpen, close, left }: Leaving) {
  const { t } = useTranslation('safety-plans');
  const go = useNavigate();
  const [error, setError] = useState<unknown>();
  const leave = async () => {
    setError(undefined);
    try {
      await desk.act((version) => leaveTogether(youthId, version));
      await planChanged(youthId);
      left();
      await go({ to: `/youth/${youthId}/plan${answerOf(youthId) ? '/sign' : ''}` as '/', replace: true });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      title={t('together.leave')}
      closeButtonProps={{ 'aria-label': t('together.stay') }}
      keepMounted={false}
    >
      <Stack>
        <Text>{t('together.leaveText')}</Text>
        {error !== undefined && <Failed error={error} again={() => void leave()} />}
        <StepUpForm onProved={() => void leave()} onLeft={close} onEnded={close} />
      </Stack>
    </Modal>
  );
}
