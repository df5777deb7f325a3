// SPDX-License-Identifier: Apache-2.0
import { Anchor, Group, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { SafetyPlanView } from '../api/generated/types.gen.js';
import { Section } from '../design/Section.js';
import { Empty, Shown } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { FileFrame } from '../youth/FileFrame.js';
import { DraftPanel } from './DraftPanel.js';
import { planOf, revisionOf } from './queries.js';
import { SignedLines } from './SignedLines.js';
import { Standing } from './Standing.js';
import { StartPanel } from './StartPanel.js';

/** Where the plan stands, and what can be done with it. */
export default function PlanPage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/in/youth/$youthId/plan' });
  const query = useQuery(planOf(youthId));
  return (
    <FileFrame part={t('heading')}>
      {() => <Shown query={query}>{(plan) => <Plan youthId={youthId} plan={plan} />}</Shown>}
    </FileFrame>
  );
}

function Plan({ youthId, plan }: { youthId: string; plan: SafetyPlanView }) {
  const { t } = useTranslation('safety-plans');
  const may = useMay();
  const hasSigned = plan.currentRevision > 0;
  return (
    <Stack gap="xl">
      {plan.draftId ? (
        <DraftPanel youthId={youthId} plan={plan} />
      ) : (
        may('plan.draft') && <StartPanel youthId={youthId} plan={plan} />
      )}
      {hasSigned ? (
        <>
          <Standing youthId={youthId} plan={plan} />
          <Signed youthId={youthId} number={plan.currentRevision} />
        </>
      ) : (
        <Empty>{t('noneSigned')}</Empty>
      )}
    </Stack>
  );
}

function Signed({ youthId, number }: { youthId: string; number: number }) {
  const { t } = useTranslation('safety-plans');
  const query = useQuery(revisionOf(youthId, number));
  const may = useMay();
  return (
    <Section title={t('signed.title', { number })}>
      <Shown query={query}>{(revision) => <SignedLines youthId={youthId} revision={revision} />}</Shown>
      <Group gap="lg">
        <Anchor component={Link} to={`/youth/${youthId}/plan/history` as '/'}>
          {t('link.history')}
        </Anchor>
        {may('plan.print') &&
          (['full', 'caregiver', 'card'] as const).map((form) => (
            <Anchor key={form} component={Link} to={`/youth/${youthId}/plan/print/${form}` as '/'}>
              {t(`link.print.${form}`)}
            </Anchor>
          ))}
      </Group>
    </Section>
  );
}
