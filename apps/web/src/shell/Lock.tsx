// SPDX-License-Identifier: Apache-2.0
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Container, Stack, Text, Title } from '@mantine/core';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { SignInForm } from '../sign-in/SignInForm.js';
import { makeCurtain, raiseCurtain } from './curtain.js';
import { ended, lookWhoIsHere } from './door.js';
import classes from './Frame.module.css';
import { useMe } from './session.js';
import { tellTabs } from './tabs.js';

/** Over everything, until the same person signs in again. */
export function Lock() {
  const [curtain] = useState(makeCurtain);
  // Before the next frame is drawn.
  useLayoutEffect(() => raiseCurtain(curtain), [curtain]);
  return createPortal(<SignInAgain />, curtain.host);
}

function SignInAgain() {
  const { t } = useTranslation();
  const { agencyCode, signInName } = useMe();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input[type="password"]')?.focus(), []);
  return (
    <div
      ref={box}
      className={classes.lock}
      role="dialog"
      aria-modal="true"
      aria-labelledby="lock-title"
      aria-describedby="lock-text"
    >
      <Container size="xs" py="xl">
        <Stack>
          <Title order={1} size="h2" id="lock-title">
            {t('lock.title')}
          </Title>
          <Text id="lock-text">{t('lock.text')}</Text>
          <SignInForm
            known={{ agencyCode, signInName }}
            before={ended}
            onSignedIn={async () => {
              await lookWhoIsHere();
              tellTabs('opened');
            }}
          />
        </Stack>
      </Container>
    </div>
  );
}
