// SPDX-License-Identifier: Apache-2.0
import { Button, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { AcceptInvitation, InvitationAccepted, InvitationLooked } from '../api/generated/types.gen.js';
import { zAcceptInvitation } from '../api/generated/zod.gen.js';
import { Refused } from '../api/problem.js';
import { useApiForm } from '../design/form.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CodeField, PasswordField } from '../design/fields.js';
import { Authenticator } from './Authenticator.js';
import { accept } from './queries.js';

/** The length is told here, too: it is said together with what is wrong with the code, which the API looks at afterwards. */
const leastLength = 12;
const isLongEnough = z.refine<string>((password) => [...password].length >= leastLength, 'password-too-short');
const rules = z.extend(zAcceptInvitation, { password: zAcceptInvitation.shape.password.check(isLongEnough) });

interface Props {
  code: string;
  looked: InvitationLooked;
  /** The secret was given too long ago: a new one is needed, and the app must learn it. */
  onOutdated: () => Promise<void>;
  onAccepted: (names: InvitationAccepted) => void;
}

/** The authenticator app first, then a password and the first code, so that nobody is left with a secret that was not kept. */
export function EnrolForm({ code, looked, onOutdated, onAccepted }: Props) {
  const { t } = useTranslation('sign-in');
  const asked = useApiForm<AcceptInvitation>({
    rules,
    isFleeting: true,
    defaults: { code, enrolment: looked.enrolment, password: '', totpCode: '' },
    send: async (values) => {
      try {
        onAccepted(await accept(values));
      } catch (error) {
        const isOutdated = error instanceof Refused && error.errors.some((one) => one.code === 'enrolment-outdated');
        if (!isOutdated) throw error;
        await onOutdated();
      }
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="lg">
        <ErrorSummary of={asked} />
        <Authenticator secret={looked.totpSecret} uri={looked.totpUri} />
        <Stack>
          <Title order={2} size="h4">
            {t('invitation.choose')}
          </Title>
          <Text>{t('invitation.rules')}</Text>
          <PasswordField
            form={asked.form}
            name="password"
            label={t('invitation.password')}
            hint={t('invitation.passwordHint')}
            autoComplete="new-password"
          />
          <CodeField form={asked.form} name="totpCode" label={t('code')} hint={t('invitation.firstCodeHint')} />
          <Button type="submit" size="md" mih={48} loading={asked.isSending} style={{ alignSelf: 'flex-start' }}>
            {t('invitation.finish')}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}
