// SPDX-License-Identifier: Apache-2.0
import { type ReactNode, useState } from 'react';
import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { Page } from '../design/Page.js';
import { Failed } from '../design/states.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useSignOut } from '../shell/sign-out.js';
import classes from './Account.module.css';
import { Choices } from './Choices.js';
import { PasswordPart } from './PasswordPart.js';
import { Sessions } from './Sessions.js';

/** Who I am here, how this page looks and speaks, where else I am signed in, my password. */
export default function AccountPage() {
  const { t } = useTranslation('account');
  return (
    <Page title={t('heading')}>
      <WhoIAm />
      <Part title={t('choices.heading')}>
        <Choices />
      </Part>
      <Work />
      <Part title={t('sessions.heading')}>
        <Sessions />
      </Part>
      <Part title={t('password.heading')}>
        <PasswordPart />
      </Part>
      <Part title={t('signOut.heading')}>
        <SignOut />
      </Part>
    </Page>
  );
}

function Work() {
  const { t } = useTranslation('account');
  if (!useMay()('job.read')) return null;
  return (
    <Part title={t('work.heading')}>
      <Anchor component={Link} to={'/jobs' as '/'}>
        {t('work.link')}
      </Anchor>
    </Part>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="sm" align="stretch">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  );
}

function WhoIAm() {
  const { t } = useTranslation('account');
  const { displayName, role, agencyName, agencyCode, signInName } = useMe();
  const lines = [
    ['name', displayName],
    ['role', t(`words:role.${role}`)],
    ['agency', agencyName],
    ['agencyCode', agencyCode],
    ['signInName', signInName],
  ] as const;
  return (
    <dl className={classes.facts}>
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`who.${name}`)}</dt>
          <dd className="typed">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function SignOut() {
  const { t } = useTranslation('account');
  const signOut = useSignOut();
  const [isGoing, setGoing] = useState(false);
  const [refused, setRefused] = useState<unknown>();
  const go = async () => {
    setGoing(true);
    setRefused(undefined);
    await signOut().catch(setRefused);
    setGoing(false);
  };
  return (
    <Stack gap="sm" align="flex-start">
      <Text>{t('signOut.what')}</Text>
      {refused !== undefined && <Failed error={refused} />}
      <Button mih={44} loading={isGoing} onClick={() => void go()}>
        {t('signOut.go')}
      </Button>
    </Stack>
  );
}
