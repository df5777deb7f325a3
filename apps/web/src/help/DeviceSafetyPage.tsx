// SPDX-License-Identifier: Apache-2.0
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Safety } from './Safety.js';

export default function DeviceSafetyPage() {
  const { t } = useTranslation('help');
  return (
    <Page title={t('safety.heading')}>
      <Safety />
    </Page>
  );
}
