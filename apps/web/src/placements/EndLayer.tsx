// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArrangementView, EndLayer as Ending } from '../api/generated/types.gen.js';
import { zEndLayer } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { WhenField } from '../design/WhenField.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { endLayer, useMoved } from './queries.js';

const reasons = {
  respite: ['respite_complete', 'came_back', 'other'],
  away: ['came_back', 'was_found', 'other'],
};

/** Ends respite or an absence: what happened, and when. */
export function EndLayer({ youthId, of: one }: { youthId: string; of: ArrangementView }) {
  const { t } = useTranslation('placements');
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <Ended youthId={youthId} of={one} close={() => setOpen(false)} />;
  return (
    <Button variant="default" size="compact-md" mt="xs" onClick={() => setOpen(true)}>
      {t(`end.${one.layer}`)}
    </Button>
  );
}

function Ended({ youthId, of: { id, version, layer }, close }: { youthId: string; of: ArrangementView; close: () => void }) {
  const { t } = useTranslation(['placements', 'design']);
  const { choices } = useWords();
  const { timeZone } = useMe();
  const moved = useMoved(youthId);
  const once = useOneAct();
  const asked = useApiForm<Ending>({
    rules: zEndLayer,
    defaults: { reason: '' as 'other', at: '' },
    leaveOut: ['reason', 'at'],
    send: async (values) => {
      await once((key) => endLayer(youthId, id, version, values, key));
      await moved();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack mt="xs">
        <ErrorSummary of={asked} />
        <RadioField
          form={asked.form}
          name="reason"
          label={t('end.reason')}
          choices={choices('layer_end_reason', reasons[layer as keyof typeof reasons])}
        />
        <WhenField form={asked.form} name="at" label={t('when')} timeZone={timeZone} />
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
    </form>
  );
}
