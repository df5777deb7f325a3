// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ActChoice, AnswerOffer } from '../api/generated/types.gen.js';
import { zAnswerOffer } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { LongTextField, RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useReferralWords } from './use-referral-words.js';

interface Answering {
  acts: readonly ActChoice[];
  send: (answer: AnswerOffer) => Promise<unknown>;
}

/** Yes, no with a reason, or that they have seen the youth: only what can be said now. */
export function AnswerForm({ acts, send }: Answering) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  const reasonsOf = (act: string) => acts.find((one) => one.act === act)?.reasons ?? [];
  const asked = useApiForm<AnswerOffer>({
    rules: zAnswerOffer,
    defaults: { act: '' as never, reason: '' as never, words: '' },
    understood: ({ reason, ...typed }) =>
      ({ ...typed, ...(reason && reasonsOf(typed.act).includes(reason) ? { reason } : {}) }) as AnswerOffer,
    leaveOut: ['words'],
    send,
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
          label={t('answer.act')}
          choices={words.choices(
            'answer.say',
            acts.map(({ act }) => act),
          )}
        />
        {reasons.length > 0 && (
          <RadioField form={form} name="reason" label={t('field.reason')} choices={words.choices('reason', reasons)} />
        )}
        <LongTextField form={form} name="words" label={t('answer.words')} hint={t('answer.wordsHint')} rows={2} optional />
        <Group>
          <Button type="submit" size="md" mih={48} loading={asked.isSending}>
            {t('answer.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
