// SPDX-License-Identifier: Apache-2.0
import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { call } from '../api/client.js';
import { sessionSignIn } from '../api/generated/sdk.gen.js';
import type { SignIn } from '../api/generated/types.gen.js';
import { zSignIn } from '../api/generated/zod.gen.js';
import { useApiForm } from '../design/form.js';
import { ErrorSummary, PasswordField, TextField } from '../design/fields.js';

const noNames = { agencyCode: '', signInName: '' };

/** Agency, name, password and code at once; pasting works, and nothing is asked twice of someone who is known. */
export function SignInForm({ known = noNames, onSignedIn }: { known?: typeof noNames; onSignedIn: () => void }) {
  const { t } = useTranslation('sign-in');
  const asked = useApiForm<SignIn>({
    rules: zSignIn,
    defaults: { ...known, password: '', code: '', device: '' },
    leaveOut: ['device'],
    send: async (values) => {
      await call(sessionSignIn({ body: { ...values, code: values.code.replace(/\s/g, '') } }));
      onSignedIn();
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
        <TextField
          form={form}
          name="code"
          label={t('code')}
          hint={t('codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
        <Button type="submit" loading={asked.isSending} size="md">
          {t('enter')}
        </Button>
      </Stack>
    </form>
  );
}
