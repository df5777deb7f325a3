// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ChangePerson, PersonView } from '../api/generated/types.gen.js';
import { zChangePerson } from '../api/generated/zod.gen.js';
import { useCarefulForm } from '../design/careful-save.js';
import { ConflictDialog } from '../design/ConflictDialog.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField, SelectField, TextField } from '../design/fields.js';
import { useMe } from '../shell/session.js';
import { languageChoices } from './language-choices.js';
import { LeftWithoutSupervisor } from './LeftWithoutSupervisor.js';
import { change, person as personOf } from './queries.js';
import { ownRoles } from './roles.js';

type Fields = Required<ChangePerson> & Record<string, unknown>;
const valuesOf = ({ displayName, role, language, phone, isActive }: PersonView) =>
  ({ displayName, role, language, phone, isActive }) as Fields;

/** Name, role, language, telephone, active or not. */
export function PersonForm({ person }: { person: PersonView }) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const isMe = useMe().userId === person.id;
  const { queryKey } = personOf(person.id);
  const asked = useCarefulForm<PersonView, Fields>({
    rules: zChangePerson,
    record: person,
    valuesOf,
    save: async (version, changes) => {
      const saved = await change(person.id, version, changes);
      client.setQueryData(queryKey, saved);
      // Lists hold this person, and who supervises whom counts only those who are active.
      void client.invalidateQueries({ predicate: ({ queryKey: [room, of] }) => room === 'people' && of !== 'one' });
      return saved;
    },
    load: () => client.fetchQuery({ ...personOf(person.id), staleTime: 0 }),
  });
  const { form } = asked;
  const [role, isActive] = useWatch({ control: form.control, name: ['role', 'isActive'] });
  const endsSessions = role !== person.role || (person.isActive && !isActive);
  return (
    <section aria-labelledby="change">
      <Title order={2} size="h4" id="change" mb="sm">
        {t('person.change')}
      </Title>
      <form onSubmit={asked.onSubmit} noValidate>
        <Stack>
          <ErrorSummary of={asked} />
          {person.organization && (
            <Text className="typed">
              {t('field.organization')}: {person.organization}
            </Text>
          )}
          <TextField form={form} name="displayName" label={t('field.displayName')} />
          {!isMe && person.role !== 'partner' && (
            <SelectField
              form={form}
              name="role"
              label={t('field.role')}
              choices={ownRoles.map((value) => ({ value, label: t(`words:role.${value}`) }))}
            />
          )}
          <SelectField form={form} name="language" label={t('field.language')} choices={languageChoices} />
          <TextField form={form} name="phone" label={t('field.phone')} optional inputMode="tel" />
          {!isMe && <CheckField form={form} name="isActive" label={t('field.isActive')} hint={t('hint.isActive')} />}
          {isMe && <Text c="dimmed">{t('person.own')}</Text>}
          {endsSessions && (
            <Alert color="orange" title={t('person.endsSessions')} role="status">
              <LeftWithoutSupervisor person={person} />
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={asked.isSending}>
              {t('design:save')}
            </Button>
            <Text role="status">{asked.isSaved ? t('design:saved') : ''}</Text>
          </Group>
        </Stack>
        <ConflictDialog
          of={asked.conflict}
          labelOf={(name) => t(`field.${name}`)}
          wordsOf={(name, value) => wordOf(t, name, value)}
        />
      </form>
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation>['t'];

/** Codes are said in words; what people typed stands as it is. */
function wordOf(t: Translate, name: string, value: unknown): string {
  if (name === 'role') return t(`words:role.${String(value)}`);
  if (name === 'language') return languageChoices.find((one) => one.value === value)?.label ?? String(value);
  if (name === 'isActive') return t(value ? 'standing.active' : 'standing.notActive');
  return String(value ?? '');
}
