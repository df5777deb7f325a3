// SPDX-License-Identifier: Apache-2.0
import { Alert, Button, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanDraftView } from '../api/generated/types.gen.js';
import { differenceOf } from './document.js';
import type { PlanDesk } from './desk.js';

/** Why nobody writes in this draft now. What was typed here and not saved stays to be read and copied. */
export function NotWritten({ youthId, draft, desk }: { youthId: string; draft: PlanDraftView; desk: PlanDesk }) {
  const { t } = useTranslation('safety-plans');
  const { server, mine } = desk.get();
  const unsaved = differenceOf(server, mine).change?.items ?? [];
  return (
    <Alert color="gray" title={draft.isTogether ? t('notWritten.together') : t('notWritten.title')}>
      <Stack align="flex-start">
        <Text>{draft.isTogether ? t('notWritten.togetherText') : t(`notWritten.${draft.status}`)}</Text>
        {unsaved.length > 0 && <Text fw={600}>{t('notWritten.unsaved')}</Text>}
        {unsaved.map(({ id, text }) => (
          <Text key={id} className="typed">
            {text}
          </Text>
        ))}
        <Button variant="default" component={Link} to={`/youth/${youthId}/plan${draft.isTogether ? '/together' : ''}` as '/'}>
          {draft.isTogether ? t('notWritten.goOn') : t('link.plan')}
        </Button>
      </Stack>
    </Alert>
  );
}
