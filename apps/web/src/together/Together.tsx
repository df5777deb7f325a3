// SPDX-License-Identifier: Apache-2.0
import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { SaveState } from '../design/SaveState.js';
import { Failed } from '../design/states.js';
import { ClashDialog } from '../safety-plans/ClashDialog.js';
import { type PlanDesk, useDesk } from '../safety-plans/desk.js';
import { sectionsOf } from '../safety-plans/sections.js';
import { useMe } from '../shell/session.js';
import { Leave } from './Leave.js';
import { Question } from './Question.js';
import { beTogether } from './queries.js';
import { ReadBack } from './ReadBack.js';
import classes from './Together.module.css';

const sizes = ['normal', 'large', 'largest'] as const;
const helpful = ['/help', '/device-safety'];

/** Only the youth's own plan on the screen, one question at a time, and the code to leave. */
export function Together({ youthId, desk, plan }: { youthId: string; desk: PlanDesk; plan: PlanTemplateView }) {
  const { t } = useTranslation('together');
  const { server, mine, save, clashes, isPutOff } = useDesk(desk);
  const [size, setSize] = useState(1);
  const [at, setAt] = useState(0);
  const [hasMoved, setMoved] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const hasLeft = useRef(false);
  const staying = useStaying(youthId, desk, hasLeft);
  // Back, or a link that somebody else put here, asks for the code at once; else the server would lead back here.
  useBlocker({
    shouldBlockFn: ({ next }) => {
      if (hasLeft.current || helpful.includes(next.pathname)) return false;
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
        title={t('heading')}
        aside={
          <Group gap="xs">
            <Button variant="default" aria-label={t('larger')} onClick={() => setSize((size + 1) % sizes.length)}>
              {t('letters')}
            </Button>
            <Button variant="default" onClick={() => setLeaving(true)}>
              {t('pause')}
            </Button>
          </Group>
        }
      >
        <ClashDialog desk={desk} clashes={clashes} isPutOff={isPutOff} />
        {staying.isError && <Failed error={staying.error} again={() => staying.mutate()} />}
        {section ? (
          <Question
            key={section.code}
            {...{ youthId, desk, section, written: mine }}
            isFirst={at === 0}
            hasMoved={hasMoved}
            step={step}
          />
        ) : (
          <ReadBack {...{ youthId, desk }} sections={plan.sections} back={() => step(-1)} done={() => setLeaving(true)} />
        )}
        {/* No time of day: nothing here runs or counts. */}
        <SaveState save={save} saveNow={() => void desk.saveNow()} />
        <Leave
          {...{ youthId, desk }}
          isOpen={isLeaving}
          close={() => setLeaving(false)}
          left={() => void (hasLeft.current = true)}
        />
      </Page>
    </div>
  );
}

/** Whoever signed in again at the lock has a new session: it is held to this page as the one before was. */
function useStaying(youthId: string, desk: PlanDesk, hasLeft: React.RefObject<boolean>) {
  const { togetherWith } = useMe();
  const staying = useMutation({ mutationFn: () => beTogether(youthId, desk) });
  const { mutate: stay } = staying;
  useEffect(() => {
    if (togetherWith !== youthId && !hasLeft.current) stay();
  }, [togetherWith, youthId, hasLeft, stay]);
  return staying;
}
