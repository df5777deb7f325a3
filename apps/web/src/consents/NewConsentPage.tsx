// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { agency } from '../agency/queries.js';
import { Shown } from '../design/states.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { ConsentForm } from './ConsentForm.js';

/** A consent that was read, explained and signed on paper is written down here. */
export default function NewConsentPage() {
  const { t } = useTranslation('consents');
  const youthId = useYouthId();
  const query = useQuery(agency);
  return (
    <FileFrame part={t('record')}>
      {() => (
        <Stack gap="lg">
          <Text>{t('form.text')}</Text>
          <Shown query={query}>{({ consentForms }) => <ConsentForm youthId={youthId} forms={consentForms} />}</Shown>
        </Stack>
      )}
    </FileFrame>
  );
}
