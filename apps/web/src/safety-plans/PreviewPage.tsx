// SPDX-License-Identifier: Apache-2.0
import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaregiverPlanItem } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Empty, Shown } from '../design/states.js';
import { Whose } from '../youth/Whose.js';
import { previewOf } from './queries.js';

/** What the people the youth lives with would get if the draft were signed now, as the server makes it. */
export default function PreviewPage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/in/youth/$youthId/plan/preview' });
  const query = useQuery(previewOf(youthId));
  return (
    <Page
      title={t('preview.heading')}
      aside={
        <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'}>
          {t('link.plan')}
        </Anchor>
      }
    >
      <Whose youthId={youthId} />
      <Text>{t('preview.text')}</Text>
      <Shown query={query}>
        {({ items }) => (items.length === 0 ? <Empty>{t('preview.empty')}</Empty> : <CaregiverLines items={items} />)}
      </Shown>
    </Page>
  );
}

export function CaregiverLines({ items }: { items: readonly CaregiverPlanItem[] }) {
  const titles = [...new Set(items.map(({ sectionTitle }) => sectionTitle))];
  return (
    <Stack gap="lg">
      {titles.map((title) => (
        <section key={title}>
          <Title order={2} size="h4" mb="xs">
            {title}
          </Title>
          <Stack gap="sm">
            {items
              .filter(({ sectionTitle }) => sectionTitle === title)
              .map(({ text, isQuote }, i) =>
                isQuote ? (
                  <blockquote key={i} className="quote">
                    <Text className="typed">“{text}”</Text>
                  </blockquote>
                ) : (
                  <Text key={i} className="typed">
                    {text}
                  </Text>
                ),
              )}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}
