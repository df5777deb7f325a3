// SPDX-License-Identifier: Apache-2.0
import { Anchor, NativeSelect, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { GuideRows } from './GuideRows.js';
import { fittingFor, guides, myYouth, youthWithMe } from './queries.js';

interface Named {
  id: string;
  name: string;
}

/** Guides to read: first those that suit the youth one looks after or has chosen, with the reason; then all. */
export default function GuidesPage() {
  const { t } = useTranslation('resources');
  const may = useMay();
  const isMine = may('caregiving.read');
  const query = useQuery(guides);
  const { data: youth = [] } = useQuery({ ...(isMine ? youthWithMe : myYouth), enabled: may('guide.fit') });
  return (
    <Page
      title={t('list.heading')}
      aside={
        may('guide.edit') && (
          <Anchor component={Link} to={'/admin/guides' as '/'}>
            {t('list.write')}
          </Anchor>
        )
      }
    >
      {isMine ? youth.map((one) => <Fitting key={one.id} youth={one} />) : youth.length > 0 && <ForOne youth={youth} />}
      <Section title={t('list.all')}>
        <Shown query={query} lines={6}>
          {({ items }) => (items.length > 0 ? <GuideRows items={items} /> : <Empty>{t('list.none')}</Empty>)}
        </Shown>
      </Section>
    </Page>
  );
}

/** Staff choose whom they look for. */
function ForOne({ youth }: { youth: readonly Named[] }) {
  const { t } = useTranslation('resources');
  const [chosen, setChosen] = useState('');
  const one = youth.find(({ id }) => id === chosen);
  return (
    <>
      <NativeSelect
        label={t('list.youth')}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[{ value: '', label: t('list.nobody') }, ...youth.map(({ id, name }) => ({ value: id, label: name }))]}
        maw="32rem"
        name="youth"
      />
      {one && <Fitting key={one.id} youth={one} />}
    </>
  );
}

/** Those with a reason; what is for everybody stands in the list of all. */
function Fitting({ youth: { id, name } }: { youth: Named }) {
  const { t } = useTranslation('resources');
  const query = useQuery(fittingFor(id));
  return (
    <Section title={t('list.for', { name })}>
      <Shown query={query}>
        {({ items }) => {
          const reasoned = items.filter(({ reasons }) => reasons.length > 0);
          return reasoned.length > 0 ? <GuideRows items={reasoned} name={name} /> : <Text>{t('list.noneFor', { name })}</Text>;
        }}
      </Shown>
    </Section>
  );
}
