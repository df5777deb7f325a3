// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaregiverPlanItem, CaregiverPlanView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { Failed, Shown } from '../design/states.js';
import { dateOf } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { acknowledge, planFor } from './queries.js';

/** The caregivers' copy of the plan: read it, then say that you have. */
export default function PlanPage() {
  const { t } = useTranslation('caregiving');
  const { youthId } = useParams({ from: '/in/home/$youthId/plan' });
  const query = useQuery(planFor(youthId));
  return (
    <Page title={t('plan.heading')}>
      <Shown query={query}>{(plan) => <Copy youthId={youthId} plan={plan} />}</Shown>
    </Page>
  );
}

function Copy({ youthId, plan }: { youthId: string; plan: CaregiverPlanView }) {
  const { t } = useTranslation('caregiving');
  const { timeZone } = useMe();
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('plan.from', { date: dateOf(plan.publishedAt, timeZone) })}</Text>
      {bySection(plan.items).map(([title, items]) => (
        <section key={title}>
          <Title order={2} size="h4" mb="xs">
            {title}
          </Title>
          <Stack gap="sm">
            {items.map((item, i) => (
              <Line key={i} item={item} />
            ))}
          </Stack>
        </section>
      ))}
      <Acknowledgement youthId={youthId} plan={plan} />
    </Stack>
  );
}

function Line({ item: { isQuote, text } }: { item: CaregiverPlanItem }) {
  if (!isQuote) return <Text className="typed">{text}</Text>;
  return (
    <blockquote className="quote">
      <Text className="typed">“{text}”</Text>
    </blockquote>
  );
}

function Acknowledgement({ youthId, plan: { number, acknowledgedAt } }: { youthId: string; plan: CaregiverPlanView }) {
  const { t } = useTranslation('caregiving');
  const { timeZone } = useMe();
  const client = useQueryClient();
  const saying = useMutation({
    mutationFn: () => acknowledge(youthId, number),
    onSettled: () => client.invalidateQueries({ queryKey: ['caregiving'] }),
  });
  if (acknowledgedAt) return <Alert color="teal">{t('plan.read', { date: dateOf(acknowledgedAt, timeZone) })}</Alert>;
  return (
    <Stack align="flex-start">
      {saying.isError && <Failed error={saying.error} />}
      <Button size="md" mih={48} loading={saying.isPending} onClick={() => saying.mutate()}>
        {t('plan.acknowledge')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('plan.why')}
      </Text>
    </Stack>
  );
}

function bySection(items: readonly CaregiverPlanItem[]): [string, CaregiverPlanItem[]][] {
  const sections = new Map<string, CaregiverPlanItem[]>();
  for (const item of items) sections.set(item.sectionTitle, [...(sections.get(item.sectionTitle) ?? []), item]);
  return [...sections];
}
