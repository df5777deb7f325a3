// SPDX-License-Identifier: Apache-2.0
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryHit } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Waiting } from '../design/states.js';
import { NearLists } from '../saved-lists/NearLists.js';
import { useMay } from '../shell/use-may.js';
import { Hits } from './Hits.js';
import { Picked } from './Picked.js';
import { useLookedFor } from './looked-for.js';
import { type Asked, myYouth, youthWithMe } from './queries.js';
import { SearchForm } from './SearchForm.js';

/** Finds help near: for staff, and for foster parents "near you", for the youth with them. */
export default function SearchPage() {
  const { t, i18n } = useTranslation('directory');
  const may = useMay();
  const isMine = may('caregiving.read');
  const mayFit = may('directory.fit');
  const { data: youth = [], isPending } = useQuery({ ...(isMine ? youthWithMe : myYouth), enabled: mayFit });
  const looked = useLookedFor();
  const words = looked.need && i18n.exists(`directory:need.${looked.need}`) ? t(`need.${looked.need}`) : '';
  const [asked, setAsked] = useState<Asked | undefined>(words ? { youthId: looked.youth, body: { words } } : undefined);
  const [picked, setPicked] = useState<readonly DirectoryHit[]>([]);
  const ask = (next: Asked) => {
    setPicked([]);
    setAsked(next);
  };
  // With one youth in the house there is nothing to choose; the field still says for whom.
  const first = looked.youth ?? (isMine && youth.length === 1 ? youth[0]!.id : '');
  return (
    <Page
      title={isMine ? t('near.heading') : t('list.heading')}
      aside={
        may('directory.edit') && (
          <Anchor component={Link} to={'/resources/new' as '/'}>
            {t('add.heading')}
          </Anchor>
        )
      }
    >
      {looked.referral && <Text>{t('need.joins')}</Text>}
      {isMine && <NearLists youth={youth} />}
      {mayFit && isPending ? <Waiting /> : <SearchForm youth={youth} first={first} words={words} onAsk={ask} />}
      {asked && <Picked hits={picked} youthId={asked.youthId} />}
      {asked && <Hits asked={asked} picked={picked} pick={setPicked} />}
    </Page>
  );
}
