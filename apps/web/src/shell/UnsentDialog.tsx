// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Two ways, both said in full. Escape stays. */
export default function UnsentDialog({ stay, leave }: { stay: () => void; leave: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      yOffset="4.5rem"
      onClose={stay}
      title={t('unsent.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        <Text>{t('unsent.text')}</Text>
        <Group>
          <Button data-autofocus onClick={stay}>
            {t('unsent.stay')}
          </Button>
          <Button variant="default" onClick={leave}>
            {t('unsent.leave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
