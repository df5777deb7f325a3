// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallOffReferral, ReferralView } from '../api/generated/types.gen.js';
import { zCallOffReferral } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { NoteField } from '../wording/NoteField.js';
import { closings } from './lists.js';
import { callOff, useReferralMoved } from './queries.js';
import { useReferralWords } from './use-referral-words.js';

/** Ends a referral before it is completed. That the youth says no is a reason of its own. */
export function CallOff({ referral, close }: { referral: ReferralView; close: () => void }) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  const moved = useReferralMoved(referral.youthId);
  const once = useOneAct();
  const asked = useApiForm<CallOffReferral>({
    rules: zCallOffReferral,
    defaults: { reason: 'youth_declined', words: '' },
    leaveOut: ['words'],
    send: async (body) => {
      await once((key) => callOff(referral, body, key));
      close();
      await moved();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <RadioField form={asked.form} name="reason" label={t('field.reason')} choices={words.choices('reason', closings)} />
        <NoteField form={asked.form} name="words" label={t('field.inWords')} rows={2} optional />
        <SendOrClose isSending={asked.isSending} close={close} word={t('callOff')} />
      </Stack>
    </form>
  );
}
