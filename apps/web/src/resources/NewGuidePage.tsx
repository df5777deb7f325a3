// SPDX-License-Identifier: Apache-2.0
import { Button, Group, Stack } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { BeginGuide, ChangeGuide } from '../api/generated/types.gen.js';
import { zBeginGuide } from '../api/generated/zod.gen.js';
import { ErrorSummary } from '../design/ErrorSummary.js';
import { useApiForm } from '../design/form.js';
import { Page } from '../design/Page.js';
import { useOneAct } from '../design/use-one-act.js';
import { spoken } from '../language/language.js';
import { GuideFields } from './GuideFields.js';
import { beginGuide, guidesAgain } from './queries.js';

/** A new guide, begun in the language that its writer reads. */
export default function NewGuidePage() {
  const { t } = useTranslation('resources');
  const go = useNavigate();
  const once = useOneAct();
  const asked = useApiForm<BeginGuide>({
    rules: zBeginGuide,
    defaults: {
      audiences: [],
      topics: [],
      youngest: null,
      oldest: null,
      languages: [],
      genders: [],
      traits: [],
      [spoken()]: { title: '', summary: '', parts: [{ kind: 'words', heading: '', lines: [] }] },
    },
    send: async (values) => {
      const { id } = await once((key) => beginGuide(values, key));
      void guidesAgain();
      await go({ to: `/admin/guides/${id}` as '/', replace: true });
    },
  });
  return (
    <Page title={t('new.heading')}>
      <form onSubmit={asked.onSubmit} noValidate>
        <Stack gap="lg">
          <ErrorSummary of={asked} />
          <GuideFields form={asked.form as unknown as UseFormReturn<ChangeGuide>} />
          <Group>
            <Button type="submit" loading={asked.isSending}>
              {t('new.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
