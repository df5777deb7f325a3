// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanDraftView, PlanTemplateView, SafetyPlanView } from '../api/generated/types.gen.js';
import { Confirm } from '../design/Confirm.js';
import { Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { useMay } from '../shell/use-may.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { agency, decide, draftOf, planChanged, propose, setAside, template } from './queries.js';
import { DraftStory } from './DraftStory.js';
import { SendBack } from './SendBack.js';
import { PlanLines } from './SignedLines.js';
import { sectionsOf, stateOf } from './sections.js';

/** The draft that is open: how far it is, and the acts of whoever looks at it. */
export function DraftPanel({ youthId, plan }: { youthId: string; plan: SafetyPlanView }) {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  // Whoever decides on it reads first.
  const isReader = useMay()('plan.approve');
  const query = useQuery(draftOf(youthId));
  const questions = useQuery(template());
  return (
    <Section title={t('draft.title')}>
      <Shown query={query}>
        {(draft) => (
          <Stack>
            <Text>
              {t('edit.standing', { status: word('draft_status', draft.status), stage: word('plan_stage', draft.stage) })}
              {questions.data && ` · ${t('edit.progress', progressOf(questions.data, draft))}`}
            </Text>
            <Text c="dimmed">
              {t(plan.currentRevision > 0 && draft.basedOn > 0 ? 'draft.from' : 'draft.fresh', { number: draft.basedOn })}
            </Text>
            <DraftStory draft={draft} />
            {!isReader && <Acts youthId={youthId} draft={draft} plan={questions.data} signed={plan.currentRevision} />}
            <PlanLines
              youthId={youthId}
              number="draft"
              templateId={draft.templateId}
              items={draft.items}
              skipped={draft.skipped}
            />
            {isReader && <Acts youthId={youthId} draft={draft} plan={questions.data} signed={plan.currentRevision} />}
          </Stack>
        )}
      </Shown>
    </Section>
  );
}

function progressOf(plan: PlanTemplateView, draft: PlanDraftView): { done: number; count: number } {
  const asked = sectionsOf(plan, draft.stage);
  return {
    done: asked.filter(({ code }) => ['done', 'skipped'].includes(stateOf(code, draft, false))).length,
    count: asked.length,
  };
}

interface Asked {
  youthId: string;
  draft: PlanDraftView;
  plan: PlanTemplateView | undefined;
  /** The plan in force; 0 before the first. */
  signed: number;
}

function Acts({ youthId, draft, plan, signed }: Asked) {
  const { t } = useTranslation('safety-plans');
  const may = useMay();
  const { userId } = useMe();
  const { data: rules } = useQuery(agency);
  const { version, status, isTogether } = draft;
  const to = (below: string) => `/youth/${youthId}/plan/${below}` as '/';
  const next = plan && sectionsOf(plan, draft.stage).find(({ code }) => stateOf(code, draft, false) === 'not_started');
  const onDone = () => planChanged(youthId);
  const needsApproval = rules?.planNeedsApproval === true;
  return (
    <Stack>
      <Group>
        {may('plan.draft') && isTogether && (
          <Button component={Link} to={to('together')}>
            {t('notWritten.goOn')}
          </Button>
        )}
        {may('plan.draft') && status === 'draft' && !isTogether && (
          <>
            <Button component={Link} to={to(`edit/${next?.code ?? plan?.sections[0]?.code ?? 'about_me'}`)}>
              {t('draft.goOn')}
            </Button>
            <Button variant="default" component={Link} to={to('together')}>
              {t('link.together')}
            </Button>
            {needsApproval && (
              <Confirm
                label={t('draft.propose')}
                text={t('draft.proposeText')}
                act={(key) => propose(youthId, version, key)}
                onDone={onDone}
              />
            )}
          </>
        )}
        {may('plan.sign') && rules && (status === 'approved' || (status === 'draft' && !needsApproval && !isTogether)) && (
          <Button variant={status === 'approved' ? 'filled' : 'default'} component={Link} to={to('sign')}>
            {t('draft.sign')}
          </Button>
        )}
        {may('plan.approve') && status === 'proposed' && draft.proposedBy !== userId && (
          <>
            <Confirm
              variant="filled"
              label={t('draft.approve')}
              text={t('draft.approveText')}
              act={(key) => decide(youthId, version, { decision: 'approve' }, key)}
              onDone={onDone}
            />
            <SendBack youthId={youthId} version={version} />
          </>
        )}
        {may('plan.draft') && !isTogether && (
          <Confirm
            variant="subtle"
            label={t('draft.setAside')}
            text={t('draft.setAsideText')}
            act={(key) => setAside(youthId, version, key)}
            onDone={onDone}
          />
        )}
      </Group>
      <Group gap="lg">
        {signed > 0 && (
          <Anchor component={Link} to={to('compare')} search={{ from: signed } as never}>
            {t('link.compare', { number: signed })}
          </Anchor>
        )}
        <Anchor component={Link} to={to('preview')}>
          {t('link.preview')}
        </Anchor>
      </Group>
    </Stack>
  );
}
