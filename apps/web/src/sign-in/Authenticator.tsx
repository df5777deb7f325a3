// SPDX-License-Identifier: Apache-2.0
import { Anchor, Code, List, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { QrCode } from './QrCode.js';

/** Three ways to the same secret: scan it, open it on this phone, or type it. */
export function Authenticator({ secret, uri }: { secret: string; uri: string }) {
  const { t } = useTranslation('sign-in');
  const groups = secret.match(/.{1,4}/g) ?? [];
  return (
    <Stack>
      <Title order={2} size="h4">
        {t('invitation.app')}
      </Title>
      <Text>{t('invitation.appWhat')}</Text>
      <List spacing="md">
        <List.Item>
          <Text mb="xs">{t('invitation.scan')}</Text>
          <QrCode text={uri} label={t('invitation.picture')} />
        </List.Item>
        <List.Item>
          <Anchor href={uri} py="sm" style={{ display: 'inline-block' }}>
            {t('invitation.openHere')}
          </Anchor>
        </List.Item>
        <List.Item>
          <Text mb="xs">{t('invitation.type')}</Text>
          {/* In groups of four to read; copied without the gaps. */}
          <Code fz="md" style={{ display: 'inline-flex', flexWrap: 'wrap', columnGap: '0.75em' }} translate="no">
            {groups.map((group, i) => (
              <span key={i}>{group}</span>
            ))}
          </Code>
        </List.Item>
      </List>
    </Stack>
  );
}
