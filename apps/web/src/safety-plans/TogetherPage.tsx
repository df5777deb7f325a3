// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, Text } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link, useBlocker, useParams } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { SaveState } from '../design/SaveState.js';
import { Shown, Waiting } from '../design/states.js';
import { NothingHere } from '../shell/page-states.js';
import { useMay } from '../shell/use-may.js';
import { ClashDialog } from './ClashDialog.js';
import { openDesk, type PlanDesk, useDesk } from './desk.js';
import { enterTogether, template } from './queries.js';
import { ReadBack } from './ReadBack.js';
import { sectionsOf } from './sections.js';
import classes from './Together.module.css';
import { TogetherLeave } from './TogetherLeave.js';
import { TogetherQuestion } from './TogetherQuestion.js';

/** The youth beside their worker: only the youth's own plan on the screen, one question at a time, and the code to leave. */
export default function TogetherPage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/alone/youth/$youthId/plan/together' });
  const mayWrite = useMay()('plan.draft');
  const entering = useQuery({
    enabled: mayWrite,
    queryKey: ['desk-together', youthId],
    queryFn: async () => {
      const desk = await openDesk(youthId);
      const { status, isTogether } = desk.get().server;
      if (status === 'draft' && !isTogether) await desk.act((version) => enterTogether(youthId, version));
      return desk;
    },
    staleTime: 'static',
    gcTime: 0,
  });
  const templateId = entering.data?.get().server.templateId;
  const questions = useQuery({ ...template(templateId), enabled: templateId !== undefined });
  if (!mayWrite) return <NothingHere />;
  if (entering.data && questions.data) {
    if (entering.data.get().server.status === 'draft')
      return <Together youthId={youthId} desk={entering.data} plan={questions.data} />;
    return (
      <Page title={t('together.heading')}>
        <Text>{t('together.closed')}</Text>
        <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'}>
          {t('link.plan')}
        </Anchor>
      </Page>
    );
  }
  return (
    <Page title={t('together.heading')}>
      <Shown query={(entering.isError ? entering : questions) as UseQueryResult<unknown>}>{() => <Waiting />}</Shown>
    </Page>
  );
}

const sizes = ['normal', 'large', 'largest'] as const;

function Together({ youthId, desk, plan }: { youthId: string; desk: PlanDesk; plan: PlanTemplateView }) {
  const { t } = useTranslation('safety-plans');
  const { server, mine, save, clashes } = useDesk(desk);
  const [size, setSize] = useState(1);
  const [at, setAt] = useState(0);
  const [hasMoved, setMoved] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const hasLeft = useRef(false);
  // Back, or a link that somebody else put here, is not the way out: the worker's code is. Leave this page works as ever.
  useBlocker({
    shouldBlockFn: () => {
      if (hasLeft.current) return false;
      setLeaving(true);
      return true;
    },
    enableBeforeUnload: false,
  });
  const sections = sectionsOf(plan, server.stage);
  const section = sections[at];
  const step = (by: number) => {
    setAt(at + by);
    setMoved(true);
    scrollTo(0, 0);
  };
  return (
    <div className={classes[sizes[size]!]}>
      <Page
        title={t('together.heading')}
        aside={
          <Group gap="xs">
            <Button variant="default" aria-label={t('together.larger')} onClick={() => setSize((size + 1) % sizes.length)}>
              {t('together.letters')}
            </Button>
            <Button variant="default" onClick={() => setLeaving(true)}>
              {t('together.pause')}
            </Button>
          </Group>
        }
      >
        <ClashDialog desk={desk} clashes={clashes} />
        {section ? (
          <TogetherQuestion
            key={section.code}
            {...{ youthId, desk, section, written: mine }}
            isFirst={at === 0}
            hasMoved={hasMoved}
            step={step}
          />
        ) : (
          <ReadBack
            youthId={youthId}
            sections={plan.sections}
            written={mine}
            back={() => step(-1)}
            done={() => setLeaving(true)}
          />
        )}
        {/* No time of day: nothing here runs or counts. */}
        <SaveState save={save} saveNow={() => void desk.saveNow()} />
        <TogetherLeave
          youthId={youthId}
          desk={desk}
          isOpen={isLeaving}
          close={() => setLeaving(false)}
          left={() => void (hasLeft.current = true)}
        />
      </Page>
    </div>
  );
}
