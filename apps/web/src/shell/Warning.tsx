// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Two minutes before: any key or touch goes on, wherever it falls. */
export default function Warning() {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      yOffset="4.5rem"
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
