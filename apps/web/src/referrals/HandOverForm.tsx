// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HandOver, OfferView, ReferralView } from '../api/generated/types.gen.js';
import { zHandOver } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useOneAct } from '../design/use-one-act.js';
import { NoteField } from '../wording/NoteField.js';
import { handOverWays } from './lists.js';
import { handOver, useReferralMoved } from './queries.js';
import { useReferralWords } from './use-referral-words.js';

/** Youth and service brought together: how, and what the service should know to begin well. */
export function HandOverForm({ referral, offer, close }: { referral: ReferralView; offer: OfferView; close: () => void }) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  const moved = useReferralMoved(referral.youthId);
  const once = useOneAct();
  const asked = useApiForm<HandOver>({
    rules: zHandOver,
    defaults: { how: 'in_person', words: '' },
    leaveOut: ['words'],
    send: async (body) => {
      await once((key) => handOver(referral, offer.id, body, key));
      close();
      await moved();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <Text size="sm">{t('handOverText')}</Text>
        <ErrorSummary of={asked} />
        <RadioField form={asked.form} name="how" label={t('field.how')} choices={words.choices('how', handOverWays)} />
        <NoteField form={asked.form} name="words" label={t('field.handOver')} hint={t('handOverHint')} rows={2} optional />
        <SendOrClose isSending={asked.isSending} close={close} word={t('handOver')} />
      </Stack>
    </form>
  );
}
