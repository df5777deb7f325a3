// SPDX-License-Identifier: Apache-2.0
import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Keys } from './Keys.js';

export default function KeysDialog({ close }: { close: () => void }) {
  const { t } = useTranslation('search');
  return (
    <Modal opened onClose={close} title={t('keys.heading')} closeButtonProps={{ 'aria-label': t('shell:close') }}>
      <Keys />
    </Modal>
  );
}
