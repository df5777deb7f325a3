// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InvitePerson, PersonInvited } from '../api/generated/types.gen.js';
import { zInvitePerson } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { RadioField, SelectField, TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Page } from '../design/Page.js';
import { OrganizationField } from '../directory/OrganizationField.js';
import { CodeOnce } from './CodeOnce.js';
import { languageChoices } from './language-choices.js';
import { invite } from './queries.js';
import { roles } from './roles.js';

/** A new account; the answer holds the code, which is shown here and nowhere else. */
export default function InvitePage() {
  const { t } = useTranslation('people');
  const [invited, setInvited] = useState<PersonInvited>();
  return (
    <Page title={t('invite.heading')}>
      <Anchor component={Link} to={'/admin/people' as '/'}>
        {t('back')}
      </Anchor>
      {invited ? (
        <CodeOnce
          invited={invited}
          done={
            <Anchor component={Link} to={`/admin/people/${invited.personId}` as '/'}>
              {t('invite.toPerson')}
            </Anchor>
          }
        />
      ) : (
        <InviteForm onInvited={setInvited} />
      )}
    </Page>
  );
}

function InviteForm({ onInvited }: { onInvited: (invited: PersonInvited) => void }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const asked = useApiForm<InvitePerson>({
    rules: zInvitePerson,
    defaults: { displayName: '', signInName: '', language: 'en', phone: '', organizationId: '' },
    understood: (typed) => (typed.role === 'partner' ? typed : { ...typed, organizationId: '' }),
    leaveOut: ['organizationId'],
    send: async (body) => {
      onInvited(await invite(body));
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <TextField form={form} name="displayName" label={t('field.displayName')} hint={t('hint.displayName')} />
        <TextField form={form} name="signInName" label={t('field.signInName')} hint={t('hint.signInName')} spellCheck={false} />
        <RadioField
          form={form}
          name="role"
          label={t('field.role')}
          choices={roles.map((value) => ({ value, label: t(`words:role.${value}`), hint: t(`roleMay.${value}`) }))}
        />
        {form.watch('role') === 'partner' && (
          <OrganizationField
            form={form}
            name="organizationId"
            label={t('field.organization')}
            find={t('field.findOrganization')}
          />
        )}
        <SelectField form={form} name="language" label={t('field.language')} choices={languageChoices} />
        <TextField form={form} name="phone" label={t('field.phone')} optional inputMode="tel" />
        <Text size="sm" c="dimmed">
          {t('invite.means')}
        </Text>
        <Button type="submit" loading={asked.isSending} style={{ alignSelf: 'flex-start' }}>
          {t('invite.send')}
        </Button>
      </Stack>
    </form>
  );
}
