// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.js';
import { sessionSignIn } from '../api/generated/sdk.gen.js';
import type { SignIn } from '../api/generated/types.gen.js';
import { zSignIn } from '../api/generated/zod.gen.js';
import { useApiForm } from '../design/form.js';
import { deviceName } from './device-name.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CodeField, PasswordField, TextField } from '../design/fields.js';

const noNames = { agencyCode: '', signInName: '' };

interface Props {
  known?: typeof noNames;
  /** Waited for before anything is sent. */
  before?: () => Promise<unknown>;
  onSignedIn: () => void | Promise<void>;
}

/** Agency, name, password and code at once; pasting works, and nothing is asked twice of someone who is known. */
export function SignInForm({ known = noNames, before, onSignedIn }: Props) {
  const { t } = useTranslation('sign-in');
  const asked = useApiForm<SignIn>({
    rules: zSignIn,
    isFleeting: true,
    defaults: { ...known, password: '', code: '', device: deviceName(navigator.userAgent) },
    leaveOut: ['device'],
    send: async (values) => {
      await before?.();
      await call(sessionSignIn({ body: values }));
      await onSignedIn();
    },
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <TextField
          form={form}
          name="agencyCode"
          label={t('agencyCode')}
          hint={t('agencyCodeHint')}
          autoComplete="organization"
          spellCheck={false}
        />
        <TextField form={form} name="signInName" label={t('name')} autoComplete="username" spellCheck={false} />
        <PasswordField form={form} name="password" label={t('password')} />
        <CodeField form={form} name="code" label={t('code')} hint={t('codeHint')} />
        <Button type="submit" loading={asked.isSending} size="md">
          {t('enter')}
        </Button>
      </Stack>
    </form>
  );
}
