// SPDX-License-Identifier: Apache-2.0
import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AddHouseholdAdult, Household as Adults } from '../api/generated/types.gen.js';
import { zAddHouseholdAdult } from '../api/generated/zod.gen.js';
import { Confirm } from '../design/Confirm.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { TextField } from '../design/fields.js';
import { useApiForm } from '../design/form.js';
import { Reveal } from '../design/Reveal.js';
import { Section } from '../design/Section.js';
import { useOneAct } from '../design/use-one-act.js';
import { dateOf } from '../language/dates.js';
import { PersonPicker } from '../people-around/PersonPicker.js';
import { useMe } from '../shell/session.js';
import { useMay } from '../shell/use-may.js';
import { addAdult, endAdult, loadHousehold } from './queries.js';

/** Who lives there, by name: closed, and each opening asks for a fresh second factor. */
export function Household({ homeId }: { homeId: string }) {
  const { t } = useTranslation('homes');
  return (
    <Section title={t('section.household')}>
      <Reveal line={t('household.line')} label={t('household.show')} load={() => loadHousehold(homeId)}>
        {({ adults }, again) => <Opened homeId={homeId} adults={adults} again={again} />}
      </Reveal>
    </Section>
  );
}

function Opened({ homeId, adults, again }: { homeId: string; adults: Adults['adults']; again: () => Promise<unknown> }) {
  const { t } = useTranslation('homes');
  const { timeZone } = useMe();
  const may = useMay();
  return (
    <Stack gap="sm">
      {adults.length === 0 && <Text c="dimmed">{t('household.none')}</Text>}
      {adults.map(({ id, name, userId, fromAt, untilAt, version }) => (
        <Group key={id} gap="sm">
          <Text className="typed" fw={700}>
            {name}
          </Text>
          {userId && (
            <Badge variant="default" tt="none">
              {t('household.hasAccount')}
            </Badge>
          )}
          <Text size="sm">
            {untilAt
              ? t('household.until', { date: dateOf(untilAt, timeZone) })
              : t('household.since', { date: dateOf(fromAt, timeZone) })}
          </Text>
          {!untilAt && may('home.keepHousehold') && (
            <Confirm
              size="compact-sm"
              label={t('household.end')}
              text={t('household.endText')}
              act={(key) => endAdult(homeId, id, version, key)}
              onDone={again}
            />
          )}
        </Group>
      ))}
      {may('home.keepHousehold') && <NewAdult homeId={homeId} again={again} />}
    </Stack>
  );
}

function NewAdult({ homeId, again }: { homeId: string; again: () => Promise<unknown> }) {
  const { t } = useTranslation('homes');
  const once = useOneAct();
  const asked = useApiForm<AddHouseholdAdult>({
    rules: zAddHouseholdAdult,
    defaults: { name: '', userId: '' },
    leaveOut: ['userId'],
    send: async (values) => {
      await once((key) => addAdult(homeId, values, key));
      asked.form.reset();
      await again();
    },
  });
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack gap="sm">
        <ErrorSummary of={asked} />
        <TextField form={asked.form} name="name" label={t('household.name')} />
        <PersonPicker
          form={asked.form}
          name="userId"
          label={t('household.account')}
          hint={t('household.accountHint')}
          none={t('household.noAccount')}
          among="caregiver"
        />
        <Group>
          <Button type="submit" variant="default" loading={asked.isSending}>
            {t('household.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
