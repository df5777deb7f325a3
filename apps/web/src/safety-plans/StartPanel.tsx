// SPDX-License-Identifier: Apache-2.0
import { Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SafetyPlanView, StartPlanDraft } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import { Failed } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { planChanged, start } from './queries.js';

type Stage = StartPlanDraft['stage'];
const entries = ['in_placement', 'while_missing', 'at_recovery'] as const;
const later = ['first_72_hours', 'transition'] as const;

/** Three moments to begin at, each in plain words; two more, and the draft that was set aside. */
export function StartPanel({ youthId, plan }: { youthId: string; plan: SafetyPlanView }) {
  const { t } = useTranslation('safety-plans');
  const begin = useStart(youthId);
  const aside = plan.setAsideStage as Stage | null;
  return (
    <Section title={plan.currentRevision > 0 ? t('start.again') : t('start.first')}>
      {begin.isError && <Failed error={begin.error} />}
      {aside && (
        <Group>
          <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate({ stage: aside, resume: true })}>
            {t('start.resume')}
          </Button>
        </Group>
      )}
      <SimpleGrid cols={{ base: 1, sm: 3 }}>
        {entries.map((stage) => (
          <Card key={stage} withBorder>
            <Stack justify="space-between" h="100%">
              <div>
                <Title order={3} size="h5">
                  {t(`start.${stage}.title`)}
                </Title>
                <Text>{t(`start.${stage}.text`)}</Text>
              </div>
              <Button variant="default" disabled={begin.isPending} onClick={() => begin.mutate({ stage })}>
                {t(`start.${stage}.begin`)}
              </Button>
            </Stack>
          </Card>
        ))}
      </SimpleGrid>
      <Group gap="xs">
        <Text c="dimmed">{t('start.other')}</Text>
        {later.map((stage) => (
          <Button key={stage} variant="subtle" disabled={begin.isPending} onClick={() => begin.mutate({ stage })}>
            {t(`start.${stage}`)}
          </Button>
        ))}
      </Group>
    </Section>
  );
}

/** Begins a draft and leads to its first question. */
export function useStart(youthId: string) {
  const go = useNavigate();
  const once = useOneAct();
  return useMutation({
    mutationFn: (asked: StartPlanDraft) => once((key) => start(youthId, asked, key)),
    onSuccess: async ({ stage }) => {
      await planChanged(youthId);
      await go({
        to: `/youth/${youthId}/plan/edit/${stage === 'at_recovery' ? 'first' : (firstOf[stage] ?? 'about_me')}` as '/',
      });
    },
  });
}
/** Where the first section of a stage is another than the plan's. */
const firstOf: Record<string, string> = { while_missing: 'safe_people' };
