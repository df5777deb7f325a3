// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { ConsentForm } from './ConsentForm.js';

/** A consent that was read, explained and signed on paper is written down here. */
export default function NewConsentPage() {
  const { t } = useTranslation('consents');
  const youthId = useYouthId();
  return (
    <FileFrame part={t('record')}>
      {() => (
        <Stack gap="lg">
          <Text>{t('form.text')}</Text>
          <ConsentForm youthId={youthId} />
        </Stack>
      )}
    </FileFrame>
  );
}
