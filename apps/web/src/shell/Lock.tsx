// SPDX-License-Identifier: Apache-2.0
import { useLayoutEffect, useState } from 'react';
import { Container, Stack, Text, Title } from '@mantine/core';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { Waiting } from '../design/states.js';
import { makeCurtain, raiseCurtain } from './curtain.js';
import classes from './Frame.module.css';
import { late } from './late.js';

export const SignInAgain = late(() => import('./SignInAgain.js'), 'sign-in');

/** Over everything, until the same person signs in again. The cover waits for nothing; the form may come a moment later. */
export function Lock() {
  const { t } = useTranslation();
  const [curtain] = useState(makeCurtain);
  // Before the next frame is drawn.
  useLayoutEffect(() => raiseCurtain(curtain), [curtain]);
  return createPortal(
    <div className={classes.lock} role="dialog" aria-modal="true" aria-labelledby="lock-title" aria-describedby="lock-text">
      <Container size="xs" py="xl">
        <Stack>
          <Title order={1} size="h2" id="lock-title">
            {t('lock.title')}
          </Title>
          <Text id="lock-text">{t('lock.text')}</Text>
          <SignInAgain until={<Waiting />} />
        </Stack>
      </Container>
    </div>,
    curtain.host,
  );
}
