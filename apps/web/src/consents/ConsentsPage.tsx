// SPDX-License-Identifier: Apache-2.0
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConsentView } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { Acts, FileFrame, useYouthId } from '../youth/FileFrame.js';
import { ConsentCard } from './ConsentCard.js';
import { consentsOf } from './queries.js';

const isOver = ({ state }: ConsentView) => state === 'withdrawn' || state === 'expired';

/** What the youth agreed to, what of it holds, and who is still to be told that it does not. */
export default function ConsentsPage() {
  const { t } = useTranslation('consents');
  const may = useMay();
  const youthId = useYouthId();
  const query = useQuery(consentsOf(youthId));
  const below = (page: string) => `/youth/${youthId}/consents/${page}` as '/';
  return (
    <FileFrame part={t('heading')}>
      {() => (
        <>
          <Text>{t('what')}</Text>
          <Acts>
            {may('consent.record') && (
              <Button component={Link} to={below('new')}>
                {t('record')}
              </Button>
            )}
            {may('disclosure.record') && (
              <Button variant="default" component={Link} to={below('share')}>
                {t('share.act')}
              </Button>
            )}
            <Button variant="default" component={Link} to={below('shared')}>
              {t('shared.heading')}
            </Button>
          </Acts>
          <Shown query={query}>
            {({ items }) => {
              const [over, others] = [items.filter(isOver), items.filter((one) => !isOver(one))];
              return (
                <>
                  <Section title={t('running.heading')}>
                    {others.length === 0 && <Empty>{t('running.none')}</Empty>}
                    {others.map((one) => (
                      <ConsentCard key={one.id} youthId={youthId} of={one} />
                    ))}
                  </Section>
                  {over.length > 0 && (
                    <Section title={t('over.heading')} note={t('over.note')}>
                      {over.map((one) => (
                        <ConsentCard key={one.id} youthId={youthId} of={one} />
                      ))}
                    </Section>
                  )}
                </>
              );
            }}
          </Shown>
        </>
      )}
    </FileFrame>
  );
}
