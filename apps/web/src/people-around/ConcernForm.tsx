// SPDX-License-Identifier: Apache-2.0
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordPersonOfConcern } from '../api/generated/types.gen.js';
import { zRecordPersonOfConcern } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { SelectField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { useOneAct } from '../design/use-one-act.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { useWords } from '../words/use-words.js';
import { NoteField } from '../wording/NoteField.js';
import { PersonPicker } from './PersonPicker.js';
import { recordConcern } from './queries.js';

export function ConcernForm({ youthId, again, close }: { youthId: string; again: () => Promise<unknown>; close: () => void }) {
  const { t } = useTranslation(['people-around', 'design']);
  const { choices } = useWords();
  const once = useOneAct();
  const asked = useApiForm<RecordPersonOfConcern>({
    rules: zRecordPersonOfConcern,
    defaults: { name: '', connection: '' as 'parent', why: '', userId: '' },
    leaveOut: ['userId', 'connection'],
    send: async (values) => {
      await once((key) => recordConcern(youthId, values, key));
      await again();
      close();
    },
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <TextField form={form} name="name" label={t('concern.name')} hint={t('concern.nameHint')} />
        <SelectField
          form={form}
          name="connection"
          label={t('concern.connection')}
          choices={[{ value: '', label: t('choose') }, ...choices('concern_connection')]}
        />
        <NoteField form={form} name="why" label={t('concern.why')} hint={t('concern.whyHint')} rows={3} />
        <PersonPicker form={form} name="userId" label={t('concern.account')} none={t('concern.noAccount')} />
        <SendOrClose isSending={asked.isSending} close={close} word={t('concern.record')} />
      </Stack>
    </form>
  );
}
