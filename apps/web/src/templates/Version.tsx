// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Stack, Switch, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateItem } from '../api/generated/types.gen.js';
import { Shown } from '../design/states.js';
import { Changes } from './Changes.js';
import { sectionsOf } from './queries.js';
import { SectionCard } from './SectionCard.js';

/** One version, as youth and caregivers meet it; or what it changed of the one before. */
export function Version({ of, before }: { of: PlanTemplateItem; before: PlanTemplateItem | undefined }) {
  const { t } = useTranslation('templates');
  const [isCompared, setCompared] = useState(false);
  const query = useQuery(sectionsOf(of.id));
  const earlier = useQuery({ ...sectionsOf(before?.id ?? ''), enabled: isCompared && before !== undefined });
  return (
    <Stack component="section" aria-labelledby="version">
      <Title order={2} size="h3" id="version">
        {t('version', { version: of.templateVersion })}
      </Title>
      {before ? (
        <Switch
          label={t('compare', { version: before.templateVersion })}
          checked={isCompared}
          onChange={({ currentTarget: { checked } }) => setCompared(checked)}
        />
      ) : (
        <Text c="dimmed">{t('first')}</Text>
      )}
      <Shown query={query} lines={8}>
        {(sections) =>
          isCompared ? (
            <Shown query={earlier} lines={8}>
              {(old) => <Changes before={old} now={sections} />}
            </Shown>
          ) : (
            sections.map((section) => <SectionCard key={section.code} section={section} />)
          )
        }
      </Shown>
    </Stack>
  );
}
