// SPDX-License-Identifier: Apache-2.0
import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DeclareConflict } from '../api/generated/types.gen.js';
import { zDeclareConflict } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useWords } from '../words/use-words.js';
import { PersonPicker } from './PersonPicker.js';
import { declareConflict } from './queries.js';

/** Who, and why; what happens then is said before. */
export function DeclareForm({ youthId, close }: { youthId: string; close: () => void }) {
  const { t } = useTranslation(['people-around', 'design']);
  const { choices } = useWords();
  const client = useQueryClient();
  const once = useOneAct();
  const asked = useApiForm<DeclareConflict>({
    rules: zDeclareConflict,
    defaults: { userId: '', reason: '' as 'other' },
    leaveOut: ['userId', 'reason'],
    send: async (values) => {
      await once((key) => declareConflict(youthId, values, key));
      // The person may have been on the team, or living with the youth.
      void client.invalidateQueries({ queryKey: ['youth', youthId], predicate: ({ queryKey }) => queryKey[2] !== 'file' });
      close();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <Text>{t('conflicts.declareText')}</Text>
        <ErrorSummary of={asked} />
        <PersonPicker form={asked.form} name="userId" label={t('conflicts.who')} />
        <RadioField form={asked.form} name="reason" label={t('conflicts.reason')} choices={choices('conflict_reason')} />
        <SendOrClose isSending={asked.isSending} close={close} word={t('conflicts.declare')} />
      </Stack>
    </form>
  );
}
