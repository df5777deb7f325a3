// SPDX-License-Identifier: Apache-2.0
import { Anchor, Button, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanDraftView, SignPlan } from '../api/generated/types.gen.js';
import { zSignPlan } from '../api/generated/zod.gen.js';
import { DateField } from '../design/DateField.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { Shown } from '../design/states.js';
import { useOneAct } from '../design/use-one-act.js';
import { NothingHere } from '../shell/page-states.js';
import { useMay } from '../shell/use-may.js';
import { useWords } from '../words/use-words.js';
import { Whose } from '../youth/Whose.js';
import { NoteField } from '../wording/NoteField.js';
import { DraftGone } from './DraftGone.js';
import { agency, draftOf, NoDraft, planChanged, sign, teamOf } from './queries.js';

/** Signing what was read aloud: what the youth said to it, until when it is looked at again, who sees what next. */
export default function SignPage() {
  const { t } = useTranslation('safety-plans');
  const { youthId } = useParams({ from: '/in/youth/$youthId/plan/sign' });
  const maySign = useMay()('plan.sign');
  const query = useQuery({ ...draftOf(youthId), enabled: maySign });
  if (!maySign) return <NothingHere />;
  if (query.error instanceof NoDraft && !query.data) return <DraftGone youthId={youthId} />;
  return (
    <Page
      title={t('sign.heading')}
      aside={
        <Anchor component={Link} to={`/youth/${youthId}/plan` as '/'}>
          {t('link.plan')}
        </Anchor>
      }
    >
      <Whose youthId={youthId} />
      <Shown query={query}>
        {(draft) => (
          <Stack gap="xl">
            <Next youthId={youthId} draft={draft} />
            <Signing key={draft.id} youthId={youthId} draft={draft} />
          </Stack>
        )}
      </Shown>
    </Page>
  );
}

function Signing({ youthId, draft: { version, agreement } }: { youthId: string; draft: PlanDraftView }) {
  const { t } = useTranslation('safety-plans');
  const { choices } = useWords();
  const go = useNavigate();
  const once = useOneAct();
  const { data: rules } = useQuery(agency);
  const asked = useApiForm<SignPlan>({
    rules: zSignPlan,
    defaults: { agreement: (agreement ?? '') as never, why: '', reviewBy: '' },
    leaveOut: ['why', 'reviewBy'],
    send: async (body) => {
      await once((key) => sign(youthId, version, body, key));
      await planChanged(youthId);
      await go({ to: `/youth/${youthId}/plan` as '/', replace: true });
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <ErrorSummary of={asked} />
        <RadioField
          form={asked.form}
          name="agreement"
          label={t('sign.agreement')}
          hint={t('sign.agreementHint')}
          choices={choices('agreement', zSignPlan.shape.agreement.options)}
        />
        <NoteField form={asked.form} name="why" label={t('sign.why')} hint={t('sign.whyHint')} optional rows={2} />
        <DateField
          form={asked.form}
          name="reviewBy"
          label={t('sign.reviewBy')}
          hint={rules ? t('sign.reviewByHint', { count: rules.planReviewDays }) : undefined}
          optional
        />
        <div>
          <Button type="submit" loading={asked.isSending}>
            {t('sign.sign')}
          </Button>
        </div>
        <Text size="sm" c="dimmed">
          {t('sign.forGood')}
        </Text>
      </Stack>
    </form>
  );
}

/** What happens with the words once this is signed. */
function Next({ youthId, draft }: { youthId: string; draft: PlanDraftView }) {
  const { t } = useTranslation('safety-plans');
  const { data: team } = useQuery(teamOf(youthId));
  const homes = team?.items.filter(({ relation, until }) => relation === 'placed' && until === null) ?? [];
  const meant = (audience: string) => draft.items.filter((one) => one.audience === audience).length;
  const shared = meant('caregiver');
  const names = homes.map(({ displayName }) => displayName).join(', ');
  return (
    <Section title={t('next.title')}>
      <List>
        {shared > 0 && (
          <List.Item>{names ? t('next.caregivers', { count: shared, names }) : t('next.later', { count: shared })}</List.Item>
        )}
        {meant('team') > 0 && <List.Item>{t('next.team', { count: meant('team') })}</List.Item>}
        {meant('youth_and_worker') > 0 && <List.Item>{t('next.between', { count: meant('youth_and_worker') })}</List.Item>}
        <List.Item>{t('next.withdraw')}</List.Item>
      </List>
      <Anchor component={Link} to={`/youth/${youthId}/plan/preview` as '/'}>
        {t('link.preview')}
      </Anchor>
    </Section>
  );
}
