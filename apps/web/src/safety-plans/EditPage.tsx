// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanTemplateView, TemplateSectionView } from '../api/generated/types.gen.js';
import { Page } from '../design/Page.js';
import { SaveState } from '../design/SaveState.js';
import { Shown, Waiting } from '../design/states.js';
import { NothingHere } from '../shell/page-states.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { Whose } from '../youth/Whose.js';
import { ClashDialog } from './ClashDialog.js';
import { type PlanDesk, useDesk } from './desk.js';
import { DraftGone } from './DraftGone.js';
import classes from './Edit.module.css';
import { FirstQuestions } from './FirstQuestions.js';
import { NotWritten } from './NotWritten.js';
import { NoDraft, template } from './queries.js';
import { SectionForm } from './SectionForm.js';
import { SectionList } from './SectionList.js';
import { sectionsOf } from './sections.js';
import { useOpenDesk } from './use-open-desk.js';

/** Writing the draft, one section at a time. */
export default function EditPage() {
  const { t } = useTranslation('safety-plans');
  const { youthId, section } = useParams({ from: '/in/youth/$youthId/plan/edit/$section' });
  const mayWrite = useMay()('plan.draft');
  const opening = useOpenDesk(youthId, mayWrite);
  const templateId = opening.data?.get().server.templateId;
  const questions = useQuery({ ...template(templateId), enabled: templateId !== undefined });
  if (!mayWrite) return <NothingHere />;
  if (opening.error instanceof NoDraft) return <DraftGone youthId={youthId} />;
  if (opening.data && questions.data)
    return <Writing youthId={youthId} desk={opening.data} plan={questions.data} code={section} />;
  return (
    <Page title={t('heading')}>
      <Shown query={(opening.isError ? opening : questions) as UseQueryResult<unknown>}>{() => <Waiting />}</Shown>
    </Page>
  );
}

function Writing({ youthId, desk, plan, code }: { youthId: string; desk: PlanDesk; plan: PlanTemplateView; code: string }) {
  const { t } = useTranslation('safety-plans');
  const { word } = useWords();
  const { timeZone } = useMe();
  const { server, mine, save, clashes, isPutOff } = useDesk(desk);
  const section = plan.sections.find((one) => one.code === code);
  const isFirst = code === 'first' && server.stage === 'at_recovery';
  if (!section && !isFirst) return <NothingHere />;
  const isWritten = server.status === 'draft' && !server.isTogether;
  return (
    <Page title={section?.title ?? t('first.title')}>
      <Whose youthId={youthId} />
      <div className={classes.bar}>
        <Text size="sm" c="dimmed">
          {t('edit.standing', { status: word('draft_status', server.status), stage: word('plan_stage', server.stage) })}
        </Text>
        <SaveState save={save} timeZone={timeZone} saveNow={() => void desk.saveNow()} />
      </div>
      <ClashDialog desk={desk} clashes={clashes} isPutOff={isPutOff} />
      <div className={classes.page}>
        <SectionList {...{ youthId, plan, stage: server.stage, written: mine, open: code }} />
        <Stack gap="xl">
          {!isWritten && <NotWritten youthId={youthId} draft={server} desk={desk} />}
          {isWritten && section && <SectionForm key={code} {...{ youthId, desk, section, written: mine }} />}
          {isWritten && isFirst && <FirstQuestions desk={desk} />}
          {isWritten && <Steps {...{ youthId, desk, plan, code, stage: server.stage, section }} />}
        </Stack>
      </div>
    </Page>
  );
}

interface Stepped {
  youthId: string;
  desk: PlanDesk;
  plan: PlanTemplateView;
  code: string;
  stage: string;
  section: TemplateSectionView | undefined;
}

/** Skip, Back, Next, and what else one does from here. */
function Steps({ youthId, desk, plan, code, stage, section }: Stepped) {
  const { t } = useTranslation('safety-plans');
  const go = useNavigate();
  const codes = [...(stage === 'at_recovery' ? ['first'] : []), ...sectionsOf(plan, stage).map((one) => one.code)];
  const at = codes.indexOf(code);
  const path = (to: string | undefined) => (to ? `/youth/${youthId}/plan/edit/${to}` : `/youth/${youthId}/plan`) as '/';
  const skip = () => {
    desk.edit(({ items, skipped }) => ({ items, skipped: [...new Set([...skipped, code])] }));
    void go({ to: path(codes[at + 1]) });
  };
  const { basedOn } = desk.get().server;
  const isEmpty = !desk.get().mine.items.some((line) => line.section === code);
  return (
    <Stack>
      <Group>
        {at > 0 && (
          <Button variant="default" component={Link} to={path(codes[at - 1])}>
            {t('edit.back')}
          </Button>
        )}
        {section?.canSkip && isEmpty && (
          <Button variant="default" onClick={skip}>
            {t('edit.skip')}
          </Button>
        )}
        <Button component={Link} to={path(codes[at + 1])}>
          {codes[at + 1] ? t('edit.next') : t('edit.finish')}
        </Button>
      </Group>
      <Group gap="lg">
        {basedOn > 0 && (
          <Anchor component={Link} to={`/youth/${youthId}/plan/compare` as '/'}>
            {t('link.compareSigned')}
          </Anchor>
        )}
        {(['together', 'preview'] as const).map((to) => (
          <Anchor key={to} component={Link} to={`/youth/${youthId}/plan/${to}` as '/'}>
            {t(`link.${to}`)}
          </Anchor>
        ))}
        <Anchor component={Link} to={path(undefined)}>
          {t('link.plan')}
        </Anchor>
      </Group>
    </Stack>
  );
}
