// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { ItemList } from '../today/ItemList.js';
import { NamesSwitch } from '../today/NamesSwitch.js';
import { today } from '../today/queries.js';

/** Plans that wait for the reader: each leads to the plan, where it is approved or sent back. */
export default function ApprovalsPage() {
  const { t } = useTranslation('overview');
  const query = useQuery(today);
  return (
    <Page title={t('approvals.heading')} aside={<NamesSwitch />}>
      <Shown query={query}>
        {({ items }) => {
          const waiting = items.filter(({ kind }) => kind === 'draft_proposed');
          return waiting.length === 0 ? <Empty>{t('approvals.none')}</Empty> : <ItemList items={waiting} showWorkers />;
        }}
      </Shown>
    </Page>
  );
}
