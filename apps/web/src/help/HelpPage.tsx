// SPDX-License-Identifier: Apache-2.0
import { type ReactNode } from 'react';
import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CallButtons } from '../design/CallButtons.js';
import { Page } from '../design/Page.js';
import { spoken } from '../language/language.js';
import { Keys } from '../search/Keys.js';
import { me } from '../shell/session.js';

/** What to do in danger, how to leave, which keys there are. Open to everybody. */
export default function HelpPage() {
  const { t } = useTranslation('help');
  // Never asks: who is signed in is known before this page is shown, and nobody has to be.
  const { data } = useQuery({ ...me, enabled: false });
  const agency = data && { code: 'agency', name: data.onCallName, phone: data.onCallPhone, purpose: t('call.agency') };
  return (
    <Page title={t('heading')}>
      <Part title={t('call.heading')}>
        <CallButtons
          items={[
            { code: 'emergency', name: t('call.emergencyName'), phone: '911', purpose: t('call.emergency') },
            ...(agency ? [agency] : []),
            { code: 'ncmec', name: 'NCMEC', phone: '1-800-843-5678', purpose: t('call.ncmec') },
          ]}
        />
        {!agency && <Text>{t('call.yourAgency')}</Text>}
        <Anchor href={`/public?language=${spoken()}`} py="sm" style={{ alignSelf: 'flex-start' }}>
          {t('call.whatToSay')}
        </Anchor>
      </Part>
      <Part title={t('leave.heading')}>
        <List spacing="xs">
          <List.Item>{t('leave.button')}</List.Item>
          <List.Item>{t('leave.shift')}</List.Item>
          <List.Item>{t('leave.then')}</List.Item>
          <List.Item>{t('leave.history')}</List.Item>
        </List>
        <Anchor component={Link} to={'/device-safety' as '/'} py="sm" style={{ alignSelf: 'flex-start' }}>
          {t('leave.more')}
        </Anchor>
      </Part>
      <Part title={t('door.heading')}>
        <List spacing="xs">
          <List.Item>{t('door.lock')}</List.Item>
          <List.Item>{t('door.lost')}</List.Item>
          <List.Item>{t('door.never')}</List.Item>
        </List>
      </Part>
      <Part title={t('search:keys.heading')}>
        <Keys />
      </Part>
    </Page>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack component="section" gap="sm">
      <Title order={2} size="h4">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
