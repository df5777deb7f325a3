// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Waiting } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { Hits } from './Hits.js';
import { type Asked, myYouth, youthWithMe } from './queries.js';
import { SearchForm } from './SearchForm.js';

/** Finds help near: for staff, and for foster parents "near you", for the youth with them. */
export default function SearchPage() {
  const { t } = useTranslation('directory');
  const may = useMay();
  const isMine = may('caregiving.read');
  const mayFit = may('directory.fit');
  const { data: youth = [], isPending } = useQuery({ ...(isMine ? youthWithMe : myYouth), enabled: mayFit });
  const [asked, setAsked] = useState<Asked>();
  // With one youth in the house there is nothing to choose; the field still says for whom.
  const first = isMine && youth.length === 1 ? youth[0]!.id : '';
  return (
    <Page title={isMine ? t('near.heading') : t('list.heading')}>
      {mayFit && isPending ? <Waiting /> : <SearchForm youth={youth} first={first} onAsk={setAsked} />}
      {asked && <Hits asked={asked} />}
    </Page>
  );
}
