// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MakeReferral } from '../api/generated/types.gen.js';
import { zMakeReferral } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField, SelectField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { LanguageField } from '../design/LanguagesField.js';
import { useOneAct } from '../design/use-one-act.js';
import { NoteField } from '../wording/NoteField.js';
import { needs, transports, urgencies } from './lists.js';
import { make, useReferralMoved } from './queries.js';
import { useReferralWords } from './use-referral-words.js';

/** What is asked, for one youth, of one service; others can be added to it. */
export function NewForm({ youthId, serviceId }: { youthId: string; serviceId: string }) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords();
  const moved = useReferralMoved(youthId);
  const go = useNavigate();
  const once = useOneAct();
  const asked = useApiForm<MakeReferral>({
    rules: zMakeReferral,
    defaults: {
      need: 'counselling',
      words: '',
      urgency: 'routine',
      transport: 'gets_there',
      interpreterLanguage: '',
      serviceIds: [serviceId],
    },
    understood: ({ interpreterLanguage, ...typed }) => ({ ...typed, ...(interpreterLanguage ? { interpreterLanguage } : {}) }),
    leaveOut: ['words'],
    send: async (body) => {
      const { id } = await once((key) => make(youthId, body, key));
      void moved();
      await go({ to: `/youth/${youthId}/referrals/${id}` as '/', replace: true });
    },
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <ErrorSummary of={asked} />
        <SelectField form={form} name="need" label={t('field.need')} choices={words.choices('need', needs)} />
        <NoteField form={form} name="words" label={t('field.words')} hint={t('wordsHint')} rows={3} optional />
        <RadioField form={form} name="urgency" label={t('field.urgency')} choices={words.choices('urgency', urgencies)} />
        <RadioField form={form} name="transport" label={t('field.transport')} choices={words.choices('transport', transports)} />
        <LanguageField form={form} name="interpreterLanguage" label={t('field.interpreter')} none={t('noInterpreter')} />
        <Group>
          <Button type="submit" loading={asked.isSending}>
            {t('make')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
