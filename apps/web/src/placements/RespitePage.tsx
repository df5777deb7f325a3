// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StartRespite, YouthForCasework } from '../api/generated/types.gen.js';
import { zStartRespite } from '../api/generated/zod.gen.js';
import { DateField } from '../design/DateField.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { WhenField } from '../design/WhenField.js';
import { instantIn } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { FileFrame } from '../youth/FileFrame.js';
import { HomeChoice } from './HomeChoice.js';
import { placementsOf, startRespite } from './queries.js';
import { Sending, useBack } from './Sending.js';

/** Some nights elsewhere, while the placement goes on. */
export default function RespitePage() {
  const { t } = useTranslation('placements');
  return <FileFrame part={t('act.respite')}>{(youth) => <Respite youth={youth} />}</FileFrame>;
}

function Respite({ youth }: { youth: YouthForCasework }) {
  const { t } = useTranslation('placements');
  const { timeZone } = useMe();
  const back = useBack(youth.id);
  const once = useOneAct();
  const { data: placements } = useQuery(placementsOf(youth.id));
  const livesIn = placements?.items.find(({ id }) => id === placements.currentId)?.homeId;
  const asked = useApiForm<StartRespite>({
    rules: zStartRespite,
    defaults: { homeId: '', from: '', until: '' },
    // The last day is asked for as a day; it ends at noon of that day, by the agency's clocks.
    understood: ({ until, ...values }) => ({ ...values, until: until && (instantIn(timeZone, until, '12:00') ?? until) }),
    leaveOut: ['homeId', 'from', 'until'],
    send: async (body) => {
      await once((key) => startRespite(youth.id, body, key));
      await back();
    },
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <Text>{t('respite.text')}</Text>
        <ErrorSummary of={asked} />
        <HomeChoice form={form} name="homeId" label={t('home')} youth={youth} suits={({ id }) => id !== livesIn} />
        <WhenField form={form} name="from" label={t('from')} timeZone={timeZone} />
        <DateField form={form} name="until" label={t('respite.until')} hint={t('respite.untilHint')} optional />
        <Sending asked={asked} word={t('act.respite')} youthId={youth.id} />
      </Stack>
    </form>
  );
}
