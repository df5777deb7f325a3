// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Ending {
  isSending: boolean;
  close: () => void;
  /** What sending is called; "Save" unless told. */
  word?: string;
}

/** How a form that opened in place ends: sent once, or closed with nothing changed. */
export function SendOrClose({ isSending, close, word }: Ending) {
  const { t } = useTranslation('design');
  return (
    <Group>
      <Button type="submit" loading={isSending}>
        {word ?? t('save')}
      </Button>
      <Button variant="default" onClick={close} disabled={isSending}>
        {t('cancel')}
      </Button>
    </Group>
  );
}
