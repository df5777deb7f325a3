// SPDX-License-Identifier: Apache-2.0
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Explorer } from './Explorer.js';

/** Who did what, for those who answer for it. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  return (
    <Page title={t('heading')} aside={<Text c="dimmed">{t('recorded')}</Text>}>
      <Explorer />
    </Page>
  );
}
