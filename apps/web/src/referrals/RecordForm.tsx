// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferView, RecordOfferAct, ReferralView } from '../api/generated/types.gen.js';
import { zRecordOfferAct } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { LongTextField, RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { recordAct, useReferralMoved } from './queries.js';
import { useReferralWords } from './use-referral-words.js';

/** What happened to an offer: only what can have happened now, each with the reasons that belong to it. */
export function RecordForm({ referral, offer, close }: { referral: ReferralView; offer: OfferView; close: () => void }) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  const moved = useReferralMoved(referral.youthId);
  const once = useOneAct();
  const reasonsOf = (act: string) => offer.acts.find((one) => one.act === act)?.reasons ?? [];
  const asked = useApiForm<RecordOfferAct>({
    rules: zRecordOfferAct,
    defaults: { act: (offer.acts[0]?.act ?? 'cancel') as RecordOfferAct['act'], reason: '' as never, words: '' },
    // A reason that was chosen for another act stays with that one.
    understood: ({ reason, ...typed }) =>
      ({ ...typed, ...(reason && reasonsOf(typed.act).includes(reason) ? { reason } : {}) }) as RecordOfferAct,
    leaveOut: ['words'],
    send: async (body) => {
      await once((key) => recordAct(referral, offer.id, body, key));
      close();
      await moved();
    },
  });
  const { form } = asked;
  const act = form.watch('act');
  const reasons = reasonsOf(act);
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <RadioField
          form={form}
          name="act"
          label={t('field.act')}
          choices={words.choices(
            'act',
            offer.acts.map((one) => one.act),
          )}
        />
        {reasons.length > 0 && (
          <RadioField form={form} name="reason" label={t('field.reason')} choices={words.choices('reason', reasons)} />
        )}
        <LongTextField
          form={form}
          name="words"
          label={t(act === 'hand_over' ? 'field.handOver' : 'field.inWords')}
          hint={act === 'hand_over' ? t('handOverHint') : undefined}
          rows={2}
          optional
        />
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
    </form>
  );
}
