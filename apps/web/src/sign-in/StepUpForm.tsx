// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.js';
import { sessionStepUp } from '../api/generated/sdk.gen.js';
import { Refused } from '../api/problem.js';
import type { StepUp } from '../api/generated/types.gen.js';
import { zStepUp } from '../api/generated/zod.gen.js';
import { useApiForm } from '../design/form.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CodeField, PasswordField } from '../design/fields.js';

/** Password and a new code: the second factor counts as fresh for 15 minutes. */
export function StepUpForm({ onProved, onLeft, onEnded }: { onProved: () => void; onLeft: () => void; onEnded: () => void }) {
  const { t } = useTranslation('sign-in');
  const asked = useApiForm<StepUp>({
    rules: zStepUp,
    isFleeting: true,
    defaults: { password: '', code: '' },
    send: async (body) => {
      try {
        await call(sessionStepUp({ body }));
      } catch (error) {
        // Not for this form: the session itself has ended.
        if (error instanceof Refused && error.status === 401) return onEnded();
        throw error;
      }
      onProved();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <PasswordField form={asked.form} name="password" label={t('password')} />
        <CodeField form={asked.form} name="code" label={t('code')} hint={t('newCodeHint')} />
        <Group>
          <Button type="submit" loading={asked.isSending}>
            {t('confirm')}
          </Button>
          <Button variant="default" onClick={onLeft}>
            {t('notNow')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
