// SPDX-License-Identifier: Apache-2.0
import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type FieldOf, useField } from '../design/fields.js';
import { Failed } from '../design/states.js';
import { findOrganizations } from './queries.js';

/** An organization of the directory, looked up by part of its name. `find`: what looking it up is called here. */
export function OrganizationField<T extends FieldValues>({ find, ...field }: FieldOf<T> & { find: string }) {
  const { t } = useTranslation('directory');
  const words = useField(field);
  const [sought, setSought] = useState('');
  const finding = useMutation({ mutationFn: findOrganizations });
  const found = finding.data?.items ?? [];
  const first = found.length ? t('organization.choose', { count: found.length }) : t('organization.none');
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="sm">
        <TextInput
          label={find}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          autoComplete="off"
          maw="20rem"
        />
        <Button variant="default" loading={finding.isPending} disabled={!sought.trim()} onClick={() => finding.mutate(sought)}>
          {t('organization.look')}
        </Button>
      </Group>
      {finding.isError && <Failed error={finding.error} />}
      {finding.data && (
        <NativeSelect
          {...words}
          {...field.form.register(field.name)}
          data={[{ value: '', label: first }, ...found.map(({ id, name }) => ({ value: id, label: name }))]}
          maw="32rem"
        />
      )}
    </Stack>
  );
}
