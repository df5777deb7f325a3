// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InvitationLooked } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Safety } from '../help/Safety.js';
import { EnrolForm } from './EnrolForm.js';
import { InvitationCodeForm } from './InvitationCodeForm.js';
import { expectAtDoor } from './known.js';
import { lookAt } from './queries.js';

type Step = { name: 'code' } | { name: 'enrol'; code: string; looked: InvitationLooked; isAgain: boolean } | { name: 'safety' };

/** From an invitation code to a password and an authenticator; what to know about the device comes before the first use. */
export default function InvitationPage() {
  const { t } = useTranslation('sign-in');
  const go = useNavigate();
  const [step, setStep] = useState<Step>({ name: 'code' });
  const look = async (code: string, isAgain = false) => setStep({ name: 'enrol', code, looked: await lookAt(code), isAgain });

  if (step.name === 'safety') {
    return (
      <Page key="safety" title={t('invitation.safety')}>
        <Alert color="teal">{t('invitation.done')}</Alert>
        <Safety />
        <Group>
          <Button size="md" mih={48} onClick={() => void go({ to: '/sign-in' as '/', replace: true })}>
            {t('invitation.toSignIn')}
          </Button>
        </Group>
      </Page>
    );
  }
  if (step.name === 'code') {
    return (
      <Page key="code" title={t('invitation.heading')}>
        <Text>{t('invitation.intro')}</Text>
        <InvitationCodeForm onCode={look} />
      </Page>
    );
  }
  const { code, looked, isAgain } = step;
  return (
    <Page key="enrol" title={t('invitation.heading')}>
      <Stack gap={4}>
        <Text>{t('invitation.at', { agency: looked.agencyName })}</Text>
        <Text>{t('invitation.names', { agencyCode: looked.agencyCode, signInName: looked.signInName })}</Text>
      </Stack>
      {isAgain && (
        <Alert color="orange" role="alert">
          {t('invitation.again')}
        </Alert>
      )}
      <EnrolForm
        key={looked.totpSecret}
        code={code}
        looked={looked}
        onOutdated={() => look(code, true)}
        onAccepted={(names) => {
          expectAtDoor(names);
          setStep({ name: 'safety' });
        }}
      />
      <Group>
        <Button variant="default" mih={44} onClick={() => setStep({ name: 'code' })}>
          {t('invitation.otherCode')}
        </Button>
      </Group>
    </Page>
  );
}
