// SPDX-License-Identifier: Apache-2.0
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HomeView } from '../api/generated/types.gen.js';
import { Refused } from '../api/problem.js';
import { Page } from '../design/Page.js';
import { Fact, Facts, Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { NothingHere } from '../shell/page-states.js';
import { useMay } from '../shell/use-may.js';
import { EditHome } from './EditHome.js';
import { HomeAddress } from './HomeAddress.js';
import { Household } from './Household.js';
import { homeOf } from './queries.js';
import { useDescribeHome } from './use-describe-home.js';

/** One home: what it is, for everyone at the agency; who lives there, for those who prove themselves again. */
export default function HomePage() {
  const { t } = useTranslation('homes');
  const may = useMay();
  const { homeId } = useParams({ from: '/in/homes/$homeId' });
  const query = useQuery(homeOf(homeId));
  if (query.error instanceof Refused && query.error.status === 404) return <NothingHere />;
  return (
    <Page title={query.data?.label ?? t('section.home')}>
      <Shown query={query}>
        {(home) => (
          <>
            <TheHome home={home} />
            {may('home.readAddress') && <HomeAddress homeId={homeId} />}
            {may('home.readHousehold') && <Household homeId={homeId} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

const shown = ['isOpen', 'capacity', 'traits', 'welcomesGenders', 'youngest', 'oldest', 'languages', 'licenceNumber'] as const;

function TheHome({ home }: { home: HomeView }) {
  const { t } = useTranslation(['homes', 'design']);
  const may = useMay();
  const describe = useDescribeHome();
  const [isEdited, setEdited] = useState(false);
  const { placesTaken: taken, capacity: count } = home;
  const button = may('home.keep') && !isEdited && (
    <Button variant="default" size="compact-md" onClick={() => setEdited(true)}>
      {t('design:edit')}
    </Button>
  );
  return (
    <Section title={t('section.home')} aside={button}>
      {isEdited ? (
        <EditHome home={home} close={() => setEdited(false)} />
      ) : (
        <Facts>
          {shown.map((name) => (
            <Fact key={name} label={t(`field.${name}`)}>
              {name === 'capacity' ? t('taken', { taken, count }) : describe(name, home[name])}
            </Fact>
          ))}
        </Facts>
      )}
    </Section>
  );
}
