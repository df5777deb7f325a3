// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Explorer } from './Explorer.js';

/** Who did what, for those who answer for it. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  return (
    <Page title={t('heading')} aside={<Text c="dimmed">{t('recorded')}</Text>}>
      <Anchor component={Link} to={'/audit/log' as '/'}>
        {t('log')}
      </Anchor>
      <Explorer />
    </Page>
  );
}
