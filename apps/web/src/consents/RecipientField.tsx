// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextField, useField } from '../design/fields.js';
import { Failed } from '../design/states.js';
import { findOrganizations } from './queries.js';

/** To whom: a name that is typed, or an organization that is looked up in the directory. */
export function RecipientField<T extends FieldValues>({ form }: { form: UseFormReturn<T> }) {
  const { t } = useTranslation('consents');
  const organization = 'organizationId' as FieldPath<T>;
  const words = useField({ form, name: organization, label: t('recipient.organization') });
  const [sought, setSought] = useState('');
  const finding = useMutation({ mutationFn: findOrganizations });
  const found = finding.data?.items ?? [];
  return (
    <Stack gap="sm">
      <TextField form={form} name={'recipient' as FieldPath<T>} label={t('recipient.name')} hint={t('recipient.nameHint')} />
      <Group align="flex-end" gap="sm">
        <TextInput
          label={t('recipient.find')}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          autoComplete="off"
          maw="20rem"
        />
        <Button variant="default" loading={finding.isPending} disabled={!sought.trim()} onClick={() => finding.mutate(sought)}>
          {t('recipient.look')}
        </Button>
      </Group>
      {finding.isError && <Failed error={finding.error} />}
      {finding.data && (
        <NativeSelect
          {...words}
          {...form.register(organization)}
          data={[
            { value: '', label: found.length ? t('recipient.choose', { count: found.length }) : t('recipient.none') },
            ...found.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          maw="32rem"
        />
      )}
    </Stack>
  );
}
