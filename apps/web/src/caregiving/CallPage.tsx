// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { CallButtons } from '../design/CallButtons.js';
import { callList } from './queries.js';

export default function CallPage() {
  const { t } = useTranslation('caregiving');
  const query = useQuery(callList);
  return (
    <Page title={t('call.heading')}>
      <Shown query={query}>{({ items }) => <CallButtons items={items} />}</Shown>
    </Page>
  );
}
