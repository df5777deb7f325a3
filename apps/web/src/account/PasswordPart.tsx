// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'react';
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ChangePassword } from '../api/generated/types.gen.js';
import { zChangePassword } from '../api/generated/zod.gen.js';
import { useApiForm } from '../design/form.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CodeField, PasswordField } from '../design/fields.js';
import { changePassword, sessions } from './queries.js';

/** Closed until it is asked for: a password field on every visit would make browsers offer to fill it. */
export function PasswordPart() {
  const { t } = useTranslation('account');
  const [state, setState] = useState<'closed' | 'open' | 'done'>('closed');
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && state !== 'open') opener.current?.focus();
    wasOpen.current = state === 'open';
  }, [state]);
  if (state === 'open') return <PasswordForm onDone={() => setState('done')} onLeft={() => setState('closed')} />;
  return (
    <Stack gap="sm" align="flex-start">
      <div role="status">{state === 'done' && <Alert color="teal">{t('password.done')}</Alert>}</div>
      <Text>{t('password.what')}</Text>
      <Button ref={opener} variant="default" mih={44} onClick={() => setState('open')}>
        {t('password.open')}
      </Button>
    </Stack>
  );
}

function PasswordForm({ onDone, onLeft }: { onDone: () => void; onLeft: () => void }) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  const asked = useApiForm<ChangePassword>({
    rules: zChangePassword,
    isFleeting: true,
    defaults: { current: '', code: '', next: '' },
    send: async (values) => {
      await changePassword(values);
      onDone();
      void client.invalidateQueries({ queryKey: sessions.queryKey });
    },
  });
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => box.current?.querySelector('input')?.focus(), []);
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate ref={box}>
      <Stack>
        <ErrorSummary of={asked} />
        <PasswordField form={form} name="current" label={t('password.current')} />
        <CodeField form={form} name="code" label={t('sign-in:code')} hint={t('sign-in:newCodeHint')} />
        <PasswordField
          form={form}
          name="next"
          label={t('password.next')}
          hint={t('password.rules')}
          autoComplete="new-password"
        />
        <Group>
          <Button type="submit" mih={44} loading={asked.isSending}>
            {t('password.change')}
          </Button>
          <Button variant="default" mih={44} onClick={onLeft}>
            {t('password.leave')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
