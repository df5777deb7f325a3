// SPDX-License-Identifier: Apache-2.0
import { Alert, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanDraftView } from '../api/generated/types.gen.js';
import { dateTime } from '../language/dates.js';
import { useMe } from '../shell/session.js';

/** Who began the draft, saved it last, proposed it and decided on it; of one that came back, why. */
export function DraftStory({ draft }: { draft: PlanDraftView }) {
  const { t } = useTranslation('safety-plans');
  const { timeZone } = useMe();
  const at = (instant: string) => dateTime(instant, timeZone);
  const { status, startedByName, savedAt, savedByName, proposedAt, proposedByName, decidedAt, decidedByName, decidedWhy } = draft;
  const story = [
    t('draft.started', { name: startedByName }),
    savedByName && savedAt && t('draft.saved', { name: savedByName, at: at(savedAt) }),
    status !== 'draft' &&
      proposedByName &&
      (proposedAt
        ? t('draft.proposed', { name: proposedByName, at: at(proposedAt) })
        : t('draft.proposedBy', { name: proposedByName })),
    status === 'approved' && decidedByName && decidedAt && t('draft.approved', { name: decidedByName, at: at(decidedAt) }),
  ];
  return (
    <>
      <Text c="dimmed">{story.filter(Boolean).join(' ')}</Text>
      {decidedWhy && (
        <Alert color="gray" title={t(status === 'approved' ? 'draft.said' : 'draft.sentBack', { name: decidedByName })}>
          <Text className="typed">{decidedWhy}</Text>
        </Alert>
      )}
    </>
  );
}
