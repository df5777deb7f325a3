// SPDX-License-Identifier: Apache-2.0
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { Arrangement } from './Arrangement.js';
import { Now } from './Now.js';
import { PlannedMove } from './PlannedMove.js';
import { placementsOf } from './queries.js';

/** Where the youth lives, what is planned, and where they lived. */
export default function PlacementsPage() {
  const { t } = useTranslation('placements');
  const youthId = useYouthId();
  const query = useQuery(placementsOf(youthId));
  return (
    <FileFrame part={t('heading')}>
      {() => (
        <Shown query={query}>
          {(all) => (
            <>
              <Now youthId={youthId} all={all} />
              <PlannedMove youthId={youthId} move={all.plannedMove} />
              <Section title={t('history.heading')}>
                {all.items.length === 0 && <Empty>{t('history.none')}</Empty>}
                {all.items.map((one) => (
                  <Arrangement key={one.id} of={one} />
                ))}
              </Section>
            </>
          )}
        </Shown>
      )}
    </FileFrame>
  );
}
