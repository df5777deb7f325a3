// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DirectoryHit } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import { SaveToList } from '../saved-lists/SaveToList.js';
import { useMay } from '../shell/use-may.js';
import { Compared, mostCompared } from './Compared.js';
import { serviceOf } from './queries.js';

/** What was ticked among the results: to be seen side by side, or kept for a youth. */
export function Picked({ hits, youthId }: { hits: readonly DirectoryHit[]; youthId: string | undefined }) {
  const { t } = useTranslation('directory');
  const may = useMay();
  const [open, setOpen] = useState<'compare' | 'save'>();
  const canCompare = hits.length > 1 && hits.length <= mostCompared;
  if (hits.length === 0) return null;
  return (
    <Section title={t('compare.picked', { count: hits.length })}>
      <Group gap="sm">
        <Button variant="default" disabled={!canCompare} aria-expanded={open === 'compare'} onClick={() => setOpen('compare')}>
          {t('compare.now')}
        </Button>
        {may('savedList.keep') && (
          <Button variant="default" aria-expanded={open === 'save'} onClick={() => setOpen('save')}>
            {t('saved-lists:save.heading')}
          </Button>
        )}
      </Group>
      {hits.length > mostCompared && <Text size="sm">{t('compare.most', { most: mostCompared })}</Text>}
      {open === 'compare' && canCompare && <Opened hits={hits} />}
      {open === 'save' && <SaveToList key={hits.map(({ id }) => id).join()} youthId={youthId} serviceIds={servicesOf(hits)} />}
    </Section>
  );
}

/** A service at two places is one service. */
const servicesOf = (hits: readonly DirectoryHit[]): string[] => [...new Set(hits.map(({ serviceId }) => serviceId))];

function Opened({ hits }: { hits: readonly DirectoryHit[] }) {
  const ids = servicesOf(hits);
  const answers = useQueries({ queries: ids.map((id) => ({ ...serviceOf(id), staleTime: 60_000 })) });
  const all = answers.flatMap(({ data }) =>
    data ? [{ service: data, fit: hits.find(({ serviceId }) => serviceId === data.id)?.fit ?? null }] : [],
  );
  return <Compared of={all} />;
}
