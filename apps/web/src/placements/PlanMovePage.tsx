// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanMove, YouthForCasework } from '../api/generated/types.gen.js';
import { zPlanMove } from '../api/generated/zod.gen.js';
import { DateField } from '../design/DateField.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { SelectField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { useWords } from '../words/use-words.js';
import { FileFrame } from '../youth/FileFrame.js';
import { NoteField } from '../wording/NoteField.js';
import { HomeChoice } from './HomeChoice.js';
import { hasHome, kinds, suitsKind } from './kinds.js';
import { planMove } from './queries.js';
import { Sending, useBack } from './Sending.js';

/** A move that is prepared with the youth; it happens when they are placed accordingly. */
export default function PlanMovePage() {
  const { t } = useTranslation('placements');
  return <FileFrame part={t('move.plan')}>{(youth) => <Planning youth={youth} />}</FileFrame>;
}

function Planning({ youth }: { youth: YouthForCasework }) {
  const { t } = useTranslation('placements');
  const { choices } = useWords();
  const back = useBack(youth.id);
  const once = useOneAct();
  const asked = useApiForm<PlanMove>({
    rules: zPlanMove,
    defaults: { kind: 'foster_family_home', homeId: '', expectedOn: '', why: '' },
    leaveOut: ['homeId', 'why', 'expectedOn'],
    send: async ({ homeId, ...values }) => {
      const body = { ...values, ...(homeId && hasHome(values.kind) ? { homeId } : {}) };
      await once((key) => planMove(youth.id, body, key));
      await back();
    },
  });
  const { form } = asked;
  const kind = form.watch('kind');
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <ErrorSummary of={asked} />
        <DateField form={form} name="expectedOn" label={t('move.expectedOn')} />
        <SelectField form={form} name="kind" label={t('kind')} choices={choices('placement_kind', kinds)} />
        {hasHome(kind) && (
          <HomeChoice key={kind} form={form} name="homeId" label={t('home')} optional youth={youth} suits={suitsKind(kind)} />
        )}
        <NoteField form={form} name="why" label={t('move.why')} hint={t('move.whyHint')} rows={3} optional />
        <Sending asked={asked} word={t('move.plan')} youthId={youth.id} />
      </Stack>
    </form>
  );
}
