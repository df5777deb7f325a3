// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OfferView, RecordOfferAct, ReferralView } from '../api/generated/types.gen.js';
import { zRecordOfferAct } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { NoteField } from '../wording/NoteField.js';
import { recordAct, useReferralMoved } from './queries.js';
import { useReferralWords } from './use-referral-words.js';

/** What has a form or a question of its own. */
const apart = ['send', 'hand_over', 'outcome'];
export const recordable = ({ acts }: OfferView) => acts.filter(({ act }) => !apart.includes(act));

/** What happened to an offer: only what can have happened now, each with the reasons that belong to it. */
export function RecordForm({ referral, offer, close }: { referral: ReferralView; offer: OfferView; close: () => void }) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  const moved = useReferralMoved(referral.youthId);
  const once = useOneAct();
  const known = recordable(offer);
  const reasonsOf = (act: string) => known.find((one) => one.act === act)?.reasons ?? [];
  const asked = useApiForm<RecordOfferAct>({
    rules: zRecordOfferAct,
    defaults: { act: (known[0]?.act ?? 'cancel') as RecordOfferAct['act'], reason: '' as never, words: '' },
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
  const reasons = reasonsOf(form.watch('act'));
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
            known.map((one) => one.act),
          )}
        />
        {reasons.length > 0 && (
          <RadioField form={form} name="reason" label={t('field.reason')} choices={words.choices('reason', reasons)} />
        )}
        <NoteField form={form} name="words" label={t('field.inWords')} rows={2} optional />
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
    </form>
  );
}
