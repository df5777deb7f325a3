// SPDX-License-Identifier: Apache-2.0
import { Modal, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../design/states.js';
import type { PlanDesk } from '../safety-plans/desk.js';
import { draftOf, planChanged } from '../safety-plans/queries.js';
import { queries } from '../shell/queries.js';
import { StepUpForm } from '../sign-in/StepUpForm.js';
import { leaveTogether, sessionIsWith } from './queries.js';

interface Leaving {
  youthId: string;
  /** Where the draft is written; none when it was closed meanwhile. */
  desk: PlanDesk | undefined;
  isOpen: boolean;
  close: () => void;
  /** From here on the way is open. */
  left: () => void;
}

/** The worker takes the screen back: their password and a new code, however fresh the last one is. */
export function Leave({ youthId, desk, isOpen, close, left }: Leaving) {
  const { t } = useTranslation('together');
  const go = useNavigate();
  const [error, setError] = useState<unknown>();
  const leave = async () => {
    setError(undefined);
    try {
      const draft = await leaveTogether(youthId, desk);
      left();
      sessionIsWith(null);
      await planChanged(youthId);
      const isToSign = draft.status === 'draft' && draft.agreement !== null;
      if (isToSign) queries.setQueryData(draftOf(youthId).queryKey, draft);
      await go({ to: `/youth/${youthId}/plan${isToSign ? '/sign' : ''}` as '/', replace: true });
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <Modal opened={isOpen} onClose={close} title={t('leave')} closeButtonProps={{ 'aria-label': t('stay') }} keepMounted={false}>
      <Stack>
        <Text>{t('leaveText')}</Text>
        {error !== undefined && <Failed error={error} again={() => void leave()} />}
        <StepUpForm onProved={() => void leave()} onLeft={close} onEnded={close} />
      </Stack>
    </Modal>
  );
}
