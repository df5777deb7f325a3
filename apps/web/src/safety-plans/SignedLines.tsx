// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanItemView, PlanRevisionView } from '../api/generated/types.gen.js';
import { ClosedLines } from './ClosedLines.js';
import { Lines } from './Lines.js';
import { template } from './queries.js';
import { bySection, useTitles } from './sections.js';

/** A signed plan to read, by the sections of its template: strengths come before risk. */
export function SignedLines({ youthId, revision }: { youthId: string; revision: PlanRevisionView }) {
  const { number, templateId, items, skipped } = revision;
  return <PlanLines {...{ youthId, number, templateId, items, skipped }} />;
}

interface Read {
  youthId: string;
  number: number | 'draft';
  templateId: string;
  items: readonly PlanItemView[];
  skipped: readonly string[];
}
export function PlanLines({ youthId, number, templateId, items, skipped }: Read) {
  const { t } = useTranslation('safety-plans');
  const { data } = useQuery(template(templateId));
  const titleOf = useTitles(templateId);
  const open = items.filter(({ text }) => text !== null);
  const empty = skipped.filter((code) => !items.some(({ section }) => section === code));
  return (
    <Stack>
      <Lines templateId={templateId} sections={bySection(data?.sections ?? [], open)} />
      {empty.length > 0 && <Text c="dimmed">{t('signed.skipped', { sections: empty.map(titleOf).join(', ') })}</Text>}
      <ClosedLines youthId={youthId} number={number} templateId={templateId} count={items.length - open.length} />
    </Stack>
  );
}
