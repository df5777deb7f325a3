// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StartAway } from '../api/generated/types.gen.js';
import { zStartAway } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { WhenField } from '../design/WhenField.js';
import { useMe } from '../shell/session.js';
import { FileFrame, useYouthId } from '../youth/FileFrame.js';
import { useWords } from '../words/use-words.js';
import { startAway } from './queries.js';
import { Sending, useBack } from './Sending.js';

/** The youth is away; their place is kept, and nobody loses access. */
export default function AwayPage() {
  const { t } = useTranslation('placements');
  return <FileFrame part={t('act.away')}>{() => <Away />}</FileFrame>;
}

function Away() {
  const { t } = useTranslation('placements');
  const { choices } = useWords();
  const { timeZone } = useMe();
  const youthId = useYouthId();
  const back = useBack(youthId);
  const once = useOneAct();
  const asked = useApiForm<StartAway>({
    rules: zStartAway,
    defaults: { kind: '' as 'runaway', from: '' },
    leaveOut: ['from'],
    send: async (body) => {
      await once((key) => startAway(youthId, body, key));
      await back();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <Text>{t('away.text')}</Text>
        <ErrorSummary of={asked} />
        <RadioField
          form={asked.form}
          name="kind"
          label={t('away.kind')}
          choices={choices('placement_kind', zStartAway.shape.kind.options)}
        />
        <WhenField form={asked.form} name="from" label={t('from')} timeZone={timeZone} />
        <Sending asked={asked} word={t('act.away')} youthId={youthId} />
      </Stack>
    </form>
  );
}
