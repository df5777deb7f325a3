// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferView, ReferralView, SayOutcome } from '../api/generated/types.gen.js';
import { zSayOutcome } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { NoteField } from '../wording/NoteField.js';
import { outcomes } from './lists.js';
import { sayOutcome, useReferralMoved } from './queries.js';
import { useReferralWords } from './use-referral-words.js';

/** Whether it helped, by the youth's word or the worker's. */
export function OutcomeForm({ referral, offer, close }: { referral: ReferralView; offer: OfferView; close: () => void }) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  const moved = useReferralMoved(referral.youthId);
  const once = useOneAct();
  const asked = useApiForm<SayOutcome>({
    rules: zSayOutcome,
    defaults: { outcome: '' as never, by: 'youth', words: '' },
    leaveOut: ['words'],
    send: async (body) => {
      await once((key) => sayOutcome(referral, offer.id, body, key));
      close();
      await moved();
    },
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <RadioField
          form={form}
          name="by"
          label={t('field.by')}
          hint={t('byHint')}
          choices={words.choices('outcomeBy', ['youth', 'worker'])}
        />
        <RadioField form={form} name="outcome" label={t('field.outcome')} choices={words.choices('outcome', outcomes)} />
        <NoteField form={form} name="words" label={t('field.inWords')} hint={t('unknownHint')} rows={2} optional />
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
    </form>
  );
}
