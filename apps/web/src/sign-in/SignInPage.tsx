// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { forgetAll } from '../shell/session.js';
import { tellTabs } from '../shell/tabs.js';
import { expectAtDoor, expectedAtDoor } from './known.js';
import { SignInForm } from './SignInForm.js';

export default function SignInPage() {
  const { t } = useTranslation('sign-in');
  const { next } = useSearch({ from: '/out/sign-in' });
  const go = useNavigate();
  const known = expectedAtDoor();
  return (
    <Page title={t('heading')}>
      <SignInForm
        {...(known ? { known } : {})}
        onSignedIn={() => {
          expectAtDoor(undefined);
          forgetAll();
          tellTabs('opened');
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
