// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { forgetAll } from '../shell/session.js';
import { SignInForm } from './SignInForm.js';

export default function SignInPage() {
  const { t } = useTranslation('sign-in');
  const { next } = useSearch({ from: '/out/sign-in' });
  const go = useNavigate();
  return (
    <Page title={t('heading')}>
      <SignInForm
        onSignedIn={() => {
          forgetAll();
          void go({ to: (next ?? '/') as '/', replace: true });
        }}
      />
      <Stack gap="xs">
        <Text>
          <Anchor component={Link} to={'/invitation' as '/'}>
            {t('toInvitation')}
          </Anchor>
        </Text>
        <Text>
          <Anchor component={Link} to={'/device-safety' as '/'}>
            {t('toSafety')}
          </Anchor>
        </Text>
        <Text c="dimmed" size="sm">
          {t('locked')}
        </Text>
      </Stack>
    </Page>
  );
}
