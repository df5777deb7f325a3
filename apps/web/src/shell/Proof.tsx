// SPDX-License-Identifier: Apache-2.0
import { Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { StepUpForm } from '../sign-in/StepUpForm.js';

/** An act needs the second factor again. It goes on by itself once that is proved. */
export default function Proof({ done, ended }: { done: (isProved: boolean) => void; ended: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      yOffset="4.5rem"
      onClose={() => done(false)}
      title={t('proof.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text>{t('proof.text')}</Text>
        <StepUpForm onProved={() => done(true)} onLeft={() => done(false)} onEnded={ended} />
      </Stack>
    </Modal>
  );
}
