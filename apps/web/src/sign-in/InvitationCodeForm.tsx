// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LookInvitation } from '../api/generated/types.gen.js';
import { zLookInvitation } from '../api/generated/zod.gen.js';
import { useApiForm } from '../design/form.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { TextField } from '../design/fields.js';

export function InvitationCodeForm({ onCode }: { onCode: (code: string) => Promise<void> }) {
  const { t } = useTranslation('sign-in');
  const asked = useApiForm<LookInvitation>({
    rules: zLookInvitation,
    isFleeting: true,
    defaults: { code: '' },
    send: ({ code }) => onCode(code),
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <TextField
          form={asked.form}
          name="code"
          label={t('invitation.code')}
          hint={t('invitation.codeHint')}
          spellCheck={false}
        />
        <Button type="submit" size="md" mih={48} loading={asked.isSending} style={{ alignSelf: 'flex-start' }}>
          {t('invitation.next')}
        </Button>
      </Stack>
    </form>
  );
}
