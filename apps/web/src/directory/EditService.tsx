// SPDX-License-Identifier: Apache-2.0
import { Checkbox, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { ChangeService, ServiceView } from '../api/generated/types.gen.js';
import { zChangeService } from '../api/generated/zod.gen.js';
import { useCarefulForm } from '../design/careful-save.js';
import { ConflictDialog } from '../design/ConflictDialog.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { ChecksField, LongTextField, SelectField, TextField, useField } from '../design/fields.js';
import { LanguagesField } from '../design/LanguagesField.js';
import { NumberField } from '../design/NumberField.js';
import { SendOrClose } from '../design/SendOrClose.js';
import { todayIn } from '../language/dates.js';
import { useMe } from '../shell/session.js';
import { useWords } from '../words/use-words.js';
import { NoteField } from '../wording/NoteField.js';
import { HoursField, weeklyOf } from './HoursField.js';
import { useKindNames } from './kinds.js';
import { KindsField } from './KindsField.js';
import { changeService, keepService, loadService } from './queries.js';
import { useServiceWords } from './use-service-words.js';

type Fields = ChangeService & Record<string, unknown>;

const valuesOf = (service: ServiceView): Fields => ({
  name: service.name,
  description: service.description ?? '',
  status: service.status as 'active',
  phone: service.phones[0]?.number ?? '',
  languages: service.languages,
  fees: service.fees ?? '',
  eligibility: service.eligibility ?? '',
  youngest: service.youngest,
  oldest: service.oldest,
  welcomesGenders: service.welcomesGenders as [],
  terms: service.terms.map(({ id }) => id),
  hours: weeklyOf(service.hours),
  checkedOn: service.checkedOn ?? undefined,
});

/** Staff keep what they hear on the telephone; fields that came with an import and are not here stay as they are. */
export function EditService({ service, close }: { service: ServiceView; close: () => void }) {
  const { t } = useTranslation('directory');
  const { choices, words } = useWords();
  const client = useQueryClient();
  const asked = useCarefulForm<ServiceView, Fields>({
    record: service,
    valuesOf,
    load: () => loadService(service.id),
    save: async (version, changed) => {
      const saved = await changeService(service.id, version, changed);
      keepService(client, saved);
      return saved;
    },
    rules: zChangeService,
    onSaved: close,
  });
  const { conflict, form } = asked;
  const spoken = useServiceWords();
  const { nameOf } = useKindNames();
  const others = service.hours.filter(({ isWeekly }) => !isWeekly).map(spoken.hours);
  const said: Partial<Record<keyof Fields, (value: unknown) => string>> = {
    welcomesGenders: (value) => words('gender', value as string[]),
    hours: (value) => (value as NonNullable<Fields['hours']>).map(spoken.weekly).join('; '),
    terms: (value) =>
      service.terms
        .filter(({ id }) => (value as string[]).includes(id))
        .map(nameOf)
        .join(', '),
  };
  const statuses = ['active', 'inactive', 'defunct', 'temporarily closed'] as const;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <ErrorSummary of={asked} />
        <TextField form={form} name="name" label={t('field.name')} />
        <NoteField form={form} name="description" label={t('field.description')} hint={t('hint.description')} />
        <KindsField form={form} name="terms" label={t('field.terms')} />
        <TextField form={form} name="phone" label={t('field.phone')} inputMode="tel" />
        <SelectField
          form={form}
          name="status"
          label={t('field.status')}
          choices={statuses.map((value) => ({ value, label: t(`status.${value.replace(' ', '_') as 'inactive'}`) }))}
        />
        <NumberField form={form} name="youngest" label={t('field.youngest')} empty={null} />
        <NumberField form={form} name="oldest" label={t('field.oldest')} empty={null} />
        <ChecksField form={form} name="welcomesGenders" label={t('field.welcomesGenders')} choices={choices('gender')} />
        <LanguagesField form={form} name="languages" label={t('field.languages')} most={20} />
        <LongTextField form={form} name="fees" label={t('field.fees')} rows={2} />
        <NoteField form={form} name="eligibility" label={t('field.eligibility')} rows={2} />
        <HoursField form={form} name="hours" label={t('field.hours')} hint={t('hint.hours')} />
        {others.length > 0 && <Text size="sm">{t('hours.others', { hours: others.join('; ') })}</Text>}
        <CheckedToday form={form} before={service.checkedOn ?? undefined} />
        <SendOrClose isSending={asked.isSending} close={close} />
      </Stack>
      <ConflictDialog
        of={conflict}
        labelOf={(name) => t(`field.${name as 'name'}`)}
        wordsOf={(name, value) => said[name]?.(value) ?? String(value ?? '')}
      />
    </form>
  );
}

/** A box; what the message says is the day. */
function CheckedToday({ form, before }: { form: UseFormReturn<Fields>; before: string | undefined }) {
  const { t } = useTranslation('directory');
  const { timeZone } = useMe();
  const today = todayIn(timeZone);
  const words = useField({ form, name: 'checkedOn', label: t('field.isChecked'), hint: t('hint.isChecked') });
  return (
    <Controller
      control={form.control}
      name="checkedOn"
      render={({ field: { value, onChange } }) => (
        <Checkbox
          {...words}
          checked={value === today}
          onChange={({ currentTarget: { checked } }) => onChange(checked ? today : before)}
        />
      )}
    />
  );
}
