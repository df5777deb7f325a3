// SPDX-License-Identifier: Apache-2.0
import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Explorer } from './Explorer.js';

/** Who did what, for those who answer for it. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  return (
    <Page title={t('heading')} aside={<Text c="dimmed">{t('recorded')}</Text>}>
      <Group>
        <Anchor component={Link} to={'/audit/log' as '/'}>
          {t('log')}
        </Anchor>
        <Anchor component={Link} to={'/audit/expunges' as '/'}>
          {t('expunges')}
        </Anchor>
      </Group>
      <Explorer />
    </Page>
  );
}
