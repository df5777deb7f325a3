// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgencyView, UpdateAgency } from '../api/generated/types.gen.js';
import { zUpdateAgency } from '../api/generated/zod.gen.js';
import { useCarefulForm } from '../design/careful-save.js';
import { ConflictDialog } from '../design/ConflictDialog.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { CheckField, SelectField, TextField } from '../design/fields.js';
import { LinesField } from '../design/LinesField.js';
import { NumberField } from '../design/NumberField.js';
import { Page } from '../design/Page.js';
import { Shown } from '../design/states.js';
import { agency, change } from './queries.js';
import { zonesWith } from '../language/zones.js';

/** What everyone at the agency relies on: whom to call, which clock counts, how plans are made. */
export default function AgencyPage() {
  const { t } = useTranslation('agency');
  const query = useQuery(agency);
  return (
    <Page title={t('heading')}>
      <Shown query={query} lines={8}>
        {(one) => <SettingsForm key={one.id} agency={one} />}
      </Shown>
    </Page>
  );
}

type Settings = Required<UpdateAgency> & Record<string, unknown>;
// prettier-ignore
const valuesOf = ({ name, timeZone, onCallName, onCallPhone, policePhone, ncmecPhone, planNeedsApproval, planReviewDays, consentForms }: AgencyView) =>
  ({ name, timeZone, onCallName, onCallPhone, policePhone, ncmecPhone, planNeedsApproval, planReviewDays, consentForms }) as Settings;

function SettingsForm({ agency: one }: { agency: AgencyView }) {
  const { t } = useTranslation('agency');
  const client = useQueryClient();
  const asked = useCarefulForm<AgencyView, Settings>({
    rules: zUpdateAgency,
    record: one,
    valuesOf,
    save: async (version, changes) => {
      const saved = await change(version, changes);
      client.setQueryData(agency.queryKey, saved);
      // Names the agency and its zone; every page's times are written by it.
      await client.invalidateQueries({ queryKey: ['me'] });
      return saved;
    },
    load: () => client.fetchQuery({ ...agency, staleTime: 0 }),
  });
  const { form } = asked;
  return (
    <form onSubmit={asked.onSubmit} noValidate>
      <Stack>
        <Text c="dimmed">{t('code', { code: one.code })}</Text>
        <ErrorSummary of={asked} />
        <TextField form={form} name="name" label={t('field.name')} />
        <SelectField
          form={form}
          name="timeZone"
          label={t('field.timeZone')}
          hint={t('hint.timeZone')}
          choices={zonesWith(one.timeZone)}
        />
        <TextField form={form} name="onCallName" label={t('field.onCallName')} hint={t('hint.onCallName')} />
        <TextField form={form} name="onCallPhone" label={t('field.onCallPhone')} hint={t('hint.phone')} inputMode="tel" />
        <TextField
          form={form}
          name="policePhone"
          label={t('field.policePhone')}
          hint={t('hint.police')}
          optional
          inputMode="tel"
        />
        <TextField form={form} name="ncmecPhone" label={t('field.ncmecPhone')} hint={t('hint.ncmec')} optional inputMode="tel" />
        <CheckField
          form={form}
          name="planNeedsApproval"
          label={t('field.planNeedsApproval')}
          hint={t('hint.planNeedsApproval')}
        />
        <NumberField
          form={form}
          name="planReviewDays"
          label={t('field.planReviewDays')}
          hint={t('hint.planReviewDays')}
          empty={null}
        />
        <LinesField form={form} name="consentForms" label={t('field.consentForms')} hint={t('hint.consentForms')} />
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
        wordsOf={(_, value) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : [value ?? ''].flat().join(', '))}
      />
    </form>
  );
}
