// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RegisterHome } from '../api/generated/types.gen.js';
import { zRegisterHome } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { useApiForm } from '../design/form.js';
import { Page } from '../design/Page.js';
import { Section } from '../design/Section.js';
import { useOneAct } from '../design/use-one-act.js';
import { ClosedFields, OpenFields } from './HomeFields.js';
import { registerHome } from './queries.js';

export default function NewHomePage() {
  const { t } = useTranslation('homes');
  const client = useQueryClient();
  const go = useNavigate();
  const once = useOneAct();
  const asked = useApiForm<RegisterHome>({
    rules: zRegisterHome,
    defaults: {
      label: '',
      licenceNumber: '',
      traits: ['foster_family_home', 'licensed'],
      languages: [],
      welcomesGenders: [],
      youngest: 0,
      oldest: 20,
      familyName: '',
      address: '',
      phone: '',
    },
    send: async (values) => {
      const { id } = await once((key) => registerHome(values, key));
      void client.invalidateQueries({ queryKey: ['homes'] });
      await go({ to: `/homes/${id}` as '/', replace: true });
    },
  });
  return (
    <Page title={t('new.heading')}>
      <form onSubmit={asked.onSubmit} noValidate>
        <Stack gap="lg">
          <ErrorSummary of={asked} />
          <Section title={t('section.home')}>
            <OpenFields form={asked.form} />
          </Section>
          <Section title={t('section.family')} note={t('hint.closedIn')}>
            <ClosedFields form={asked.form} />
          </Section>
          <Group>
            <Button type="submit" loading={asked.isSending}>
              {t('new.add')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
